"""Where sources disagree, a reasoned rule decides which one is believed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Any

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.cleaners import boilerplate, bylines
from newscrawl.cleaners.bylines import Byline
from newscrawl.cleaners.dates import Reading, from_epoch, read_time
from newscrawl.cleaners.text import (
    comparable,
    hangul_share,
    is_cut,
    one_line,
    unescaped,
    without_ellipsis,
    without_tail,
)
from newscrawl.pages.blocks import Page, Role
from newscrawl.pages.body import Body
from newscrawl.pages.conventions import ShownTime, shown_subtitle
from newscrawl.pages.metadata import Metadata, text_of, texts_of
from newscrawl.pages.state import State
from newscrawl.sites import Site

_PORTALS = frozenset(
    map(
        comparable,
        (
            "다음뉴스",
            "다음",
            "Daum",
            "Daum뉴스",
            "Daum | 뉴스",
            "네이버",
            "네이버 뉴스",
            "네이버뉴스",
            "네이트 뉴스",
            "네이트",
            "네이트뉴스",
            "nate",
            "nate 뉴스",
            "줌",
            "zum",
            "zum 뉴스",
            "줌 뉴스",
            "msn",
            "naver",
            "네이버 연예",
            "네이버 스포츠",
            "TV연예",
            "daum 스포츠",
            "daum 연예",
            "naver 뉴스",
        ),
    )
)
_NAME_TAIL = re.compile(r"(?: 뉴스| NEWS| News|뉴스룸| 모바일| 홈페이지| 온라인)$")
_PLACEHOLDERS = frozenset(
    (
        "document",
        "untitled",
        "untitleddocument",
        "무제",
        "뉴스",
        "기사",
        "기사보기",
        "뉴스보기",
        "index",
        "article",
        "newsview",
        "기사본문",
        "title",
        "reactapp",
        "vueapp",
        "loading",
    )
)
_SLOGAN = re.compile(r"[:,!?]|습니다|합니다|니다\.|대한민국|대표 ?|종합일간지|No\.? ?1|넘버원|전문 ?")
_COPYRIGHT_NAME = (
    re.compile(
        r"(?:저작권자|Copyrights?|COPYRIGHT)[ :ⓒ©(cC)]{0,12}(?:\d{4}[-~ .]{0,3}(?:\d{4})?)?\.? ?(?:by )?[\[<\"'“‘(]?(?P<name>[가-힣A-Za-z0-9&·+.]{2,20}(?: ?[가-힣A-Za-z0-9&]{1,10})?)"
    ),
    re.compile(
        r"[ⓒ©] ?(?:\d{4}[-~ .]{0,3})?[\[<\"'“‘(]?(?:.{0,30}, ?)?(?P<name>[가-힣A-Za-z0-9&·+.]{2,20}(?: ?[가-힣A-Za-z0-9&]{1,10})?)"
    ),
    re.compile(r"^[<\[(]?(?P<name>[가-힣A-Za-z0-9&·+]{2,20}(?: ?[가-힣A-Za-z0-9&]{1,10})?) ?[,.]? ?무단"),
)
_CODE = re.compile(r"^[A-Z]{0,4}\d+[A-Z0-9]*$|^[A-Z]\d[A-Z]\d{1,3}$")
_PUBLISHED_META = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dd:published_time",
    "published_date",
    "pubdate",
    "article:publish_time",
    "publish_date",
    "publishdate",
    "date",
    "dc.date.issued",
    "dc.date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "nextweb:createdate",
    "og:regdate",
    "regdate",
    "article.published",
    "originalpublicationdate",
    "cts:published_time",
    "dable:published_time",
    "last-modified-date",
    "pub_date",
    "writedate",
    "article_date_original",
)
_MODIFIED_META = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "dd:modified_time",
    "nextweb:moddate",
    "last-modified",
)


def media_names(metadata: Metadata, site: Site) -> tuple[str, ...]:
    """Every name that the page or the site's declaration calls the publisher or the site."""
    names = [
        *metadata.every(
            "og:site_name",
            "dd:publisher",
            "copyright",
            "application-name",
            "article:media_name",
            "dd:author",
            "twitter:app:name:iphone",
        ),
        text_of(metadata.linked.get("publisher")),
        metadata.organization or "",
        site.title,
        site.publisher or "",
    ]
    out: dict[str, None] = {}
    for name in names:
        for part in re.split(r" ?[|ㅣ:] ?", name):
            if 1 < len(part) <= 25 and not bylines.people_in(part) and not bylines.is_name(part):
                out[part] = None
                short = _NAME_TAIL.sub("", part)
                if len(short) > 1:
                    out[short] = None
    return tuple(out)


def description(metadata: Metadata) -> str:
    """What the page says of its content."""
    return metadata.first("og:description", "description", "twitter:description") or metadata.text(
        "description"
    )


_TITLE_ELEMENT = etree.XPath("string(//title)")


def title(
    metadata: Metadata, page: Page, root: etree._Element, media: Sequence[str]
) -> tuple[str, str | None]:
    """The headline and its source: the heading that the page shows, told by the titles in its head."""
    document = one_line(unescaped(_TITLE_ELEMENT(root)))
    claimed = [
        ("meta", metadata.first("og:title")),
        ("json-ld", metadata.text("headline")),
        (
            "meta",
            metadata.first(
                "dd:title", "nextweb:artsubject", "headline", "twitter:title", "dable:title", "title"
            ),
        ),
        ("title", document),
    ]
    names = [*media, *_PORTALS]
    unwanted = {*map(comparable, names), *_PLACEHOLDERS, ""}
    cleaned = [(source, without_tail(text, names)) for source, text in claimed if text]
    cleaned = [(source, text) for source, text in cleaned if comparable(text) not in unwanted]
    shown = _shown_title(page, [text for _, text in cleaned])
    if shown:
        return "shown", shown
    if cleaned:
        source, text = cleaned[0]
        longer = next(
            (
                t
                for _, t in cleaned[1:]
                if is_cut(text) and comparable(t).startswith(comparable(without_ellipsis(text)))
            ),
            text,
        )
        return source, longer
    heading = next(
        (
            b.text
            for b in page.blocks
            if b.node.role & Role.HEADING
            and len(b.text) > 7
            and not b.linked
            and not boilerplate.is_related_heading(b.text)
        ),
        None,
    )
    return "heading", heading


def _shown_title(page: Page, claimed: list[str]) -> str | None:
    keys = [comparable(text) for text in claimed]
    best, rank = None, 0.0
    for block in page.blocks:
        text = block.text
        if block.image is not None or not 4 <= len(text) <= 200:
            continue
        key = block.key
        if len(key) < 3:
            continue
        value = 0.0
        for place, other in enumerate(keys):
            if not other:
                continue
            if key == other:
                value = max(value, 4 - 0.1 * place)
            elif other.startswith(key) and len(key) > 6 and block.node.role & (Role.HEADING | Role.TITLE):
                value = max(value, (2.5 if len(other) - len(key) < 22 else 1.0) - 0.1 * place)
            elif key.startswith(comparable(without_ellipsis(claimed[place]))) and is_cut(claimed[place]):
                value = max(value, 3.5 - 0.1 * place)
        if not value:
            continue
        value += 1.0 * bool(block.node.role & Role.HEADING) + 0.6 * bool(block.node.role & Role.TITLE)
        if block.linked * 2 > len(text):
            value -= 2
        if value > rank:
            best, rank = text, value
    return best if rank > 2.4 else None


def subtitle(
    metadata: Metadata, page: Page, body: Body, headline: str, start: int, end: int
) -> tuple[str, str | None]:
    """The sub-headline: shown near the headline, or named in the metadata."""
    alternative = metadata.text("alternativeHeadline") or metadata.text("alternateName")
    said = description(metadata)
    shown = shown_subtitle(page, start, end, headline, said) if start >= 0 else None
    if shown:
        return "shown", shown
    if body.subtitles:
        return "body", "\n".join(dict.fromkeys(body.subtitles))
    if alternative and comparable(alternative) != comparable(headline):
        return "json-ld", alternative
    if said and is_summary(said, body, headline):
        lines = re.split(r" ?/ |\s*\|\s*", said) if said.count(" / ") else [said]
        return "meta", "\n".join(line.strip() for line in lines if line.strip())
    return "none", None


def is_summary(said: str, body: Body, headline: str) -> bool:
    """Whether a description is a sub-headline rather than the text's beginning or the site's own words."""
    key = comparable(said)
    text = comparable(" ".join(body.paragraphs))
    lead = key[:16]
    return (
        10 < len(key) < 260
        and not is_cut(said)
        and bool(text)
        and lead not in text
        and key not in comparable(headline)
        and comparable(headline) not in key
        and hangul_share(said) > 0.3
        and not _SLOGAN.search(said)
        and not boilerplate.belongs_elsewhere(said)
        and _shares_words(said, " ".join(body.paragraphs) + headline)
    )


def _shares_words(said: str, text: str) -> bool:
    words = [word for word in re.findall(r"[가-힣A-Za-z0-9]{2,}", said)]
    return bool(words) and sum(word[:2] in text for word in words) >= 0.5 * len(words)


def state_time(text: str) -> datetime | None:
    """A time out of script state, which may be a Unix time."""
    if text.isdigit() and len(text) in (10, 13):
        return from_epoch(int(text))
    reading = read_time(text)
    return reading.moment.at if reading else None


def times(metadata: Metadata, shown: Sequence[ShownTime]) -> Iterator[tuple[str, str, datetime]]:
    """Published and modified time with their sources, best first."""
    labelled = next((s for s in shown if s.kind == "published" and s.reading.moment.timed), None)
    labelled = labelled or next((s for s in shown if s.kind == "published"), None)
    bare = next((s for s in shown if not s.kind and s.reading.moment.timed), None)
    for source, text in _claims(metadata, "datePublished", _PUBLISHED_META):
        reading = read_time(text)
        if reading is None or not reading.moment.timed:
            continue
        at = _settled(reading, shown)
        if labelled and labelled.reading.moment.timed and not _near(at, labelled.reading.moment.at):
            other = next((s for s in shown if _near(at, s.reading.moment.at)), None)
            if other is None or other.kind == "modified":
                yield "published_at", "shown", labelled.reading.moment.at
        yield "published_at", source, at
        break
    for found in (labelled, bare, next(iter(s for s in shown if s.kind != "modified"), None)):
        if found:
            yield "published_at", "shown", found.reading.moment.at
            break
    for source, text in _claims(metadata, "datePublished", _PUBLISHED_META):
        reading = read_time(text)
        if reading:
            yield "published_at", source, reading.moment.at
            break
    changed = next((s for s in shown if s.kind == "modified"), None)
    for source, text in _claims(metadata, "dateModified", _MODIFIED_META):
        reading = read_time(text)
        if reading and reading.moment.timed:
            yield "modified_at", source, _settled(reading, shown)
            break
    if changed:
        yield "modified_at", "shown", changed.reading.moment.at


def _claims(metadata: Metadata, key: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    text = metadata.text(key)
    if text:
        yield "json-ld", text
    for name in names:
        for value in metadata.every(name):
            yield "meta", value


def _near(one: datetime, other: datetime) -> bool:
    return abs(one - other) < timedelta(minutes=1, seconds=30) or one.replace(second=0) == other.replace(
        second=0
    )


def _settled(reading: Reading, shown: Sequence[ShownTime]) -> datetime:
    """A time marked Z whose digits the page shows as Korean time is Korean time."""
    if not reading.moment.zoned or reading.digits == reading.moment.at:
        return reading.moment.at
    seen = [s.reading.moment.at for s in shown if s.reading.moment.timed]
    if any(_near(reading.digits, at) for at in seen) and not any(_near(reading.moment.at, at) for at in seen):
        return reading.digits
    return reading.moment.at


def publisher(
    metadata: Metadata, root: etree._Element, body: Body, notice: str | None
) -> tuple[str, str | None]:
    """The medium: the page's own name for itself, or on a portal the one that the article is from."""
    site = metadata.first("og:site_name")
    tail = _document_tail(root)
    candidates = [
        ("json-ld", metadata.text("publisher")),
        ("meta", metadata.first("dd:publisher")),
        ("meta", site),
        ("meta", metadata.first("copyright", "article:media_name")),
        ("title", tail),
        ("copyright", copyright_name(notice or "")),
        ("dateline", body.medium or ""),
        ("meta", metadata.first("application-name", "publisher", "dc.publisher", "author")),
    ]
    if any(
        _portal(name)
        for name in (site, tail, metadata.first("twitter:site"), metadata.first("article:media_name"))
    ):
        candidates = [
            ("meta", metadata.first("og:article:author", "article:author", "twitter:creator")),
            ("meta", site),
            ("copyright", copyright_name(notice or "")),
            ("dateline", body.medium or ""),
            *candidates,
        ]
    for source, text in candidates:
        for part in re.split(r" ?[|ㅣ] ?| :: ", text):
            name = part.strip(" -<>[]()·:\"'“”‘’")
            if name and is_publisher(name):
                on_portal = candidates[0][0] == "meta"
                if on_portal and body.medium and not hangul_share(name) and hangul_share(body.medium):
                    name = body.medium
                return source, name
    return "none", None


def korean_name(name: str, body: Body, metadata: Metadata, host: str) -> str:
    """Script state names media by an English identifier (``Sports Chosun``); the page knows the Korean name."""
    if hangul_share(name) > 0 or not name:
        return name
    if body.medium:
        return body.medium
    site = metadata.first("og:site_name")
    return site if site and is_publisher(site) and comparable(name) in comparable(host) else name


def _portal(name: str) -> bool:
    return any(comparable(part) in _PORTALS for part in re.split(r" ?[|ㅣ:\-] ?", name) if part)


def is_publisher(name: str) -> bool:
    """Whether ``name`` can be a medium's: short, no slogan, no portal, no address, no person."""
    return (
        1 < len(name) <= 25
        and not _SLOGAN.search(name)
        and comparable(name) not in _PORTALS
        and "http" not in name
        and "//" not in name
        and "언론사" not in name
        and not re.search(r"\.(?:com|net|kr|org)$", name, re.IGNORECASE)
        and not name.startswith("@")
        and len(comparable(name)) > 1
        and not bylines.people_in(name)
    )


def _document_tail(root: etree._Element) -> str:
    document = one_line(unescaped(_TITLE_ELEMENT(root)))
    parts = re.split(r" [-–|<:] | ?\|| ?:: ?| ?< ?| ?ㅣ ?", document)
    return parts[-1].strip() if len(parts) > 1 and len(parts[-1]) <= 20 else ""


def copyright_name(notice: str) -> str:
    """The medium that a copyright line names."""
    for pattern in _COPYRIGHT_NAME:
        match = pattern.search(notice)
        if match:
            name = re.sub(r"\(.*|무단.*|www\..*|[Aa]ll\b.*", "", match["name"]).strip(" .,:")
            if len(name) > 1 and not name.isdigit():
                return name
    return ""


def claimed_people(
    metadata: Metadata, state: State | None, media: Sequence[str]
) -> list[tuple[str, list[Byline]]]:
    """The authors that metadata and script state name."""
    out: list[tuple[str, list[Byline]]] = []
    if state and state.authors:
        # The state knows addresses that the page does not show.
        people = [p._replace(email=None) for name in state.authors for p in bylines.read_names(name, media)]
        out.append(("state", people))
    written = metadata.linked.get("author") or metadata.linked.get("creator")
    out.append(("json-ld", [p for text in texts_of(written) for p in bylines.read_names(text, media)]))
    mail = metadata.first("nextweb:email", "dable:email", "author:email", "article:author:email")
    if mail and "@" in mail:
        out.append(("meta", [Byline("", mail)]))
    for key in _AUTHOR_META:
        people = [p for text in metadata.every(key) for p in bylines.read_names(text, media)]
        if people:
            out.append(("meta", people))
    return out


_AUTHOR_META = (
    "dable:author",
    "nextweb:reporter",
    "dd:author",
    "og:article:author",
    "article:author",
    "author",
    "byl",
    "dc.creator",
    "writer",
    "twitter:creator",
    "sailthru.author",
    "parsely-author",
)


def authors(
    sources: Sequence[tuple[str, Sequence[Byline]]], media: Sequence[str]
) -> tuple[str, list[Byline]]:
    """The first source that names people, with the e-mails and roles that the others know of them.

    A later source on the page that names all of them and more is the fuller list of the same article. An
    e-mail that stands alone belongs to the only author.
    """
    known = {comparable(name) for name in media}
    named = [
        (source, [p for p in found if p.name and comparable(p.name) not in known])
        for source, found in sources
    ]
    named = [(source, list(bylines.unique(found))) for source, found in named if found]
    if not named:
        return "none", []
    chosen, people = named[0]
    for source, found in named[1:]:
        if source in _ON_THE_PAGE and {p.name for p in found} > {p.name for p in people} and chosen != "rule":
            chosen, people = source, found
    every = [person for _, found in sources for person in found]
    loose: list[str] = []
    for source, found in sources:
        loose = loose or list(
            dict.fromkeys(
                p.email
                for p in found
                if not p.name and p.email and (source in ("body", "meta") or _personal(p.email))
            )
        )
    out = []
    for person in people:
        email = person.email or next((p.email for p in every if p.name == person.name and p.email), None)
        if email is None and len(people) == 1 and len(loose) == 1:
            email = loose[0]
        role = person.role or next((p.role for p in every if p.name == person.name and p.role), None)
        out.append(Byline(person.name, email, role))
    return chosen, out


def _personal(email: str) -> bool:
    """Whether an address can be one person's and not the newsroom's."""
    return _DESK.match(email) is None


_DESK = re.compile(
    r"[\w.+-]*(?:jebo|webmaster|news|help|admin|desk|report|info|press|editor|online|contact|master|manager|service|support|privacy|ad)\d*@",
    re.IGNORECASE,
)
_ON_THE_PAGE = frozenset(("body", "dateline", "shown"))


def section(metadata: Metadata) -> tuple[str, str | None]:
    """The section as named in the metadata, words before codes."""
    claims = [
        ("json-ld", metadata.text("articleSection")),
        ("meta", metadata.first("article:section", "article:section2")),
        (
            "meta",
            metadata.first(
                "classification",
                "dd:category",
                "og:category",
                "nextweb:section",
                "content_category",
                "section",
            ),
        ),
        ("json-ld", metadata.breadcrumb[-1] if len(metadata.breadcrumb) > 1 else ""),
    ]
    claims = [claim for claim in claims if claim[1] and len(claim[1]) < 40]
    for claim in claims:
        if not _CODE.match(claim[1]):
            return claim
    return claims[0] if claims else ("none", None)


def tags(
    metadata: Metadata, shown: list[str], text: str, headline: str, media: Sequence[str]
) -> tuple[str, list[str]]:
    """Tags as shown, or keywords of the metadata that the article speaks of.

    Keyword lists that a site puts on all its pages name the site and its sections; at least half of the words
    of an article's own list occur in it.
    """
    if shown:
        return "shown", _tidy(shown)
    linked = metadata.linked.get("keywords")
    claims = [
        ("meta", metadata.first("news_keywords")),
        ("json-ld", linked if isinstance(linked, str) else ",".join(texts_of(linked)) if linked else ""),
        ("meta", ",".join(metadata.every("article:tag"))),
        ("meta", metadata.first("nextweb:keyword", "keywords")),
    ]
    names = {comparable(name) for name in media} | {"뉴스", "news", "기사", "속보"}
    for source, claim in claims:
        words = _tidy(re.split(r"[,;|]", claim))
        own = [word for word in words if comparable(word) not in names]
        inside = [word for word in own if comparable(word) and comparable(word) in text]
        if own and comparable(claim) != comparable(headline) and 2 * len(inside) >= len(words):
            return source, own
    return "none", []


def _tidy(words: Iterable[str]) -> list[str]:
    return [tag for tag in dict.fromkeys(one_line(word).lstrip("#＃").strip() for word in words) if tag]


def language(root: etree._Element, text: str) -> str | None:
    """ISO 639-1 code: Korean by the letters of the text, else what the page declares."""
    if hangul_share(text) > 0.3:
        return "ko"
    declared = (
        (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()[:2].lower()
    )
    return declared if re.fullmatch(r"[a-z]{2}", declared) and (text or declared != "ko") else None


def as_markup(text: str) -> str:
    """Plain text with line breaks as HTML; text that is HTML already stays."""
    text = unescaped(text)
    if "<p" in text or "<br" in text:
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def by_trafilatura(response: TextResponse) -> list[str]:
    """The paragraphs trafilatura finds, for pages that are not Korean. Imported here because it is slow to load."""
    import trafilatura  # noqa: PLC0415

    text: Any = trafilatura.extract(response.text, include_comments=False, include_tables=False)
    return [line for line in (text or "").splitlines() if line.strip()]
