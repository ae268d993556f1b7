"""What may enter the store."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.items import Article, Author, Image
from newscrawl.pipelines.validate import Invalid, Validate
from newscrawl.run.validity import is_usable, storable_text
from tests.run.test_run import crawler_of
from tests.store.samples import article, ranking


@pytest.fixture
def validate(tmp_path: Path) -> Validate:
    return Validate.from_crawler(crawler_of(tmp_path))


async def test_a_complete_item_passes_unchanged(validate: Validate) -> None:
    assert await validate.process_item(article(1)) == article(1)
    assert await validate.process_item(ranking(1, None)) == ranking(1, None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": None}, "no title"),
        ({"title": " "}, "no title"),
        ({"body": None, "images": []}, "no body"),
        ({"body": None, "images": [Image("https://img.example.com/1.jpg")]}, "no body"),
        ({"url": None}, "no usable address"),
        ({"url": "/news/1"}, "no usable address"),
        ({"url": "javascript:void(0)"}, "no usable address"),
        ({"id": None}, "no identity"),
        ({"title": None, "body": "", "images": []}, "no title, no body"),
    ],
)
async def test_an_article_without_what_it_needs_is_refused(
    validate: Validate, changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(Invalid) as error:
        await validate.process_item(article(1, **changes))
    assert str(error.value) == reason


async def test_a_photo_story_lives_by_its_captions(validate: Validate) -> None:
    story = article(1, body=None, images=[Image("https://img.example.com/1.jpg", "첫눈이 내렸다.")])
    assert await validate.process_item(story) is story


@pytest.mark.parametrize(
    "changes", [{"title": None}, {"title": " "}, {"url": None}, {"url": "ftp://news.example.com/1"}]
)
async def test_a_ranking_needs_title_and_address(validate: Validate, changes: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        await validate.process_item(ranking(1, 1, **changes))


async def test_an_entry_without_a_title_leads_to_its_article(validate: Validate) -> None:
    lead = ranking(1, None, title=None)
    assert await validate.process_item(lead) is lead


async def test_text_that_no_file_can_hold_is_mended_everywhere(validate: Validate) -> None:
    item = article(
        1,
        title="제목\ud83d\ude00\0",
        body="글\ud800 끝",
        authors=[Author("한\0가람")],
        images=[Image(None, "사진\udc00")],
        tags=["경제", "시\0장"],
        reactions={"기뻐\0요": 1},
    )
    mended: Article = await validate.process_item(item)
    assert mended.title == "제목😀"
    assert mended.body == "글\ufffd 끝"
    assert mended.authors == [Author("한가람")]
    assert mended.images[0].caption == "사진\ufffd"
    assert mended.tags == ["경제", "시장"]
    assert mended.reactions == {"기뻐요": 1}


async def test_items_of_other_projects_pass(validate: Validate) -> None:
    assert await validate.process_item({"any": "item"}) == {"any": "item"}


@given(st.text(st.characters()))
def test_any_text_becomes_storable_and_good_text_stays(text: str) -> None:
    mended = storable_text(text)
    assert "\0" not in mended
    encoded = mended.encode()
    if encoded.decode() == text:
        assert mended is text
    assert storable_text(mended) is mended


@given(st.text())
def test_no_address_raises(url: str) -> None:
    assert is_usable(url) in {True, False}
    assert is_usable("http://[::1") is False
