"""What the handler uses of scrapy-playwright that is private: two methods, and they are as they were."""

import ast
import hashlib
import inspect
from importlib.metadata import version

import pytest
from scrapy_playwright import handler as upstream
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from newscrawl.rendering import handler
from newscrawl.rendering.handler import BrowserHandler

# Private method: the digest of the source that was looked at.
LOOKED_AT = {
    "_download_request_with_page": "a590aa75a4a9bff0",
    "_apply_page_methods": "de71545e99ac1041",
    "_get_response_and_download": "ace701a152c25105",
}
# What has to be looked at when it has changed.
QUESTIONS = {
    "_download_request_with_page": """
        The handler calls it with a page of its pool, because the public way (`playwright_page`) routes every
        request of the page, which turns the browser's cache off. Does it still navigate, apply the page
        methods and make the response of `page.content()`, without closing the page?""",
    "_apply_page_methods": """
        The handler overrides it, because upstream waits for the load event after each method, which a third
        party that hangs never lets come. Is it still awaited before the page's content is taken?""",
    "_get_response_and_download": """
        The handler relies on PLAYWRIGHT_DOWNLOAD_TIMEOUT=0. Does it still raise at once where an address
        turns out to be a file?""",
}


def digest(name):
    source = inspect.getsource(getattr(ScrapyPlaywrightDownloadHandler, name))
    return hashlib.sha256(source.encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_private_method_is_what_was_looked_at(name):
    question = " ".join(QUESTIONS[name].split())
    assert digest(name) == LOOKED_AT[name], (
        f"scrapy-playwright {version('scrapy-playwright')} has another {name}. {question} "
        "If so, put its digest here."
    )


def test_the_handler_uses_no_other_private_part():
    private = {name for name in vars(ScrapyPlaywrightDownloadHandler) if name.startswith("_")}
    used = {
        node.attr
        for node in ast.walk(ast.parse(inspect.getsource(handler)))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
    } | {name for name in vars(BrowserHandler) if not name.startswith(("__", "_abc_"))}
    assert used & private == {"_download_request_with_page", "_apply_page_methods"}


def test_nothing_private_is_imported():
    names = [
        name.name
        for node in ast.walk(ast.parse(inspect.getsource(handler)))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("scrapy_playwright")
        for name in node.names
    ]
    assert names == ["ScrapyPlaywrightDownloadHandler", "PageMethod"]
    assert "ScrapyPlaywrightDownloadHandler" in upstream.__all__
