"""Invented reports, and what desks make of them."""

from datetime import datetime
from typing import Any

from newscrawl.items import Article
from newscrawl.sites.identity import identify
from newscrawl.text import KST

REPORT = """가람시가 12일 낡은 시립도서관을 헐고 그 자리에 지하 2층, 지상 6층 규모의 새 도서관을 짓기로 했다.

시는 이날 시의회에 낸 계획안에서 공사비를 348억원으로 잡았으며 그 가운데 절반은 국비로 채우겠다고 설명했다. 착공은 내년 4월, 완공은 2027년 11월이 목표다.

1983년에 문을 연 지금 건물은 지난해 안전 진단에서 D등급을 받았다. 하루 평균 2100명이 찾지만 열람실 천장에서 물이 새 두 해 동안 3층을 닫아 두었다.

한가온 도서관정책과장은 “아이와 어르신이 한 층에서 만나는 건물을 그리고 있다”며 “공사하는 동안에는 옛 우체국 건물을 빌려 책 6만 권을 옮긴다”고 말했다.

주민들은 반기면서도 주차장을 걱정한다. 계획안의 주차 면수는 74면으로 지금보다 12면 많을 뿐이다. 시는 이달 28일 공청회를 열어 의견을 듣는다."""

# Another reporter at the same event: the same facts and one quote, other words.
OTHER_REPORT = """문을 연 지 40년이 넘은 가람시 도서관이 다시 태어난다. 비가 오면 양동이를 받쳐야 했던 열람실도 옛이야기가 될 전망이다.

12일 시의회 상임위에 오른 안건을 보면 새 건물은 여덟 개 층으로 올라간다. 돈은 나라와 시가 반씩 낸다. 모두 348억원이 든다.

걱정도 있다. 맞은편에서 서점을 하는 윤나루씨는 차 댈 곳이 지금도 모자란다고 했다. 공청회는 28일이다.

담당 과장은 “아이와 어르신이 한 층에서 만나는 건물을 그리고 있다”고 귀띔했다. 임시 도서관은 옛 우체국에 마련된다."""

WEATHER = """{day}일은 전국이 대체로 {sky}. 기상청은 아침 최저기온이 {a}도에서 {b}도, 낮 최고기온이 {c}도에서 {d}도에 이를 것으로 내다봤다.

바다의 물결은 서해 앞바다에서 {e}.{f}m, 남해 앞바다에서 {g}.{h}m 높이로 일겠다고 예보됐다. 먼바다에서는 최고 {i}m로 일겠으니 항해하는 배는 주의해야 한다.

미세먼지 농도는 원활한 대기 확산의 영향으로 모든 권역에서 {dust} 수준이겠다고 국립환경과학원은 설명했다."""

NOTICE = "가람일보 앱을 내려받으시면 우리 동네 소식을 가장 먼저 받아 보실 수 있습니다. 구독 신청은 고객센터로 문의해 주시기 바랍니다."


def address(number: int) -> str:
    """The address of an article."""
    return f"https://news{number}.example.com/article/{20250205000 + number}"


def name(number: int) -> str:
    """The identity of an article."""
    return identify(address(number)).id


def report(number: int, body: str = REPORT, **changes: Any) -> Article:
    """An article of an outlet of its own."""
    url = address(number)
    values: dict[str, Any] = {
        "id": name(number),
        "url": url,
        "requested_url": url,
        "site": f"outlet{number}",
        "publisher": f"{number}번일보",
        "title": "가람시 새 도서관 짓는다",
        "body": body,
        "published_at": datetime(2025, 2, 5, 9, number, tzinfo=KST),
        "crawled_at": datetime(2025, 2, 5, 12, 0, tzinfo=KST),
    }
    return Article(**(values | changes))


def paragraphs(body: str, *which: int) -> str:
    """Some paragraphs of a text."""
    every = body.split("\n\n")
    return "\n\n".join(every[place] for place in which)
