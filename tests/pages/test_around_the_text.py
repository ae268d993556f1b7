"""What stands around an article in markup that no frozen page has: section, tags, publisher, counts.

Each page is the same invented article with one thing beside it; what is to be read was written by hand.
"""

from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TITLE = "나루시, 도서관 정책 다시 살핀다"
TEXT = "".join(
    f"<p>나루시는 {day}일 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다. "
    f"시민 {day}00명이 왔다.</p>"
    for day in range(3, 8)
)
MENU = (
    "<nav><ul><li><a href=/p>정치</a></li><li><a href=/e>경제</a></li>"
    "<li><a href=/s>사회</a></li><li><a href=/o>오피니언</a></li></ul></nav>"
)
TIME = "입력 2025.03.03 12:10"


def read(
    *, head: str = "", above: str = "", time: str = TIME, below: str = "", footer: str = "", tail: str = ""
) -> Article:
    page = (
        f'<html><head><meta charset="utf-8"><title>{TITLE}{tail}</title>{head}</head><body>{above}'
        f"<h1>{TITLE}</h1><div>{time}</div><div>{TEXT}</div>{below}<footer>{footer}</footer></body></html>"
    )
    return read_article(HtmlResponse("https://news.nowhere.example/a/1", body=page.encode()), GENERIC)


@pytest.mark.parametrize(
    ("above", "time", "below", "section"),
    [
        (MENU, TIME, "", None),
        ("<div><a href=/p>정치</a> <a href=/e>경제</a> <a href=/s>사회</a></div>", TIME, "", None),
        (
            "<ul><li><a href=/p>정치</a></li><li><a href=/e>경제</a></li><li><a href=/s>사회</a></li></ul>",
            TIME,
            "",
            None,
        ),
        (MENU.replace("<li><a href=/e>", "<li class=on><a href=/e>"), TIME, "", "경제"),
        (MENU.replace("<a href=/e>", "<a href=/e aria-current=page>"), TIME, "", "경제"),
        (MENU.replace("<a href=/e>경제</a>", "<strong>경제</strong>"), TIME, "", "경제"),
        (MENU + "<div>경제</div>", TIME, "", "경제"),
        (MENU + "<p>[경제]</p>", TIME, "", "경제"),
        (MENU + "<div><a href='/section/farm'>농축산</a></div>", TIME, "", "농축산"),
        (MENU + "<div>농축산</div>", TIME, "", None),
        (MENU + "<div><a href='/series/1'>[현장 속으로]</a></div>", TIME, "", None),
        (MENU + "<div><a href='#'>공유</a></div>", TIME, "", None),
        (MENU + "<div><a href='/'>나루일보</a></div>", TIME, "", None),
        (MENU + "<div>홈 &gt; 뉴스 &gt; 경제 &gt; 산업</div>", TIME, "", "경제 > 산업"),
        (
            MENU + "<div><a href=/>홈</a> › <a href=/e>경제</a> › <a href=/c>반도체</a></div>",
            TIME,
            "",
            "경제 > 반도체",
        ),
        (MENU + "<div><a href=/>HOME</a> / <a href=/e>경제</a></div>", TIME, "", "경제"),
        (
            MENU + "<ol><li><a href=/>Home</a></li><li><a href=/e>경제</a></li><li>금융</li></ol>",
            TIME,
            "",
            "경제 > 금융",
        ),
        (MENU + "<p><img src=home.gif alt=홈> &gt; 경제</p>", TIME, "", "경제"),
        (MENU, f"<span>경제</span> | {TIME}", "", "경제"),
        (MENU, f"<dl><dt>분류</dt><dd>경제</dd><dt>입력</dt><dd>{TIME}</dd></dl>", "", "경제"),
        (MENU, TIME, "<p>이 기사는 언론사에서 경제, 사회 섹션으로 분류했습니다.</p>", "경제"),
    ],
)
def test_section(above: str, time: str, below: str, section: str | None) -> None:
    assert read(above=above, time=time, below=below).section == section


@pytest.mark.parametrize(
    ("below", "tags"),
    [
        (
            "<div><a href=/t/1>도서관</a> <a href=/t/2>교통</a> <a href=/t/3>지하철</a></div>",
            ["도서관", "교통", "지하철"],
        ),
        ("<div><a href=/t/1>도서관</a>, <a href=/t/2>지하철</a></div>", ["도서관", "지하철"]),
        ("<div><a href='/search?q=1'>지하철</a></div>", ["지하철"]),
        ("<div>태그 <a href=/t/1>도서관</a> <a href=/t/2>지하철</a></div>", ["도서관", "지하철"]),
        ("<div>태그 : 도서관, 지하철</div>", ["도서관", "지하철"]),
        (
            "<dl><dt>키워드</dt><dd><a href=/t/1>철도</a></dd><dd><a href=/t/2>지하철</a></dd></dl>",
            ["철도", "지하철"],
        ),
        ("<div><h4>관련 태그</h4><ul><li>철도</li><li>지하철</li></ul></div>", ["철도", "지하철"]),
        ("<p>#도서관 #지하철</p>", ["도서관", "지하철"]),
        ("<ul><li><a href=#>#도서관</a></li><li><a href=#>#지하철</a></li></ul>", ["도서관", "지하철"]),
        ("<h3>실시간 검색어</h3><ol><li><a href=/q>도서관</a></li><li><a href=/q>지하철</a></li></ol>", []),
        ("<h3>인기 키워드</h3><ol><li><a href=/q>도서관</a></li><li><a href=/q>교통</a></li></ol>", []),
        ("<ul><li><a href=#>페이스북</a></li><li><a href=#>트위터</a></li></ul>", []),
        ("<div><a href=/r/1>도서관 새로 짓는 나루시 여섯 달 만에 첫 삽을 뜬다</a></div>", []),
        ("<script>stat = {'article_tags': '도서관,교통,철도'}</script>", ["도서관", "교통", "철도"]),
        ("<script>stat = {'article_tags': '축구,야구,철도'}</script>", []),
    ],
)
def test_tags(below: str, tags: list[str]) -> None:
    assert read(below=below).tags == tags


def json_ld(publisher: str) -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "'
        f'{publisher}"}}}}</script>'
    )


NOTICE = "<p>ⓒ 나루일보 무단전재 및 재배포 금지</p>"
PORTAL = '<meta property="og:site_name" content="온마루">'


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        ({"tail": " - 나루일보"}, "나루일보"),
        ({"tail": " | 나루일보 | 사회"}, "나루일보"),
        ({"tail": " < 사회 < 기사본문 - 나루일보"}, "나루일보"),
        ({"tail": " | 온마루", "below": NOTICE, "time": f"<img src=l.png alt=나루일보> {TIME}"}, "나루일보"),
        ({"head": PORTAL, "below": NOTICE, "time": f"<span>나루일보</span> {TIME}"}, "나루일보"),
        ({"head": PORTAL, "below": NOTICE, "time": f"<p>제공 : 나루일보</p><p>{TIME}</p>"}, "나루일보"),
        ({"head": PORTAL, "below": NOTICE + "<h3>나루일보의 다른 기사</h3>"}, "나루일보"),
        ({"head": PORTAL + '<meta property="og:article:author" content="나루일보 | 온마루">'}, "나루일보"),
        ({"head": PORTAL + '<meta property="og:article:author" content="김가람 기자 | 온마루">'}, "온마루"),
        ({"head": PORTAL + json_ld("나루일보"), "below": NOTICE}, "나루일보"),
        ({"head": json_ld("대한민국 대표 신문 나루일보")}, "대한민국 대표 신문 나루일보"),
        (
            {
                "head": '<meta property="og:site_name" content="스포츠나루">' + json_ld("나루일보"),
                "footer": "<p>Copyright ⓒ 스포츠나루. All rights reserved.</p>",
            },
            "스포츠나루",
        ),
        (
            {
                "head": '<meta property="og:site_name" content="대한민국 대표 경제신문, 나루경제">',
                "footer": "<p>저작권자 © 나루경제 무단전재 및 재배포 금지</p>",
            },
            "나루경제",
        ),
        ({"footer": "<p>제호 : 나루일보 | 등록번호 : 나루 아00000 | 발행인 : 김가람</p>"}, "나루일보"),
        ({"footer": "<p>Copyright © NaruDaily Co., Ltd. All rights reserved.</p>"}, "NaruDaily"),
        ({"below": "<p>나루뉴스 김가람 기자</p>"}, "나루뉴스"),
        ({"below": "<p>NBC뉴스는 24시간 여러분의 제보를 기다립니다.</p>"}, "NBC"),
        ({"below": "<p>연락처</p>"}, None),
    ],
)
def test_publisher(page: dict[str, str], publisher: str | None) -> None:
    assert read(**page).publisher == publisher


ASKED = "<h3>이 기사, 어떠셨나요?</h3>"


@pytest.mark.parametrize(
    ("below", "reactions"),
    [
        (
            ASKED + "<table><tr><td>좋아요<td>화나요</tr><tr><td>3<td>0</tr></table>",
            {"좋아요": 3, "화나요": 0},
        ),
        (ASKED + "<table><tr><td>좋아요<br>3<td>화나요<br>1,204</tr></table>", {"좋아요": 3, "화나요": 1204}),
        (ASKED + "<ul><li>좋아요 <em>3</em><li>후속 요청 <em>7</em></ul>", {"좋아요": 3, "후속 요청": 7}),
        (ASKED + "<p>좋아요(3) 화나요(0)</p>", {"좋아요": 3, "화나요": 0}),
        (ASKED + "<p>기뻐요 0, 응원해요 2, 슬퍼요 0</p>", {"기뻐요": 0, "응원해요": 2, "슬퍼요": 0}),
        (ASKED + "<ul><li><b>3</b><i>좋아요</i><li><b>1</b><i>화나요</i></ul>", {"좋아요": 3, "화나요": 1}),
        (
            ASKED + "<ul><li><i>좋아요</i>좋아요 <b>3</b><li><i>화나요</i>화나요 <b>1</b></ul>",
            {"좋아요": 3, "화나요": 1},
        ),
        (
            ASKED + "<div><button>좋아요 <b>3</b></button><button>화나요 <b>1</b></button></div>",
            {"좋아요": 3, "화나요": 1},
        ),
        ("<div>이 기사 어땠나요?<ul><li>좋아요 3<li>화나요 1</ul></div>", {"좋아요": 3, "화나요": 1}),
        (
            "<div><p>이 기사를 추천합니다</p></div><ul><li>쏠쏠정보 <b>1</b><li>흥미진진 <b>2</b></ul>",
            {"쏠쏠정보": 1, "흥미진진": 2},
        ),
        (
            "<div><button>좋아요 <b>3</b></button><button>슬퍼요 <b>1</b></button></div>",
            {"좋아요": 3, "슬퍼요": 1},
        ),
        (ASKED + "<ul><li>좋아요<li>화나요</ul>", {}),
        ("<h4>댓글</h4><ul><li>다시 봐야겠다<p>좋아요 3<p>싫어요 1<p>답글</ul>", {}),
        (
            "<ul><li>보자<button>좋아요 <b>3</b></button><button>싫어요 <b>1</b></button><button>답글</button></ul>",
            {},
        ),
        (ASKED + "<h3>실시간 랭킹 차트</h3><ul><li>가수 하늬<li>330<li>그룹 별이<li>100</ul>", {}),
        ("<h3>실시간 인기투표</h3><ol><li>가수 하늬 <b>3,300표</b><li>그룹 별이 <b>100표</b></ol>", {}),
    ],
)
def test_reactions(below: str, reactions: dict[str, int]) -> None:
    assert read(below=below).reactions == reactions


@pytest.mark.parametrize(
    ("below", "count"),
    [
        ("<p>댓글 12</p>", 12),
        ("<p>댓글(12)</p>", 12),
        ("<p>댓글 <b>12</b>개</p>", 12),
        ("<p>12개의 댓글</p>", 12),
        ("<p><strong>3</strong>개 댓글</p>", 3),
        ("<h4>댓글</h4><p>12</p>", 12),
        ("<dl><dt>댓글</dt><dd>9</dd></dl>", 9),
        ("<p>전체 댓글 1,234</p>", 1234),
        ("<p>댓글 1.2만</p>", 12000),
        ("<p>추천 92 댓글 136</p>", 136),
        ("<p>등록된 댓글이 없습니다.</p>", 0),
        ("<p>댓글 쓰기</p>", None),
        (
            "<h3>많이 본 뉴스</h3><ul><li><a href=/1>국제유가 석 달 만에 최저로</a><span>댓글 4</span></ul>",
            None,
        ),
        ("<ul><li><div><a href=/1>국제유가 석 달 만에 최저로</a></div><div>댓글 4</div></ul>", None),
        ("<ul><li><p><a href=/1>국제유가 최저로 내려가</a></p><p>댓글 4</p></ul><p>댓글 7</p>", 7),
    ],
)
def test_comment_count(below: str, count: int | None) -> None:
    assert read(below=below).comment_count == count


@pytest.mark.parametrize(
    ("below", "url"),
    [
        ("<a href='https://www.naru.example/5'>기사원문</a>", "https://www.naru.example/5"),
        ("<p>추천 | <a href='https://www.naru.example/5'>원문 보기</a></p>", "https://www.naru.example/5"),
        ("<a href='#'>기사원문</a>", None),
        ("<a href='https://www.naru.example/5'>원문을 공개하라는 시민단체의 요구가 이어져</a>", None),
    ],
)
def test_source_url(below: str, url: Any) -> None:
    assert read(below=below).source_url == url
