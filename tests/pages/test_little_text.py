"""Articles that hold no running text, or one line of it: what stands at the foot of their pages is not theirs."""

import pytest

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC
from tests.pages.lexicon.pages_with import page
from tests.pages.mangle import mangle

FOOT = (
    '<div id="footer"><p>나루일보 | 주소: 나루시 가람로 12 | 대표전화: 02-000-0000 | 팩스: 02-000-0001 |'
    " 등록번호: 나루 아 00012 | 등록일: 2010.3.2 | 발행·편집인: 문새봄 | 청소년보호책임자: 노을빛</p>"
    "<p>Copyright ⓒ 나루일보. All rights reserved.</p></div>"
)
APPOINTED = ["◇ 국장급 승진 ▲ 기획조정실장 한가람 ▲ 경제산업국장 문새봄", "◇ 과장급 전보 ▲ 총무과장 노을빛"]
MOURNED = ["▲ 한가람(나루시 국장)씨 부친상=4일 나루의료원 장례식장 301호, 발인 6일 오전 8시. 02-000-0000"]


def read(title: str, body: str, *, seed: int | None = None) -> Article:
    head = f'<title>{title} - 나루일보</title><meta property="og:title" content="{title}">'
    inner = f"<div><h1>{title}</h1><div>구해솔 기자 | 입력 2024.05.03 10:20</div></div><div>{body}</div>"
    response = page(f"{inner}{FOOT}", head)
    return read_article(
        response if seed is None else response.replace(body=mangle(response.body, seed)), GENERIC
    )


@pytest.mark.parametrize("seed", [None, 7])
@pytest.mark.parametrize(
    ("title", "lines"), [("[인사] 나루시", APPOINTED), ("[부고] 한가람 국장 부친상", MOURNED)]
)
def test_lists_of_names(title: str, lines: list[str], seed: int | None) -> None:
    article = read(title, "".join(f"<p>{line}</p>" for line in lines), seed=seed)
    assert (article.body, article.subtitle) == ("\n\n".join(lines), None)


RESERVED = "<p>나루일보의 모든 콘텐츠는 저작권법의 보호를 받으며 무단 전재, 복사, 배포를 금합니다.</p>"


@pytest.mark.parametrize(
    ("title", "lines"), [("[인사] 나루시", APPOINTED), ("[부고] 한가람 국장 부친상", MOURNED)]
)
def test_a_sentence_at_the_foot_is_not_the_text(title: str, lines: list[str]) -> None:
    article = read(title, "".join(f"<p>{line}</p>" for line in lines) + f"</div><div>{RESERVED}")
    assert article.body == "\n\n".join(lines)


def test_text_beside_its_headline() -> None:
    """All in one element, as in the cells of old pages."""
    title = "[인사] 나루시"
    cell = f"<b>{title}</b><br>입력 2024.05.03 10:20<br><br>{'<br>'.join(APPOINTED)}"
    head = f'<title>{title} - 나루일보</title><meta property="og:title" content="{title}">'
    table = f"<table><tr><td>나루일보</td></tr><tr><td>{cell}</td></tr><tr><td>{FOOT}</td></tr></table>"
    assert read_article(page(table, head), GENERIC).body == "\n\n".join(APPOINTED)


@pytest.mark.parametrize(
    "day", ["March 5, 2025", "5 de marzo de 2025", "5. März 2025", "05/03/2025", "Rabu, 05 Mar 2025"]
)
def test_results_without_a_sentence(day: str) -> None:
    lines = ["Harbor 62, Millford 55", "Eastgate 71, Norton 70 (OT)", "Union 48, Westbrook 44"]
    title = "Scores of Wednesday's high school basketball"
    links = "".join(f"<li><a href=/{n}>Old mill to become homes for {n} students</a></li>" for n in range(8))
    text = "".join(f"<p>{line}</p>" for line in lines)
    body = f"<ul>{links}</ul><div><h1>{title}</h1><p>{day}</p><div>{text}</div></div><ul>{links}</ul>"
    head = f'<title>{title}</title><meta property="og:title" content="{title}">'
    assert read_article(page(body, head), GENERIC).body == "\n\n".join(lines)


@pytest.mark.parametrize("seed", [None, 7])
def test_a_flash(seed: int | None) -> None:
    title = "[속보] 나루시장 “강변도로 전면 통제”"
    assert read(title, f"<p>{title}</p>", seed=seed).body == title


@pytest.mark.parametrize("seed", [None, 7])
def test_a_picture_and_what_it_shows(seed: int | None) -> None:
    caption = "시민들이 3일 나루시 새 도서관을 둘러보고 있다. ⓒ구해솔"
    figure = f'<figure><img src="/a.jpg"><figcaption>{caption}</figcaption></figure>'
    assert read("[포토] 새 도서관 둘러보는 시민", figure, seed=seed).body == caption
