"""Article pages of a portal that look sound and are not; ``newscrawl.portal.faults`` names them."""

from datetime import datetime, timedelta
from typing import Final

from aiohttp.web import Response, StreamResponse
from lxml import html
from lxml.html import HtmlElement

from newscrawl.portal.fault_answers import FaultRequest, body_of, decoded, edited, like
from newscrawl.text import KST

_LEFT, _TEASER = 0.25, 0.15
# Letters of an article that is worth a wall.
_WALLED: Final = 600
_SUBSCRIBE: Final = (
    "이 기사는 유료 회원만 읽을 수 있습니다.",
    "구독하시면 기사 전문과 지난 기사를 모두 보실 수 있습니다. 첫 달은 100원입니다.",
)
_ROBOT: Final = (
    "잠시만 기다려 주십시오",
    "접속하신 곳에서 평소와 다른 움직임이 있어 사람이 보낸 요청인지 확인하고 있습니다.",
    "아래의 칸에 보이는 글자를 그대로 적어 주시면 보시던 화면으로 돌아갑니다.",
    "같은 화면이 되풀이되면 브라우저의 쿠키와 자바스크립트를 허용했는지 살펴 주십시오.",
)
_ADVERT: Final = (
    "5초 뒤에 기사로 이동합니다",
    "봄맞이 큰 잔치가 열립니다. 지금 가입하시는 모든 분께 3만원 할인권을 드립니다.",
    "할인권은 이달 말까지 전국 매장과 누리집에서 쓰실 수 있으며 다른 행사와 함께 쓰실 수 없습니다.",
    "광고를 건너뛰시려면 오른쪽 위의 단추를 눌러 주십시오.",
)
_NOT_FOUND: Final = (
    "찾으시는 기사가 없습니다",
    "삭제되었거나 주소가 바뀐 기사입니다. 주소를 다시 확인해 주십시오.",
    "궁금한 점은 고객센터로 문의해 주시면 친절하게 안내해 드리겠습니다.",
)


def _shorten(root: HtmlElement, share: float) -> None:
    """Leave so much of the letters of the text, whatever elements they stand in."""
    content: HtmlElement | None = root.find(".//div[@class='content']")
    if content is None:
        return
    left = share * len(content.text_content())
    for event, element in html.etree.iterwalk(content, events=("start", "end")):
        name = "text" if event == "start" else "tail"
        text = getattr(element, name) or ""
        if element is not content or event == "start":
            setattr(element, name, text if left > 0 else None)
            left -= len(text)


async def cut_text(asked: FaultRequest) -> StreamResponse:
    """The first quarter of the text, in a page that is whole."""
    return await edited(asked, lambda root: _shorten(root, _LEFT))


async def cut_page(asked: FaultRequest) -> StreamResponse:
    """The page up to the middle of its text; the length that is announced is that of the rest."""
    response = await asked.sound()
    text, charset = decoded(response)
    begins = text.find('class="content"')
    if response.status != 200 or begins < 0:
        return response
    end = (begins + text.find('class="publisherBot"', begins)) // 2
    # In the middle of a word.
    while not (text[end - 1].isalpha() and text[end].isalpha()) or text[:end].rfind("<") > text[:end].rfind(
        ">"
    ):
        end += 1
    return like(response, text[:end].encode(charset))


async def paywall(asked: FaultRequest) -> StreamResponse:
    """The beginning of the text, and what a subscription costs."""

    def edit(root: HtmlElement) -> None:
        content = root.find(".//div[@class='content']")
        if content is None or len(content.text_content()) < _WALLED:
            return
        _shorten(root, _TEASER)
        for text in _SUBSCRIBE:
            html.etree.SubElement(content, "p").text = text

    return await edited(asked, edit)


def _in_the_place(root: HtmlElement, heading: str, *texts: str) -> None:
    """Something else where the article stood; the head of the page stays."""
    [left] = root.xpath("//div[@class='articleWrap']/div[@class='left']")
    for child in list(left):
        left.remove(child)
    for tag, text in (("h1", heading), *(("p", text) for text in texts)):
        html.etree.SubElement(left, tag).text = text


async def robot_check(asked: FaultRequest) -> StreamResponse:
    """200 with the article's own head, and a question whether a person asks."""

    def edit(root: HtmlElement) -> None:
        _in_the_place(root, *_ROBOT)
        [left] = root.xpath("//div[@class='articleWrap']/div[@class='left']")
        left.append(html.fragment_fromstring("<form><input name='letters'><button>확인</button></form>"))

    return await edited(asked, edit)


async def advert(asked: FaultRequest) -> StreamResponse:
    """An advertisement with the article's own head, which leads on to the article."""
    return await edited(asked, lambda root: _in_the_place(root, *_ADVERT))


async def not_found(asked: FaultRequest) -> StreamResponse:
    """200, the portal's menu and boxes, and that there is no such article."""

    def edit(root: HtmlElement) -> None:
        for element in root.xpath(
            "//head/meta[@property] | //head/link[@rel='canonical'] | //div[@id='sticky']"
        ):
            element.drop_tree()
        root.find(".//title").text = "뉴스마루"
        _in_the_place(root, *_NOT_FOUND)

    return await edited(asked, edit)


async def garbled(asked: FaultRequest) -> StreamResponse:
    """Every second article in UTF-8 that the server calls EUC-KR."""
    response = await asked.sound()
    if asked.number % 2 == 0 or response.status != 200 or decoded(response)[1] != "utf-8":
        return response
    body = body_of(response).replace(b'<meta charset="utf-8">', b'<meta charset="euc-kr">')
    return Response(body=body, content_type="text/html", charset="euc-kr")


async def tomorrow(asked: FaultRequest) -> StreamResponse:
    """The article, published a day from now, whatever day the portal itself shows."""

    def edit(root: HtmlElement) -> None:
        for element in root.xpath("//ul[@class='date']"):
            element.text = f"입력 {datetime.now(KST) + timedelta(days=1):%Y.%m.%d %H:%M}"

    return await edited(asked, edit)
