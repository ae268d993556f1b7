"""Pages in which one word decides what is read: the same page with another word there reads otherwise."""

from collections.abc import Callable, Mapping

from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import explain_article, read_article
from newscrawl.sites import GENERIC

URL = "https://news.naru.example/story"
TITLE = "가람시 도서관 새로 문 열어"
TEXT = (
    "<p>가람시 도서관이 지난 1일 시청 옆 새 건물에서 문을 열었다고 시가 3일 밝혔다.</p>"
    "<p>새 건물은 지상 5층으로, 책 12만 권과 어린이 열람실을 갖췄으며 밤 10시까지 문을 연다.</p>"
    "<p>시는 개관 첫 주에 시민 4천여 명이 다녀간 것으로 보고 주차장을 넓히기로 했다.</p>"
)
PROSE = "이 소식은 나루마을 주민 모임이 따로 전한 것으로 앞의 일과는 관계가 없다."


def page(body: str, head: str = f'<meta property="og:title" content="{TITLE}">') -> HtmlResponse:
    """A page of ``body``, which stands below a head that names its headline."""
    return HtmlResponse(
        URL, body=f"<html><head>{head}</head><body>{body}</body></html>".encode(), encoding="utf-8"
    )


def read(body: str, head: str = f'<meta property="og:title" content="{TITLE}">') -> Article:
    """The article on such a page, read without a site's rules."""
    return read_article(page(body, head), GENERIC)


def refused(body: str, head: str) -> str | None:
    """Why such a page is no article; None if it is one."""
    return explain_article(page(body, head), GENERIC).refusal


def headed(text: str) -> str:
    """The headline, and below it an element that holds ``text``."""
    return f"<h1>{TITLE}</h1><div>{text}</div>"


# What a meta element says of each field, and what is read of it.
_METAS: Mapping[str, tuple[str, Callable[[Article], object]]] = {
    "title": (TITLE, lambda article: article.title),
    "description": ("새 건물 찾은 시민 줄 이어 주차장 넓히기로", lambda article: article.subtitle),
    "published_at": ("2024-05-03T10:00:00+09:00", lambda article: article.published_at),
    "modified_at": ("2024-05-03T10:00:00+09:00", lambda article: article.modified_at),
    "authors": ("홍길동", lambda article: article.authors),
    "publisher": ("나루일보", lambda article: article.publisher),
    "publisher-vaguely": ("나루일보", lambda article: article.publisher),
    "section": ("사회", lambda article: article.section),
    "tags": ("도서관,어린이", lambda article: article.tags),
    "names": ("나루마당", lambda article: article.title),
    "address": ("https://news.naru.example/story/1234567", lambda article: article.url),
}


def with_meta(table: str) -> Callable[[str], object]:
    """What is read of a page with a meta element of some name."""
    value, got = _METAS[table]

    def reading(name: str) -> object:
        head = f'<meta name="{name}" content="{value}">'
        if table == "names":
            head = f'<meta property="og:title" content="{TITLE} - {value}">' + head
        elif table != "title":
            head = f'<meta property="og:title" content="{TITLE}">' + head
        if table == "authors":
            head += '<meta property="og:site_name" content="나루일보">'
        shown = f"<div>{TEXT}</div>" if table in ("title", "names") else headed(TEXT)
        return got(read(shown, head))

    return reading


_IMAGE = '<img src="/a.jpg" width="600" height="400">'
# A block for each meaning that a name of an element can have: where the name stands, it decides.
BLOCKS = {
    "hidden": headed(f'{TEXT}<div class="NAME"><p>{PROSE}</p></div>'),
    "caption": headed(f'{TEXT}{_IMAGE}<section><p>가람시</p></section><div class="NAME">{PROSE}</div>{TEXT}'),
    "figure": headed(
        f'<p>첫 문단은 도서관이 문을 연 날의 모습을 적은 것이다.</p><main class="NAME">{_IMAGE}'
        f"<h6>새 도서관 앞뜰</h6></main>{TEXT}"
    ),
    "byline": headed(f'{TEXT}<div class="NAME">나루마을 글모임 드림</div>{TEXT}'),
    "time": headed(f'{TEXT}<div class="NAME">어느 화창한 봄날 아침</div><p>{PROSE}</p>'),
    "subtitle": f"<header><h1>{TITLE}</h1></header><div>"
    f'<div class="NAME">나루마을 이모저모 열두 마당</div>{TEXT}</div>',
    "tags": headed(TEXT)
    + "<hr><hr><p>나루</p><p>마을</p><p>사람</p><p>모두</p><p>함께</p><p>걷는</p><p>길가</p><p>꽃밭</p>"
    '<div class="NAME"><a href="/a">한글꽃</a><a href="/b">나루꽃</a></div>',
    "copyright": headed(f'{TEXT}<div class="NAME">나루마을 글쓴이들</div><p>{PROSE}</p>'),
    "title": f'<div class="NAME">{TITLE}</div><div>{TEXT}</div>',
    "aside": headed(
        f'{TEXT}<div class="NAME"><a href="/1">다른 마을 소식</a><a href="/2">또 다른 마을 소식</a>'
        f'<p><a href="/3">{PROSE[:20]}</a>{PROSE[20:]}</p></div>'
    ),
    "body": f"<section><p>{PROSE}</p><p>{PROSE[3:]}</p></section>"
    + "".join(
        f'<p><a href="/{number}">나루마을의 다른 이야기 {number}번째 마당</a></p>' for number in range(20)
    )
    + f'<div class="NAME"><p>시는 개관 첫 주에 시민 4천여 명이 다녀간 것으로 보았다.</p><p>{PROSE[:-3]}다.</p></div>',
}


def with_name(table: str) -> Callable[[str], object]:
    """What is read of a page with an element whose class is some name."""

    def reading(name: str) -> object:
        head = "" if table in ("title", "body") else f'<meta property="og:title" content="{TITLE}">'
        block = BLOCKS["aside" if table == "comments" else table]
        article = read(block.replace("NAME", name), head)
        return article.body, article.subtitle, article.tags, article.images, article.title

    return reading
