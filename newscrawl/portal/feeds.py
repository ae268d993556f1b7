"""The portal's RSS feed and its Google News sitemap."""

from collections.abc import Iterable
from email.utils import format_datetime
from html import escape
from typing import Final

from newscrawl.portal.markup import article_path
from newscrawl.portal.newsroom import Headline

SITEMAP_SIZE: Final = 1000  # the most a news sitemap may hold


def _address(base_url: str, headline: Headline) -> str:
    return base_url + article_path(headline.category.id, headline.news_id)


def rss(headlines: Iterable[tuple[Headline, str]], base_url: str, name: str) -> str:
    """RSS 2.0 of headlines and the titles they have now. Its links carry a tracking parameter."""
    items = "".join(
        f"<item><title>{escape(title)}</title>"
        f"<link>{_address(base_url, headline)}?utm_source=rss</link>"
        f'<guid isPermaLink="false">{headline.news_id}</guid>'
        f"<description>{escape(headline.lead)}</description>"
        f"<category>{escape(headline.category.name)}</category>"
        f"<author>{escape(headline.publisher.name)}</author>"
        f"<pubDate>{format_datetime(headline.published)}</pubDate></item>\n"
        for headline, title in headlines
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>뉴스마루 {escape(name)}</title><link>{base_url}/</link>"
        f"<description>뉴스마루 {escape(name)} 최신 기사</description><language>ko</language>\n"
        f"{items}</channel></rss>\n"
    )


def sitemap(headlines: Iterable[tuple[Headline, str]], base_url: str) -> str:
    """A news sitemap of headlines and the titles they have now."""
    urls = "".join(
        f"<url><loc>{_address(base_url, headline)}</loc><news:news><news:publication>"
        f"<news:name>{escape(headline.publisher.name)}</news:name><news:language>ko</news:language>"
        f"</news:publication><news:publication_date>{headline.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(title)}</news:title></news:news></url>\n"
        for headline, title in headlines
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n{urls}</urlset>\n'
    )


def sitemap_index(base_url: str, pages: int) -> str:
    """The index of a news sitemap of several pages."""
    entries = "".join(
        f"<sitemap><loc>{base_url}/news-sitemap.xml?page={page}</loc></sitemap>\n"
        for page in range(1, pages + 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n'
    )
