"""A page that was saved to a file, as if it had just come from its address."""

from pathlib import Path

from scrapy.http import HtmlResponse, TextResponse

from newscrawl.addresses import split
from newscrawl.exceptions import NewscrawlError
from newscrawl.library import page_of
from newscrawl.pages.encoding import selector_of
from newscrawl.redaction import shown_input

_CLAIMS = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"


class SavedPageError(NewscrawlError):
    """There is no such file, or no such address for it. Raised by this module; the message says which."""


def is_address(target: str) -> bool:
    """Whether ``target`` is the address of a page, and not the path of a file."""
    return split(target).scheme in {"http", "https"}


def saved_page(path: str, url: str | None) -> TextResponse:
    """The page in the file ``path`` as if it came from ``url``, or from the address that it names itself.

    Without either, from the file's own ``file://`` address. Raises SavedPageError where there is no file,
    and where ``url`` is none of the web.
    """
    file = Path(path)
    if not file.is_file():
        raise SavedPageError(f"{shown_input(path)} is neither an address nor a file")
    if url is not None and not is_address(url):
        raise SavedPageError(f"{shown_input(url)} is no address: write --url https://…")
    page = page_of(file.read_bytes(), url or file.resolve().as_uri())
    if url is None and isinstance(page, HtmlResponse):
        url = next(filter(is_address, selector_of(page).xpath(_CLAIMS).getall()), None)
    return page.replace(url=url) if url else page
