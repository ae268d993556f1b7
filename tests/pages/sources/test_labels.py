"""Labels around an article: its section in paths, lines and menus; its copyright line; its original's address."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.labels import Labels

TITLE = "나루시 도서관 정책 다시 살핀다"
TEXT = "나루시는 시청에서 회의를 열고 도서관 정책을 다시 살피기로 했다고 3일 밝혔다."


def labels(above: str = "", under: str = "", behind: str = "") -> Labels:
    page = f"<body><section>{above}<h1>{TITLE}</h1>{under}</section><div><p>{TEXT}</p></div>{behind}</body>"
    document = Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))
    heading = next(line.index for line in document.lines if line.text == TITLE)
    text = next(line.index for line in document.lines if line.text == TEXT)
    return Labels(document.lines, heading, (text, text + 1), ["나루일보"])


def section(above: str = "", under: str = "", behind: str = "") -> str | None:
    return next((one.value for one in labels(above, under, behind).section()), None)


MENU = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("정치", "경제", "문화", "스포츠"))


def test_a_label_that_begins_the_page_stands_behind_no_picture() -> None:
    last = "<div><img src=/1.jpg alt=나루소식></div>"
    assert section("<p><a href=/soc>나루소식</a></p>", behind=last) == "나루소식"


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("<p>사회</p>", "사회"), ("<p>[사회]</p>", "[사회]"), ("<p>홈 &gt; 사회</p>", "홈 > 사회"), ("<p>나루</p>", None), ("<p><a href=/soc>나루소식</a></p>", "나루소식"),
        ("<p><a href=/news/1234567>나루소식</a></p>", None), ("<p><a href='#'>나루소식</a></p>", None), ("<p><a href='javascript:x()'>나루소식</a></p>", None),
        ("<p><a href=/soc>[현장]</a></p>", None), ("<p><a href=/soc><현장></a></p>", None), ("<p><a href=/soc>나루일보</a></p>", None), ("<p><a href=/soc>가람신문</a></p>", None),
        ("<p><a href=/soc>2025 나루</a></p>", None), ("<p><a href=/soc>나루소식</a></p><p>하나</p><p>둘</p>", None), ("<p><a href=/soc>나루소식</a></p><p>하나</p>", "나루소식"),
        ("<p class=byline><a href=/soc>나루한</a></p>", None), ("<p><a href=/soc>공유</a></p>", None), ("<p><a href=/section/1>공유</a></p>", "공유"), ("<p><a href=/category/1>공유</a></p>", "공유"),
        ("<p><a href=/soc>나</a></p>", None), (f"<p><a href=/soc>{'나' * 13}</a></p>", None), ("<p><a href=/a>나루</a> <a href=/b>가람</a></p>", None),
        (f"<ul>{MENU}</ul>", None), ("<p>사회</p>" + "<p>하나</p>" * 6, None), ("<p>사회</p>" + "<div>하나</div>" * 5, "사회"),
        ("<div><img alt=나루소식><p><a href=/soc>나루소식</a></p></div>", None), ("<ol><li>Home</li><li>사회</li><li>교육</li></ol>", "Home > 사회 > 교육"),
        # links that lead deeper and deeper, or from the front page; what the menu has, said again
        ("<p><a href=/a>나루</a> <a href=/a/b>가람</a></p>", "나루 > 가람"), ("<p><a href=/a>나루</a><i>/</i><a href=/a/b/>가람</a></p>", "나루 > 가람"),
        ("<p><a href=/>홈</a><a href=/a>나루</a></p>", "홈 > 나루"), ("<p><a href=/a>공유</a> <a href=/a/b>가람</a></p>", None),
        ("<p><a href=/a>나루</a> <a href=/a/1234567>가람</a></p>", None), ("<p><a href=/a>나루</a> <a href=/ab>가람</a></p>", None),
        (f"<ul><li><a href=/n>나루</a></li>{MENU}</ul><p>나루</p>", "나루"), (f"<ul><li><a href=/n>나루 (12)</a></li>{MENU}</ul><p>나루</p>", "나루"),
        (f"<ul><li><a href=/n>나루</a></li>{MENU}</ul><p>가람</p>", None), (f"<ul><li><a href=/n>나루</a></li>{MENU}</ul><p>나루</p><p>하나</p><p>둘</p>", None),
        ("<ol><li>Home</li><li>하나</li><li>둘</li><li>셋</li><li>넷</li></ol>", None), ("<p>분류</p><p>나루소식</p>", "나루소식"), (f"<p>분류</p><p>{'나' * 13}</p>", None),
    ],
)  # fmt: skip
def test_a_section_above_the_headline(above: str, found: str | None) -> None:
    assert section(above) == found


@pytest.mark.parametrize(
    ("under", "found"),
    [
        ("<p>사회</p>", "사회"), ("<p>나루소식</p>", None), ("<p>경제 | 입력 2025.03.03</p>", "경제 "), ("<p>나루 | 입력 2025.03.03</p>", None), ("<p>경제 | 입력</p>", None),
        # a link on the line with the time
        ("<p>입력 2025.03.03 08:26 <a href=/w>국제</a></p>", "국제"), ("<p><a href=/e>경제</a> 입력 2025.03.03</p>", "경제"),
        ("<p>입력 2025.03.03 <a href=/r>나루</a></p>", None), ("<p><a href=/e>경제</a> 입력</p>", None), ("<p>입력 2025.03.03 국제</p>", None),
        ("<p>하나</p>" * 7 + "<p>사회</p>", None), ("<div>하나</div>" * 6 + "<p>사회</p>", "사회"), (f"<ul>{MENU}</ul>", None), ("<p>분류 :</p><p>나루소식</p>", "나루소식"),
    ],
)  # fmt: skip
def test_a_section_under_the_headline(under: str, found: str | None) -> None:
    assert section(under=under) == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("<p>이 기사는 언론사에서 사회 섹션으로 분류했습니다.</p>", "사회"), ("<p>이 기사는 언론사에서 사회, 경제 섹션으로 분류했습니다.</p>", "사회"),
        ("<p>사회 섹션을 새로 열었습니다.</p>", None), ("<p>하나</p>" * 40 + "<p>이 기사는 언론사에서 사회 섹션으로 분류했습니다.</p>", None),
    ],
)  # fmt: skip
def test_a_note_behind_the_text(behind: str, found: str | None) -> None:
    assert section(behind=behind) == found


FAR = "<p>하나</p>" * 7


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("<li class=on><a href=/s>사회</a></li>", "사회"), ("<li><a class=is-active href=/s>사회</a></li>", "사회"), ("<li><a href=/s aria-current=page>사회</a></li>", "사회"),
        ("<li><a href=/s aria-current=true>사회</a></li>", "사회"), ("<li><a href=/s aria-selected=true>사회</a></li>", "사회"), ("<li><b>사회</b></li>", "사회"),
        ("<li><a href=/s aria-current=false>사회</a></li>", None), ("<li class=only><a href=/s>사회</a></li>", None), ("<li><a href=/s>사회</a></li>", None),
        ("<li class=on><a href=/s>나루소식</a></li>", None), ("<li class=on><a href=/s>사회</a></li><li class=on><a href=/t>과학</a></li>", None),
    ],
)  # fmt: skip
def test_the_selected_entry_of_a_menu(entry: str, found: str | None) -> None:
    assert section(f"<ul>{MENU}{entry}</ul>{FAR}") == found


@pytest.mark.parametrize("box", ["li", "dd", "td"])
def test_the_element_around_an_entry_may_be_marked(box: str) -> None:
    inside = "".join(f"<{box}><p><a href=/{name}>{name}</a></p></{box}>" for name in ("정치", "경제", "문화"))
    menu = f"{inside}<{box} class=on><p><a href=/s>사회</a></p></{box}>"
    around = {"li": "<ul>{}</ul>", "dd": "<dl>{}</dl>", "td": "<table><tr>{}</tr></table>"}[box].format(menu)
    assert section(f"{around}{FAR}") == "사회"


def test_the_element_around_all_entries_selects_none() -> None:
    assert section(f"<div class=on>{MENU.replace('li>', 'span>')}</div>{FAR}") is None
    assert section(f"<div class=on><p><a href=/s>사회</a></p></div>{FAR}") is None


@pytest.mark.parametrize(("between", "found"), [(5, "경제"), (6, None)])
def test_a_section_stands_among_the_seven_lines_below_the_headline(between: int, found: str | None) -> None:
    assert section(under=f"{'<p>하나</p>' * between}<p>분류</p><p>경제</p>") == found


def test_the_first_copyright_line_behind_the_text() -> None:
    behind = "<p>나루</p><p>ⓒ 나루일보 무단전재 금지</p><p>ⓒ 가람일보 무단전재 금지</p>"
    assert [one.value for one in labels(behind=behind).copyright()] == ["ⓒ 나루일보 무단전재 금지"]
    assert list(labels(above=behind).copyright()) == []


@pytest.mark.parametrize(
    "text",
    [
        "원문",
        "기사원문",
        "기사 원문",
        "원문기사",
        "원문 보기",
        "원문보기",
        "원문 바로가기",
        "원문 링크",
        "기사 원문 기사 보기",
    ],
)
def test_a_link_leads_to_the_original(text: str) -> None:
    link = f'<p><a href="https://a.example/1">{text}</a></p>'
    assert [one.value for one in labels(under=link).source_url()] == ["https://a.example/1"]
    assert [one.value for one in labels(behind=link).source_url()] == ["https://a.example/1"]
    assert list(labels(above=link).source_url()) == []
    assert list(labels(behind="<p>하나</p>" * 40 + link).source_url()) == []
    assert list(labels(under=link.replace("https://a.example", "")).source_url()) == []
    assert list(labels(under=link.replace(text, f"{text} 모음")).source_url()) == []


def test_of_two_labels_the_one_above_the_headline_comes_first() -> None:
    assert section("<p>분류</p><p>들살림</p>", "<p>분류</p><p>물살림</p>") == "들살림"
