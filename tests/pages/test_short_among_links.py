"""Short articles among many links: flashes, and articles in Chinese characters or kana, which say much in few."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import explain_article
from newscrawl.pages.article import Reading
from newscrawl.sites import GENERIC

FLASH = "[속보] 나루시장 “강변도로 전면 통제”"
KOREAN = "새봄시장 상인회, 주차장 120면 추가 확보"
JAPANESE = [
    "なるみ市は3日、昨年の洪水で閉鎖していた川沿いの遊歩道を3カ月ぶりに再開すると発表した。",
    "壊れた手すり120メートルを新設し、街灯34基を交換した。工事費は4億円。",
    "市の担当者は「梅雨の前に残りの区間も終える」と話した。",
]
CHINESE = [
    "鸣海市3日宣布，因去年洪水关闭的江边步道时隔三个月重新开放。",
    "市政府新建了120米护栏，更换了34盏路灯。工程共耗资4亿元。",
    "市政府负责人表示，剩余路段将在梅雨季节前完工。",
]


def read(language: str, title: str, inner: str, link: str, count: int) -> Reading:
    links = "".join(f'<li><a href="/v/{number}">{link} {number}</a></li>' for number in range(count))
    page = (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<div><h1>{title}</h1>{inner}</div><div><ol>{links}</ol></div></body></html>"
    )
    return explain_article(HtmlResponse("https://news.naru.example/a/1", body=page.encode()), GENERIC)


@pytest.mark.parametrize("count", [6, 60])
@pytest.mark.parametrize("text", [FLASH, "나루시장이 5일 강변도로를 전면 통제한다고 밝혔다."])
def test_a_flash_among_links_is_an_article(text: str, count: int) -> None:
    reading = read("ko", FLASH, f"<div>2025.03.05 10:10</div><div><p>{text}</p></div>", KOREAN, count)
    assert reading.refusal is None
    assert (reading.article.title, reading.article.body) == (FLASH, text)


def test_what_is_called_no_flash_needs_more() -> None:
    title = FLASH.removeprefix("[속보] ")
    reading = read("ko", title, f"<div>2025.03.05 10:10</div><div><p>{title}</p></div>", KOREAN, 20)
    assert (reading.refusal or "").startswith("list")


def test_a_flash_without_a_time_needs_more() -> None:
    assert read("ko", FLASH, f"<div><p>{FLASH}</p></div>", KOREAN, 20).refusal


DENSE = {
    "ja": (
        "川沿いの遊歩道、3カ月ぶりに再開",
        "2025年3月5日 10時10分",
        JAPANESE,
        "商店街、駐車場120台分を確保へ",
    ),
    "zh": ("江边步道时隔三个月重新开放", "2025-03-05", CHINESE, "商业街新增停车位一百二十个方便市民出行"),
}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("language", DENSE)
def test_a_short_article_in_dense_writing(language: str, count: int) -> None:
    title, day, text, link = DENSE[language]
    inner = f"<div>{day}</div><div>{''.join(f'<p>{one}</p>' for one in text[:count])}</div>"
    reading = read(language, title, inner, link, 20)
    assert reading.refusal is None
    assert (reading.article.body or "").split("\n\n") == text[:count]
