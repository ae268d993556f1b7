"""Conventions of Korean pages, each of which has cost a field."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.cleaners.captions import clean_caption, credit_of
from newscrawl.lines import notices
from newscrawl.lines.datelines import split_dateline
from newscrawl.pages import read_article
from newscrawl.pages.copyrights import copyright_name
from newscrawl.pages.publishers import title_names
from newscrawl.sites import get
from tests.pages.lexicon.pages_with import TEXT, TITLE, headed, read


@pytest.mark.parametrize(
    "line", ["— 나루 (@naru_kr) 2025년 3월 5일", "— 가람시청 (@garam) March 5, 2025", "-- 구해솔 (@gu)"]
)
def test_whose_a_quoted_post_is(line: str) -> None:
    assert notices.belongs_elsewhere(line)


def test_a_dash_before_words_is_text() -> None:
    assert not notices.belongs_elsewhere("— 나루시가 새 다리(2차로)를 놓는 까닭은")


@pytest.mark.parametrize("end", [" (끝)", "(END)", " <끝>"])
def test_the_mark_of_the_end_is_taken_off(end: str) -> None:
    assert notices.split_pointer(f"다리를 놓기로 했다고 밝혔다.{end}") == "다리를 놓기로 했다고 밝혔다."


def test_other_brackets_at_the_end_stay() -> None:
    assert notices.split_pointer("다리를 놓기로 했다. (가람시)") == "다리를 놓기로 했다. (가람시)"


def test_a_headline_that_speaks_of_a_channel_is_no_call() -> None:
    assert not notices.is_tip("지난해 11월 나루 유튜브 채널 구해솔 출연")
    assert notices.is_tip("▶ 나루뉴스 유튜브 채널 구독")


def test_a_credit_behind_a_quotation() -> None:
    assert credit_of("“함께 걷자.” 나루시 제공") == "나루시"


def test_a_caption_without_its_written_markup() -> None:
    assert clean_caption("삽화=구해솔 기자<br>") == "삽화=구해솔 기자"
    assert clean_caption("나루 < 가람 > 새봄") == "나루 < 가람 > 새봄"


def test_a_team_before_the_first_sentence() -> None:
    dateline, rest = split_dateline("[나루이슈] 디지털뉴스팀 = 수달이 나타났다.", ("나루이슈",))
    assert dateline is not None
    assert ([one.name for one in dateline.people], rest) == (["디지털뉴스팀"], "수달이 나타났다.")


def test_whom_a_programme_asked_did_not_write() -> None:
    line = "<출연 : 구해솔 가람대 소비자학과 교수>"
    assert split_dateline(line) == (None, line)


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("<저작권자 ⓒ ‘오늘을 꿈꾸는 사람들의 경제 뉴스’ 가람S, 무단전재 및 재배포 금지>", "가람S"),
        ("ⓒ NARU NEWS Co., Ltd.", "NARU NEWS"),
        ("나루라인 © 2025", "나루라인"),
        ("나루 © 2025. Powered by Garam", "나루"),
        ("All contents © 2025 NARU", "NARU"),
        ("Copyright © 2025", ""),
        ("저작권자 ⓒ 2025", ""),
    ],
)
def test_the_name_behind_a_claim_or_before_a_form_of_company(notice: str, name: str) -> None:
    assert copyright_name(notice) == name


def test_the_path_behind_the_sites_name() -> None:
    headline = "새봄신협, 동네 금고 합친다"
    assert title_names(f"{headline} - 가람경제 > 기업 > 금융·핀테크", headline) == ["가람경제"]
    assert title_names(f"{headline} > 사회 > 나루일보", headline) == ["나루일보"]


def test_a_phrase_before_the_publishers_name() -> None:
    head = '<meta name="Copyright" content="오늘을 적는 뉴스 - 나루시안">'
    assert read(headed(TEXT), head).publisher == "나루시안"


def test_a_code_gives_way_to_the_section_shown() -> None:
    head = f'<title>{TITLE}</title><meta property="article:section" content="economy">'
    path = '<div class="location"><a href="/">홈</a> &gt; <a href="/e">경제</a></div>'
    assert read(f"{path}<h1>{TITLE}</h1><div>{TEXT}</div>", head).section == "경제"
    assert read(headed(TEXT), head).section == "economy"


def test_name_and_office_in_elements_of_their_own() -> None:
    line = "<p><strong>구해솔</strong><span>나루일보 논설위원</span></p>"
    assert [one.name for one in read(f"<h1>{TITLE}</h1>{line}<div>{TEXT}</div>").authors] == ["구해솔"]


def test_how_to_reach_the_newsroom_behind_the_notice() -> None:
    tail = "<div>저작권자 © 나루일보 무단전재 및 재배포 금지<br>보도자료 ▶ a@naru.example<br>문의 ▶ 02-123-4567</div>"
    assert "문의" not in (read(headed(f"{TEXT}{tail}")).body or "")


def test_a_sister_of_a_declared_site_has_a_name_of_its_own() -> None:
    page = f"<title>{TITLE} - 가람연예</title><h1>{TITLE}</h1><div>{TEXT}</div><p>Copyright © 가람연예 무단전재 금지</p>"
    read_at = {
        host: read_article(
            HtmlResponse(f"http://{host}/a/1", body=page.encode(), encoding="utf-8"), get("mt")
        )
        for host in ("garam.mt.co.kr", "news.mt.co.kr")
    }
    assert read_at["garam.mt.co.kr"].publisher == "가람연예"
    assert read_at["news.mt.co.kr"].publisher == "머니투데이"


def test_sub_headlines_as_a_list_with_dashes_stand_before_the_text() -> None:
    heads = ["- 새 건물 찾은 시민 줄 이어", "- 가람시, 주차장 넓히기로"]
    article = read(headed("".join(f"<p>{one}</p>" for one in heads) + TEXT))
    assert (article.subtitle, (article.body or "")[:7]) == ("\n".join(heads), "가람시 도서관")


def test_an_interview_begins_with_its_first_question() -> None:
    question = "Q. 가람시 도서관은 왜 옮겼나?"
    article = read(headed(f"<p><b>{question}</b></p>{TEXT}"))
    assert (article.subtitle, (article.body or "").split("\n\n")[0]) == (None, question)


def test_pointers_behind_the_byline_are_no_text() -> None:
    pointers = "<p>▶ 가람시, 새 다리 놓는다</p><p>☞ 나루 배, 베트남 간다</p>"
    article = read(headed(f"{TEXT}<p>구해솔 기자 haesol@naru.example</p>{pointers}"))
    assert (article.body or "").endswith("주차장을 넓히기로 했다.")


def test_what_a_reporter_says_of_herself_stands_between_two_cards() -> None:
    cards = "".join(
        f"<li><strong>{name}</strong> 기자 <a>{mail}@naru.example</a><p>{words}</p></li>"
        for name, mail, words in (
            ("구해솔", "haesol", "가람의 밭과 바다를 찾아갑니다."),
            ("이새길", "saegil", "숫자로 읽는 경제를 씁니다."),
        )
    )
    found = read(f"{headed(TEXT)}<ul>{cards}</ul>").authors
    assert [(one.name, one.email) for one in found] == [
        ("구해솔", "haesol@naru.example"),
        ("이새길", "saegil@naru.example"),
    ]


def test_an_office_beside_the_time_is_no_imprint() -> None:
    info = "<div>구해솔 나루문화재단 대표이사 | 입력 2024.05.03 10:20</div>"
    at = read(f"<h1>{TITLE}</h1>{info}<div>{TEXT}</div>").published_at
    assert at is not None
    assert (at.hour, at.minute) == (10, 20)


def test_the_first_of_two_times_is_nobody() -> None:
    info = "<div>구해솔 기자</div><div>최초 입력 2024.05.03 10:20<br>최종 수정 2024.05.03 11:00</div>"
    assert [one.name for one in read(f"<h1>{TITLE}</h1>{info}<div>{TEXT}</div>").authors] == ["구해솔"]
