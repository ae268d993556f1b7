"""What pages share: catalogues with the same keys, everything escaped, nothing undefined, times in words."""

import string
import sys
from datetime import UTC, datetime, timedelta

import jinja2
import markupsafe
import pytest
from jinja2.filters import FILTERS

from newscrawl.markup import LANGUAGES, MarkupMissingError, base_styles, page_templates, vocabulary
from newscrawl.markup.foreign import shown, web_address
from newscrawl.markup.vocabulary import language_of
from newscrawl.markup.wording import day_in_words, length_in_words, share_in_words, time_in_words
from tests.axe import looking, serious_faults

MORNING = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # the 24th in Korea


def places(entry):
    """The named places of an entry, of each of its forms."""
    texts = [entry] if isinstance(entry, str) else entry.values()
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_catalogues_have_the_same_keys_and_places() -> None:
    korean, english = (vocabulary(language).entries for language in LANGUAGES)
    assert korean.keys() == english.keys()
    assert {key: places(korean[key]) for key in korean} == {key: places(english[key]) for key in korean}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_with_a_plural_has_both_forms(language) -> None:
    tables = [entry for entry in vocabulary(language).entries.values() if not isinstance(entry, str)]
    assert all(entry.keys() == {"one", "other"} for entry in tables)


def test_words_count_and_say_nothing_by_mistake() -> None:
    korean, english = map(vocabulary, LANGUAGES)
    assert [english("articles", n=n) for n in (0, 1, 1200)] == ["0 articles", "1 article", "1,200 articles"]
    assert korean("articles", n=1) == "기사 1건"
    assert korean.named("verdict", "broken") == "실패"
    assert korean.named("verdict", "unheard of") == "unheard of"
    with pytest.raises(KeyError):
        english("no such key")
    with pytest.raises(KeyError):
        english("more", number=3)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "ko"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "ko"),
        ({"LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, "ko"),
        ({"LANGUAGE": "en:ko", "LC_ALL": "ko_KR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "en_US"}, "en"),
    ],
)
def test_language_of_a_locale(environment, expected) -> None:
    assert language_of(environment) == expected


@pytest.mark.parametrize(
    ("seconds", "korean", "english"),
    [
        (0, "0초", "0 s"),
        (59, "59초", "59 s"),
        (60, "1분", "1 min"),
        (12_000, "3시간 20분", "3 h 20 min"),
        (3_605, "1시간", "1 h"),
        (90_000, "1일 1시간", "1 d 1 h"),
        (timedelta(days=1_200), "1,200일", "1,200 d"),
    ],
)
def test_lengths_in_words(seconds, korean, english) -> None:
    assert (length_in_words(seconds, "ko"), length_in_words(seconds, "en")) == (korean, english)


def test_times_are_korean() -> None:
    assert time_in_words(MORNING, "ko") == "11월 24일 (화) 07:30"
    assert time_in_words(MORNING, "en", year=True) == "Tue 24 Nov 2026, 07:30"
    assert day_in_words(MORNING, "ko") == "2026년 11월 24일 (화)"
    assert share_in_words(1, 8) == "12.5 %"
    assert share_in_words(0, 0) == "0 %"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example.com/1?a=1&b=2", "https://news.example.com/1?a=1&b=2"),
        ("HTTP://news.example.com/", "HTTP://news.example.com/"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" \x01javascript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("https:///nowhere", None),
        ("http://[::1", None),
        ("/relative", None),
        (None, None),
    ],
)
def test_links_lead_to_the_web_alone(url, expected) -> None:
    assert web_address(url) == expected


def test_long_and_acting_texts_are_shown_on_one_short_line() -> None:
    assert shown("가" * 10_000) == "가" * 199 + "…"
    assert shown("가" * 200) == "가" * 200
    assert shown("한 줄\n두\u202e 줄\x1b[31m") == "한 줄 두 줄[31m"
    assert shown(None) == ""


def written(template, **values):
    return page_templates("newscrawl.markup", "ko", extra="report").from_string(template).render(values)


def test_everything_given_is_escaped() -> None:
    hostile = "<script>alert(1)</script>\"'&"
    assert "<script" not in written("<p title='{{ it }}'>{{ it }}{{ it|shown }}</p>", it=hostile)
    parts = '{% from "shared/parts.html.jinja" import linked, changed, empty %}'
    page = written(
        parts + "{{ linked(it, url) }}{{ changed(it, 'a' ~ it) }}{{ empty(it) }}", it=hostile, url="x"
    )
    assert "<script" not in page
    assert "<a " not in page
    assert '<a href="https://e.kr/?a&amp;&#34;" rel="noreferrer noopener"><bdi>' in written(
        parts + "{{ linked(it, url) }}", it=hostile, url='https://e.kr/?a&"'
    )


def test_words_that_changed_are_marked() -> None:
    marked = written(
        "{{ before|marked(after) }}", before="지하철 첫차 늦어 <b>", after="지하철 2호선 첫차 늦어 <i>"
    )
    assert marked == "지하철 <ins>2호선</ins> 첫차 늦어 <del>&lt;b&gt;</del> <ins>&lt;i&gt;</ins>"


def test_nothing_is_undefined_in_silence() -> None:
    with pytest.raises(jinja2.UndefinedError):
        written("{{ nobody }}")


def test_without_jinja_it_is_said_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MarkupMissingError, match=r"pip install 'newscrawl\[room\]'"):
        page_templates("newscrawl.markup", "ko", extra="room")


PAGE = """<!doctype html><html lang="ko" data-theme="{{ theme }}"><title>가람</title>
<style>{{ styles }}</style><main class="page"><h1>가람일보</h1><p class="soft">부드럽게</p>
<p><del>늦어</del> <ins>빨라</ins> <mark>첫차</mark></p>
<p><a href="https://e.kr">이어짐</a> {% for one in ("ok", "degraded", "broken") %}
<span class="verdict {{ one }}">{{ words.named("verdict", one) }}</span>{% endfor %}</p>
<div class="empty"><p>없음</p></div><details><summary>표로 보기</summary></details><button>바꾸기</button>
<table><thead><tr><th scope="col">순위</th></tr></thead><tr><td>1</td></tr></table></main></html>"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_base_styles_can_be_read_by_all(browser, theme) -> None:
    page = written(PAGE, theme=theme, styles=markupsafe.Markup(base_styles()))
    with looking(browser, width=390) as looked:
        looked.page.set_content(page)
        assert serious_faults(looked.page) == []
        dark = "rgb(21, 23, 26)"
        shown_paper = looked.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (shown_paper == dark) == (theme == "dark")
        # A fault is noticed: text that is hardly darker than its paper.
        looked.page.add_style_tag(content="p { color: color-mix(in srgb, var(--paper), var(--ink) 20%) }")
        assert any("color-contrast" in one for one in serious_faults(looked.page))


def test_filters_hide_none_of_jinjas_own() -> None:
    own = page_templates("newscrawl.markup", "ko", extra="report").filters.items()
    assert {name for name, function in own if FILTERS.get(name, function) != function} == set()
