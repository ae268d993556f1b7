"""The headline on pages of other countries: an h1, a line, or none of what they show."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.pages.document import Document
from newscrawl.pages.sources.westerntitles import western_title
from newscrawl.sites import GENERIC

TEXT = "".join(f"<p>{'The harbour was empty for a year, and nobody knew why. ' * 3}</p>" for _ in range(4))
TITLE = "The ferry returns to Naru"


def headline(body: str, *claimed: str, title: str = "", host: str = "harbour-post.example") -> str | None:
    page = HtmlResponse(f"https://{host}/1", body=f"<body>{body}".encode(), encoding="utf-8")
    found = western_title(Document.of(page), claimed, title or claimed[0], frozenset(), page.url)
    return None if found is None else str(found.value)


@pytest.mark.parametrize(
    ("body", "claimed", "title", "found"),
    [
        # broken over lines: together they are likest to the title, or the first one is
        ("<h1>The ferry<br>returns to Naru</h1>", TITLE, "", TITLE),
        ("<h1>The ferry returns<br>All that islanders should know of it</h1>", "Ferry returns", "", "The ferry returns"),
        ("<h1><span style='display:block'>The ferry</span><i>returns to Naru</i></h1>", TITLE, "", TITLE),
        ("<h1><div>The ferry returns</div>87</h1>", "The ferry returns home", "", "The ferry returns"),
        # the name of the site: beside the title, or as its host
        (f"<h1>Ferry Notes</h1><h3>{TITLE}</h3>", TITLE, f"Ferry Notes: {TITLE}", TITLE),
        (f"<h1>Harbour Post</h1><h2>{TITLE}</h2>", f"Harbour Post {TITLE}", "", TITLE),
        # what stands above the headline in its h1 is a part of it where a title of the head says so
        ("<h1><div>Sea and land</div><div>The ferry returns</div></h1>", "Sea and land: The ferry returns", "", "Sea and land: The ferry returns"),
        ("<h1><div>Sea and land</div><div>The ferry returns</div></h1>", "The ferry returns", "", "The ferry returns"),
        ("<h1><div>The ferry returns</div><div>by Jane Doe</div></h1>", "The ferry returns: Naru", "", "The ferry returns"),
        # short, but what the title begins with
        ("<p>Harbour Post of Naru</p><h1>Silt</h1>", "Silt - Harbour Post of Naru", "", "Silt"),
        # a link to the front page is the site's name, one to anything else may be the headline
        (f"<h1><a href=/>Ferry: a log of tides</a></h1><h3>{TITLE}</h3>", f"Ferry: a log of tides: {TITLE}", "", TITLE),
        (f"<a href=https://harbour-post.example/><h1>Ferry: a log of tides</h1></a><h3>{TITLE}</h3>", f"Ferry: a log of tides: {TITLE}", "", TITLE),
        (f"<h1><a href=/2>{TITLE}</a></h1>", TITLE, "", TITLE),
        (f"<h1><a href=/?p=2>{TITLE}</a></h1>", TITLE, "", TITLE),
        (f"<h1><a href=https://islands.example/>{TITLE}</a></h1>", TITLE, "", TITLE),
        (f"<h1><a href=/>Ferry: a log of tides</a></h1><h2>{TITLE}</h2>", f"{TITLE} « Ferry: a log of tides", "", TITLE),
        ("<h1>Der Hafen bleibt « leer » bis Mai</h1>", "Der Hafen bleibt « leer » bis Mai - Harbour Post", "", "Der Hafen bleibt « leer » bis Mai"),
        # what stands beside the headline in an element of its own, where a title of the head knows only the rest
        (f"<h1><span>Islands of the south</span> <span>{TITLE}</span></h1>", TITLE, "", TITLE),
        (f"<h1><span>Islands of the south</span> <span>{TITLE}</span></h1>", f"Boats for all: {TITLE}", "", TITLE),
        (f"<h1><a href=/naru>You are here</a> > {TITLE}</h1>", TITLE, "", TITLE),
        (f"<h1>{TITLE}<span>Harbour Post and News</span></h1>", TITLE, f"{TITLE} » Naru » Harbour Post and News", TITLE),
        (f"<h1><span>Islands of the south:</span> {TITLE}</h1>", f"Islands of the south: {TITLE}", "", f"Islands of the south: {TITLE}"),
        ("<h1>The ferry <em>returns to Naru</em></h1>", "Back to Naru at last", "", "The ferry returns to Naru"),
        ("<h1>The ferry <em>returns</em></h1>", "It returns", "", "The ferry returns"),
        # what kind of page it is
        (f"<h1>Blog: {TITLE}</h1>", TITLE, "", TITLE),
        ("<h1>Naru: the ferry returns home</h1>", TITLE, "", "Naru: the ferry returns home"),
        # a heading that shows the title without a long tail
        (f"<h2>{TITLE}</h2>", f"{TITLE} - Harbour Post and Islanders' Advertiser", "", TITLE),
        (f"<h2>{TITLE}</h2>", f"{TITLE}::Harbour Post and Islanders' Advertiser", "", TITLE),
        (f"<h2>{TITLE}</h2>", f"{TITLE} || Harbour Post and Islanders' Advertiser", "", TITLE),
        # a heading that shows all of it
        (f"<h2>{TITLE}</h2><h2>{TITLE} - Naru Marina Notes</h2>", f"{TITLE} - Naru Marina Notes", "", f"{TITLE} - Naru Marina Notes"),
        # cards behind the text are linked h1, too
        (f"<h1>Boats are back in the village</h1>{TEXT}<h1><a href=/2>Ferry to Garam is late</a></h1>", TITLE, "", "Boats are back in the village"),
        # the only h1 of several words, where no heading shows a title of the head
        (f"<h1>Boats are back in the village</h1><h1>Comments</h1><p>{TITLE}</p>", TITLE, "", "Boats are back in the village"),
        (f"<h1>Boats are back in the village</h1><h2>{TITLE}</h2>", TITLE, "", TITLE),
        (f"<h1>Boats are back</h1><p>{TITLE}</p>", TITLE, "", TITLE),
        (f"<h1>Boats are back in town</h1><h1>Read on in our papers</h1><p>{TITLE}</p>", TITLE, "", TITLE),
        (f"<h1>{'Boats are back in the village ' * 6}</h1><p>{TITLE}</p>", TITLE, "", TITLE),
        (f"{TEXT}<h1>Boats are back in the village</h1><p>{TITLE}</p>", TITLE, "", TITLE),
    ],
)  # fmt: skip
def test_the_headline(body: str, claimed: str, title: str, found: str | None) -> None:
    assert headline(body, claimed, title=title) == found


def test_an_h1_called_as_its_site_is_no_headline() -> None:
    page = f"<h1>ferry.example</h1><h2>{TITLE}</h2>"
    assert headline(page, f"ferry.example {TITLE}", host="ferry.example") == TITLE


def test_a_site_name_that_is_the_title_is_cut_off_from_none() -> None:
    head = "".join(
        f'<meta property="og:{name}" content="How to dock: a guide for islanders | Naru">'
        for name in ("title", "site_name")
    )
    page = f"<html lang=en><head>{head}</head><body><h1>How to dock: a guide for islanders</h1>{TEXT}"
    response = HtmlResponse("https://naru.example/1", body=page.encode(), encoding="utf-8")
    assert read_article(response, GENERIC).title == "How to dock: a guide for islanders"
