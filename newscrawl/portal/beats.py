"""What the portal writes about: its category groups, and the phrases each category is written from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Beat:
    """The phrases of one category. ``angles`` are pairs of a title and its lead sentence."""

    orgs: tuple[str, ...]
    topics: tuple[str, ...]
    posts: tuple[str, ...]
    tags: tuple[str, ...]
    subheads: tuple[str, ...]
    captions: tuple[str, ...]
    angles: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """One category of the portal; ``position`` is its place in ``CATEGORIES``."""

    id: int
    name: str
    group: str
    phrases: str
    position: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group of categories: what a list page shows. ``word`` is its code in the client-rendered portal."""

    code: str
    word: str
    name: str
    categories: tuple[Category, ...]


_LAYOUT: Final = (
    ("POLITICS", "politics", "정치", ((1, "정치", "politics"),)),
    ("ECONOMY", "economy", "경제", ((2, "경제", "economy"), (3, "부동산", "property"))),
    ("SOCIETY", "current", "사회", ((4, "사회", "society"),)),
    ("WORLD", "global", "국제", ((5, "국제", "world"),)),
    ("CULTURE", "culture", "문화", ((6, "문화", "culture"), (7, "여행", "travel"))),
    ("ENTERTAINMENT", "star", "연예", ((8, "연예", "entertainment"),)),
    ("SPORTS", "sports", "스포츠", ((9, "스포츠", "sports"),)),
    ("TECH", "it-tech", "IT·과학", ((10, "IT·과학", "tech"),)),
)


def _groups() -> tuple[Group, ...]:
    groups = []
    position = 0
    for code, word, name, members in _LAYOUT:
        categories = []
        for category_id, category_name, phrases in members:
            categories.append(Category(category_id, category_name, code, phrases, position))
            position += 1
        groups.append(Group(code, word, name, tuple(categories)))
    return tuple(groups)


GROUPS: Final = _groups()
GROUP_OF: Final[Mapping[str, Group]] = {group.code: group for group in GROUPS}
CATEGORIES: Final = tuple(category for group in GROUPS for category in group.categories)
CATEGORY_OF: Final[Mapping[int, Category]] = {category.id: category for category in CATEGORIES}


@cache
def phrases(name: str) -> Mapping[str, tuple[Any, ...]]:
    """The phrases of ``texts/<name>.toml``, each list as a tuple."""
    text = files(__package__).joinpath("texts", f"{name}.toml").read_text("utf-8")
    return {
        key: tuple(tuple(entry) if isinstance(entry, list) else entry for entry in entries)
        for key, entries in tomllib.loads(text).items()
    }


@cache
def beat(category: Category) -> Beat:
    """The phrases of a category."""
    return Beat(**phrases(category.phrases))
