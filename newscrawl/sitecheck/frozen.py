"""The test of a drafted declaration: its front page, frozen with invented words, and what is read there."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrapy.http import HtmlResponse, TextResponse

from newscrawl.addresses import registered_domain, split
from newscrawl.items import Ranking
from newscrawl.pages.lists import read_list_page, read_listing
from newscrawl.sites import GENERIC, Site
from newscrawl.text import comparable

_SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초"
# Shorter texts are headings and labels, which say what a list is.
_HEADLINE = 15
_ATTRIBUTE = re.compile(r"""(?<==)("[^"<>]*"|'[^'<>]*')""")
# Share of a site's own articles that its addresses must name, and tell apart.
_NAMED = 0.8
# Letters by which headlines are told apart.
_BEGINNING = 6


@dataclass(frozen=True, slots=True)
class Examined:
    """How a test went: what of it was read, and what is wrong, a line each."""

    lists: int
    entries: int
    problems: list[str]


def invented(page: str, keep: Collection[str] = ()) -> str:
    """``page`` with the words of its headlines replaced, so that no publisher's text is kept.

    Texts of fifteen characters and more lose their syllables; headings and labels are shorter and stay, as
    do the texts ``keep``.
    """

    def replaced(match: re.Match[str]) -> str:
        text = match[0]
        words = " ".join(text.strip("\"'").split())
        if len(words) < _HEADLINE or words in keep or "://" in words:
            return text
        return re.sub("[가-힣]", lambda syllable: _SYLLABLES[ord(syllable[0]) % len(_SYLLABLES)], text)

    page = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", "", page)
    page = re.sub(r"(?<=>)[^<>]+(?=<)", replaced, page)
    return _ATTRIBUTE.sub(replaced, page)


def freeze(case: Path, response: TextResponse, site_name: str) -> None:
    """Write ``page.html`` and ``expected.json``: what the general reading finds on the invented page.

    The ids of the entries are those that the declaration must give them.
    """
    names = {ranking.name for ranking in read_listing(response, GENERIC) if ranking.name}
    page = invented(response.text, names)
    case.mkdir(parents=True)
    (case / "page.html").write_text(page, encoding="utf-8")
    frozen = HtmlResponse(response.url, body=page.encode(), encoding="utf-8")
    lists = [_shown(block) for block in lists_of(read_listing(frozen, GENERIC))]
    expected = {"url": response.url, "site": site_name, "lists": lists}
    (case / "expected.json").write_text(
        json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def cases_of(folder: Path, name: str) -> list[Path]:
    """The frozen pages of a site below ``folder``."""
    return sorted(path.parent for path in (folder / name).glob("*/expected.json"))


def examine(site: Site, case: Path) -> Examined:
    """Hold a declaration against a frozen page: its lists, their entries, what names its articles."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    page = HtmlResponse(expected["url"], body=(case / "page.html").read_bytes(), encoding="utf-8")
    blocks = lists_of(read_listing(page, site))
    wanted = expected["lists"]
    problems = []
    if (got := [_shown(block) for block in blocks]) != wanted:
        number = sum(one != other for one, other in zip(got, wanted, strict=False))
        problems.append(f"{number + abs(len(got) - len(wanted))} of {len(wanted)} lists are read otherwise")
    problems += _of_sources(site, page, wanted)
    problems += _of_identities(site, [ranking for block in blocks for ranking in block])
    return Examined(len(wanted), sum(len(one["entries"]) for one in wanted), problems)


def _of_sources(site: Site, page: TextResponse, wanted: list[dict[str, Any]]) -> list[str]:
    """What is wrong with the lists that the site declares at the page's address."""
    problems = []
    urls = {entry["url"] for one in wanted for entry in one["entries"]}
    for source in site.lists:
        if source.reader in {"feed", "sitemap"} or _address(site, source.url) != page.url:
            continue
        listing = read_list_page(page, site, source)
        read = {ranking.url for ranking in listing.rankings}
        label = source.name or source.section or source.url
        if source.name and not any(source.name in (found.name or "") for found in listing.lists):
            problems.append(f"{source.kind} {label}: no list has this heading")
        elif not read:
            problems.append(f"{source.kind} {label}: nothing is read there")
        elif not read <= urls:
            problems.append(f"{source.kind} {label}: {len(read - urls)} entries that no list has")
    return problems


def _address(site: Site, url: str) -> str:
    return HtmlResponse(site.home).urljoin(url)


def _of_identities(site: Site, rankings: list[Ranking]) -> list[str]:
    """What is wrong with the ids of the site's own articles."""
    domains = {registered_domain(domain) for domain in site.domains}
    own = {one.url for one in rankings if one.url and registered_domain(split(one.url).host) in domains}
    named = {url for url in own if site.native_id(url) is not None}
    if site.articles and own and len(named) < _NAMED * len(own):
        return [f"{len(own) - len(named)} of {len(own)} addresses name no article"]
    # An article may stand there twice, with a parameter that says from where and its headline cut.
    beginnings: dict[str | None, set[str]] = {}
    for one in rankings:
        if one.url in named:
            beginnings.setdefault(site.native_id(one.url), set()).add(
                comparable(one.title or "")[:_BEGINNING]
            )
    mixed = sum(len(titles) > 1 for titles in beginnings.values())
    if mixed <= (1 - _NAMED) * len(beginnings):
        return []
    return [f"{mixed} of {len(beginnings)} identities are those of several articles"]


def lists_of(rankings: list[Ranking]) -> list[list[Ranking]]:
    """The entries of a page list by list."""
    blocks: list[list[Ranking]] = []
    for one in rankings:
        last = blocks[-1][-1] if blocks else None
        same = last is not None and (last.list, last.name, last.tab, last.section) == (
            one.list,
            one.name,
            one.tab,
            one.section,
        )
        if same and last is not None and (one.rank is None or one.rank == (last.rank or 0) + 1):
            blocks[-1].append(one)
        else:
            blocks.append([one])
    return blocks


def _shown(block: list[Ranking]) -> dict[str, Any]:
    first = block[0]
    named = {"list": first.list, "name": first.name, "tab": first.tab, "section": first.section}
    entries = [{"rank": one.rank, "title": one.title, "url": one.url} for one in block]
    return {**{key: value for key, value in named.items() if value is not None}, "entries": entries}
