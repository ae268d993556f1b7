"""The names that front ends give to the parts of an article in their state, each on an object of its own."""

import pytest

from newscrawl.pages.sources.payload import Payload
from newscrawl.pages.sources.scriptstate import article_in, article_of_text

TITLE = "가람시 도서관 새로 문 열어"
BODY = ("가람시 도서관이 새 건물에서 문을 열었다고 시가 3일 밝혔다. " * 12).strip()
AT = "2025-02-05T15:22:00+09:00"


def read(**entry: object) -> Payload:
    """What is read of an object that holds the article and ``entry``."""
    return article_in({"page": [{"headline": TITLE, "content": BODY} | entry]}, TITLE) or Payload()


@pytest.mark.parametrize(
    "key",
    [
        *("contentHtml", "content_html", "articleBody", "body_html", "contents", "body", "html", "content"),
        *("articleContent", "newsContent", "text", "article_text", "bodyText", "detailContent", "mainText"),
    ],
)
def test_the_text(key: str) -> None:
    found = article_in({"title": TITLE, key: BODY}, TITLE)
    assert found is not None
    assert found.markup == f"<p>{BODY}</p>"
    assert article_in({"title": TITLE, f"{key}Id": BODY}, TITLE) is None


@pytest.mark.parametrize(
    "key", ["title", "headline", "subject", "articleTitle", "news_title", "mainTitle", "artTitle"]
)
def test_the_title(key: str) -> None:
    found = article_in({key: TITLE, "body": BODY}, TITLE)
    assert found is not None
    assert found.title == TITLE


@pytest.mark.parametrize(
    "key",
    [
        *("subTitle", "sub_title", "subHeadline", "subheadlines", "subSubject", "articleSubTitle"),
        *("subHeading", "deck", "newsSubTitle"),
    ],
)
def test_the_subtitle(key: str) -> None:
    assert read(**{key: "밤에도 연다"}).subtitle == "밤에도 연다"


@pytest.mark.parametrize(
    "key",
    [
        *("publishDate", "publicDate", "deployDate", "registDate", "registerDate", "registrDate", "regDate"),
        *("inputDate", "serviceDate", "pubDate", "issueDate", "releaseDate", "displayDate", "writeDate"),
        *("createdAt", "insertDate", "sendDate", "datePublished", "date_published", "publicationDate"),
        *("creationDate", "reg_dt", "published_at", "regTime", "regDateTime", "regDttm", "regDtm"),
        *("publishedOn", "firstPublishDate", "first_reg_dt"),
    ],
)
def test_the_time_of_publication(key: str) -> None:
    assert (read(**{key: AT}).published, read(**{key: AT}).modified) == (AT, "")


@pytest.mark.parametrize(
    "key",
    [
        *("modifyDate", "modifiedAt", "modificationDate", "modDate", "updateDate", "updatedAt", "editDate"),
        *("editedAt", "updDt", "republishDate", "redeployDate", "re_issue_date", "reInputDate"),
        *("dateModified", "date_modified", "mod_dt", "modTime", "modDttm", "modDtm", "updatedOn"),
        *("lastUpdateDate", "last_mod_dt"),
    ],
)
def test_the_time_of_a_change(key: str) -> None:
    assert (read(**{key: AT}).published, read(**{key: AT}).modified) == ("", AT)


@pytest.mark.parametrize(
    "key",
    [
        *("pressName", "publisher", "publisherName", "mediaName", "cpName", "provider", "provider_name"),
        *("officeName", "mediumName", "source_name"),
    ],
)
def test_the_publisher(key: str) -> None:
    assert read(**{key: "가람일보"}).publisher == "가람일보"


@pytest.mark.parametrize(
    "key",
    [
        *("writerName", "reporterName", "author_name", "byLine", "byline", "writer", "reporter", "author"),
        *("journalistName", "authors", "reporters", "bylines", "writers", "reporterList", "journalists"),
    ],
)
def test_the_authors(key: str) -> None:
    assert read(**{key: "홍길동"}).authors == ["홍길동"]
    assert read(**{key: [{"writer": "홍길동"}, {"name": "이새길"}, "홍길동"]}).authors == ["홍길동", "이새길"]


@pytest.mark.parametrize(
    "key",
    [
        *("tags", "hashTags", "keyword", "keywords", "tagList", "keyword_list", "tagStr", "keywordString"),
        "hash_tag_list",
    ],
)
def test_the_tags(key: str) -> None:
    assert read(**{key: "가람, 도서관,"}).tags == ["가람", "도서관"]
    assert read(**{key: ["가람", "", "도서관"]}).tags == ["가람", "도서관"]


@pytest.mark.parametrize("key", ["tag", "tagName", "tag_name", "name", "keyword", "text"])
def test_a_tag_may_be_an_object(key: str) -> None:
    assert read(tags=[{"id": 7, key: "도서관"}, {"id": 8}]).tags == ["도서관"]


@pytest.mark.parametrize(
    "key", ["sectionName", "category_name", "section", "category", "menuName", "menu_name"]
)
def test_the_section(key: str) -> None:
    assert read(**{key: "사회"}).section == "사회"


def test_a_time_may_be_a_number_and_a_flag_is_none() -> None:
    assert read(regDate=1738736520).published == "1738736520"
    assert read(publishDate=True, regDate=AT).published == AT


def test_an_object_without_the_headline_gives_its_text_alone_if_that_is_korean() -> None:
    other = {"title": "나루 시장 문 닫아", "body": BODY, "writer": "홍길동"}
    found = article_in(other, TITLE)
    assert found is not None
    assert (found.markup, found.title, found.authors) == (f"<p>{BODY}</p>", "", [])
    assert article_in(other | {"body": "The library opened its doors. " * 12}, TITLE) is None
    english = {"title": "The library opens", "body": "The library opened its doors. " * 12}
    assert article_in(english, "The library opens - Naru") is not None
    assert article_in(english, "") is None
    assert article_in(english | {"title": "The"}, "The library opens") is None


def test_the_object_with_the_headline_is_the_article_unless_another_text_is_five_times_as_long() -> None:
    article, other = (
        {"title": TITLE, "body": BODY},
        {"title": "나루 시장 문 닫아", "body": "나루 " + BODY * 4},
    )
    for value in ([article, other], [other, article]):
        found = article_in(value, TITLE)
        assert found is not None
        assert found.title == TITLE
    found = article_in([article, other | {"body": BODY * 6}], TITLE)
    assert found is not None
    assert found.title == ""


def test_the_longest_text_of_an_object_is_the_articles() -> None:
    assert read(text=BODY + " 끝.").markup == f"<p>{BODY} 끝.</p>"
    assert read(text=BODY[:200]).markup == f"<p>{BODY}</p>"


@pytest.mark.parametrize(("depth", "found"), [(7, True), (8, True), (9, False)])
def test_an_object_too_deep_in_the_state_is_none_of_the_page(depth: int, found: bool) -> None:
    value: object = {"title": TITLE, "body": BODY}
    for _ in range(depth):
        value = {"page": [value]}
    assert (article_in(value, TITLE) is not None) is found


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (f"{BODY}\n\n{BODY}", f"<p>{BODY}</p><p>{BODY}</p>"),
        (f"<p>{BODY}</p>\n", f"<p>{BODY}</p>\n"),
        (f"&lt;p&gt;{BODY}&lt;/p&gt;", f"<p>{BODY}</p>"),
        (f"<p>{BODY} &lt;표&gt;</p>", f"<p>{BODY} &lt;표&gt;</p>"),
        (f"{BODY}$$AD_SLOT$$", f"<p>{BODY}</p>"),
        (f"{BODY} $$5$$", f"<p>{BODY} $$5$$</p>"),
    ],
)
def test_a_text_is_markup_or_lines(text: str, markup: str) -> None:
    assert read(content=text).markup == markup


@pytest.mark.parametrize(("latin", "found"), [(2399, True), (2400, True), (2401, False)])
def test_a_fifth_of_the_first_three_thousand_characters_is_hangul(latin: int, found: bool) -> None:
    """What stands behind them is not looked at."""
    text = f"{'a' * latin}{'가' * (3000 - latin)}{'가' * 3000 if not found else ''}"
    assert bool(article_in({"title": "다른 제목이다", "content": text}, TITLE)) is found
    assert bool(article_of_text(text)) is found
