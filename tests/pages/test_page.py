"""What a page is known by before anything is read of it: its language, what it declares, whether scripts carry its article."""

import json

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages.page import Listed, Page
from newscrawl.sites import GENERIC

TITLE = "나루시 도서관 정책 다시 살핀다"


def page(body: str, head: str = "", tag: str = "html", listed: Listed | None = None) -> Page:
    markup = f"<{tag}><head>{head}</head><body>{body}</body></html>"
    return Page(HtmlResponse("https://naru.example/1", body=markup.encode(), encoding="utf-8"), GENERIC, listed, None)  # fmt: skip


ENGLISH, KOREAN = "<p>The ferry</p>", "<p>나루시의 배가 다시 간다</p>"


@pytest.mark.parametrize(
    ("body", "head", "korean"),
    [
        # a fifth of the letters
        (f"<p>{'가' * 20}{'a' * 80}</p>", "", True), (f"<p>{'가' * 19}{'a' * 81}</p>", "", False), (f"<p>{'가' * 19}{'a' * 81}</p>", f"<title>{TITLE}</title>", True),
        # of the first two hundred lines and four thousand characters
        (ENGLISH * 190 + KOREAN * 200, "", False), (ENGLISH * 20 + KOREAN * 200, "", True),
        (f"<p>{'a' * 4000}</p><p>{'가' * 4000}</p>", "", False), (f"<p>{'a' * 3000}</p><p>{'가' * 1000}</p>", "", True),
    ],
)  # fmt: skip
def test_the_first_lines_or_the_title_say_whether_a_page_is_korean(body: str, head: str, korean: bool) -> None:  # fmt: skip
    assert page(body, head).korean is korean


@pytest.mark.parametrize(
    ("description", "begins"),
    [
        # nine letters of the text's beginning, and sixteen are looked at
        ("나루시는 새 도서관을 연", True), ("나루시는 새 도서관", False), ("나루시는 새 도서관을", True), ("새 도서관을 연다고 밝혔다", False),
        ("나루시는 새 도서관을 연다고 어제 밝혔다, 그리고 다른 말", True), ("나루시는 새 도서관을 연다고 어제 그랬다", False), ("", False),
    ],
)  # fmt: skip
def test_a_text_begins_as_the_description_does(description: str, begins: bool) -> None:
    one = page("", f"<meta name=description content='{description}'>")
    one.letters = "나루시는새도서관을연다고어제밝혔다"
    assert one.described is begins


@pytest.mark.parametrize(
    ("tag", "declared"),
    [("html lang=ko", "ko"), ("html xml:lang=en", "en"), ("html lang=ja xml:lang=en", "ja"), ("html", "")],
)
def test_the_language_that_a_page_declares(tag: str, declared: str) -> None:
    assert page("", tag=tag).declared == declared


SENTENCE = "나루시는 시청에서 회의를 열고 도서관 정책을 다시 살피기로 했다고 밝혔다."
STATE = f"<script>{json.dumps({'title': TITLE, 'content': f'{SENTENCE} ' * 12}, ensure_ascii=False)}</script>"


@pytest.mark.parametrize(
    ("letters", "carries"), [(0, True), (590, True), (599, True), (600, False), (900, False)]
)
def test_scripts_carry_the_article_of_a_page_that_shows_less_than_600_characters(
    letters: int, carries: bool
) -> None:
    shown = f"<p>{'나' * (letters - 3)}였다.</p>" if letters else ""
    assert bool(page(f"{shown}{STATE}", f"<title>{TITLE}</title>").payload.markup) is carries


@pytest.mark.parametrize("where", ["og:title", "headline", "list", "document"])
def test_the_title_that_an_article_in_a_script_is_known_by(where: str) -> None:
    other = {"title": "가람군 봄꽃 잔치 열린다", "content": f"{SENTENCE.replace('나루시', '가람군')} " * 24}
    own = {"title": TITLE, "content": f"{SENTENCE} " * 12}
    script = f"<script>{json.dumps([other, own], ensure_ascii=False)}</script>"
    linked = {"@type": "NewsArticle", "headline": TITLE}
    head = {
        "og:title": f"<meta property='og:title' content='{TITLE}'>",
        "headline": f"<script type='application/ld+json'>{json.dumps(linked)}</script>",
        "document": f"<title>{TITLE}</title>",
    }.get(where, "")
    listed = Listed(title=TITLE) if where == "list" else None
    assert page(script, head, listed=listed).payload.title == TITLE
