"""The words that tell what a list, a row or a label is, on Korean news pages."""

import re

_SPACE = re.compile(r"[\s\u200b\ufeff]+")

# Headings of lists that readers' interest orders.
TRENDING = re.compile(
    r"많이\s*(?:본|읽은|찾은|공유|댓글)|인기|랭킹|순위|트렌드|트렌딩|조회\s*(?:수|순)|베스트|급상승|핫\s*(?:이슈|클릭|뉴스|토픽)|댓글\s*(?:많은|순)|"
    r"화제|공감|실시간\s*(?:뉴스|기사|이슈)?|지금\s*뜨는|뜨는|톱\s*\d+|(?i:\bbest\b|\bhot\b|\btop\s*\d+|\bmost\b|\bpopular\b|\btrending\b|\branking\b)"
)
# Headings of lists that an editor orders, or time.
MAINNEWS = re.compile(
    r"주요\s*(?:뉴스|기사)|헤드라인|머리기사|톱\s*뉴스|탑\s*뉴스|메인|오늘의\s*(?:뉴스|주요|이슈)|최신|속보|새로\s*나온|방금|추천|이\s*시각|"
    r"(?i:\bheadlines?\b|\btop\s*(?:news|stories)\b|\blatest\b|\bbreaking\b)"
)
# What looks like a ranked list and is no list of articles.
NO_NEWS = re.compile(
    r"검색어|키워드|투표|설문|차트|운세|날씨|광고|(?<!뉴스 )이벤트|쇼핑|특가|부고|인사$|관련\s*(?:기사|뉴스)|공지|알립니다|구독|(?i:\bAD\b|sponsored|promotion)"
)
# Short texts before a list that are no heading of it.
NO_HEADING = re.compile(
    r"(?:안내|도움말|닫기|열기|펼치기|접기|더\s*보기|전체\s*보기|이전|다음|설정|검색|로그인|메뉴|선택됨|새로\s*고침|공유|[\d\W]+|(?i:beta|more|prev|next|ad))\W*$"
)
# Words on a link to an article that are not its title.
LINK_LABEL = re.compile(
    r"(?:네이버\s*뉴스|다음\s*뉴스|관련\s*(?:기사|뉴스)(?:\s*(?:개수|더보기|전체).*|\s*\d.*)?|더\s*보기|전체\s*보기|자세히\s*보기|기사\s*(?:보기|전문|원문)|"
    r"원문\s*(?:보기)?|동영상\s*(?:기사|뉴스)?|포토|영상|사진|댓글.{0,12}|의견.{0,8}|[\d,]+(?:\s*건.*)?|이전|다음|바로\s*가기|공유하기|인쇄|스크랩|"
    r"(?i:more|view|read more|share|next|prev(?:ious)?))\W*$"
)
_RANK = re.compile(r"^(?:top\s*)?(?:no\.?\s*)?(\d{1,3})\s*(?:위|\.|\))?$", re.I)
_COMMENTS = re.compile(r"^(?:댓글|의견|comments?)?\s*[\[(]?\s*([\d,]{1,9})\s*[\])]?\s*(?:개)?$", re.I)
TIME = re.compile(
    r"^\W*(?:(?:입력|수정|승인|등록|게재|송고|발행)\s*[:.]?\s*)?(?:\d+\s*(?:초|분|시간|일|주|개월|달|년)\s*전|방금\s*전?|어제|오늘|"
    r"(?:\d{2,4}\s*[.년/-]\s*)?\d{1,2}\s*[.월/-]\s*\d{1,2}\s*[.일]?\.?\s*(?:\(?[월화수목금토일]\)?)?\s*(?:(?:오전|오후|am|pm)?\s*\d{1,2}\s*[:시]\s*\d{1,2}.{0,8})?|"
    r"(?:오전|오후)?\s*\d{1,2}:\d{2}(?::\d{2})?)\W*$",
    re.I,
)
# Names of Korean media end so; a label of a few words that does is taken for one.
_MEDIUM = re.compile(
    r"(?:일보|신문|뉴스|경제|방송|방송국|닷컴|타임[즈스]|투데이|미디어|저널|저널리즘|데일리|포스트|통신|매일|헤럴드|프레시안|코리아|"
    r"이코노미|이코노미스트|조선|중앙|동아|한겨레|경향|비즈|위크|매거진|리뷰|워치|스쿠프|프레스|리포트|한국|스포츠|스타|노컷|오늘|인사이트|"
    r"TV|tv|News|NEWS|Times|Herald|Daily|Post|Korea|Today)\d{0,2}(?:\([^)]*\))?$"
)
KNOWN_MEDIA = frozenset(
    "연합뉴스 연합뉴스TV 뉴시스 뉴스1 조선일보 중앙일보 동아일보 한겨레 경향신문 한국일보 국민일보 서울신문 세계일보 문화일보 내일신문 매일경제 "
    "한국경제 머니투데이 이데일리 헤럴드경제 아시아경제 서울경제 파이낸셜뉴스 조선비즈 비즈워치 조세일보 한국경제TV MTN 전자신문 "
    "디지털타임스 디지털데일리 지디넷코리아 ZDNet 블로터 아이뉴스24 더팩트 노컷뉴스 오마이뉴스 프레시안 미디어오늘 데일리안 "
    "KBS MBC SBS YTN JTBC TV조선 채널A MBN KNN kbc광주방송 KBC광주방송 JIBS CJB청주방송 G1방송 TBC 대구MBC 전주MBC 부산일보 국제신문 "
    "매일신문 강원일보 강원도민일보 경기일보 경인일보 대전일보 광주일보 전남일보 제주일보 영남일보 "
    "시사IN 시사저널 신동아 월간산 주간조선 주간동아 주간경향 한겨레21 매경이코노미 한경비즈니스 중앙SUNDAY 이코노미스트 더스쿠프 레이디경향 "
    "여성신문 일다 헬스조선 코메디닷컴 헬스코리아뉴스 동아사이언스 농민신문 기자협회보 뉴스타파 "
    "코리아헤럴드 코리아타임스 코리아중앙데일리 스포츠조선 스포츠동아 스포츠서울 스포츠경향 스포츠한국 일간스포츠 스포탈코리아 OSEN 마이데일리 엑스포츠뉴스 "
    "스타뉴스 스포티비뉴스 인터풋볼 디스패치 텐아시아 톱스타뉴스 쿠키뉴스 아시아투데이 뉴데일리 CBS EBS OBS 로이터 AP AFP 신화통신 머니S 플래텀 주간한국".split()
) | {"SBS Biz", "월간 산", "ZDNet Korea", "MTN 머니투데이방송", "CBS노컷뉴스", "The Korea Times", "The Korea Herald"}


def squeeze(text: str) -> str:
    """``text`` with white space folded into single blanks."""
    return _SPACE.sub(" ", text).strip()


_SECTION_NAMES = frozenset(
    "뉴스 경제 스포츠 방송 오늘 한국 스타 통신 매일 일반뉴스 주요뉴스 주요 뉴스 관련뉴스 관련 뉴스 최신뉴스 많이 본 뉴스 인기뉴스 전체뉴스 포토뉴스 영상뉴스 랭킹뉴스 "
    "카드뉴스 속보뉴스 톱뉴스 추천뉴스 지역뉴스 국제뉴스 연예뉴스 정치뉴스 경제뉴스 사회뉴스 이시각주요뉴스 실시간뉴스 금융경제 산업경제 글로벌경제 부동산경제 "
    "연예스포츠 연예·스포츠 문화스포츠 스포츠뉴스 해외스포츠 오늘의뉴스 오늘의스포츠 섹션뉴스 테크비즈 라이프스타일 북한 기획특집 트렌드뉴스 트렌드 뉴스".split()
)


def is_medium(text: str, *, strict: bool = False) -> bool:
    """Whether ``text`` is the name of a medium; ``strict`` asks for a known one."""
    name = text.removesuffix("언론사 선정").removesuffix("언론사 pick").removesuffix("선정").strip()
    if name in KNOWN_MEDIA:
        return True
    if name.split(" ")[-1] in _SECTION_NAMES or name.endswith(("뉴스 뉴스", "의 스포츠")):
        return False
    return not strict and len(name) <= 14 and name.count(" ") <= 1 and _MEDIUM.search(name) is not None


def shown_rank(text: str) -> int | None:
    """The rank that a label shows (``1``, ``3위``, ``TOP 2``)."""
    found = _RANK.match(text)
    return int(found[1]) if found else None


def shown_count(text: str) -> int | None:
    """The number that a label of a comment counter shows (``댓글 12``, ``(1,204)``)."""
    found = _COMMENTS.match(text)
    return int(found[1].replace(",", "")) if found and found[1].strip(",") else None
