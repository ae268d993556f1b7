"""Which source names the authors, and whose an address is."""

import pytest

from newscrawl.loaders import ArticleLoader, Written
from newscrawl.pages.authors import BOX, authors
from newscrawl.pages.sources.candidate import Candidate


def read(*found: tuple[str, str, list[str]]) -> list[tuple[str, str | None]]:
    """The authors of candidates, each a source, a place and its bylines."""
    loader = ArticleLoader(media=("가람일보",))
    candidates = [Candidate("authors", [Written(t) for t in texts], s, p) for s, p, texts in found]
    chosen, known = authors(candidates, loader.clean, ("가람일보",))
    if chosen is None:
        return []
    loader.context["known_people"] = known
    loader.add_value("authors", chosen.value)
    return [(author.name, author.email) for author in loader.load_item().authors]


SIGNED = ("prose", "signature")
A, B = "first@garam.example", "second@garam.example"


@pytest.mark.parametrize(
    ("found", "want"),
    [
        ([(*SIGNED, ["이새길 기자", "news@garam.example"])], [("이새길", "news@garam.example")]),
        ([("prose", "dateline", ["이새길 기자", "news@garam.example"])], [("이새길", "news@garam.example")]),
        ([("shown", "below the text", ["이새길 기자", "news@garam.example"])], [("이새길", None)]),
        ([("shown", "below the text", ["이새길 기자", A])], [("이새길", A)]),
        (
            [("meta", "email", ["news@garam.example"]), (*SIGNED, ["이새길 기자"])],
            [("이새길", "news@garam.example")],
        ),
        ([(*SIGNED, ["이새길·한도연 기자", A, B])], [("이새길", A), ("한도연", B)]),
        ([(*SIGNED, ["이새길 기자"]), ("json-ld", "author", ["이새길", "한도연"])], [("이새길", None)]),
        (
            [("shown", "above the text", ["이새길·한도연 기자"]), (*SIGNED, [f"{A}, {B}"])],
            [("이새길", A), ("한도연", B)],
        ),
        (
            [(*SIGNED, ["이새길 기자", A, "한도연 기자", "김도연 기자", B])],
            [("이새길", A), ("한도연", None), ("김도연", B)],
        ),
        (
            [
                ("shown", "above the text", ["이새길 기자, 한도연 기자"]),
                (*SIGNED, ["doyeon@garam.example saegil@garam.example"]),
            ],
            [("이새길", "saegil@garam.example"), ("한도연", "doyeon@garam.example")],
        ),
        (
            [(*SIGNED, ["이새길 기자, 한도연 기자"]), ("meta", "email", ["dyhan@garam.example"])],
            [("이새길", None), ("한도연", "dyhan@garam.example")],
        ),
        (
            [(*SIGNED, ["이새길 기자, 한도연 기자"]), ("meta", "email", ["cloud@garam.example"])],
            [("이새길", None), ("한도연", None)],
        ),
        (
            [(*SIGNED, ["이새길 기자"]), ("shown", "below the text", ["desk@garam.example"])],
            [("이새길", None)],
        ),
        (
            [(*SIGNED, ["한도연", "이새길"]), ("shown", "above the text", ["이새길 기자 한도연 기자"])],
            [("이새길", None), ("한도연", None)],
        ),
        (
            [(*SIGNED, ["한도연 기자 입력 2025.03.01 10:00"]), ("shown", "above the text", ["이새길 기자"])],
            [("이새길", None)],
        ),
        (
            [
                (*SIGNED, ["한도연 기자"]),
                ("json-ld", "author", ["이새길"]),
                ("meta", "dd:author", ["이새길"]),
                ("meta", "author", ["이새길"]),
            ],
            [("이새길", None)],
        ),
        ([("shown", BOX, [f"이새길 기자 {A}"]), ("json-ld", "author", ["한도연"])], [("한도연", None)]),
        ([("shown", BOX, [f"이새길 기자 {A}"]), ("json-ld", "author", ["이새길"])], [("이새길", A)]),
        ([("shown", BOX, [f"이새길 기자 {A}"])], [("이새길", A)]),
        ([("meta", "author", ["가람일보"])], []),
    ],
)
def test_authors(found: list[tuple[str, str, list[str]]], want: list[tuple[str, str | None]]) -> None:
    assert read(*found) == want
