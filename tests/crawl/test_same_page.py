"""A site that serves one page for everything: nothing of it is stored, and nothing good goes."""

import json
import sqlite3

import pytest

from tests.crawl.council import crawl
from tests.crawl.sums import unaccounted_in

HEADLINES = (
    "가람시, 내년 예산 4조1200억원 확정…복지에 절반 쓴다",
    "한빛 투수 노을, 완봉승으로 시즌 12승 달성",
    "내일 전국 맑음…아침 기온 영하 3도까지 내려가",
    "반도체 수출 다섯 달째 늘어…역대 최대 기록",
    "오름미술관 새 단장 마치고 상설전 무료 개방",
    "나래항공 여객기 엔진 이상으로 회항, 승객 무사",
    "배추값 한 달 새 두 배…김장 비용 걱정 커진다",
    "새 지하철 노선 타당성 통과, 2030년 개통 목표",
)
CONSENT = (
    "가람뉴스는 더 나은 화면을 위해 방문 기록을 모읍니다. 계속 보시려면 아래의 수집과 이용을 허락해 주세요.",
    "허락하지 않으셔도 일부 화면은 보실 수 있습니다. 고르신 것은 설정에서 언제든 바꾸실 수 있습니다.",
    "모은 기록은 열두 달이 지나면 지웁니다. 자세한 내용은 처리 방침에 적혀 있습니다.",
)


def page(title: str, paragraphs, minute: int) -> str:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><meta charset='utf-8'><title>{title}</title>"
        "<meta property='og:type' content='article'><meta property='og:site_name' content='가람신문'>"
        f"<meta property='article:published_time' content='2025-02-05T15:{minute:02}:00+09:00'></head>"
        f"<body><h1>{title}</h1><article>{shown}</article></body></html>"
    )


def article(number: int) -> str:
    title = HEADLINES[number]
    told = title.replace("…", ", ")
    text = [f"{told} 소식이 5일 전해졌다. 이 글은 그 {part} 대목이다." for part in ("첫", "둘", "셋", "넷")]
    return page(title, text, number)


@pytest.fixture
def news_site(web_site):
    web_site.page("/robots.txt", "User-agent: *\nAllow: /\n", Content_Type="text/plain")
    rows = "".join(f'<li><a href="/news/{n}00">{title}</a></li>' for n, title in enumerate(HEADLINES, 1))
    web_site.page("/", f"<html><body><h2>주요뉴스</h2><ul>{rows}</ul></body></html>")
    serve(web_site, article)
    return web_site


def serve(site, served) -> None:
    for number in range(len(HEADLINES)):
        site.page(f"/news/{number + 1}00", served(number))


def published(tmp_path):
    articles = json.loads((tmp_path / "data/feeds/mainnews.articles.json").read_text("utf-8"))
    return [(one["title"], one["revision"]) for one in articles]


def rows(tmp_path, query: str):
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as connection:
        return connection.execute(query).fetchall()


GOOD = [(title, 1) for title in HEADLINES]


def test_a_consent_for_everything_changes_nothing(run_scrapy, news_site, tmp_path):
    assert "Verdict: ok" in crawl(run_scrapy, news_site).stderr
    assert published(tmp_path) == GOOD
    serve(news_site, lambda number: page("방문 기록 안내", CONSENT, number))
    result = crawl(run_scrapy, news_site, "-a", "fresh=0")
    assert result.returncode == 1
    assert "Verdict: broken: same page for all: 8 of 8 articles" in result.stderr
    assert published(tmp_path) == GOOD
    assert rows(tmp_path, "select count(*) from revisions") == [(8,)]
    assert rows(tmp_path, "select count(*) from rankings") == [(16,)]
    quarantined = rows(tmp_path, "select url, page is not null from quarantine order by url")
    assert quarantined == [(f"{news_site.url}/news/{n}00", 1) for n in range(1, 9)]
    serve(news_site, article)
    assert "Verdict: ok" in crawl(run_scrapy, news_site, "-a", "fresh=0").stderr
    assert published(tmp_path) == GOOD
    assert unaccounted_in(tmp_path / "data/newscrawl.db") == 0


def test_one_article_for_every_address_is_that_article_alone(run_scrapy, news_site, tmp_path):
    serve(news_site, lambda _: article(2))
    result = crawl(run_scrapy, news_site)
    assert result.returncode == 1
    assert "Verdict: broken: same page for all: 7 of 8 articles" in result.stderr
    assert rows(tmp_path, "select id, revision from articles") == rows(
        tmp_path, "select article_id, 1 from rankings where title like '내일%'"
    )
    # They are asked for again, and read.
    serve(news_site, article)
    assert "Verdict: ok" in crawl(run_scrapy, news_site).stderr
    assert published(tmp_path) == GOOD
