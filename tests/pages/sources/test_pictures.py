"""Which images can be a picture of the article, and where they are."""

import pytest
from lxml import html
from scrapy.http import HtmlResponse

from newscrawl.pages.document import Document
from newscrawl.pages.sources.pictures import (
    Captions,
    Picture,
    is_picture,
    picture_above,
    portrayed,
    source_of,
)


def image(attributes: str) -> html.HtmlElement:
    return html.fromstring(f"<img {attributes}>")


@pytest.mark.parametrize(
    "name",
    ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-url", "data-img", "src"],
)
def test_a_picture_may_be_loaded_lazily(name: str) -> None:
    assert source_of(image(f"{name}=/1.jpg")) == "/1.jpg"
    assert source_of(image(f"x{name}=/1.jpg")) is None
    if name != "src":
        assert source_of(image(f"src=/0.gif {name}=/1.jpg")) == "/1.jpg"
        assert source_of(image(f"src=/0.gif {name}='data:image/gif;base64,x'")) == "/0.gif"
    assert source_of(image(f"{name}='about:blank'")) is None


@pytest.mark.parametrize("name", ["srcset", "data-srcset"])
def test_a_picture_may_have_several_sizes_alone(name: str) -> None:
    assert source_of(image(f"{name}='/w,470/1.jpg 470w, /w,940/1.jpg 2x'")) == "/w,470/1.jpg"
    assert source_of(image(f"{name}='/1.jpg, /2.jpg 2x'")) == "/1.jpg"
    assert source_of(image(f"{name}='/1.jpg 2x' src=/0.jpg")) == "/0.jpg"
    assert source_of(image(f"{name}='data:image/gif;base64,x 1x'")) is None


@pytest.mark.parametrize(
    ("attributes", "picture"),
    [
        ("src=/1.jpg", True), ("src=/1.jpg width=60", True), ("src=/1.jpg width=59", False), ("src=/1.jpg height=59px", False), ("src=/1.jpg width=59em", True), ("src=/1.jpg height=100%", True),
        ("src=/1.jpg width=1", False), ("src=/1.jpg width=auto", True), ("", False), ("src=/1.jpg width=600 height=1", False),
        *((f"src=/1.jpg width={one} height={other}", True) for one, other in ((9, 16), (4, 3), (3, 4), (3, 2), (2, 3))),
        ("src=/1.jpg width=16 height=9", True), ("src=/1.jpg width=16 height=16", False), ("src=/1.jpg width=1 height=1", False),
    ],
)  # fmt: skip
def test_a_small_image_is_no_picture(attributes: str, picture: bool) -> None:
    assert is_picture(image(attributes)) is picture


def above(body: str) -> tuple[str | None, str | None] | None:
    page = Document.of(
        HtmlResponse("https://naru.example/1", body=f"<body>{body}</body>".encode(), encoding="utf-8")
    )
    found = picture_above(page.lines, lambda: False)
    return None if found is None or found.element is None else (source_of(found.element), found.caption)


@pytest.mark.parametrize("end", [".jpg", ".jpeg", ".png", ".webp", ".JPG", ".jpg?w=600"])
def test_a_photo_stands_above_the_text(end: str) -> None:
    assert above(f"<img src=/a/1{end}>") == (f"/a/1{end}", None)


@pytest.mark.parametrize(
    "name", ["logo", "icon", "ico_", "btn", "button", "blank", "profile", "banner", "sns", "loading"]
)
def test_furniture_is_no_photo(name: str) -> None:
    assert above(f"<img src=/{name}1.jpg><img src=/a/2.jpg>") == ("/a/2.jpg", None)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<img src=/1.gif>", None), ("<img src=/1.jpg.html>", None), ("<aside><img src=/1.jpg></aside>", None), ("<div class=byline><img src=/1.jpg></div>", None),
        ("<img src=/1.jpg><p>▲ 새 도서관</p>", ("/1.jpg", "▲ 새 도서관")), ("<img src=/1.jpg><p>나루</p><p>▲ 새 도서관</p>", ("/1.jpg", "▲ 새 도서관")),
        ("<img src=/1.jpg><p>나루</p><p>나루</p><p>▲ 새 도서관</p>", ("/1.jpg", None)), ("<img src=/1.jpg><img src=/2.jpg><p>▲ 새 도서관</p>", ("/1.jpg", None)),
        ("<figure><img src=/1/704x396?v=0></figure>", ("/1/704x396?v=0", None)), ("<figure><img src=/logo/704x396></figure>", None), ("<img src=/1/704x396?v=0>", None),
        ("<figure><img src=/1.jpg><figcaption>새 도서관</figcaption></figure>", ("/1.jpg", "새 도서관")), ("<img src=/1.jpg><p>나루</p>", ("/1.jpg", None)),
    ],
)  # fmt: skip
def test_its_caption_stands_right_behind_it(body: str, found: tuple[str, str | None] | None) -> None:
    assert above(body) == found


@pytest.mark.parametrize(
    "name",
    [
        *("icon.png", "icons_1.png", "ico-02.gif", "btn_more.gif", "top_button.png", "buttons.png"),
        *("bullet.gif", "bullets_2.gif", "blank.gif", "spacer.png", "loading.gif", "sns_a.png"),
    ],
)
def test_a_mark_beside_the_text_is_no_picture_of_it(name: str) -> None:
    assert taken(f"/a/{name}?v=1") == 0
    assert (
        taken(f"/icons/btn/x{name.replace('_', '').replace('-', '')}") == 1
    )  # folders are called as the site pleases


def taken(address: str) -> int:
    """How many pictures a text has that holds one of this address."""
    page = f"<body><div><img src={address}></div></body>".encode()
    document = Document.of(HtmlResponse("https://naru.example/1", body=page, encoding="utf-8"))
    captions = Captions(document, document.nodes[0], 0, ())
    for line in document.lines:
        captions.add_picture(line, 0)
    return len(captions.pictures)


@pytest.mark.parametrize(
    ("caption", "alt", "name"),
    [
        ("홍길동", "", "홍길동"), ("▲ 홍길동.", "", "홍길동"), ("홍길동 가람대 교수", "", "홍길동"), ("홍길동 기자", "", "홍길동"), (None, "홍길동 기자", "홍길동"), ("이새길", "홍길동", "이새길"),
        ("나루시 도서관", "", None), ("홍길동·이새길 기자", "", None), ("", "", None), (None, "", None),
    ],
)  # fmt: skip
def test_whom_a_picture_shows(caption: str | None, alt: str, name: str | None) -> None:
    assert portrayed(Picture(image(f"src=/1.jpg alt='{alt}'"), caption)) == name


def test_a_picture_that_is_not_there_shows_whom_its_caption_names() -> None:
    assert portrayed(Picture(None, "홍길동 기자")) == "홍길동"
    assert portrayed(Picture(None)) is None
