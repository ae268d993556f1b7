"""The text of a new site's declaration, each line with why it is so and what is in doubt."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from newscrawl.sitecheck.evidence import Finding
from newscrawl.sitecheck.listdraft import DraftedList
from newscrawl.sitecheck.shapes import AddressShape, literal
from newscrawl.sites.base import Robots
from newscrawl.sites.sources import ListSource
from newscrawl.text import one_line

_WIDTH = 100
_INDENT = "    "
_DEFAULTS = asdict(ListSource(kind="mainnews", url=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All that a declaration says of a new site. ``lists`` is None where its system's lists are kept."""

    name: str
    url: str
    home: str
    domain: str
    publisher: Finding
    portal: bool
    robots: Robots
    shapes: Sequence[AddressShape]
    lists: Sequence[DraftedList] | None
    not_opened: Sequence[ListSource] = ()
    nd_soft: bool = False
    on: date
    live: bool = False

    def doubts(self) -> list[str]:
        """What a person should look at, a line each."""
        lines = [f"publisher {self.publisher.value}: {self.publisher.doubt}"] if self.publisher.doubt else []
        if self.portal:
            lines.append("is it a portal, which republishes others' articles?")
        if not self.shapes and not self.nd_soft:
            lines.append(
                "no shape of address names its articles: they get an identity of their address alone"
            )
        lines += [
            f"{one.source.kind} {one.source.name or one.source.section or one.source.url}: {one.doubt}"
            for one in self.lists or ()
            if one.doubt
        ]
        if self.lists is not None and not any(one.source.kind == "trending" for one in self.lists):
            lines.append("no list of trending articles was found")
        return lines

    def text(self) -> str:
        """The file."""
        title, url = map(_in_docstring, (self.publisher.value, self.url))
        class_name = "".join(part.title() for part in self.name.split("_"))
        base = "NdSoft" if self.nd_soft else "Site"
        return "\n".join(
            [
                f'"""{title}. Drafted on {self.on} from {url}: review what has a question mark."""',
                "",
                *self._imports(),
                "",
                "",
                f"class {class_name}({base}):",
                f'{_INDENT}"""{title}."""',
                "",
                *(f"{_INDENT}{line}" if line else "" for line in self._body()),
                "",
            ]
        )

    def _imports(self) -> list[str]:
        base = "from newscrawl.sites.base import " + ", ".join(
            (["ListSource"] if self.lists else []) + ([] if self.nd_soft else ["Site"])
        )
        return [
            *(["from datetime import date", ""] if self.live else []),
            *(
                ["from newscrawl.sites.addresses import UncompiledAddress as Address"]
                if self.shapes and not self.nd_soft
                else []
            ),
            *([base] if self.lists or not self.nd_soft else []),
            *(["from newscrawl.sites.systems.ndsoft import NdSoft"] if self.nd_soft else []),
        ]

    def _body(self) -> Iterator[str]:
        yield f"name = {literal(self.name)}"
        yield from _because(self.publisher.why, self.publisher.doubt)
        yield f"title = {literal(self.publisher.value)}"
        yield f"domains = ({literal(self.domain)},)"
        yield f"base_url = {literal(self.home)}"
        if self.portal:
            yield from _because("its lists show other publishers, or it is known as a portal", "is it one?")
            yield 'kind = "portal"'
        else:
            yield f"publisher = {literal(self.publisher.value)}"
        asked = f"robots.txt on {self.on}" if self.robots != "unknown" else "robots.txt was not asked"
        yield from _because(asked)
        yield f'robots = "{self.robots}"'
        if self.live:
            yield from _because("its lists were read; open an article, then date articles_verified too")
            yield f"lists_verified = date({self.on.year}, {self.on.month}, {self.on.day})"
            yield f"seen = ({literal(self.url)},)"
        if not self.nd_soft:
            yield from self._addresses()
        if self.lists is not None:
            yield from self._lists()

    def _addresses(self) -> Iterator[str]:
        if not self.shapes:
            yield from _because("", "no number or code in its addresses names an article")
            return
        yield "articles = ("
        for shape in self.shapes:
            left = f"{', '.join(shape.left_out)} left out" if shape.left_out else ""
            yield from (
                _INDENT + line
                for line in _because(f"{shape.number} links, as {shape.example}", left, cut=True)
            )
            yield f"{_INDENT}{shape.text},"
        yield ")"

    def _lists(self) -> Iterator[str]:
        yield "lists = ("
        for one in self.lists or ():
            yield from (_INDENT + line for line in _because(one.why, one.doubt))
            yield f"{_INDENT}{_source(one.source)},"
        if self.not_opened:
            yield from (
                _INDENT + line for line in _because("not opened; scrapy read --list shows what is there:")
            )
            yield from (f"{_INDENT}# {_source(source)}," for source in self.not_opened)
        yield ")"


def _because(why: str, doubt: str = "", *, cut: bool = False) -> list[str]:
    lines = [one_line(why)[:_WIDTH]] if cut and why else textwrap.wrap(one_line(why), _WIDTH)
    doubts = textwrap.wrap(one_line(f"? {doubt}") if doubt else "", _WIDTH)
    return [f"# {line}" for line in (*lines, *doubts)]


def _in_docstring(text: str) -> str:
    # What a page says stands in a file that is run: it must not end its string.
    return one_line(text).replace("\\", "/").replace('"', "'")


def _source(source: ListSource) -> str:
    values = {"kind": source.kind, "url": source.url}
    values |= {name: value for name, value in asdict(source).items() if value != _DEFAULTS[name]}
    return f"ListSource({', '.join(f'{name}={literal(value)}' for name, value in values.items())})"
