"""A news site whose pages try every way into the operator's own network that a crawl could take."""

from html import escape
from typing import Protocol

from tests.crawl.council import article
from tests.ways.hosts import hosts


class Pages(Protocol):
    """A web site as tests have it."""

    url: str

    def page(self, path: str, text: str, status: int = 200, **headers: str) -> None: ...


HEAD = {
    "meta refresh": "<meta http-equiv='refresh' content='0; url={}'>",
    "base": "<base href='{}/'>",
    "canonical": "<link rel='canonical' href='{}'>",
    "og:url": "<meta property='og:url' content='{}'>",
    "picture": "<meta property='og:image' content='{}'>",
    "AMP": "<link rel='amphtml' href='{}'>",
    "next page": "<link rel='next' href='{}'>",
    "feed": "<link rel='alternate' type='application/rss+xml' href='{}'>",
    "style": "<link rel='stylesheet' href='{}'>",
    "prefetch": "<link rel='prefetch' href='{0}'><link rel='preconnect' href='{0}'>",
    "JSON-LD": "<script type='application/ld+json'>"
    '{{"@type": "NewsArticle", "url": "{0}", "image": "{0}", "mainEntityOfPage": "{0}"}}</script>',
    "script": "<script src='{}'></script>",
}
BODY = {
    "frame": "<iframe src='{}'></iframe>",
    "image": "<img src='{}'>",
    "object": "<object data='{0}'></object><embed src='{0}'>",
    "form": "<form action='{}'><input type=submit></form>",
    "page numbers": "<div class='paging'><strong>1</strong><a href='{}'>2</a><a href='{}'>다음</a></div>",
}
# Of an answer.
HEADERS = {
    "Refresh": "0; url={}",
    "Link": "<{0}>; rel=canonical, <{0}>; rel=preload",
    "Content_Location": "{}",
    "Alt_Svc": 'h2="{}"',
}
SCHEMES = ("ftp", "gopher", "ws", "file", "dict")
FEED = """<?xml version="1.0" encoding="utf-8"?>{doctype}
<rss version="2.0"><channel><title>가람신문</title><link>{way}</link>{items}</channel></rss>"""
ITEM = "<item><title>시의회 예산안 {n}차 의결</title><link>{way}</link><guid>{way}</guid></item>"
INDEX = """<?xml version="1.0" encoding="utf-8"?><sitemapindex
 xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{}</feed>"""
ENTRY = "<entry><title>시의회 예산안 {n}차 의결</title><link href='{way}'/><id>{way}</id></entry>"


def address(host: str, port: int, path: str) -> str:
    """An address with that host, spelled as it is."""
    return f"http://{host}:{port}/{path}"


def spelled(url: str) -> str:
    """An address as a header can carry it."""
    return url.encode("utf-8").decode("latin-1")


def fill(site: Pages, port: int) -> int:
    """Pages that lead to the canary on ``port``. Returns how many ways they try: a host in a place is one.

    ``/`` is a list of articles that redirect or say elsewhere where they stand; ``/rss`` a feed that links to
    the canary itself; ``/linked`` leads to a feed of the canary, ``/hidden`` to sitemaps only.
    """
    rows: list[str] = []
    for number, host in enumerate(hosts().values()):
        way = address(host, port, f"redirect/{number}")
        site.page(f"/news/{number}", "", status=(301, 302, 303, 307, 308)[number % 5], Location=spelled(way))
        rows.append(f"/news/{number}")
    tags = [(one, "") for one in HEAD.values()] + [("", one) for one in BODY.values()]
    for number, (head, body) in enumerate(tags, 500):
        way = address("127.0.0.1", port, f"tag/{number}")
        page = article(number).replace("</head>", head.format(way, way) + "</head>")
        site.page(f"/news/{number}", page.replace("</article>", "</article>" + body.format(way, way)))
        rows.append(f"/news/{number}")
    for number, (name, value) in enumerate(HEADERS.items(), 600):
        way = address("127.0.0.1", port, f"header/{number}")
        site.page(f"/news/{number}", article(number), **{name: value.format(way)})
        rows.append(f"/news/{number}")
    rows += [f"{scheme}://127.0.0.1:{port}/scheme" for scheme in SCHEMES]
    entries = "".join(
        f'<li><a href="{row}">시의회 예산안 {number}차 의결, 복지에 더 쓴다</a></li>'
        for number, row in enumerate(rows)
    )
    paging = BODY["page numbers"].format(*[address("127.0.0.1", port, "paging/1")] * 2)
    site.page("/", f"<html><body><h2>주요뉴스</h2><ul>{entries}</ul>{paging}</body></html>")
    return len(rows) + 2 + _fill_feeds(site, port)


def _fill_feeds(site: Pages, port: int) -> int:
    names = list(hosts().values())

    def all_ways(form: str, path: str) -> str:
        return "".join(
            form.format(way=escape(address(host, port, f"{path}/{number}")), n=number)
            for number, host in enumerate(names)
        )

    entity = address("127.0.0.1", port, "entity")
    feed = FEED.format(doctype="", way=entity, items=all_ways(ITEM, "item"))
    site.page("/rss", feed, Content_Type="application/rss+xml")
    doctype = f'<!DOCTYPE rss SYSTEM "{entity}" [<!ENTITY way SYSTEM "{entity}">]>'
    feed = FEED.format(doctype=doctype, way="&way;", items=ITEM.format(n=1, way="/news/600"))
    site.page("/entities", feed, Content_Type="application/rss+xml")
    linked = HEAD["feed"].format(address("localhost", port, "feed"))
    site.page("/linked", f"<html><head>{linked}</head><body><p>어서 오십시오.</p></body></html>")
    site.page("/hidden", "<html><body><p>어서 오십시오.</p></body></html>")
    lines = [f"Sitemap: {address(host, port, f'sitemap/{number}')}" for number, host in enumerate(names)]
    own = [f"Sitemap: {site.url}{path}" for path in ("/index.xml", "/sitemap.txt", "/atom.xml")]
    robots = ["User-agent: *", "Allow: /", *own, *lines]
    site.page("/robots.txt", "\n".join(robots) + "\n", Content_Type="text/plain; charset=utf-8")
    index = INDEX.format(all_ways("<sitemap><loc>{way}</loc></sitemap>", "index"))
    site.page("/index.xml", index, Content_Type="application/xml")
    site.page("/sitemap.txt", all_ways("{way}\n", "text"), Content_Type="text/plain; charset=utf-8")
    site.page("/atom.xml", ATOM.format(all_ways(ENTRY, "entry")), Content_Type="application/atom+xml")
    reservation = address("localhost", port, "tdmrep.json")
    site.page("/.well-known/tdmrep.json", "", status=302, Location=reservation)
    return 5 * len(names) + 4
