"""Reading without a crawl: what a notebook calls."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

import newscrawl
from newscrawl.text import KST

URL = "https://news.bluemountain.example/article/20250912001"
PAGE = """<!DOCTYPE html><html lang="ko"><head><meta charset="euc-kr"><title>등대가 이사 간 날</title>
<meta property="og:title" content="등대가 이사 간 날"><meta property="og:type" content="article">
<meta property="article:published_time" content="2025-09-12T07:30:00+09:00"></head><body><article>
<h1>등대가 이사 간 날</h1><div class="article_body">
<p>푸른산 항구의 등대가 12일 새벽 트레일러에 실려 언덕 위로 자리를 옮겼다. 이동 거리는 사백 미터였다.</p>
<p>항만사무소는 방파제가 낮아져 빛이 가려진다는 어민들의 말을 듣고 이전을 정했다고 밝혔다.</p>
<p>등대지기 고양이 두 마리는 아직 옛 자리에서 기다리고 있다. 사무소는 주말까지 데려올 계획이다.</p>
</div><p>한가람 기자 garam@bluemountain.example</p></article></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>푸른산일보</title>
<item><title>등대가 이사 간 날</title><link>https://news.bluemountain.example/article/20250912001</link></item>
<item><title>방파제에 의자를 놓다</title><link>https://news.bluemountain.example/article/20250912002</link></item>
</channel></rss>"""


@pytest.mark.parametrize("html", [PAGE, PAGE.encode("euc-kr")], ids=["text", "bytes"])
def test_an_article_is_read_from_text_and_from_bytes(html: str | bytes) -> None:
    article = newscrawl.read_article(html, URL)
    assert article.title == "등대가 이사 간 날"
    assert article.published_at == datetime(2025, 9, 12, 7, 30, tzinfo=KST)
    assert [author.name for author in article.authors] == ["한가람"]
    assert article.body is not None
    assert article.body.startswith("푸른산 항구의 등대가")


def test_its_dictionary_is_json() -> None:
    fields = newscrawl.read_article(PAGE, URL).to_dict()
    assert json.loads(json.dumps(fields)) == fields
    assert fields["published_at"] == "2025-09-12T07:30:00+09:00"
    assert fields["authors"] == [{"name": "한가람", "email": "garam@bluemountain.example", "role": "기자"}]


def test_a_list_is_read_in_its_order() -> None:
    entries = newscrawl.read_listing(FEED, "https://news.bluemountain.example/rss")
    assert [entry.title for entry in entries] == ["등대가 이사 간 날", "방파제에 의자를 놓다"]
    assert entries[1].to_dict()["url"] == "https://news.bluemountain.example/article/20250912002"


@pytest.mark.parametrize("read", [newscrawl.read_article, newscrawl.read_listing])
def test_an_address_is_needed(read: object) -> None:
    assert callable(read)
    with pytest.raises(ValueError, match="write https://"):
        read(PAGE, "article.html")


def test_nothing_is_a_page_without_an_article() -> None:
    assert newscrawl.read_article("", URL).title is None
    assert newscrawl.read_listing(b"", URL) == []


def test_importing_the_package_imports_no_reader() -> None:
    code = "import newscrawl, sys; print('lxml' in sys.modules, 'scrapy' in sys.modules)"
    project = Path(__file__).resolve().parent.parent
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["False", "False"]
