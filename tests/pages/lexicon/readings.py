"""For each table of the lexicon what is read of a line, list or page in which one of its words stands.

``ACTS`` names for each table the reading and a word that means nothing there. ``SHADOWS`` names the tables whose
words are looked for inside a text, and how: there a word that holds another one changes nothing.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import html
from scrapy.http import HtmlResponse

from newscrawl import lexicon
from newscrawl.addresses import Joiner
from newscrawl.cleaners import captions, labels
from newscrawl.cleaners.captions import credit_of
from newscrawl.lines import (
    attribution,
    boilerplate,
    bylines,
    datelines,
    introductions,
    notices,
    people,
    propernames,
    sections,
    signatures,
)
from newscrawl.lines.captions import looks_like_caption
from newscrawl.lines.contributors import is_helper
from newscrawl.lines.teams import is_western_team, may_sign_alone
from newscrawl.lines.western import (
    behind_label,
    is_western_name,
    only_signers,
    western_names,
    without_title,
)
from newscrawl.pages import publishers
from newscrawl.pages.copyrights import copyright_name
from newscrawl.pages.document import Document
from newscrawl.pages.lists import media
from newscrawl.pages.lists import words as list_words
from newscrawl.pages.lists.advertising import is_advertisement_label
from newscrawl.pages.lists.blocks import page_links
from newscrawl.pages.lists.clones import cloned
from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.paging import next_page
from newscrawl.pages.lists.rows import is_badge
from newscrawl.pages.refusal import is_flash
from newscrawl.pages.sitenames import notice_name
from newscrawl.pages.sources.imprint import Imprint
from newscrawl.pages.sources.json_ld import LinkedData
from newscrawl.pages.sources.meta import Meta
from newscrawl.pages.sources.westerndays import WesternDays
from newscrawl.sites import GENERIC
from tests.pages.lexicon.pages_with import TEXT, TITLE, headed, read, refused, with_meta, with_name


class Act(NamedTuple):
    """What is read with a word, and the other word that stands in its place (made of the word)."""

    reading: Callable[[str], object]
    other: Callable[[str], str] = lambda word: (
        "zorbq" if word.isascii() and any(map(str.isalpha, word)) else "그물코"
    )


def _leads_on(word: str) -> str | None:
    """The next page of a list whose pager holds a link with a word."""
    url = "https://naru.example/list"
    root = html.document_fromstring(f"<div class=paging><a href='?page=2'>{word} »</a></div>")
    return next_page(root, url, Joiner(partial(urljoin, url), url))


def _turns_over(word: str) -> str | None:
    """The next page of a list whose pager says a word beside each number."""
    url = "https://naru.example/list?page=1"
    links = "".join(f"<a href='?page={page}'><i>{word}</i> {page}</a>" for page in (2, 3))
    root = html.document_fromstring(f"<div class=paging><b>1</b>{links}</div>")
    return next_page(root, url, Joiner(partial(urljoin, url), url))


def _is_copy(name: str) -> bool:
    """Whether of an article's two slides the one with a class is the copy."""
    markup = "<div{}><a href='/news/20251105001'>강변 산책로 다시 열려</a></div>"
    page = Outline(html.document_fromstring(markup.format(f" class='slide {name}'") + markup.format("")))
    url = "https://naru.example/"
    links = page_links(page, Joiner(partial(urljoin, url), url), "naru.example", in_data=False)
    return cloned(page, links) == {links[0].place}


def _name_like(word: str) -> str:
    """A name that nobody bears, of the same surname and length."""
    return (word[0] + "가람솔")[: len(word)]


def _other_medium(word: str) -> str:
    """A word that ends as ``word`` does where media's names end so."""
    ends = [end for end in lexicon.entries("publishers", "media-ends") if word.endswith(end)]
    return "그물" + max(ends, key=len, default="코")


def _placeholder(title: str) -> object:
    return read(f"<h2>{TITLE}</h2><div>{TEXT}</div>", f"<title>{title}</title>").title == TITLE


def _desk(local: str) -> object:
    address = f'<p class="byline"><a href="mailto:{local}@naru.example">{local}@naru.example</a></p>'
    article = read(f'<h1>{TITLE}</h1><p class="byline">홍길동 기자</p>{address}<div>{TEXT}</div>')
    return [author.email is None for author in article.authors]


def _selected(name: str) -> object:
    menu = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("정치", "경제", "문화", "스포츠"))
    return read(
        f'<ul><li class="{name}"><a href="/s">사회</a></li>{menu}</ul>' + "<p>나루</p>" * 7 + headed(TEXT)
    ).section


def _opinion(section: str) -> object:
    box = '<figure><img src="/a/hong.jpg"><figcaption>홍길동 가람대 교수</figcaption></figure>'
    head = f'<title>{TITLE}</title><meta property="article:section" content="{section}">'
    return read(f"<h1>{TITLE}</h1><div>{box}{TEXT}</div>", head).authors


def _kinds(label: str) -> object:
    page = HtmlResponse(
        "https://naru.example/1", body=f"<p>{label}: 2025-03-03</p>".encode(), encoding="utf-8"
    )
    return [time.kind for time in WesternDays(Document.of(page), -1).near()]


def _heads(kind: str) -> Callable[[str], bool]:
    return lambda word: list_words.heading_kind(f"가람시 {word}") == kind


def _head(title: str) -> str:
    return f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'


def _short_page(words: str) -> object:
    """A page with little more than ``words``."""
    return refused(
        f"<h1>{TITLE}</h1><div><p>{words}</p><p>시가 3일 시민에게 그렇게 알렸다고 한다.</p></div>",
        _head(TITLE),
    )


def _titled_page(words: str) -> object:
    """A page whose headline holds ``words``, over a text."""
    return refused(f"<h1>{words}</h1><div>{TEXT}</div>", f"<title>{words} | 나루마당</title>")


def _search_page(words: str) -> object:
    return refused(f"<h1>{TITLE}</h1><div>{TEXT}<p>{words}</p></div>", f"<title>{TITLE}</title>")


_COMMENT = "<p>I have waited for this day ever since the old library was closed.</p>"


def _discussed(heading: str) -> object:
    return _with_comments(f"<div>{heading}</div><div>{_COMMENT}</div>")


def _answered(button: str) -> object:
    return _with_comments(f"<ul>{f'<li>{_COMMENT}<div><a href=/r>{button}</a></div></li>' * 2}</ul>")


def _with_comments(comments: str) -> object:
    text = "".join(
        f"<p>The council said on day {day} that the library would open again.</p>" for day in range(9)
    )
    article = read(f"<h1>Library opens</h1><div>{text}</div>{comments}", "")
    return "I have waited" in (article.body or "")


def _reactions(behind: str) -> object:
    """What is read of reactions behind the question how the article was."""
    return read(
        f"{headed(TEXT)}<p>이 기사 어떠셨나요?</p><p>좋아요 3</p><p>슬퍼요 2</p><p>{behind} 5</p>"
    ).reactions


def _reactions_beside(tool: str) -> object:
    buttons = "<button>좋아요 3</button><button>슬퍼요 2</button>"
    return read(f"{headed(TEXT)}<div>{buttons}<span>{tool}</span></div>").reactions


def _tags(label: str) -> object:
    return read(f"{headed(TEXT)}<p>{label}: 도서관, 나루마을</p>").tags


def _imprint(body: str, heading: int) -> Imprint:
    """The names on a page; ``heading``: the line of its headline, behind which its text begins."""
    page = HtmlResponse("https://naru.example/1", body=f"<body>{body}</body>".encode(), encoding="utf-8")
    lines = Document.of(page).lines
    return Imprint(lines, heading, (len(lines), len(lines)))


def _named_below(label: str) -> object:
    names = _imprint(f"<h1>{TITLE}</h1><p>{label} : 나루일보</p>", 0).article_names()
    return [one.value for one in names]


def _registered(label: str) -> object:
    names = _imprint(f"<h1>{TITLE}</h1><p>{label} : 나루일보 | 등록번호 : 가람 아00001</p>", 0).site_names()
    return [one.value for one in names]


def _has_shorter_name(name: str) -> bool:
    """Whether a page's name of its site is known without what stands behind it."""
    return "나루마당" in publishers.names_of(Meta([("og:site_name", name)]), LinkedData([]), GENERIC)


def _logo(name: str) -> object:
    return [one.value for one in _imprint(f'<p><img alt="{name}"></p><p>1</p>', 6).site_names()]


def written(phrase: str) -> str:
    """``phrase`` as a page writes it: something stands in the place of ``…``, nothing in that of ``#``."""
    return phrase.replace(" … ", " 저희 ").replace(" #", "")


def shown(file: str, entry: str) -> str:
    """An entry of a file as a page writes it; a name in one word, in which no other name's words stand."""
    if file != "names":
        return written(entry)
    return "".join(lexicon.tokens(entry)) + ("x" if entry.endswith("*") else "")


_PEOPLE: Mapping[str, Act] = {
    "roles": Act(lambda word: [one.role for one in people.people_in(f"홍길동 {word}")] == [word]),
    "guests": Act(lambda word: [one.role for one in people.people_in(f"홍길동 {word}")] == [word]),
    "surnames": Act(lambda word: propernames.is_name(f"{word}길동"), lambda _: "쀍"),
    "frequent-surnames": Act(lambda word: propernames.is_name(f"{word}나누리"), lambda _: "쀍"),
    "two-syllable-surnames": Act(lambda word: propernames.is_name(f"{word}길동"), lambda _: "그물"),
    "not-names": Act(propernames.is_name, _name_like),
    "medium-endings": Act(lambda word: propernames.is_medium(f"아무{word}")),
    "newsroom-endings": Act(lambda word: len(bylines.read_names(f"홍길동, 디지털{word}")) == 1),
    "byline-work": Act(
        lambda word: (
            bylines.read_byline(f"홍길동 hong@example.com 가랑비 {word}")
            and [one.name for one in bylines.read_names(f"{word}홍길동 hong@example.com")] == ["홍길동"]
        )
    ),
    "byline-prefixes": Act(
        lambda word: [one.name for one in bylines.read_names(f"{word}홍길동 hong@example.com")] == ["홍길동"]
    ),
    "byline-labels": Act(
        lambda word: [one.name for one in bylines.read_names(f"{word} 홍길동")] == ["홍길동"]
    ),
    "byline-links": Act(lambda word: bylines.read_byline(f"홍길동 기자{word} hong@example.com")),
    "byline-fillers": Act(lambda word: bylines.read_byline(f"홍길동 hong@example.com 가랑비 {word}")),
    "script-marks": Act(lambda word: datelines.is_script_mark(f"[{word}]")),
    "sign-off": Act(lambda word: signatures.sign_off(f"비가 옵니다. {word} 홍길동입니다.")),
    "units": Act(
        lambda word: [one.name for one in people.people_in(f"홍길동 가람{word} 기자")] == ["홍길동"],
        lambda _: "그물코",
    ),
    "writing": Act(lambda word: people.without_credits(f"{word}·영상 홍길동")),
    "helpers": Act(lambda word: people.is_credits(f"영상편집 : 홍길동{word}"), lambda _: "그물코"),
    "helper-kinds": Act(lambda word: people.is_credits(f"영상편집 : 홍길동{word}기자")),
    "no-helper": Act(lambda word: people.without_credits(f"그래픽 {word}") == f"그래픽 {word}"),
}
_WORDS: Mapping[str, Act] = {
    "copyright": Act(lambda word: notices.is_copyright(f"나루일보의 기사 {word}")),
    "imprint": Act(
        lambda word: notices.is_imprint(f"{word} 나루 {'발행인' if word == '편집인' else '편집인'} 한가람")
    ),
    "copyright-start": Act(lambda word: notices.is_copyright(f"<{word} 나루일보>")),
    "copyright-sign": Act(lambda word: notices.is_copyright(f"나루일보 {word} 2024")),
    "copyright-law": Act(
        lambda word: notices.is_copyright(f"나루일보의 모든 기사는 {word}를 받은바, 무단 전재를 금합니다.")
    ),
    "copyright-end": Act(
        lambda word: notices.split_copyright(f"비가 왔다. ⓒ 나루일보 {word}")[0] == "비가 왔다."
    ),
    "credit": Act(lambda word: notices.is_credit(f"{word}=국립공원공단")),
    "credit-before": Act(lambda word: notices.is_credit(f"{word} 사진=국립공원공단")),
    "credit-after": Act(lambda word: notices.is_credit(f"사진·{word}=국립공원공단")),
    "credit-end": Act(lambda word: credit_of(f"북한산의 가을. 국립공원공단 {word}")),
    "credit-source": Act(
        lambda word: (
            credit_of(f"북한산의 가을. {word}") == word and looks_like_caption(f"북한산의 가을 {word}")
        )
    ),
    "credit-place": Act(lambda word: looks_like_caption(f"북한산의 가을 {word}")),
    # Where somebody else worked with them.
    "helper": Act(
        lambda word: notices.is_crew(f"{word}·취재 : 홍길동") and people.is_credits(f"{word} 홍길동")
    ),
    "helper-phrase": Act(lambda word: people.is_credits(f"{word} : 홍길동")),
    "crew": Act(lambda word: notices.is_crew(f"{word}·취재 : 홍길동")),
    "tip": Act(lambda word: notices.is_tip(f"※ {word}")),
    "tip-channel": Act(lambda word: notices.is_tip(f"※ {word}")),
    "tip-end": Act(lambda word: notices.is_tip(f"※ {word}")),
    "contact": Act(lambda word: notices.is_tip(f"[{word}]")),
    "contact-with-address": Act(lambda word: notices.is_tip(f"▷ {word} : news")),
    "related": Act(lambda word: all(map(notices.is_related_heading, (word, f"홍길동 {word}")))),
    "related-before": Act(
        lambda word: notices.is_related_heading(f"{word} 관련기사"), lambda _: "그물 코끼리"
    ),
    "related-after": Act(lambda word: notices.is_related_heading(f"■ 관련기사 {word}")),
    "related-line": Act(lambda word: notices.is_furniture(f"{word} 태풍이 지나간 자리")),
    "tool": Act(notices.is_furniture),
    "picture-button": Act(lambda word: captions.clean_caption(f"북한산의 가을 {word}") == "북한산의 가을"),
    "summary": Act(notices.heads_summary),
    "machine-summary": Act(notices.heads_summary),
    "editors-note": Act(notices.is_editors_note),
    "tail": Act(lambda word: notices.is_furniture(f"({word})")),
    "published": Act(lambda word: notices.is_furniture(f"{word} : 2024-05-01 10:00")),
    "aired": Act(lambda word: notices.is_furniture(f"{word} : 2024-05-01 10:00")),
    "modified": Act(lambda word: notices.is_furniture(f"{word} : 2024-05-01 10:00")),
    "stamp-unit": Act(lambda word: notices.is_furniture(f"입력{word} : 2024-05-01 10:00")),
    "reply-right": Act(lambda word: notices.is_notice_to_readers(f"이 기사에 대해 {word} 할 수 있습니다.")),
    "disclaimer": Act(lambda word: notices.is_notice_to_readers(f"이 글은 나루일보의 {word}")),
    "reply-heading": Act(notices.is_reply_heading),
    "self-description": Act(lambda word: signatures.stands_behind_texts(f"오늘도 마을 이야기{word}.")),
    "player": Act(lambda word: notices.is_furniture(f"여기에서 {word}")),
}
_PUBLISHERS: Mapping[str, Act] = {
    "portals": Act(publishers.is_portal),
    "portal-words": Act(lambda word: media.medium_in(f"{word} | 한겨레")),
    "slogans": Act(lambda word: publishers.is_publisher(f"나루{word}마당")),
    "no-names": Act(lambda word: publishers.is_publisher(f"나루{word}마당")),
    "companies": Act(
        lambda word: notice_name(f"© Naru {word}") == "Naru" and copyright_name(f"ⓒ Naru {word}") == "Naru"
    ),
    "company-words": Act(lambda word: copyright_name(f"ⓒ Naru {word}")),
    "company-signs": Act(lambda word: copyright_name(f"ⓒ {word}나루일보")),
    "desk-addresses": Act(_desk),
    "media": Act(lambda word: media.is_listed_medium(word, strict=True)),
    "media-ends": Act(lambda word: media.is_listed_medium(f"아무{word}")),
    "labels": Act(_named_below),
    "registered": Act(_registered),
    "buttons": Act(lambda word: _logo(f"나루 {word}")),
    "editions": Act(
        lambda word: (
            _has_shorter_name(f"나루마당 {word}") and labels.publisher(f"나루마당 {word}") == "나루마당"
        )
    ),
    "news": Act(lambda word: _has_shorter_name(f"나루마당 {word}")),
    "newsrooms": Act(lambda word: _has_shorter_name(f"나루마당{word}")),
    "rights": Act(lambda word: notice_name(f"© Naru {word}") == "Naru"),
    "no-media": Act(media.is_listed_medium, _other_medium),
}


def _is_surname(word: str) -> object:
    return is_western_name(f"Jane {word.title()}")


def _signed_by_reader(word: str) -> object:
    """Whom a line behind the text names as its author."""
    text = "".join(
        f"<p>The council said on day {day} that the library would open again.</p>" for day in range(9)
    )
    page = f'<h1>Library opens</h1><div>{text}</div><p class="author">{word} by: Jane Doe</p>'
    return [author.name for author in read(page, "").authors]


_SIGNERS: Mapping[str, Act] = {
    "offices": Act(lambda word: (_is_surname(word), is_western_team(f"Naru {word.title()}"))),
    "ranks": Act(_is_surname),
    "teams": Act(lambda word: (_is_surname(word), is_western_team(f"hill and mill {word}"))),
    "institutions": Act(_is_surname),
    "agencies": Act(_is_surname),
    "tools": Act(lambda word: (_is_surname(word), is_western_team(f"Naru {word.title()}"))),
    "beside": Act(lambda word: is_western_team(f"Naru {word.title()}")),
    "nobody": Act(may_sign_alone),
    "label-starts": Act(lambda word: is_western_name(f"{word.title()} Doe")),
    "labels": Act(_is_surname),
    "labels-in-a-word": Act(lambda word: is_western_name(f"山田 {word}"), lambda _: "太郎"),
    "helped": Act(
        lambda word: (
            is_helper(f"{word}:")
            and only_signers(f"{word} by Ann Poe | written by Jane Doe").endswith("Jane Doe")
        )
    ),
    "helper": Act(lambda word: is_helper(f"{word}:")),
    "how": Act(lambda word: only_signers(f"{word} reviewed by Ann Poe")),
    "helped-in-a-word": Act(lambda word: is_helper(f"{word}：")),
    "particles": Act(lambda word: is_western_name(f"Jane {word} Doe")),
    "titles": Act(lambda word: without_title(f"{word.title()} Jane Doe").removeprefix(word.title())),
    "about-author": Act(introductions.introduces),
    "callings": Act(lambda word: introductions.has_writers_calling(f"Jane Doe is a {word} in Naru.")),
    "readers": Act(_signed_by_reader),
    "months": Act(
        lambda word: [one.name for one in western_names(f"Jane Doe {word.title()}")] == ["Jane Doe"]
    ),
    "picture": Act(lambda word: behind_label(f"{word}: Jane Doe")),
}
ACTS: Mapping[tuple[str, str], Act] = {
    **{("people", table): act for table, act in _PEOPLE.items()},
    **{("words", table): act for table, act in _WORDS.items()},
    **{("publishers", table): act for table, act in _PUBLISHERS.items()},
    **{("signers", table): act for table, act in _SIGNERS.items()},
    **{("metas", table): Act(with_meta(table)) for table in lexicon.tables("metas")},
    **{("names", table): Act(with_name(table)) for table in lexicon.tables("names")},
    ("callings", "titles"): Act(
        lambda word: bylines.read_guest(f"홍길동 (나루경제{word})") != () and not propernames.is_name(word)
    ),
    ("callings", "ranks"): Act(
        lambda word: bylines.read_guest(f"홍길동 {word}") != () and not propernames.is_name(word)
    ),
    ("callings", "desks"): Act(lambda word: bylines.read_guest(f"홍길동 {word}부장")),
    ("callings", "nobody"): Act(propernames.is_name, _name_like),
    ("bylines", "by"): Act(lambda word: attribution.is_signed(f"{word} Jane Doe")),
    ("bylines", "author"): Act(attribution.is_label_of_signer),
    ("bylines", "author-label"): Act(lambda word: attribution.is_signed(f"{word}：Jane Doe")),
    ("bylines", "wrote"): Act(lambda word: introductions.writer_noted(f"{word} by Jane Doe")),
    ("bylines", "posted"): Act(lambda word: attribution.is_label_of_signer(f"{word} by")),
    ("bylines", "edited"): Act(lambda word: attribution.is_signed(f"{word} by Jane Doe")),
    ("bylines", "with"): Act(lambda word: western_names(f"Jane Doe {word} John Roe")),
    ("bylines", "and"): Act(lambda word: western_names(f"Jane Doe {word} John Roe")),
    ("counts", "comments"): Act(lambda word: read(f"{headed(TEXT)}<p>{word} 12</p>").comment_count),
    ("counts", "counters"): Act(
        lambda word: (
            read(f"{headed(TEXT)}<p>{word} 3 댓글 12</p>").comment_count == 12
            and list_words.OTHER_COUNT.search(f"{word} 3")
        )
    ),
    ("counts", "counters-in-english"): Act(lambda word: list_words.OTHER_COUNT.search(f"12 {word}s")),
    ("counts", "comment-tools"): Act(_reactions_beside),
    ("counts", "behind-reactions"): Act(_reactions),
    ("counts", "reactions"): Act(
        lambda word: read(f"{headed(TEXT)}<p>좋아요 3</p><p>슬퍼요 2</p><p>{word} 요청 5</p>").reactions
    ),
    ("days", "published"): Act(_kinds),
    ("days", "modified"): Act(_kinds),
    ("boilerplate", "related"): Act(boilerplate.is_boilerplate),
    ("boilerplate", "pointer"): Act(
        lambda word: (
            boilerplate.is_boilerplate(word) and boilerplate.is_boilerplate(f"{word}: The library opens")
        )
    ),
    ("boilerplate", "button"): Act(boilerplate.is_boilerplate),
    ("boilerplate", "notice"): Act(lambda word: boilerplate.is_notice(f"Now, {word} for one euro a month.")),
    ("boilerplate", "reading-time"): Act(lambda word: boilerplate.is_notice(f"{word}: 5")),
    ("headings", "trending"): Act(_heads("trending")),
    ("headings", "trending_among_korean"): Act(_heads("trending")),
    ("headings", "trending_now"): Act(_heads("trending")),
    ("headings", "mainnews"): Act(_heads("mainnews")),
    ("headings", "other"): Act(_heads("other")),
    ("headings", "other_subjects"): Act(_heads("other")),
    ("headings", "other_first"): Act(list_words.heading_kind),
    ("headings", "news"): Act(lambda word: list_words.heading_kind(f"키워드로 보는 {word}")),
    ("headings", "by_chance"): Act(list_words.heading_kind, lambda word: word[1:]),
    ("headings", "other_alone"): Act(list_words.heading_kind),
    ("headings", "comments"): Act(_discussed),
    ("headings", "comment_buttons"): Act(_answered),
    ("headings", "comments_on"): Act(lambda word: _discussed(f"12 {word}")),
    ("headings", "section"): Act(
        lambda word: (
            list_words.section_in(f"{word} 주요뉴스") == word and not media.is_listed_medium(f"{word}뉴스")
        )
    ),
    ("lists", "no-heading"): Act(list_words.is_no_heading),
    ("lists", "no-heading-ends"): Act(lambda word: list_words.is_no_heading(f"가람시 도서관 {word}")),
    ("lists", "link-label"): Act(
        lambda word: all(list_words.LINK_LABEL.match(label) for label in (word, f"{word} 12"))
    ),
    ("lists", "advertisement"): Act(is_advertisement_label),
    ("lists", "advertisement-or-section"): Act(is_advertisement_label),
    ("lists", "next-page"): Act(_leads_on),
    ("lists", "voters"): Act(lambda word: list_words.VOTES.search(f"12{word}")),
    ("lists", "votes"): Act(lambda word: list_words.VOTES.search(f"12 {word}")),
    ("lists", "opinions"): Act(
        lambda word: (
            list_words.COMMENTED.search(f"{word} 많은 글") and list_words.LINK_LABEL.match(f"{word} 12")
        )
    ),
    ("lists", "poll"): Act(lambda word: list_words.VOTES.search(f"{word} 3")),
    ("lists", "poll-buttons"): Act(list_words.VOTES.search),
    ("lists", "comments"): Act(
        lambda word: (
            list_words.COMMENTED.search(f"{word} 많은 글") and list_words.LINK_LABEL.match(f"{word} 12")
        )
    ),
    ("lists", "comments-in-english"): Act(lambda word: list_words.COMMENTED.search(f"most {word}ed")),
    ("lists", "skip-ends"): Act(lambda word: list_words.is_skip_link(f"본문 {word}")),
    ("lists", "skip-starts"): Act(lambda word: list_words.is_skip_link(f"{word} content")),
    ("lists", "more-rows"): Act(_leads_on),
    ("lists", "page-words"): Act(_turns_over),
    ("lists", "badge"): Act(is_badge),
    ("lists", "cloned-slides"): Act(_is_copy),
    ("placeholders", "titles"): Act(_placeholder),
    ("refusals", "flash"): Act(lambda word: is_flash(f"[{word}] {TITLE}")),
    ("refusals", "error"): Act(_short_page),
    ("refusals", "login"): Act(_short_page),
    ("refusals", "consent"): Act(_short_page),
    ("refusals", "search"): Act(_search_page),
    ("refusals", "notice"): Act(_titled_page),
    ("sections", "sections"): Act(sections.is_section),
    ("sections", "home"): Act(lambda word: sections.path_of(f"{word} > 가람") == ["가람"]),
    ("sections", "labels"): Act(lambda word: sections.is_label(f"{word}:")),
    ("sections", "selected"): Act(_selected),
    ("sections", "opinion"): Act(_opinion),
    ("tags", "labels"): Act(_tags),
    ("tags", "before"): Act(lambda word: _tags(f"{word} 태그")),
    ("sections", "marks"): Act(lambda word: labels.document_title(f"[{word}] {TITLE}", ()), lambda _: "정치"),
}


def _searched(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _begun(pattern: str, text: str) -> bool:
    return re.match(pattern, text) is not None


def _ended(pattern: str, text: str) -> bool:
    return re.search(rf"(?:{pattern})$", text) is not None


SHADOWS: Mapping[tuple[str, str], Callable[[str, str], bool]] = {
    **{
        ("words", table): _searched
        for table in (
            "copyright",
            "tip",
            "tip-channel",
            "reply-right",
            "disclaimer",
            "self-description",
            "player",
        )
    },
    **{("refusals", table): _searched for table in lexicon.tables("refusals")},
    ("publishers", "slogans"): _searched,
    ("publishers", "no-names"): _searched,
    ("publishers", "portal-words"): _begun,
    ("words", "related-line"): _begun,
    ("publishers", "media-ends"): _ended,
    ("people", "medium-endings"): _ended,
    ("people", "newsroom-endings"): _ended,
    ("people", "units"): _ended,
    ("people", "no-helper"): _begun,
    ("publishers", "desk-addresses"): _ended,
    ("lists", "no-heading-ends"): _ended,
    ("words", "tip-end"): _ended,
}
