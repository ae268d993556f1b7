"""Whom a page that is not Korean introduces as its author in a biography."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.introductions import Introductions

TEXT = "<p>The harbour was empty for a year, and nobody in the village of Naru knew why that was so.</p>" * 3


@pytest.mark.parametrize(
    ("page", "found"),
    [
        # the last paragraphs say who writes, and the text does not speak of her
        (TEXT + "<p><em>Jane Doe</em> is a staff writer of the Naru Post who looks after the ferries.</p>", True),
        (TEXT + "<p>Jane Doe is the Naru Post's harbour correspondent. She lives on the island.</p>", True),
        (TEXT + "<p>Jane Doe est journaliste à Naru et elle aime la mer depuis toujours, dit-elle.</p>", True),
        (TEXT + "<p>Jane Doe ist Redakteurin in Naru und schreibt über alle Häfen des Landes.</p>", True),
        # or portray who stands alone under the headline
        ("<p>Jane Doe</p>" + TEXT + "<p>Jane Doe is a gardener in Naru and looks after the lilies there.</p>", True),
        # not whom the text is about, nor anybody's calling, nor several
        ("<p>All wait for Jane Doe, who has seen the boats come in every day for years.</p>" + TEXT + "<p>Jane Doe is a writer of the Naru Post who looks after the ferries.</p>", False),
        (TEXT + "<p>Jane Doe is a gardener in Naru and looks after the lilies there.</p>", False),
        (TEXT + "<p>Naru Ferries is a company in Naru and looks after the boats there.</p>", False),
        (TEXT + "<p>Jane Doe is a writer in Naru, we are told.</p><p>Ann Poe is an editor in Naru, we are told.</p>", False),
        ("<p>Jane Doe is a staff writer of the Naru Post who looks after the ferries.</p>" + TEXT * 2, False),
        (TEXT + "<p>Jane Doe is late again. The writer of this letter asks all to be on time.</p>", False),
    ],
)  # fmt: skip
def test_a_biography_names_the_author(page: str, found: bool) -> None:
    document = Document.of(
        HtmlResponse("https://naru.example/1", body=f"<h1>The ferry returns</h1>{page}".encode())
    )
    named = [[name.text for name in one.value] for one in Introductions(document, 0).candidates()]
    assert named == ([["Jane Doe"]] if found else [])
