"""Several articles out of one frozen page: the same markup around other invented texts."""

import json
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PAGES = Path(__file__).resolve().parent.parent / "pages"
# Whose frozen page each site of ``own/`` has.
FROZEN = {
    "own_naver": "naver/article",
    "own_daum": "daum/article",
    "own_portal": "portal/seed",
    "own_ytn": "ytn/article",
    "own_sbs": "sbs/article",
    "own_mk": "mk/article",
    "own_mbc": "mbc/article",
    "own_yonhapnewstv": "yonhapnewstv/article",
    "own_kbs": "kbs/article",
    "own_asiatoday": "asiatoday/article",
    "own_donga": "donga/before2015",
    "own_sporbiz": "sporbiz/ndsoft_2017",
}
_CITIES = ("나루", "다온", "라온", "마루", "바름", "새론", "아라", "자올", "차미", "하람", "보람", "모아")
_PLACES = (
    "박물관",
    "미술관",
    "체육관",
    "수영장",
    "과학관",
    "기록관",
    "식물원",
    "공연장",
    "보건소",
    "어린이집",
)
_THEMES = ("체육", "관광", "과학", "의료", "교통", "주거", "농업", "해양", "공예", "음악")
# The frozen pages share four sentences; each is replaced by another one that says something else.
_SENTENCES = (
    (
        "가람시는 시립도서관 세 곳의 야간 운영 시간을 다음 달부터 두 시간씩 늘린다고 3일 밝혔다",
        (
            "{city}시는 시립{place}의 주말 운영 시간을 {n}월부터 {m}분씩 늘리고 하루 더 연다고 3일 밝혔다",
            "{city}시의회는 시립{place} 이용료를 {m}% 내리는 조례안을 3일 본회의에서 통과시켰다",
            "{city}시 시립{place}에 올해 들어 {k},{m}0명이 찾아 개관 뒤 가장 많았다고 시가 3일 밝혔다",
        ),
    ),
    (
        "대상은 중앙·새봄·한들도서관이며 이용자는 지난해보다 12.4% 늘어난 1,840명(하루 평균)이었다",
        (
            "시민 {k},{m}0명에게 물은 결과 {m}.{n}%가 {place}이 더 가까이 있어야 한다고 답했다",
            "{place}은 모두 {n}곳이며 그 가운데 {m}%는 지은 지 스무 해가 넘어 고칠 곳이 많다(지난해 말 기준)",
            "새 건물은 지하 {n}층, 지상 {k}층이고 연면적은 {m}00㎡로 지금보다 두 배 넓고 옥상에 뜰이 있다",
        ),
    ),
    (
        "이도연 가람시 도서관과장은 “직장인이 퇴근한 뒤에도 책을 빌릴 수 있게 하자는 뜻”이라고 말했다",
        (
            "이도연 {city}시 {place}과장은 “아이와 함께 오는 분들이 편히 머물 곳을 만들겠다”고 말했다",
            "현장을 찾은 한 시민은 “집에서 {m}분이면 올 수 있어 자주 들르게 되고 이웃도 만난다”며 반겼다",
            "전문가들은 “건물보다 그 안에서 일할 사람 {n}명을 먼저 뽑아야 한다”고 입을 모았다",
        ),
    ),
    (
        "시는 예산 3억2000만원을 들여 △조명 교체 △사서 증원(9명) △주차장 정비를 마칠 계획이다",
        (
            "시는 {n}억{m}00만원을 들여 △승강기 설치 △안내원 증원({k}명) △진입로 정비를 끝낼 계획이다",
            "사업비 {m}억원은 △시비 {n}0% △도비 {k}0%로 나누며 공사는 내년 봄에 시작해 가을에 마무리한다",
            "자세한 일정은 {place} 누리집에 있으며 {n}월 {k}일까지 누구나 의견을 낼 수 있다",
        ),
    ),
)


@dataclass(frozen=True)
class Story:
    """One article: where it stands, its page as the site serves it, and what a person reads there."""

    site: str
    number: int
    page: str
    expected: dict[str, Any]

    @property
    def host(self) -> str:
        return f"{self.site.removeprefix('own_')}.own.example"

    @property
    def path(self) -> str:
        return f"/news/{self.number}"

    @property
    def url(self) -> str:
        return f"http://{self.host}{self.path}"


@cache
def frozen(site: str) -> tuple[str, str]:
    """The page and the expectation of a site's frozen page, both as text."""
    folder = PAGES / FROZEN[site]
    page = (folder / "page.html").read_text("utf-8")
    if site == "own_portal":
        # What tests/pages/test_portal_seed.py says of it.
        return page, (Path(__file__).parent / "portal.json").read_text("utf-8")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return page, json.dumps(expected["article"], ensure_ascii=False)


def story(site: str, number: int) -> Story:
    """The ``number``-th article of a site. The same one each time."""
    chance = random.Random(f"{site} {number}")
    city, place, theme = (chance.choice(words) for words in (_CITIES, _PLACES, _THEMES))
    texts = list(frozen(site))
    minute = f":{10 + number % 50:02}"
    for sentence, others in _SENTENCES:
        other = chance.choice(others).format(
            city=city, place=place, n=chance.randint(2, 9), m=chance.randint(11, 58), k=chance.randint(2, 9)
        )
        texts = [text.replace(sentence, other) for text in texts]
    for old, new in (("가람시", f"{city}시"), ("도서관", place), ("윤슬", city), ("독서", theme)):
        texts = [text.replace(old, new) for text in texts]
    # Titles differ in more than two words, as those of a day do.
    texts = [
        text.replace("밤 11시까지", f"밤 {7 + number % 5}시 {number % 60}분까지")
        .replace("밤에도 연다", f"{number % 90 + 10}일째 밤에도 연다")
        .replace("내일, 책에", f"내일, {number % 90 + 10}년 뒤 {theme}에")
        for text in texts
    ]
    for clock in (":20", ":36", ":42", ":08", ":17", ":53", ":12", ":26", ":22", ":52"):
        hour = _HOURS[site]
        texts = [
            text.replace(f"{hour}{clock}", f"{hour}{minute}")
            .replace(f"{hour}시 {clock[1:]}분", f"{hour}시 {minute[1:]}분")
            .replace(f"0303{hour}{clock[1:]}", f"0303{hour}{minute[1:]}")
            for text in texts
        ]
    return Story(site, number, texts[0], json.loads(texts[1]))


# The hour at which a site's frozen page was published: its minutes are the article's own.
_HOURS = {
    "own_naver": "11",
    "own_daum": "14",
    "own_portal": "15",
    "own_ytn": "18",
    "own_sbs": "13",
    "own_mk": "10",
    "own_mbc": "16",
    "own_yonhapnewstv": "07",
    "own_kbs": "08",
    "own_asiatoday": "11",
    "own_donga": "03",
    "own_sporbiz": "07",
}
