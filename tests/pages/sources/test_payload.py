"""Articles in the scripts of a page: by what names the state of a front end calls the parts of an article."""

import json

import pytest
from lxml import html

from newscrawl.pages.sources.payload import Payload
from newscrawl.pages.sources.scripts import read_payload

TITLE = "가람시 도서관 새로 문 열어"
BODY = ("가람시 도서관이 새 건물에서 문을 열었다고 시가 3일 밝혔다. " * 12).strip()


def written(script: str, attributes: str = "") -> Payload:
    """What is read of one script."""
    page = html.fromstring(f"<div><script {attributes}>{script}</script></div>")
    return read_payload(list(page.iter("script")), TITLE) or Payload()


def state(**parts: object) -> Payload:
    """What is read of a script that sets an article of ``parts``."""
    return written(f"window.state = {json.dumps({'article': parts}, ensure_ascii=False)}")


def spellings(names: str) -> list[str]:
    """Names as they are, in small letters and with ``_`` between their words."""
    out: dict[str, None] = {}
    for name in names.split():
        words = "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name)
        out.update(dict.fromkeys((name, name.lower(), words)))
    return list(out)


@pytest.mark.parametrize(
    "name",
    spellings(
        "contentHtml articleBody bodyHtml content contents body html articleContent newsContent text articleText"
        " bodyText detailContent mainText"
    ),
)
def test_text(name: str) -> None:
    assert "가람시 도서관" in state(**{"title": TITLE, name: BODY}).markup
    assert not state(**{"title": TITLE, f"x{name}": BODY}).markup


@pytest.mark.parametrize(
    "name", spellings("title headline subject articleTitle newsTitle mainTitle artTitle")
)
def test_title(name: str) -> None:
    assert state(**{name: TITLE, "content": BODY}).title == TITLE


@pytest.mark.parametrize(
    "name",
    spellings("subTitle subHeadline subHeadlines subSubject articleSubTitle subHeading deck newsSubTitle"),
)
def test_subtitle(name: str) -> None:
    read = state(**{"title": TITLE, "content": BODY, name: "책 12만 권<br>밤에도 연다"})
    assert read.subtitle == "책 12만 권\n밤에도 연다"


@pytest.mark.parametrize(
    "name",
    [
        *spellings(
            "publishDate publishedAt publishedDatetime firstPublishDate publicationDate registrationDate creationDate deployDt registDate registerDt"
            " regDate regTime inputDate inputDttm serviceDate serviceDtm pubDate pubTime issueDate releaseDate"
            " displayDate writeDate createDt createdAt createdOn insertDate sendDate"
        ),
        "datePublished",
        "date_published",
    ],
)
def test_time_of_publication(name: str) -> None:
    read = state(**{"title": TITLE, "content": BODY, name: "2025-02-05 15:22"})
    assert (read.published, read.modified) == ("2025-02-05 15:22", "")


@pytest.mark.parametrize(
    "name",
    [
        *spellings(
            "modifyDate modifiedAt modificationTime modDate modDt updateDate updatedAt lastUpdatedDate"
            " lastModifiedDatetime editDate editedOn updDttm updDtm republishDate redeployDt reissueDate reinputTime"
        ),
        "dateModified",
        "date_modified",
    ],
)
def test_time_of_the_last_change(name: str) -> None:
    read = state(**{"title": TITLE, "content": BODY, name: "2025-02-05 15:22"})
    assert (read.modified, read.published) == ("2025-02-05 15:22", "")


@pytest.mark.parametrize(
    "name",
    spellings(
        "pressName publisher publisherName mediaName cpName provider providerName officeName mediumName sourceName"
    ),
)
def test_publisher(name: str) -> None:
    assert state(**{"title": TITLE, "content": BODY, name: "가람일보"}).publisher == "가람일보"


@pytest.mark.parametrize(
    "name",
    spellings(
        "writerName reporterName authorName byLine writer reporter author journalistName authors reporters byLines"
        " writers reporterList journalists"
    ),
)
def test_authors(name: str) -> None:
    assert state(**{"title": TITLE, "content": BODY, name: "홍길동"}).authors == ["홍길동"]
    several = [{"name": "홍길동"}, {"name": "이새길"}, "한도연", {"name": "홍길동"}]
    assert state(**{"title": TITLE, "content": BODY, name: several}).authors == ["홍길동", "이새길", "한도연"]


@pytest.mark.parametrize(
    "name",
    spellings(
        "tags hashTags keywords keyword tagList keywordList tagStr tagString keywordString hashTagList"
    ),
)
def test_tags(name: str) -> None:
    assert state(**{"title": TITLE, "content": BODY, name: "도서관, 책 ,"}).tags == ["도서관", "책"]
    for word in ("tag", "tagName", "tag_name", "name", "keyword", "text"):
        entries = [{"id": 3, word: "도서관"}, {word: ""}, "책"]
        assert state(**{"title": TITLE, "content": BODY, name: entries}).tags == ["도서관", "책"], word


@pytest.mark.parametrize("name", spellings("sectionName categoryName section category menuName"))
def test_section(name: str) -> None:
    assert state(**{"title": TITLE, "content": BODY, name: {"name": "사회"}}).section == "사회"


def test_candidates_are_what_was_found() -> None:
    read = state(
        title=TITLE, content=BODY, subTitle="책", regDate="2025-02-05", modDate="2025-02-06", pressName="가람일보",
        section="사회", tags="책", author="홍길동",
    )  # fmt: skip
    fields = ("title", "subtitle", "published_at", "modified_at", "publisher", "section", "tags")
    assert [[one.value for one in read.candidates(field)] for field in fields] == [
        [TITLE], ["책"], ["2025-02-05"], ["2025-02-06"], ["가람일보"], ["사회"], [["책"]],
    ]  # fmt: skip
    assert [one.value[0].text for one in read.candidates("authors")] == ["홍길동"]
    assert list(Payload().candidates("title")) == []


def test_a_number_is_a_time_and_true_is_none() -> None:
    assert state(title=TITLE, content=BODY, regDate=1738736520000).published == "1738736520000"
    assert state(title=TITLE, content=BODY, regDate=True).published == ""


def test_the_article_is_the_one_with_the_headline() -> None:
    other = {"title": "다른 기사의 긴 제목", "content": BODY * 3}
    read = written(f"load({json.dumps([other, {'title': TITLE, 'content': BODY}], ensure_ascii=False)})")
    assert (read.title, read.markup) == (TITLE, f"<p>{BODY}</p>")


def test_an_article_of_another_headline_gives_its_text_alone() -> None:
    read = state(title="다른 기사의 긴 제목", content=BODY, author="홍길동")
    assert (read.markup, read.title, read.authors) == (f"<p>{BODY}</p>", "", [])


def test_what_is_short_or_not_korean_carries_no_article() -> None:
    english = "The library opened its doors. " * 20
    korean = "가람시 도서관 새 건물 문 열어 " * 2
    assert state(title="Other", content=BODY[:140], more="x" * 400) == Payload()
    assert state(title="Other", content=english, note=korean) == Payload()
    assert state(title=TITLE, content=english, note=korean).title == TITLE


@pytest.mark.parametrize("before", ["window.state = ", "load(", "x.data: ", ""])
def test_a_value_is_set_passed_or_all_there_is(before: str) -> None:
    value = json.dumps({"title": TITLE, "content": BODY}, ensure_ascii=False)
    assert written(before + value).title == TITLE


def test_markup_escaped_slots_and_plain_lines() -> None:
    assert "<br>" in state(title=TITLE, content=BODY.replace("다. ", "다.&lt;br&gt;")).markup
    assert "$$" not in state(title=TITLE, content=f"<p>{BODY}</p>$$ARTICLE_AD$$").markup
    assert state(title=TITLE, content=f"{BODY}\n\n{BODY}").markup == f"<p>{BODY}</p><p>{BODY}</p>"


def test_json_ld_is_left_to_others() -> None:
    value = json.dumps({"title": TITLE, "content": BODY}, ensure_ascii=False)
    assert written(value, 'type="application/ld+json"') == Payload()
    assert written(value, 'type="application/json" id="__NEXT_DATA__"').title == TITLE
