"""Every processor of the loaders cleans something: without it a frozen page is read wrongly."""

from typing import Any

import pytest
from itemloaders.processors import Identity

from newscrawl.loaders import ArticleLoader, AuthorLoader, ImageLoader
from tests.pages.test_frozen_pages import Case, _read, cases

LOADERS = (ArticleLoader, AuthorLoader, ImageLoader)
PROCESSORS = [
    (loader, name) for loader in LOADERS for name in sorted(vars(loader)) if name.endswith(("_in", "_out"))
]


def fields(case: Case) -> dict[str, Any]:
    """The case's article, read anew, as JSON values."""
    expected = case.expected
    found: dict[str, Any] = _read.__wrapped__(
        case.folder, expected["url"], expected.get("site"), expected.get("observed")
    )
    return found


def differs(case: Case) -> bool:
    """Whether a field that is read as expected otherwise is read wrongly now, or reading fails."""
    right = {name for name, want in case.expected["article"].items() if case.read()[name] == want}
    try:
        found = fields(case)
    except (AttributeError, KeyError, TypeError, ValueError):
        return True
    return any(found[name] != case.expected["article"][name] for name in right)


@pytest.mark.parametrize(
    ("loader", "name"), PROCESSORS, ids=[f"{loader.__name__}.{name}" for loader, name in PROCESSORS]
)
def test_without_it_a_page_is_read_wrongly(
    loader: type[ArticleLoader], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = cases()
    for case in pages:
        case.read()  # as it is, before the processor goes
    # What keeps all values as they are matters by what stands in its place: the loader's own way.
    kept = isinstance(vars(loader)[name], Identity)
    monkeypatch.setattr(loader, name, loader.default_output_processor if kept else Identity())
    assert any(differs(case) for case in pages)


def test_the_pages_are_read_as_expected_with_all_of_them() -> None:
    """The comparison itself finds no difference where nothing was taken away."""
    assert not any(differs(case) for case in cases())
