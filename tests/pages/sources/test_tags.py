"""Tags around a text: behind #, behind a label, in an element named for them, as links right behind the text."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources import scripts
from newscrawl.pages.sources.candidate import Position
from newscrawl.pages.sources.tags import Tags

TEXT = "나루시는 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 3일 밝혔다."
LETTERS = "나루시는시청에서회의를열고도서관과교통정책을다시살피기로했다고3일밝혔다"


def document(body: str, head: str = "") -> Document:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return Document.of(HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8"))


def tags(behind: str) -> tuple[str, list[str]]:
    """Where the tags behind a text were found, and they."""
    page = document(f"<h1>나루시 정책</h1><div><p>{TEXT}</p></div>{behind}")
    text = next(line.index for line in page.lines if line.text == TEXT)
    found = list(Tags(page.lines, (text, text + 1), LETTERS).candidates())
    return (found[0].place, [one.strip() for one in found[0].value]) if found else ("", [])


def links(*words: str) -> str:
    return " ".join(f"<a href=/t/{place}>{word}</a>" for place, word in enumerate(words))


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("<p>#도서관 #교통</p>", ["도서관", "교통"]), ("<p>＃도서관 ＃교통</p>", ["도서관", "교통"]), ("<p>#도서관, #교통</p>", ["도서관,", "교통"]),
        ("<p><a href=/1>#도서관</a></p><p><a href=/2>#교통</a></p>", ["도서관", "교통"]), ("<h3>#도서관 #교통</h3>", []),
        (f"<p>#도서관 {'가' * 200}</p>", []), ("<p>#1 당첨의 순간</p>", []), ("<p>나루</p>" * 41 + "<p>#도서관 #교통</p>", []),
    ],
)  # fmt: skip
def test_words_behind_a_sign(behind: str, found: list[str]) -> None:
    assert tags(behind) == (("behind #", found) if found else ("", []))


LABELS = [
    "태그", "키워드", "해시태그", "해시 태그", "Tag", "Tags", "TAG", "TAGS", "Keyword", "Keywords", "관련 태그", "연관태그", "기사 키워드",
]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_words_behind_a_label(label: str) -> None:
    want = ("behind their label", ["축구", "야구"])
    assert tags(f"<p>{label}: 축구, 야구</p>") == want
    assert tags(f"<p>{label} {links('축구', '야구')}</p>") == want
    assert tags(f"<div><p>{label}</p><ul><li>{links('축구')}</li><li>{links('야구')}</li></ul></div>") == want
    assert tags(f"<dl><dt>{label}</dt><dd>축구</dd><dd>야구</dd></dl>") == want
    assert tags(f"<p>새 {label}: 축구, 야구</p>") == ("", [])


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("<p>태그 : 축구</p>", ["축구"]), ("<p>태그 | 축구 | 야구</p>", ["축구", "야구"]), ("<p>태그 축구</p>", []), ("<p>태그 축구·야구/농구</p>", ["축구", "야구", "농구"]),
        (f"<p>태그: {'가' * 21}, 축구</p>", []), (f"<p>태그: {', '.join(['축구'] * 40)}</p>", []), ("<dl><dt>태그</dt><dd>축구</dd><dt>야구</dt></dl>", ["축구"]),
        ("<dl><dt>태그</dt><dd>공유하기</dd></dl>", []), ("<p>태그</p><p>축구</p>", ["축구"]), ("<p>태그를 달 수 있게 했다고 시는 밝혔다.</p>", []),
    ],
)  # fmt: skip
def test_what_stands_behind_a_label(behind: str, found: list[str]) -> None:
    assert tags(f"<section>{behind}</section>")[1] == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        # the link may begin behind the sign; of several words it holds most
        ("<p># <a href=/1>축구</a></p>", ["축구"]), ("<p><a href=/1>#도서관 여행</a> <a href=/2>#교통 안내</a></p>", ["도서관 여행", "교통 안내"]),
        ("<p>#도서관 여행 <a href=/1>#교통안내</a></p>", ["도서관 여행", "교통안내"]), ("<p>#도서관 여행 안내 책자 <a href=/1>#교통안내</a></p>", []), (f"<p># {'가' * 35} <a href=/1>축구</a></p>", []), (f"<p><a href=/1>#{'가' * 200}</a></p>", []),
        ("<p><img src=a.jpg></p><p>#도서관 #교통</p>", ["도서관", "교통"]), ("<p><a href=/1>#축구 #</a></p>", ["축구"]),
    ],
)  # fmt: skip
def test_what_a_line_behind_a_sign_is(behind: str, found: list[str]) -> None:
    assert [word.strip() for word in tags(behind)[1]] == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        # a label over more than 120 characters, or within a sentence, is none
        (f"<p>태그 {links(*('나' * 20 for _ in range(6)))}</p>", []), ("<p>태그 검색, 지도를 새로 연다고 밝혔다.</p>", []),
        # links and words stand in one list, and nothing between two commas is no word
        ("<p><b>태그</b><a href=/1>축구</a><a href=/2>야구</a></p>", ["축구", "야구"]), ("<p>태그<a href=/1>축구</a>, 야구</p>", []),
        ("<p>태그: 축구, <a href=/1>야구</a></p>", ["축구", "야구"]), ("<p>태그: 축구,, 야구</p>", ["축구", "야구"]),
        # what is longer than a word, or a word and a link, ends the list
        (f"<div><p>태그</p><p>{'가' * 20}</p></div>", ["가" * 20]), (f"<div><p>태그</p><p>{'가' * 21}</p><p>축구</p></div>", []),
        ("<div><p>태그</p><p>나루 <a href=/1>축구</a></p></div>", []), ("<div><p>태그</p><p>축구</p></div><p>야구</p>", ["축구"]),
    ],
)  # fmt: skip
def test_where_a_list_behind_a_label_ends(behind: str, found: list[str]) -> None:
    assert tags(behind)[1] == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (f"<div class=tags>{links('축구', '야구')}</div>", ["축구", "야구"]), (f"<div class=tags><ul><li>{links('축구')}</li></ul></div>", ["축구"]),
        (f"<div class=tags><h4>{links('축구')}</h4></div>", []), (f"<aside><div class=tags>{links('축구')}</div></aside>", []), ("<div class=tags>축구 야구</div>", []),
        (f"<div class=tags><div><div><div>{links('축구')}</div></div></div></div>", []),
    ],
)  # fmt: skip
def test_an_element_named_for_tags(behind: str, found: list[str]) -> None:
    assert tags(behind) == (("named for tags", found) if found else ("", []))


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (f"<p>{links('도서관', '교통')}</p>", ["도서관", "교통"]), (f"<p>{links('도서관', '축구')}</p>", ["도서관", "축구"]), (f"<p>{links('도서관', '축구', '야구')}</p>", []),
        (f"<p>{links('사회', '정치')}</p>", []), ("<p><a href=/search/1>축구</a></p>", ["축구"]), ("<p><a href='/a?q=1'>축구</a></p>", ["축구"]),
        ("<p><a href='/a?query=1'>축구</a></p>", ["축구"]), ("<p><a href=/keyword/1>축구</a></p>", ["축구"]), ("<p><a href=/tag/1>축구</a></p>", ["축구"]),
        ("<p><a href=/hashtags/1>축구</a></p>", ["축구"]), ("<p><a href=/news/1>축구</a></p>", []), (f"<h4>나루</h4><p>{links('도서관')}</p>", []),
        (f"<h4>나루시가 다시 살핀 도서관 정책의 뒷이야기</h4><p>{links('도서관', '교통')}</p>", ["도서관", "교통"]),
        ("<p><a href='https://tw.example/intent/tweet?hashtags=a'>축구</a></p>", []), ("<p><a href='https://tw.example/share?tags=a'>축구</a></p>", []),
        ("<p><a href=/tag/shared>축구</a></p>", ["축구"]),
        (f"<h4>나루시가 다시 살핀 도서관 정책의 뒷이야기</h4><p>{links('도서관', '축구')}</p>", []), (f"<p>{links('공유', '도서관')}</p><p>{links('시청')}</p>", ["시청"]),
        (f"<p>{links('홍길동 기자')}</p><p>{links('시청')}</p>", ["시청"]), ("<p>나루</p>" * 9 + f"<p>{links('도서관')}</p>", []),
        (f"<ul><li>{links('도서관')}</li><li>{links('교통')}</li></ul>", ["도서관", "교통"]), (f"<p>{links('가' * 21)}</p>", []),
        # not under the heading of other articles; behind another headline only what the text speaks of
        (f"<p>관련기사</p><p>{links('도서관', '교통')}</p>", []),
        ("<h4>나루시가 다시 살핀 도서관 정책의 뒷이야기</h4><p><a href=/search/1>축구</a></p>", []),
        # a line with a link that is no list of words is passed over
        (f"<p>나루시 소식을 더 <a href=/search/1>찾기</a></p><p>{links('도서관', '교통')}</p>", ["도서관", "교통"]),
        (f"<p>나루의 {links('도서관')}</p>", []),
        # the words of a line stand for themselves, a single one with those that follow in its element
        (f"<div><p>{links('도서관', '교통')}</p><p>{links('축구', '야구')}</p></div>", ["도서관", "교통"]),
        ("<div><a href=/1>도서관</a><p><a href=/2>교통</a></p></div>", ["도서관", "교통"]),
        # links without address, around their line, without words; a sentence
        ("<p><a>축구</a></p>", []), ("<a href=/1><p>축구</p></a>", []), ("<a href=/1><p>도서관</p></a>", ["도서관"]),
        (f"<p><a href=/0><img src=a.png></a>{links('도서관', '교통')}</p>", ["도서관", "교통"]), ("<p><a href=/search/1>도서관 다시 연다</a></p>", []),
        # eight lines behind the text, not nine
        ("<p>나루</p>" * 7 + f"<p>{links('도서관')}</p>", ["도서관"]), ("<p>나루</p>" * 8 + f"<p>{links('도서관')}</p>", []),
    ],
)  # fmt: skip
def test_links_right_behind_the_text(behind: str, found: list[str]) -> None:
    assert tags(behind)[1] == found


def test_where_links_lead_says_how_sure_they_are() -> None:
    assert tags("<p><a href=/search/1>축구</a></p>")[0] == "leading to tags"
    assert tags(f"<p>{links('도서관')}</p>")[0] == Position.BEHIND_TEXT.value


def test_links_to_the_sections_of_the_site_are_no_tags() -> None:
    page = document(f"<p>{TEXT}</p><p>{links('사회', '정치')}</p>")
    assert list(Tags(page.lines, (0, 1), f"{LETTERS}사회정치").candidates()) == []


def test_tags_within_the_element_of_the_text_stand_behind_its_last_sentence() -> None:
    """The element that holds the text often holds what follows it, and nothing of what stands before."""
    page = document(f"<div><p>{TEXT}</p><p>나루</p><p>{links('도서관', '교통')}</p></div>")
    found = list(Tags(page.lines, (0, len(page.lines)), LETTERS).candidates())
    assert [one.value for one in found] == [["도서관", "교통"]]
    page = document(f"<p>{links('도서관', '교통')}</p><div><p>나루시청 앞 사진 모음</p></div>")
    assert list(Tags(page.lines, (1, 2), LETTERS).candidates()) == []


def test_the_surest_place_is_believed() -> None:
    places = [
        ("behind #", "<p>#하나 #둘</p>"),
        ("behind their label", "<p>태그: 축구, 야구</p>"),
        ("named for tags", f"<div class=tags>{links('농구', '배구')}</div>"),
        ("behind the text", f"<p>{links('도서관', '시청')}</p>"),
    ]
    for number, (place, _) in enumerate(places):
        rest = "".join(reversed([shown for _, shown in places[number:]]))
        assert tags(rest)[0] == place


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("x = {'article_tags': '도서관,교통'}", ["도서관,교통"]), ('newsKeywords = "도서관,교통"', ["도서관,교통"]), ("{'tag': '도서관,교통'}", ["도서관,교통"]),
        ("hash_tags = '도서관,교통'", ["도서관,교통"]), ("articleTag: '도서관,교통'", ["도서관,교통"]), ("x.keyword = '도서관,교통'", []), ("adKeywords = '도서관,교통'", []),
        ("tags = '도서관'", []), ("tags = '도,서\"", []), ("stags = '도서관,교통'", []), ("keyword='도서관,교통'", ["도서관,교통"]), ("Tags = '도서관,교통'", ["도서관,교통"]),
        ("Keyword = '도서관,교통'", ["도서관,교통"]),
        # other uses of the name stand before, between and in what is found
        ("gtag(tag); tags = 'tag,도서관'; tag.push(tags); hash_tags='교통,keyword'", ["tag,도서관", "교통,keyword"]),
    ],
)  # fmt: skip
def test_variables_for_statistics(script: str, found: list[str]) -> None:
    page = document("", f"<script>{script}</script><script type='application/json'>{script}</script>")
    assert [one.value for one in scripts.tags(page.scripts)] == found


@pytest.mark.parametrize("tag", ["a", "b", "em", "span", "strong"])
def test_words_behind_a_label_on_its_line_are_set_apart(tag: str) -> None:
    words = "".join(f"<{tag}>{word}</{tag}>" for word in ("도서관", "교통"))
    assert tags(f"<div><i>키워드</i>{words}</div>") == ("behind their label", ["도서관", "교통"])
