"""Daily briefs as agencies write them: yesterday's words with today's numbers."""

from datetime import datetime
from random import Random

from benchmarks.newsdesk import OUTLETS
from newscrawl.portal.publishers import person_name


def _weather(random: Random, at: datetime) -> tuple[str, list[str]]:
    degrees = [random.randint(-9, 12) for _ in range(14)]
    sky = random.choice(("맑겠다", "흐리겠다", "구름이 많겠다", "흐리고 비가 오겠다"))
    return f"[날씨] {at.day}일 전국 {sky}", [
        f"{at.day}일은 전국이 대체로 {sky}. 기상청은 이날 아침 최저기온이 {degrees[0]}도에서 {degrees[1]}도, 낮 최고기온이"
        f" {degrees[2]}도에서 {degrees[3]}도에 이를 것으로 내다봤다.",
        f"지역별 아침 기온은 서울 {degrees[4]}도, 인천 {degrees[5]}도, 대전 {degrees[6]}도, 광주 {degrees[7]}도, 대구"
        f" {degrees[8]}도, 부산 {degrees[9]}도, 제주 {degrees[10]}도로 예상된다.",
        f"바다의 물결은 서해 앞바다에서 {random.randint(1, 9) / 2}m, 남해 앞바다에서 {random.randint(1, 9) / 2}m, 동해 앞바다에서"
        f" {random.randint(2, 9) / 2}m 높이로 일겠다. 먼바다의 물결은 최대 {random.randint(3, 11) / 2}m로 예보됐다.",
        "미세먼지 농도는 원활한 대기 확산의 영향으로 모든 권역에서 "
        + random.choice(("좋음", "보통", "나쁨"))
        + " 수준이겠다고 국립환경과학원은 설명했다.",
    ]


def _market(random: Random, at: datetime) -> tuple[str, list[str]]:
    index, change = random.randint(2400, 2900), random.randint(1, 60)
    turn = random.choice(("오른", "내린"))
    return f"코스피 {change}p {turn} {index}.{random.randint(10, 99)} 마감", [
        f"코스피가 {at.day}일 전 거래일보다 {change}.{random.randint(10, 99)}포인트 {turn}"
        f" {index}.{random.randint(10, 99)}에 거래를 마쳤다. 지수는 장 초반 {index - random.randint(3, 30)}선에서 출발했다.",
        f"유가증권시장에서 외국인은 {random.randint(100, 9000)}억원, 기관은 {random.randint(100, 9000)}억원을 순매수했고 개인은"
        f" {random.randint(100, 9000)}억원어치를 팔았다.",
        f"코스닥지수는 {random.randint(700, 900)}.{random.randint(10, 99)}로 장을 끝냈다. 서울 외환시장에서 원달러 환율은"
        f" {random.randint(1300, 1480)}.{random.randint(0, 9)}원에 주간 거래를 마감했다.",
    ]


def _lottery(random: Random, at: datetime) -> tuple[str, list[str]]:
    drawn = sorted(random.sample(range(1, 46), 7))
    return f"로또 {1100 + random.randint(1, 90)}회 1등 {random.randint(3, 20)}명", [
        f"{at.day}일 진행된 로또복권 추첨 결과 당첨번호는 {', '.join(map(str, drawn[:6]))}번으로 결정됐다."
        f" 2등 보너스 번호는 {drawn[6]}번이다.",
        f"당첨번호 6개를 모두 맞힌 1등 당첨자는 {random.randint(3, 20)}명으로 {random.randint(10, 60)}억 {random.randint(1000, 9999)}만원씩"
        f" 받는다. 5개를 맞힌 2등은 {random.randint(30, 120)}명으로 각 {random.randint(3000, 9000)}만원씩을 받게 된다.",
        "당첨금 지급 기한은 지급 개시일로부터 1년 이내이며 휴일에 해당하는 경우 그다음 영업일까지 받을 수 있다.",
    ]


def _obituary(random: Random, at: datetime) -> tuple[str, list[str]]:
    names = [person_name(random) for _ in range(6)]
    return f"[부고] {names[0]}씨 부친상", [
        f"▲ {names[1]}씨 별세, {names[0]}({random.choice(OUTLETS)} 부장)·{names[2]}·{names[3]}씨 부친상,"
        f" {names[4]}·{names[5]}씨 장인상 = {at.day}일 오전 {random.randint(1, 11)}시, {random.choice(('가람', '한울', '새봄'))}대병원"
        f" 장례식장 {random.randint(1, 30)}호실, 발인 {at.day + 2}일 오전 {random.randint(5, 9)}시."
        f" 02-{random.randint(2000, 9999)}-{random.randint(1000, 9999)}",
    ]


# Title and paragraphs, by chance and day.
TEMPLATES = (_weather, _market, _lottery, _obituary)
