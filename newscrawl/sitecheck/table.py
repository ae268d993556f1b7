"""Tables of sites for the terminal; below a certain width, blocks of lines instead."""

from collections.abc import Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newscrawl.sitecheck.check import Results
from newscrawl.sitecheck.record import Seen, latest
from newscrawl.sitecheck.repair import Repair
from newscrawl.sites.base import Site
from newscrawl.sites.sources import ListSource
from newscrawl.terminal import Terminal

# Columns that the table of sites needs; a pipe gets as many, whatever the terminal behind it.
_TABLE_WIDTH = 110
_PIPE_WIDTH = 140
_SEEN = ("lists seen", "articles seen")
_STYLES = {
    "works": "green",
    "skipped": "dim",
    "refused": "yellow",
    "changed": "yellow",
    "empty": "red",
    "failed": "red",
    "refuses": "yellow",
}


def console() -> Console:
    """The terminal; a pipe is taken to be wide."""
    terminal = Terminal(highlight=False)
    return terminal if terminal.is_terminal else Terminal(highlight=False, width=_PIPE_WIDTH)


def _lists(site: Site) -> str:
    counts = [(kind, sum(source.kind == kind for source in site.lists)) for kind in ("mainnews", "trending")]
    return ", ".join(f"{count} {kind}" for kind, count in counts if count)


def _browser(site: Site) -> str:
    return "needed" if site.render else "no"


def _day(day: date | None) -> str:
    return f"{day}" if day is not None else "unverified"


def _facts(seen: Seen) -> str:
    return f"lists {_day(seen.lists)} · articles {_day(seen.articles)}"


def print_sites(sites: Sequence[Site], record: Mapping[str, Seen], out: Console | None = None) -> None:
    """All sites with the ``record`` of checks, a line each; some short ones where the terminal is narrow."""
    out = out or console()
    known = {site.name: latest(site, record) for site in sites}
    if out.width < _TABLE_WIDTH:
        for site in sites:
            out.print(
                Text.assemble((site.name, "bold"), f"  {site.title}"), no_wrap=True, overflow="ellipsis"
            )
            facts = [site.kind, site.system, _lists(site)]
            out.print("  " + " · ".join(fact for fact in facts if fact))
            out.print(f"  browser {_browser(site)} · robots {known[site.name].robots}")
            out.print(f"  {_facts(known[site.name])}")
    else:
        table = Table(box=None, pad_edge=False)
        for heading in ("name", "title", "kind", "lists", "system", "browser", "robots", *_SEEN):
            table.add_column(heading, no_wrap=heading in {"name", "kind", "robots", *_SEEN})
        for site in sites:
            seen = known[site.name]
            robots = Text(seen.robots, style=_STYLES.get(seen.robots, ""))
            days = [Text(_day(day), style="" if day else "dim") for day in (seen.lists, seen.articles)]
            table.add_row(
                site.name,
                site.title,
                site.kind,
                _lists(site),
                site.system or "",
                _browser(site),
                robots,
                *days,
            )
        out.print(table)
    lists = sum(seen.lists is not None for seen in known.values())
    articles = sum(seen.articles is not None for seen in known.values())
    out.print(
        f"{len(sites)} sites; lists of {lists} and articles of {articles} were read from real pages. "
        "All of one: scrapy sites NAME"
    )


def print_site(site: Site, record: Mapping[str, Seen], out: Console | None = None) -> None:
    """All that is declared of one site, and what the ``record`` of checks says."""
    out = out or console()
    seen = latest(site, record)
    facts = {
        "name": site.name,
        "title": site.title,
        "kind": site.kind,
        "publisher": site.publisher or "",
        "system": site.system or "",
        "domains": ", ".join(site.domains),
        "home": site.home,
        "browser": _browser(site),
        "robots": site.robots if seen.robots == site.robots else f"{seen.robots} (declared: {site.robots})",
        "delay": f"{site.download_delay:g} s, {site.concurrency} at a time",
        "verified": _facts(seen),
        "checked": f"{seen.checked_at:%Y-%m-%d %H:%M}, {seen.works} of {seen.asked} lists worked"
        if seen.checked_at
        else "never here: scrapy sites NAME --check",
        "seen": "\n".join(site.seen),
        "article addresses": "\n".join(
            address.path + ("".join(f" {name}" for name in address.query)) for address in site.articles
        ),
        "article rules": ", ".join(site.rules),
        "list rules": str(len(site.list_rules)) if site.list_rules else "",
    }
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts.items():
        if value:
            grid.add_row(name, Text(value))
    out.print(grid)
    for source in site.lists:
        out.print(Text(f"{source.kind}  {_label(source)}", style="bold"))
        out.print(Text(f"  {source.url}"), overflow="fold")
        out.print(
            Text(f"  read {_reader(source)}" + (f", pages {source.paging}" if source.paging else "")),
            overflow="fold",
        )


def _label(source: ListSource) -> str:
    return " / ".join(part for part in (source.section, source.name, source.tab) if part)


def _reader(source: ListSource) -> str:
    words = {
        "rule": "by rule",
        "heading": "by its heading",
        "feed": "as a feed",
        "sitemap": "as a news sitemap",
        "menu": "from the menu",
        "auto": "by what is there",
    }
    return words[source.reader]


def print_checks(results: Results, sites: Sequence[Site], out: Console | None = None) -> None:
    """What a check found, list by list, and what robots.txt says now."""
    out = out or console()
    for site in sites:
        now, declared = results.robots[site.name], site.robots
        line = Text.assemble(
            (site.name, "bold"), f"  robots.txt {now}" if now != "unknown" else "  robots.txt not read"
        )
        if site.name in results.robots_changed:
            line.append(f" (declared: {declared})", style="yellow")
        out.print(line)
        for name, value in results.usage.get(site.name, {}).items():
            out.print(Text(f"  usage {name}: {value}", style="yellow"), overflow="fold")
        for checked in (checked for checked in results.lists if checked.site == site.name):
            state = Text(f"  {checked.state:<8}", style=_STYLES[checked.state])
            out.print(
                state.append(
                    f" {checked.source.kind} {_label(checked.source)}: {checked.note}", style="default"
                )
            )
            out.print(Text(f"           {checked.url}", style="dim"), overflow="fold")
        if (article := results.articles.get(site.name)) is not None:
            word = "works" if article.works else "failed"
            line = Text(f"  {word:<8}", style=_STYLES[word])
            out.print(line.append(f" article: {article.note}", style="default"))
            out.print(Text(f"           {article.url}", style="dim"), overflow="fold")
    works = sum(checked.state == "works" for checked in results.lists)
    out.print(f"{works} of {len(results.lists)} lists work")


def print_repair(name: str, found: Repair, out: Console | None = None) -> None:
    """What is proposed for each field of a site, and what would change; to stderr, since a patch follows."""
    out = out or Terminal(stderr=True, highlight=False, width=_PIPE_WIDTH)
    if not found.fields:
        out.print(
            f"{name}: on {found.pages} kept pages every rule finds what it should, or nothing shows what"
        )
        return
    out.print(f"{name}: {found.pages} kept pages looked at, of a new kind since {found.since}")
    table = Table(box=None, pad_edge=False)
    for heading in ("field", "right on", "filled", "changed", "lost", "rule"):
        table.add_column(heading, overflow="fold", no_wrap=heading != "rule")
    for one in found.fields:
        right = f"{one.right} of {one.pages}" if one.rule else ""
        rule = one.rule.xpath if one.rule else one.note
        table.add_row(one.name, right, *_changes(found, one.name), Text(rule))
        for name_of_other, other in one.others.items():
            shown = f"{other.xpath} (for {one.name})"
            table.add_row(name_of_other, "", *_changes(found, name_of_other), Text(shown))
    for name_of_field in found.changes.keys() - {one.name for one in found.fields}:
        table.add_row(name_of_field, "", *_changes(found, name_of_field), "changes with the others")
    out.print(table)


def _changes(found: Repair, name: str) -> list[str]:
    counts: Mapping[str, int] = found.changes.get(name, {})
    return [str(counts.get(what, 0)) for what in ("filled", "changed", "lost")]
