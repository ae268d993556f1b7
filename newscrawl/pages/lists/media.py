"""Names of Korean media, and how such names end: lists show a medium beside a headline without saying so."""

import re

from lxml import etree
from lxml.html import HtmlElement

# Names end so; a label of a few words that does is taken for one.
_ENDING = re.compile(
    r"(?:일보|신문|뉴스|경제|방송|방송국|닷컴|타임[즈스]|투데이|미디어|저널|저널리즘|데일리|포스트|통신|매일|"
    r"헤럴드|프레시안|코리아|이코노미|이코노미스트|조선|중앙|동아|한겨레|경향|비즈|위크|매거진|리뷰|워치|스쿠프|"
    r"프레스|리포트|한국|스포츠|스타|노컷|오늘|인사이트|"
    r"TV|tv|News|NEWS|Times|Herald|Daily|Post|Korea|Today)\d{0,2}(?:\([^)]*\))?$"
)
_ONE_WORD = (
    "연합뉴스 연합뉴스TV 뉴시스 뉴스1 조선일보 중앙일보 동아일보 한겨레 경향신문 한국일보 국민일보 "
    "서울신문 세계일보 문화일보 내일신문 매일경제 한국경제 머니투데이 이데일리 헤럴드경제 아시아경제 "
    "서울경제 파이낸셜뉴스 조선비즈 비즈워치 조세일보 한국경제TV MTN 전자신문 디지털타임스 "
    "디지털데일리 지디넷코리아 ZDNet 블로터 아이뉴스24 더팩트 노컷뉴스 오마이뉴스 프레시안 미디어오늘 "
    "데일리안 KBS MBC SBS YTN JTBC TV조선 채널A MBN KNN kbc광주방송 KBC광주방송 JIBS CJB청주방송 "
    "G1방송 TBC 대구MBC 전주MBC 부산일보 국제신문 매일신문 강원일보 강원도민일보 경기일보 경인일보 "
    "대전일보 광주일보 전남일보 제주일보 영남일보 시사IN 시사저널 신동아 월간산 주간조선 주간동아 "
    "주간경향 한겨레21 매경이코노미 한경비즈니스 중앙SUNDAY 이코노미스트 더스쿠프 레이디경향 여성신문 "
    "일다 헬스조선 코메디닷컴 헬스코리아뉴스 동아사이언스 농민신문 기자협회보 뉴스타파 코리아헤럴드 "
    "코리아타임스 코리아중앙데일리 스포츠조선 스포츠동아 스포츠서울 스포츠경향 스포츠한국 일간스포츠 "
    "스포탈코리아 OSEN 마이데일리 엑스포츠뉴스 스타뉴스 스포티비뉴스 인터풋볼 디스패치 텐아시아 "
    "톱스타뉴스 쿠키뉴스 아시아투데이 뉴데일리 CBS EBS OBS 로이터 AP AFP 신화통신 머니S 플래텀 "
    "주간한국"
)
_SEVERAL_WORDS = (
    "MTN 머니투데이방송",
    "SBS Biz",
    "The Korea Herald",
    "The Korea Times",
    "ZDNet Korea",
    "월간 산",
)
KNOWN_MEDIA = frozenset(_ONE_WORD.split()) | frozenset(_SEVERAL_WORDS)
# Names of sections and lists that end as media do.
_SECTIONS = (
    "뉴스 경제 스포츠 방송 오늘 한국 스타 통신 매일 일반뉴스 주요뉴스 주요 관련뉴스 관련 최신뉴스 "
    "많이 본 인기뉴스 전체뉴스 포토뉴스 영상뉴스 랭킹뉴스 카드뉴스 속보뉴스 톱뉴스 추천뉴스 지역뉴스 "
    "국제뉴스 연예뉴스 정치뉴스 경제뉴스 사회뉴스 이시각주요뉴스 실시간뉴스 금융경제 산업경제 "
    "글로벌경제 부동산경제 연예스포츠 연예·스포츠 문화스포츠 스포츠뉴스 해외스포츠 오늘의뉴스 "
    "오늘의스포츠 섹션뉴스 테크비즈 라이프스타일 북한 기획특집 트렌드뉴스 트렌드"
)
_NEWS_OF = re.compile(r"(?i)(?:whole|all|top|latest|breaking|hot|main|best|local|world|home) news$")
_PORTALS = re.compile(r"(?i)네이버|다음|네이트|줌|daum|naver|nate|zum|카카오|포털")
_SECTION_NAMES = frozenset(_SECTIONS.split())


def is_medium(text: str, *, strict: bool = False) -> bool:
    """Whether ``text`` is the name of a medium; ``strict`` asks for a known one."""
    name = text.removesuffix("언론사 선정").removesuffix("언론사 pick").removesuffix("선정").strip()
    if name in KNOWN_MEDIA:
        return True
    if (
        strict
        or _PORTALS.match(name)
        or _NEWS_OF.match(name)
        or name.split(" ")[-1] in _SECTION_NAMES
        or name.endswith("의 스포츠")
    ):
        return False
    return len(name) <= 14 and name.count(" ") <= 1 and _ENDING.search(name) is not None


_SITE_NAME = etree.XPath("string(/html/head/meta[@property='og:site_name']/@content)")
_TITLE = etree.XPath("string(/html/head/title)")


def medium_in(title: str) -> str | None:
    """The medium that a title of a site or feed names: ``경향신문`` of ``경향신문 | 전체뉴스``."""
    if _PORTALS.search(title):
        return None
    parts = [part.strip() for part in re.split(r"\s+[-–|:>]\s*|[|>·]", title)]
    for part in parts:
        if is_medium(part):
            return part
    words = title.split()
    return next((word for word in words if is_medium(word, strict=True)), None) or _of_several_words(title)


def _of_several_words(title: str) -> str | None:
    """A known name of several words; titles leave out its article (``Korea Times News``)."""
    shown = f" {title.casefold()} "
    for name in _SEVERAL_WORDS:
        if f" {name.removeprefix('The ').casefold()} " in shown:
            return name
    return None


def own_medium(root: HtmlElement) -> str | None:
    """The medium whose page this is, as the page names itself; None on portals and where it is not told."""
    name = str(_SITE_NAME(root))
    return medium_in(name) or (None if _PORTALS.search(name) else medium_in(str(_TITLE(root))))
