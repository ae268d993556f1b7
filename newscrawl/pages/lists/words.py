"""The words that tell what a list, a row or a label is, on Korean news pages."""

import re

from lxml.html import HtmlElement

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
    r"검색어|키워드|투표|설문|차트|운세|날씨|광고|(?<!뉴스 )이벤트|쇼핑|특가|부고|인사$|^\S{2,4}\s*기자$|"
    r"관련\s*(?:기사|뉴스)|공지|알립니다|구독|(?i:\bAD\b|sponsored|promotion)"
)
# Short texts before a list that are no heading of it.
NO_HEADING = re.compile(
    r"(?:안내|도움말|닫기|열기|펼치기|접기|더\s*보기|전체\s*보기|이전|다음|설정|검색|로그인|메뉴|선택됨|새로\s*고침|공유|배너|.*로고|.*프로필|.*바로가기|[\d\W]+|(?i:beta|more|prev|next|ad))\W*$"
)
# Words on a link to an article that are not its title.
LINK_LABEL = re.compile(
    r"(?:네이버\s*뉴스|다음\s*뉴스|관련\s*(?:기사|뉴스)(?:\s*(?:개수|더보기|전체).*|\s*\d.*)?|더\s*보기|전체\s*보기|자세히\s*보기|기사\s*(?:보기|전문|원문)|"
    r"원문\s*(?:보기)?|동영상\s*(?:기사|뉴스)?|포토|영상|사진|댓글.{0,12}|의견.{0,8}|[\d,]+(?:\s*건.*)?|이전|다음|바로\s*가기|공유하기|인쇄|스크랩|"
    r"(?i:more|view|read more|share|next|prev(?:ious)?))\W*$"
)
_BUTTONS = re.compile(
    r"(?:\s+(?:닫기|열기|더\s?보기|전체\s?보기|펼치기|접기|바로가기|안내|(?i:beta|more)))+$"
)
_TABS = re.compile(r"(?i)(?:^|[\s_-])tabs?(?:$|[\s_-])|tab_?(?:list|menu|wrap|btn|nav|area)|tabmenu|tablist")
_SECTION = re.compile(
    r"(정치|경제|사회|국제|세계|문화|생활[/·]문화|생활|연예|스포츠|IT[/·]과학|IT|과학|오피니언|지역|전국|북한|산업|증권|금융|"
    r"부동산|건강|교육|환경|라이프|날씨|사설)(?=\s|$)"
)
_RANK = re.compile(r"^(?:top\s*)?(?:no\.?\s*)?(\d{1,3})\s*(?:위|\.|\))?$", re.I)
_COMMENTS = re.compile(r"^(?:댓글|의견|comments?)?\s*[\[(]?\s*([\d,]{1,9})\s*[\])]?\s*(?:개)?$", re.I)
TIME = re.compile(
    r"^\W*(?:(?:입력|수정|승인|등록|게재|송고|발행)\s*[:.]?\s*)?(?:\d+\s*(?:초|분|시간|일|주|개월|달|년)\s*전|방금\s*전?|어제|오늘|"
    r"(?:\d{2,4}\s*[.년/-]\s*)?\d{1,2}\s*[.월/-]\s*\d{1,2}\s*[.일]?\.?\s*(?:\(?[월화수목금토일]\)?)?\s*(?:(?:오전|오후|am|pm)?\s*\d{1,2}\s*[:시]\s*\d{1,2}.{0,8})?|"
    r"(?:오전|오후)?\s*\d{1,2}:\d{2}(?::\d{2})?)\W*$",
    re.I,
)


def squeeze(text: str) -> str:
    """``text`` with white space folded into single blanks."""
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", " ").replace("\ufeff", " ")
    return " ".join(text.split())


def shown_rank(text: str) -> int | None:
    """The rank that a label shows (``1``, ``3위``, ``TOP 2``)."""
    found = _RANK.match(text)
    return int(found[1]) if found else None


def shown_count(text: str) -> int | None:
    """The number that a label of a comment counter shows (``댓글 12``, ``(1,204)``)."""
    found = _COMMENTS.match(text)
    return int(found[1].replace(",", "")) if found and found[1].strip(",") else None


def without_buttons(heading: str) -> str:
    """``heading`` without the words of buttons that stand in it, and not twice the same."""
    text = _BUTTONS.sub("", heading).strip(" |·>")
    half, blank, rest = text.partition(" ")
    return half if blank and half == rest else text


def is_tab_bar(element: HtmlElement) -> bool:
    """Whether ``element`` says that it holds tabs."""
    return element.get("role") == "tablist" or _TABS.search(element.get("class") or "") is not None


def section_in(heading: str) -> str | None:
    """The section that a heading begins with: ``경제`` of ``경제 주요뉴스``."""
    found = _SECTION.match(heading)
    return found[1] if found else None
