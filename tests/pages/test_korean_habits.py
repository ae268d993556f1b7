"""Habits of Korean news sites, read without rules as served, with names changed, and without metadata.

The pages are invented; what is expected was decided by reading them.
"""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import Reading, explain_article
from newscrawl.sites import GENERIC
from tests.pages.mangle import mangle
from tests.pages.riverwalk import TEXT, TITLE

BYLINE = '<div class="info">남다온 기자 | 입력 2025.03.05 10:10</div>'
MENU = "<ul><li><a href=/p>정치</a></li><li><a href=/e>경제</a></li><li><a href=/s>사회</a></li><li><a href=/c>문화</a></li></ul>"
DRESSES = ("served", "mangled", "bare")


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def explain(inside: str, dress: str) -> Reading:
    head = (
        f'<meta charset="utf-8"><title>{TITLE} - 나루매일</title><meta property="og:title" content="{TITLE}">'
        '<meta property="og:site_name" content="나루매일"><meta property="article:published_time" content="2025-03-05T10:10:00+09:00">'
    )
    page = f'<html lang="ko"><head>{head}</head><body>{inside}</body></html>'.encode()
    if dress != "served":
        page = mangle(page, 7, bare=dress == "bare")
    return explain_article(HtmlResponse("https://news.naru.example/a/10234", body=page), GENERIC)


def read(text: str, dress: str, *, head: str = BYLINE, above: str = "") -> Article:
    return explain(
        f'<div class="view">{above}<h1>{TITLE}</h1>{head}<div class="article-body">{text}</div></div>', dress
    ).article


def body(text: str, dress: str) -> list[str]:
    return (read(text, dress).body or "").split("\n\n")


def captions(article: Article) -> list[str]:
    return [image.caption for image in article.images if image.caption]


# -- Pictures ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("caption", ["새로 세운 강변 난간. 남다온 기자", "새로 세운 강변 난간 /남다온 기자"])
def test_a_picture_that_its_writer_took_is_no_portrait(caption: str, dress: str) -> None:
    box = f'<div class="photo"><div><img src="/a.jpg" alt="{caption}"></div><p class="caption">{caption}</p></div>'
    assert captions(read(box + paragraphs(TEXT), dress)) == [caption]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("line", ["남다온 기자", "사회부 남다온 기자", "남다온 기자 daon@naru.example"])
def test_a_picture_beside_a_byline_is_the_reporters(line: str, dress: str) -> None:
    box = f'<div class="photo"><img src="/r.jpg" alt="남다온"><p>{line}</p></div>'
    assert not read(box + paragraphs(TEXT), dress).images


@pytest.mark.parametrize("dress", DRESSES)
def test_the_head_picture_is_not_the_writers(dress: str) -> None:
    head = (
        '<div class="author"><img src="/u.jpg" alt="남다온"></div><h4><a href="/author/daon/">남다온</a></h4>'
        "<time>2025년 3월 5일</time><figure><img src=/c.jpg><figcaption>새로 세운 난간</figcaption></figure>"
    )
    assert captions(read(paragraphs(TEXT), dress, head=head)) == ["새로 세운 난간"]


@pytest.mark.parametrize("dress", DRESSES)
def test_the_only_head_picture_may_show_a_person(dress: str) -> None:
    head = f'{BYLINE}<figure><img src="/p.jpg" alt="구해솔"></figure>'
    assert [image.url for image in read(paragraphs(TEXT), dress, head=head).images] == [
        "https://news.naru.example/p.jpg"
    ]


@pytest.mark.parametrize("dress", DRESSES)
def test_what_stands_alone_with_the_head_picture_is_its_caption(dress: str) -> None:
    head = f'{BYLINE}<div><img src="/c.jpg" alt=""><small>새로 세운 난간</small></div>'
    assert captions(read(paragraphs(TEXT), dress, head=head)) == ["새로 세운 난간"]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "box",
    [
        '<div><img src="/c.jpg" alt=""><span>크게 보기</span></div>',
        '<div><img src="/c.jpg" alt=""><a href="/p">화보 열 장</a></div>',
        '<div><img src="/c.jpg" alt=""></div><div>새로 고침</div>',
        '<div><img src="/w.jpg" alt="구해솔"><small>도시를 걷는 사람</small></div>',
    ],
)
def test_other_lines_behind_the_head_picture_are_no_captions(box: str, dress: str) -> None:
    assert captions(read(paragraphs(TEXT), dress, head=f"{BYLINE}{box}")) == []


# -- Sub-headlines -------------------------------------------------------------------------------------


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "lines",
    [["무너진 난간 120m 새로 세워", "첫 달 통행료 없어"], ["낡은 가로등 교체", "무너진 난간 120m 새로 세워"]],
)
def test_a_short_line_of_a_subheadline_belongs_to_it(lines: list[str], dress: str) -> None:
    head = f"{BYLINE}<div>{'<br>'.join(lines)}</div>"
    assert read(paragraphs(TEXT), dress, head=head).subtitle == "\n".join(lines)


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "tools",
    [
        "<p>기사를 읽어드립니다</p>",
        "<p>가나다라마바사</p>",
        "<div>맑음 12도<br>미세먼지</div>",
        "<div>조회 1,204<br>추천 12</div>",
    ],
)
def test_what_stands_among_the_tools_is_no_subheadline(tools: str, dress: str) -> None:
    assert read(paragraphs(TEXT), dress, head=f"{BYLINE}{tools}").subtitle is None


BAR = f"<div><div>{TITLE}</div></div>"


@pytest.mark.parametrize("dress", DRESSES)
def test_a_bar_on_the_window_repeats_the_headline_before_it(dress: str) -> None:
    tools = "".join("<li>가나다라마바사</li>" for _ in range(6))
    inside = (
        f"{MENU}{BAR}<ul>{tools}</ul><p>HOME &gt; 사회 &gt; 지역</p><div>{TITLE}</div>{BYLINE}<ul>{tools}</ul>"
        f"<div>- 무너진 난간 120m 새로 세워</div><div>{paragraphs(TEXT)}</div>"
    )
    article = explain(f"<div class=wrap>{inside}</div>", dress).article
    assert (article.subtitle, article.section) == ("- 무너진 난간 120m 새로 세워", "사회 > 지역")


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("copy", [f"<p>{TITLE}</p>", f"<p>공유하기</p><p>{TITLE}</p>"])
def test_a_copy_below_the_time_is_not_the_headline(copy: str, dress: str) -> None:
    article = explain(
        f"<div><p>사회</p><p>{TITLE}</p>{BYLINE}{copy}</div><div>{paragraphs(TEXT)}</div>", dress
    ).article
    assert (article.section, [one.name for one in article.authors]) == ("사회", ["남다온"])


@pytest.mark.parametrize("dress", DRESSES)
def test_a_subheadline_in_a_box_that_holds_the_text_too(dress: str) -> None:
    inside = (
        f'<div class="sidebar">{MENU}<div class="article-sub">- 무너진 난간 120m 새로 세워</div>'
        f'<div class="article-body">{paragraphs(TEXT * 2)}</div></div>'
    )
    article = explain(f"<div><h1>{TITLE}</h1>{BYLINE}</div>{inside}", dress).article
    assert article.subtitle == "- 무너진 난간 120m 새로 세워"


INTRODUCTION = "무너진 난간 120m를 새로 세웠다. 주민들이 먼저 걸었다."
INFO = "<ul><li>기자명 남다온 기자</li><li>입력 2025.03.05 10:10</li><li>호수 943</li></ul>"


@pytest.mark.parametrize("dress", DRESSES)
def test_a_closed_sentence_above_the_byline_introduces_the_text(dress: str) -> None:
    lines = [TEXT[0], TEXT[1], TEXT[2], TEXT[3]]
    text = "".join(f"<p>{line}</p>" for line in lines)
    inside = f'<section><header><h1>{TITLE}</h1><p class="lead">{INTRODUCTION}</p>{INFO}</header><article>{text}</article></section>'
    assert (explain(inside, dress).article.body or "").split("\n\n")[-4:] == lines


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "signature",
    [
        "<p>남다온 기자</p>",
        "<p>남다온 기자 daon@naru.example</p>",
        "<p>남다온 기자</p><p>입력 2025.03.05 10:10</p>",
    ],
)
def test_two_sentences_above_a_signature_are_the_text(signature: str, dress: str) -> None:
    more = "<div><p>시장 상인회가 시장 옆 빈터를 빌려 주차장 120면을 더 마련했다고 4일 밝혔다. 상인회는 손님이 크게 늘 것으로 내다봤다.</p></div>"
    assert body(paragraphs(TEXT[:2]) + signature + more, dress)[:2] == TEXT[:2]


# -- Behind the text -----------------------------------------------------------------------------------


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "behind",
    [
        "<p>이 기사는 프리미엄 회원 전용 콘텐츠입니다.</p><p>회원이 되시면 기사 전문을 읽으실 수 있습니다.</p>",
        "<p>유료 구독자 전용 기사입니다.</p>",
        "<div><p>이미 회원이신가요? <a href=/login>로그인</a></p></div>",
        "<p>글쓴이 남다온은 강을 따라 걸으며 글을 쓴다.</p>",
        "<p>※ 필자 구해솔은 나루대에서 도시를 가르친다.</p>",
        "<hr><p>이 글이 좋았다면 친구에게 전달해 주세요.</p>",
    ],
)
def test_what_stands_behind_the_text_is_none_of_it(behind: str, dress: str) -> None:
    assert body(paragraphs(TEXT) + behind, dress) == TEXT


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "last",
    [
        "산책로 누리집은 앱에서 로그인 후 이용할 수 있다.",
        "시는 회원 전용 매장을 강변에 하나 더 열기로 했다.",
        "글쓴이는 이름을 밝히지 않았지만 시는 편지를 산책로 들머리에 걸었다.",
        "필자는 그 길을 스무 해 걸었다.",
        "글쓴이 모임은 다음 달 첫 책을 낸다.",
        "“이 기사를 구독자만 읽는다면 누가 알겠느냐”고 그는 물었다.",
    ],
)
def test_a_last_sentence_that_sounds_alike_is_text(last: str, dress: str) -> None:
    assert body(paragraphs([*TEXT, last]), dress) == [*TEXT, last]


@pytest.mark.parametrize("dress", DRESSES)
def test_such_lines_amid_the_text_are_text(dress: str) -> None:
    lines = [
        *TEXT[:2],
        "첫 장에는 “회원 전용 콘텐츠입니다”라는 말만 적혀 있었다.",
        "글쓴이 남다온은 그 장을 찢었다.",
        *TEXT[2:],
    ]
    assert body(paragraphs(lines), dress) == lines


# -- Times ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("entry", ["시민기자 신청 게시판", "보도자료", "영상 편집국", "입력 도우미"])
def test_a_menu_before_the_clock_in_the_masthead_is_no_label(entry: str, dress: str) -> None:
    menu = f"<ul><li><a href=/n>새 소식</a></li><li><a href=/b>{entry}</a></li></ul><div>2025-03-09 22:16 (일)</div><p>처음으로</p>"
    article = explain(f"{menu}<h1>{TITLE}</h1>{BYLINE}<div>{paragraphs(TEXT)}</div>", dress)
    assert "published_at" not in article.doubts
    assert article.article.published_at is not None
    assert article.article.published_at.day == 5


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "clock",
    [
        "최종편집 : 2025.3.9 일 22:16",
        "UPDATED. 2025-03-09 22:16 (일)",
        "편집 2025.03.09 [22:16]",
        "2025.03.09 (일) 22:16",
    ],
)
@pytest.mark.parametrize("time", ["2025년 03월 05일 (수) 10:10:12", "승인 2025.03.05 10:10"])
def test_the_clock_in_the_masthead_is_no_time_of_the_article(clock: str, time: str, dress: str) -> None:
    article = explain(
        f"<div>{clock}</div>{MENU}<h1>{TITLE}</h1><p>{time}</p><div>{paragraphs(TEXT)}</div>", dress
    ).article
    assert article.published_at is not None
    assert (article.published_at.day, article.published_at.hour) == (5, 10)
    assert article.modified_at is None


@pytest.mark.parametrize(
    ("above", "below", "published", "modified"),
    [
        # the article's own time stands above its headline
        ("2025.03.05 10:10", "", (5, 10), None),
        ("입력 2025.03.05 10:10", "방송 2025.03.06 20:00", (5, 10), None),
        # a day or a change below the headline is no time of publication
        ("2025.03.05 10:10", "지면 2025.03.06", (5, 10), None),
        ("2025.03.05 10:10", "수정 2025.03.06 12:00", (5, 10), (6, 12)),
    ],
)
def test_a_time_above_the_headline_may_be_the_articles(
    above: str, below: str, published: tuple[int, int], modified: tuple[int, int] | None
) -> None:
    page = f"<div><p>{above}</p><h1>{TITLE}</h1><p>{below}</p><div>{paragraphs(TEXT)}</div></div>"
    article = explain(page, "bare").article
    assert article.published_at is not None
    assert (article.published_at.day, article.published_at.hour) == published
    assert (article.modified_at and (article.modified_at.day, article.modified_at.hour)) == modified


# -- Names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("[이온다 남다온 기자] ", [("남다온", None)]),
        ("이온다 남다온 기자 daon@naru.example", [("남다온", "daon@naru.example")]),
        ("남다온·구해솔 기자", [("남다온", None), ("구해솔", None)]),
    ],
)
def test_a_medium_whose_name_reads_as_a_persons_did_not_write(
    line: str, authors: list[tuple[str, str | None]], dress: str
) -> None:
    first = [f"{line}{TEXT[0]}", *TEXT[1:]] if line[0] == "[" else [*TEXT, line]
    page = f'<html lang="ko"><head><meta charset="utf-8"><title>{TITLE} - 이온다</title></head><body><div><a href="/"><img src="/l.png" alt="이온다"></a></div><h1>{TITLE}</h1><div>입력 2025.03.05 10:10</div><div>{paragraphs(first)}</div><p>Copyright ⓒ 이온다. All rights reserved.</p></body></html>'
    served = page.encode() if dress == "served" else mangle(page.encode(), 7, bare=dress == "bare")
    article = explain_article(HtmlResponse("https://news.naru.example/a/10234", body=served), GENERIC).article
    assert [(one.name, one.email) for one in article.authors] == authors


@pytest.mark.parametrize("dress", DRESSES)
def test_the_publisher_of_the_documents_title_stands_before_who_wrote(dress: str) -> None:
    page = f'<html lang="ko"><head><meta charset="utf-8"><title>{TITLE} : NARU Biz</title></head><body><div><h2>{TITLE}</h2></div><div><strong>NARU Biz 남다온</strong><div>입력 2025.03.05 10:10</div></div><div>{paragraphs(TEXT)}<p>◎NARU Biz daon@naru.example</p></div></body></html>'.encode()
    served = page if dress == "served" else mangle(page, 7, bare=dress == "bare")
    article = explain_article(HtmlResponse("https://biz.naru.example/a/10234", body=served), GENERIC).article
    assert [(one.name, one.email) for one in article.authors] == [("남다온", "daon@naru.example")]
    assert article.subtitle is None
    assert (article.body or "").split("\n\n") == TEXT


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "card",
    [
        "<strong>남다온</strong><span>금융부 기자</span><a href='mailto:daon@naru.example'>daon@naru.example</a>",
        "<strong>남다온</strong><span>문화부 기자</span><p>daon@naru.example</p>",
    ],
)
def test_a_department_on_a_reporters_card_is_nobody(card: str, dress: str) -> None:
    page = f"<main><h1>{TITLE}</h1>{BYLINE}<div>{paragraphs(TEXT)}</div><div>{card}</div></main>"
    authors = explain(page, dress).article.authors
    assert [(one.name, one.email) for one in authors] == [("남다온", "daon@naru.example")]


# -- Sections ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("label", "section"), [("보도", "보도"), ("함께", None)])
def test_a_label_above_the_headline_that_the_menus_line_has(
    label: str, section: str | None, dress: str
) -> None:
    menu = "<header><a href=/>나루</a><nav><a href=/news/>보도</a> <a href=/f/>기획</a> <a href=/o/>여론</a></nav></header>"
    inside = f"{menu}<main><article><header><p>{label}</p><h1>{TITLE}</h1>{BYLINE}</header>{paragraphs(TEXT)}</article></main>"
    assert explain(inside, dress).article.section == section


# -- Rows and tags amid and behind the text ----------------------------------------------------------------


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("day", ["2025.03.02", "(2025.03.02)", "| 2025-03-02 10:20"])
@pytest.mark.parametrize("tag", ["p", "li"])
def test_headlines_with_their_day_amid_the_text_are_none_of_it(tag: str, day: str, dress: str) -> None:
    rows = "".join(
        f"<{tag}><a href=/news/{i}>{title}</a> {day}</{tag}>"
        for i, title in enumerate(
            ["새봄시장 상인회, 주차장 120면 더 만든다", "도심 빈집 37채 공방으로 바꾼다"]
        )
    )
    rows = f"<ul>{rows}</ul>" if tag == "li" else rows
    assert body(paragraphs(TEXT[:2]) + rows + paragraphs(TEXT[2:]), dress) == TEXT


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    ("line", "text"),
    [
        # who made a statement, and when
        ("<a href=/c>나루시민회</a> 2025.03.02", "나루시민회 2025.03.02"),
        ("<a href=/r>나루시 물길 보고서 2025년판</a>가 나온 날은 2025.03.02", "나루시 물길 보고서 2025년판가 나온 날은 2025.03.02"),
        ("물길을 다시 잇기로 한 것은 2025.03.02", "물길을 다시 잇기로 한 것은 2025.03.02"),
    ],
)  # fmt: skip
def test_a_day_behind_other_words_is_text(line: str, text: str, dress: str) -> None:
    assert body(paragraphs([*TEXT[:2], line, *TEXT[2:]]), dress) == [*TEXT[:2], text, *TEXT[2:]]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    ("behind", "tags"),
    [
        ("<p>#물길 잇기 #나루시 #강변 길</p>", ["물길 잇기", "나루시", "강변 길"]),
        ("<p><span>#물길 잇기</span> <span>#나루시</span></p>", ["물길 잇기", "나루시"]),
        ("<p>#사진_구해솔 기자 #나루시</p>", ["사진_구해솔 기자", "나루시"]),
    ],
)
def test_tags_may_hold_blanks(behind: str, tags: list[str], dress: str) -> None:
    article = read(paragraphs(TEXT) + behind, dress)
    assert article.tags == tags
    assert (article.body or "").split("\n\n") == TEXT
    assert [one.name for one in article.authors] == ["남다온"]


@pytest.mark.parametrize("dress", DRESSES)
def test_tags_behind_their_label_may_be_spans(dress: str) -> None:
    row = "<div><b>키워드</b><span>물길 잇기</span> <span>나루시</span></div>"
    page = f"<main><h1>{TITLE}</h1>{BYLINE}<div>{paragraphs(TEXT)}</div>{row}</main>"
    assert explain(page, dress).article.tags == ["물길 잇기", "나루시"]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(
    "line", ["# 물길의 처음", "#1 물길 #2 다리를 잇는 사람들은 어디에서 왔나", "#물길 잇기 모임은 #나루 를 앞에 붙였다."]
)  # fmt: skip
def test_a_sign_before_words_is_no_tag(line: str, dress: str) -> None:
    lines = [*TEXT[:2], line, *TEXT[2:]]
    assert body(paragraphs(lines), dress) == lines


@pytest.mark.parametrize("dress", DRESSES)
def test_a_machines_summary_under_the_headline_is_no_sub_headline(dress: str) -> None:
    box = "<div><strong>AI가 쓴 3줄 요약</strong><ul><li>나루시가 물길을 다시 잇는다.</li><li>올봄에 공사를 연다.</li></ul></div>"
    page = f"<main><div>{MENU}<h1>{TITLE}</h1>{BYLINE}{box}</div><div>{paragraphs(TEXT)}</div></main>"
    article = explain(page, dress).article
    assert article.subtitle is None
    assert (article.body or "").split("\n\n") == TEXT
