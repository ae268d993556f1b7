"""A declaration and a test folder drafted from one list page, for a person to review."""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newscrawl.addresses import host_key, place_of, registered_domain, split
from newscrawl.exceptions import NewscrawlError
from newscrawl.following.arguments import refuse_user
from newscrawl.items import Ranking
from newscrawl.pages.encoding import as_decoded, selector_of
from newscrawl.pages.lists import read_list_page, read_listing
from newscrawl.redaction import redacted, shown_input
from newscrawl.run.plan import CrawlPlan
from newscrawl.sitecheck.check import WITHOUT_STORE
from newscrawl.sites import GENERIC, site_for

_SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초"


class DraftError(NewscrawlError):
    """No declaration can be drafted from a page. Raised by this module; the message says why."""


@dataclass(slots=True)
class Fetched:
    """Where the spider leaves what it got."""

    response: TextResponse | None = None
    error: str | None = None

    def page(self) -> TextResponse:
        """The page; raises :class:`DraftError` if there is none."""
        if self.response is None:
            raise DraftError(self.error or "the page could not be fetched")
        return self.response


class FetchSpider(Spider):
    """Fetches one page as politely as any spider does. The address that the operator named may be private."""

    name = "draft"
    custom_settings = WITHOUT_STORE

    def __init__(self, url: str, fetched: Fetched) -> None:
        super().__init__()
        refuse_user(url, "the address")
        self.url = url
        self.fetched = fetched
        self.plan = CrawlPlan(places=frozenset({place_of(url)}))

    async def start(self) -> AsyncIterator[Any]:
        yield Request(self.url, callback=self.parse, errback=self.failed)

    def parse(self, response: Response) -> None:
        if isinstance(response, TextResponse):
            self.fetched.response = response
        else:
            self.fetched.error = f"{redacted(self.url)} is no page of text"

    def failed(self, failure: Failure) -> None:
        error = failure.value
        why = (
            f"HTTP {error.response.status}"
            if isinstance(error, HttpError)
            else str(error).strip() or type(error).__name__
        )
        self.fetched.error = redacted(f"{self.url} could not be fetched: {why.splitlines()[0]}")


def saved_page(target: str, url: str | None) -> HtmlResponse | None:
    """The saved page ``target`` as if it came from ``url``; None if ``target`` is an address."""
    if split(target).scheme in {"http", "https"}:
        return None
    path = Path(target)
    if not path.is_file():
        raise DraftError(f"{shown_input(target)} is neither an address nor a file")
    if url is None or split(url).scheme not in {"http", "https"}:
        raise DraftError("say which address the saved page has: --url https://…")
    return HtmlResponse(url, body=path.read_bytes())


def write(response: TextResponse, sites: Path, cases: Path) -> list[Path]:
    """Write the declaration to the folder ``sites`` and what tests it below ``cases``; returns the paths,
    which must not exist yet.
    """
    response = as_decoded(response)
    known = site_for(response.url)
    if known is not GENERIC:
        raise DraftError(f"{split(response.url).host} is declared already: {known.name}")
    rankings = read_listing(response, GENERIC)
    if not rankings:
        raise DraftError(f"no list of articles was found on {response.url}; name another page of the site")
    name = site_name(response.url)
    declaration = sites / f"{name}.py"
    case = cases / name / "front"
    for path in (declaration, case):
        if path.exists():
            raise DraftError(f"{path} exists already")
    text, page = declaration_of(response, name, rankings), invented(response.text)
    declaration.parent.mkdir(parents=True, exist_ok=True)
    case.mkdir(parents=True)
    declaration.write_text(text, encoding="utf-8")
    (case / "page.html").write_text(page, encoding="utf-8")
    expected = {"url": response.url, "site": name, "lists": []}
    (case / "expected.json").write_text(
        json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return [declaration, case / "page.html", case / "expected.json"]


def site_name(url: str) -> str:
    """A name for the site at ``url``: the label that was registered, fit for a module."""
    host = split(url).host
    label = registered_domain(host).split(".")[0]
    name = re.sub(r"\W", "", label.replace("-", "_"))
    return name if name and not name[0].isdigit() else f"site_{name}"


def declaration_of(response: TextResponse, name: str, rankings: list[Ranking]) -> str:
    """The text of a declaration for the site of ``response``, whose lists hold ``rankings``."""
    host = split(response.url).host
    urls = [ranking.url for ranking in rankings if ranking.url]
    ndsoft = sum("articleView.html" in url for url in urls) > len(urls) / 2
    base, module = ("NdSoft", "systems.ndsoft") if ndsoft else ("Site", "base")
    imports = [f"from newscrawl.sites.{module} import {base}"]
    lines: list[str] = []
    if not ndsoft:
        imports = [
            "from newscrawl.sites.addresses import UncompiledAddress as Address",
            "from newscrawl.sites.base import ListSource, Site",
        ]
        addresses = address_shapes(urls, host)
        if addresses:
            lines += ["    articles = (", *(f"        {address}," for address in addresses), "    )"]
        else:
            imports.pop(0)
        lines += [
            "    lists = (",
            *(f"        {source}," for source in _sources(response, rankings)),
            "    )",
        ]
    class_name = "".join(part.title() for part in name.split("_"))
    title = _site_title(response) or name
    return "\n".join(
        [
            f'"""{title}. Drafted from {response.url}: to be reviewed."""',
            "",
            *imports,
            "",
            "",
            f"class {class_name}({base}):",
            f'    """{title}."""',
            "",
            f"    name = {name!r}".replace("'", '"'),
            f"    title = {json.dumps(title, ensure_ascii=False)}",
            f'    domains = ("{registered_domain(host)}",)',
            f'    base_url = "{_home(response.url)}"',
            f"    publisher = {json.dumps(title, ensure_ascii=False)}",
            '    robots = "unknown"',
            *lines,
            "",
        ]
    )


def address_shapes(urls: list[str], host: str) -> list[str]:
    """Declarations of the shapes that most of ``urls`` on ``host``'s site have, the numbers as groups."""
    shapes: Counter[str] = Counter()
    for url in urls:
        parts = split(url)
        if host_key(parts.host) != host_key(host) and registered_domain(parts.host) != registered_domain(
            host
        ):
            continue
        parameters = dict(
            pair.partition("=")[::2] for pair in parts.query.split("&") if re.search(r"=\w*\d{3,}", pair)
        )
        if re.search(r"\d{5,}", parts.path):
            shapes[f'Address(r"{_path_shape(parts.path)}")'] += 1
        elif parameters:
            names = ", ".join(f'"{name}"' for name in parameters)
            shapes[f'Address(r"{re.escape(parts.path)}", ({names},))'] += 1
    least = max(2, sum(shapes.values()) // 10)
    return [shape for shape, count in shapes.most_common(4) if count >= least]


def _path_shape(path: str) -> str:
    """An expression for paths like ``path``: its longest number is the identity, other numbers and words
    vary.
    """
    longest = max(re.findall(r"\d+", path), key=len)
    before, _, after = path.rpartition(longest)
    before = re.sub(
        r"(?<=/)(?!(?:news|article|articles|view|arti|pages|v|read)/)[A-Za-z][A-Za-z_-]*(?=/)",
        "[WORD]",
        before,
    )
    shape = "".join(re.sub(r"\d+", "[NUMBER]", part) if part else part for part in (before, "[ID]", after))
    shape = re.escape(shape).replace(r"\-", "-")
    for mark, expression in ((r"\[WORD\]", r"[\w-]+"), (r"\[NUMBER\]", r"\d+"), (r"\[ID\]", r"(\d+)")):
        shape = shape.replace(mark, expression)
    return shape


def _sources(response: TextResponse, rankings: list[Ranking]) -> list[str]:
    url = split(response.url)
    here = (url.path or "/") + (f"?{url.query}" if url.query else "")
    lists = dict.fromkeys((ranking.list, ranking.name) for ranking in rankings)
    sources = []
    for kind, heading in lists:
        name = f", name={json.dumps(heading, ensure_ascii=False)}" if heading else ""
        sources.append(f'ListSource(kind="{kind}", url="{here}"{name})')
    feeds = read_list_page(response, GENERIC, None).feeds
    sources += [f'ListSource(kind="mainnews", url="{feed}", reader="feed")' for feed in feeds]
    return sources


def _site_title(response: TextResponse) -> str | None:
    values = (
        selector_of(response).xpath("//meta[@property='og:site_name']/@content | //title/text()").getall()
    )
    text = next((" ".join(value.split()) for value in values if value.strip()), None)
    return re.split(r"\s+[-|:–]\s+", text)[0] if text else None


def _home(url: str) -> str:
    parts = split(url)
    return f"{parts.scheme}://{parts.netloc}/"


def invented(page: str) -> str:
    """``page`` with the words of its headlines replaced, so that no publisher's text enters the repository.

    Texts of fifteen characters and more lose their syllables; headings and labels are shorter and stay.
    """

    def replaced(match: re.Match[str]) -> str:
        text = match[0]
        if len(text.strip()) < 15:
            return text
        return re.sub("[가-힣]", lambda syllable: _SYLLABLES[ord(syllable[0]) % len(_SYLLABLES)], text)

    page = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", "", page)
    page = re.sub(r"(?<=>)[^<>]+(?=<)", replaced, page)
    return re.sub(r'(?<= title=")[^"<>]+|(?<= alt=")[^"<>]+', replaced, page)
