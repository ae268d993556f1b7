"""Links for rows that are none, on pages that nobody declared.

An app draws its rows from entries of the JSON it fetches. Where some address on the page is made of the
values of an entry (``/category/2/news/731`` of ``{"categoryId": 2, "newsId": 731}``), those of all entries
are, and a text that is an entry's headline leads there. Rows of polls have no such entries.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

from newscrawl.addresses import Joiner
from newscrawl.rendering.answers import Answer

PlainObject = dict[str, str]

_PART = re.compile(r"[^/?&=#]+")
_FIELD = re.compile(r"\{(\w+)\}")
# Names of fields that identify something; where two fields have one value, the address holds this one.
_IDENTIFIES = re.compile(r"(?i)(?:id|no|num|seq|idx|key|code|slug|uid)$")
# Fewer rows than this are no list, and shorter texts no headlines (as in pages/lists).
_FEWEST = 3
_SHORTEST = 5
# Objects of the data that are looked at: lists of news pages hold some hundreds.
_MOST = 5000
_NO_TEXT = frozenset({"script", "style", "title", "noscript", "template", "textarea"})


class RowAddresses:
    """How the addresses of each host's articles are made, as learned from the pages read so far."""

    def __init__(self) -> None:
        self._templates: dict[str, str] = {}

    def linked(self, html: str, answers: Sequence[Answer], page_url: str) -> str:
        """``html`` of ``page_url`` with links in rows that are none, where the data holds their headlines."""
        groups = [group for answer in answers for group in _groups(answer.data)]
        if not groups:
            return html
        root = lxml.html.document_fromstring(html)
        host = urlsplit(page_url).netloc
        learned = _learned(root, groups, page_url) or self._templates.get(host) or _guessed(groups, page_url)
        if learned is None or not _link(root, groups, learned, page_url):
            return html
        self._templates[host] = learned
        text: str = lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
        return text


def _groups(data: Any) -> Iterator[list[PlainObject]]:
    """The lists of objects in ``data``, and each single object as a list of its own; their plain values."""
    waiting, seen = [data], 0
    while waiting and seen < _MOST:
        value = waiting.pop()
        if isinstance(value, dict):
            seen += 1
            yield [_plain(value)]
            waiting += value.values()
        elif isinstance(value, list):
            seen += len(value)
            objects = [one for one in value if isinstance(one, dict)]
            if len(objects) >= _FEWEST:
                yield [_plain(one) for one in objects]
            waiting += [one for one in value if isinstance(one, list)]
            waiting += [inner for one in objects for inner in one.values()]


def _plain(value: dict[str, Any]) -> PlainObject:
    return {
        name: str(field)
        for name, field in value.items()
        if name.isidentifier() and isinstance(field, (str, int)) and not isinstance(field, bool)
    }


def _learned(root: HtmlElement, groups: Sequence[list[PlainObject]], page_url: str) -> str | None:
    """The template that most entries of the data and addresses of the page agree on."""
    absolute = Joiner(partial(urljoin, page_url), page_url)
    addresses = {page_url, *map(absolute, map(str, root.xpath("//a/@href")))}
    host = urlsplit(page_url).netloc
    votes: Counter[str] = Counter()
    holders: dict[str, set[str]] = {}
    for address in addresses:
        parts = urlsplit(address)
        if parts.netloc == host:
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            for number in _numbers(path):
                holders.setdefault(number, set()).add(path)
    for entry in (entry for group in groups for entry in group):
        paths = {path for value in entry.values() for path in holders.get(value, ())}
        votes.update({template for path in paths if (template := _template(path, entry))})
    return max(votes, key=lambda template: (votes[template], template), default=None)


def _guessed(groups: Sequence[list[PlainObject]], page_url: str) -> str | None:
    """The template of the page's own address, where the data is of other articles than the page's.

    A number that most entries of a list share (their category) is that field; one that looks like what tells
    the entries apart is this one.
    """
    path = urlsplit(page_url).path
    numbers = _numbers(path)
    for group in groups:
        names: dict[str, str] = {}
        for name in dict.fromkeys(name for entry in group for name in entry if _IDENTIFIES.search(name)):
            values = Counter(entry.get(name, "") for entry in group)
            most, count = values.most_common(1)[0]
            if most in numbers and count > 1:
                names[most] = name
            elif len(values) == len(group):
                lengths = {len(value) for value in values if value.isdecimal()}
                names.update({number: name for number in numbers if len(number) in lengths})
        if len(group) >= _FEWEST and len(numbers) == len(set(names.values())) and set(names) == numbers:
            return _named(path, names)
    return None


def _named(path: str, names: Mapping[str, str]) -> str:
    """``path`` with the names of fields in place of their values."""
    return _PART.sub(lambda part: f"{{{names[part[0]]}}}" if part[0] in names else part[0], path)


def _template(path: str, entry: PlainObject) -> str | None:
    """``path`` with each number in it as the field of ``entry`` that holds it; None if none does."""
    names: dict[str, str] = {}
    for name, value in entry.items():
        if value not in names or _IDENTIFIES.search(name):
            names[value] = name
    numbers = _numbers(path)
    if not numbers or any(number not in names for number in numbers):
        return None
    return _named(path, {number: names[number] for number in numbers})


def _numbers(path: str) -> set[str]:
    """The parts of ``path`` that hold a digit."""
    return {part for part in _PART.findall(path) if any(char.isdecimal() for char in part)}


def _link(root: HtmlElement, groups: Sequence[list[PlainObject]], template: str, page_url: str) -> int:
    """Put the headlines of the data's entries into links; how many."""
    shown = [element for element in root.iter() if _may_be_headline(element)]
    addresses = _addresses(groups, template, page_url, {_squeezed(element.text) for element in shown})
    used: Counter[str] = Counter()
    found: list[tuple[HtmlElement, str]] = []
    for element in shown:
        text = _squeezed(element.text)
        if leads := addresses.get(text):
            # Two articles may share a headline: they stand in the order of the data.
            found.append((element, leads[used[text] % len(leads)]))
            used[text] += 1
    rows = {_shape(element) for element, address in found if address != page_url}
    # The page's own headline is no row, although a list beside it may name it.
    found = [(element, address) for element, address in found if _shape(element) in rows]
    for element, address in found:
        link = lxml.html.Element("a", href=address)
        link.text, element.text = element.text, None
        element.insert(0, link)
    return len(found)


def _shape(element: HtmlElement) -> tuple[str, ...]:
    """What rows of one list have in common: their tags and classes."""
    above = element.getparent()
    around = (element,) if above is None else (element, above)
    return tuple(f"{one.tag} {one.get('class')}" for one in around)


def _addresses(
    groups: Sequence[list[PlainObject]], template: str, page_url: str, texts: Collection[str]
) -> dict[str, list[str]]:
    """Where the headlines of the data lead; of each list, the field that the page shows most holds them."""
    fields = _FIELD.findall(template)
    addresses: dict[str, list[str]] = {}
    absolute = Joiner(partial(urljoin, page_url), page_url)
    for group in groups:
        entries = [entry for entry in group if all(entry.get(field) for field in fields)]
        shown = Counter(name for entry in entries for name in entry if _squeezed(entry[name]) in texts)
        title, count = shown.most_common(1)[0] if shown else ("", 0)
        if count < _FEWEST:
            continue
        for entry in entries:
            path = template
            for field in fields:
                path = path.replace(f"{{{field}}}", entry[field])
            address = absolute(path)
            leads = addresses.setdefault(_squeezed(entry.get(title, "")), [])
            if address and address not in leads:
                leads.append(address)
    return addresses


def _may_be_headline(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT or len(element.text or "") < _SHORTEST:
        return False
    return not any(above.get("href") for above in (element, *element.iterancestors("a")))


def _squeezed(text: str | None) -> str:
    return " ".join((text or "").split())
