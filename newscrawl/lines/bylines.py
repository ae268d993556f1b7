"""Who wrote it: bylines and datelines of Korean articles.

Forms read here, all of them seen on Korean news pages: ``배경환 기자 khbae@example.com``, several of them
glued together, ``[매체=이름 기자]``, ``(서울=매체) 이름 기자 =``, ``【서울=뉴시스】이름 기자 =``,
``매체 이름 (a@example.com)``, ``글·사진 이름 기자``, ``By 이름``, ``이름·이름 기자``, ``이름 기자 외 1명``.
"""

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from newscrawl.lexicon import entries
from newscrawl.lines.credits import without_credits
from newscrawl.text import comparable, one_line


class Byline(NamedTuple):
    """One person of a byline: name without the role word, e-mail and role as shown."""

    name: str
    email: str | None = None
    role: str | None = None


class Dateline(NamedTuple):
    """What stands before the first sentence: ``text`` as shown, the people and the medium it names."""

    text: str
    people: tuple[Byline, ...]
    medium: str | None


_ROLES = (
    "인턴 ?기자|수습 ?기자|객원 ?기자|명예 ?기자|시민 ?기자|선임 ?기자|전문 ?기자|사진 ?기자"
    "|영상 ?기자|취재 ?기자|대기자"
    "|[가-힣]{2,4}전문기자|기상캐스터|기자|특파원|통신원|논설위원|논설실장|논설고문|논설주간|해설위원"
    "|편집위원|전문위원|주필"
    "|편집국장|보도국장|편집장|에디터|칼럼니스트|평론가|아나운서|앵커|리포터|작가|프로듀서|피디|PD"
    "|교수|변호사"
)
_GUESTS = frozenset(("앵커", "아나운서", "리포터", "작가", "교수", "변호사", "평론가", "기상캐스터"))
EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,12}"
)
"""An e-mail address; the last label ends where letters end, so that a glued Korean name stays out."""

_ADDRESS = re.compile(rf"{EMAIL.pattern}|(?<![A-Za-z0-9_.])[A-Za-z0-9_.]{{2,20}}@(?![A-Za-z0-9])")
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사복태형피범팽라"
    ""
)
_TWO_SYLLABLE_SURNAMES = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방")
_NOT_NAMES = frozenset(
    """
    기자 취재 담당 선임 수습 전문 인턴 사진 시민 객원 명예 편집 우리 본지 신문 뉴스 온라인
    디지털 연예 스포츠 정치 경제 사회 문화 국제 특별 영상 본보 소속 현장 지역 전국 산업 증권
    금융 부동산 과학 교육 체육 생활 국회 법조 해당 여성 남성 이름 해외 외신 현직 전직 동료 한국
    일본 중국 미국 신임 유명 방송 신입 고참 대표 정부 종합 공동 특파 주재 이상 모두 다른 모든
    관련 한겨레 조선 중앙 동아 경향 서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남
    전북 전남 경북 경남 제주 수원 성남 고양 용인 창원 청주 전주 천안 남원 여수 순천 포항 구미
    안동 춘천 원주 강릉 도쿄 워싱턴 뉴욕 베이징 파리 런던 상하이 정치부 사회부 경제부 문화부
    산업부 국제부 체육부 편집부 사진부 전국부 기동취재 이슈 인터넷 모바일 유통 시사 오피니언 연재
    주간 이데일리 전자신문 서울경제 매일경제 한국경제 한국일보 조선일보 동아일보 중앙일보 문화일보
    국민일보 세계일보 서울신문 경향신문 노컷뉴스 이투데이 지디넷 조이뉴스 한겨레신문 인사 명단 선배
    후배 남자 여자 어느 나는 외국 이날 구독 응원 홍보 제보 문의 원본 전체 오늘 지금 최신 인기
    기사 목록 이전 다음 추천 전임 구독자 기자의 모음 국내 정책 기획 탐사 심층 데이터 미디어
    """.split()  # noqa: SIM905 - three hundred quotes would hide the words
)
# What the lexicon knows as a calling or a label is nobody's name.
_TITLES = entries("callings", "titles")
_NOBODY = frozenset((*_TITLES, *entries("callings", "nobody")))
_DESKS_OF = frozenset(
    ("편집", "보도", "취재", "제작", "사업", "논설", "기획", "뉴스", "사회", "정치", "경제", "문화", "영상")
)
_MEDIUM_END = (
    r"(?:뉴스|일보|신문|경제|타임스|타임즈|투데이|데일리|방송|매일|미디어|저널|통신|이코노미|헤럴드"
    r"|포스트|리뷰|비즈|닷컴|TV|NEWS|News|news"
    r"|스포츠|코리아|위클리|프레스|인사이트|리포트|뉴시스|뉴스1|한겨레|OSEN|오센|조선|시사|경인|신보"
    r"|타운|파이낸스|게임|마켓|워치|"
    r"엔터)"
)
_MEDIUM = re.compile(rf"^[\w.&+· -]{{0,20}}{_MEDIUM_END}$")

_LEAD_BARE = re.compile(
    r"^ ?(?P<name>[가-힣]{2,4}) (?P<role>기자|특파원|인턴기자) ?[=·]? ?"
    r"(?=[^가-힣은는이가을를의과와도]|[가-힣]{2})"
)
_SEPARATOR = r"[ ,·ㆍ/|&・‧∙•]"
_NAME = r"[가-힣]{2,4}"
# What a person belongs to: ``기후정책부``, ``한들대 도시계획학과``.
_UNIT = (
    r"[가-힣A-Za-z0-9]{1,12}(?:부|팀|국|실|센터|본부|대|대학|대학교|대학원|학과|학부|연구소|연구원|협회"
    r"|학회|위원회|재단|병원|뉴스룸|데스크|지사|일보|신문|방송|뉴스|통신)"
)
_PERSON = re.compile(
    rf"(?<![가-힣])(?P<names>{_NAME}(?: ?[·ㆍ,/&・‧∙•] ?{_NAME}){{0,5}})"
    rf"(?: ?[(\[|/·,]? ?(?P<units>(?:{_UNIT} ){{1,3}})| ?[(\[|/]? ?)"
    rf"(?P<role>(?:{_ROLES}))(?![가-힣])[)\]]?"
)
_ROLE_FIRST = re.compile(
    rf"(?<![가-힣\x00])(?P<role>(?:{_ROLES})) ?[:：=|]? ?"
    rf"(?P<names>[가-힣]{{3,4}}(?: ?[·ㆍ,/&・‧∙•] ?(?!{_ROLES})[가-힣]{{3,4}}){{0,5}})(?![가-힣])"
)
# Bylines and times without a space between: each stands in an element of its own.
_GLUED_STAMP = re.compile(
    r"(?<=[가-힣A-Za-z)])(?=(?:기사 ?)?(?:최초 ?|최종 ?)?(?:입력|등록|수정|승인|송고|발행|게재|작성|보도)"
    r"(?: ?(?:일시|시간|일))? ?[:：|]? ?(?:19|20)\d\d)"
)
_GLUED_PERSON = re.compile(rf"(?<=기자)(?={_NAME} ?(?:기자|특파원)(?![가-힣]))")
_GUEST = re.compile(
    rf"^(?:글|by|By)?[ =:|·]{{0,3}}(?P<name>{_NAME})[ (\[|/·,=]{{1,3}}(?:[가-힣A-Za-z0-9&·]{{2,16}} ){{0,4}}"
    rf"(?P<role>[가-힣]{{0,4}}?(?:{'|'.join(_TITLES)}))[)\]]?$"
)
_SPACED = re.compile(r"(?<![가-힣])(?P<name>[가-힣](?: [가-힣]){1,3}) (?P<role>기자|특파원)(?![가-힣])")
_NAME_ONLY = re.compile(r"[가-힣]+$")
_NEWSROOM = re.compile(r"^[가-힣A-Za-z0-9 ]{1,16}(?:팀|부|국|실|센터|본부|취재단|편집부|뉴스룸|랩)$")
_PREFIX = re.compile(
    r"^(?:(?:글|사진|취재|정리|대담|인터뷰|번역|그래픽|영상|촬영|편집|기획|진행|by|By|BY|기자|글쓴이"
    r"|작성자|작성|입력|기사작성|취재기자|글/사진)"
    r" ?[·ㆍ,/&+]? ?){1,4}[=:|]? ?(?=[가-힣A-Za-z(\[])"
)
_OTHERS = re.compile(r"외 ?\d{1,2} ?[명인]")
_WRAP = "[]()<>〈〉【】{}［］（）＜＞〔〕「」"
_JUNK = re.compile(r"[\[\]()<>〈〉【】{}［］（）＜＞〔〕「」=|/·ㆍ,:;&*\-–—■▶▷◆●☞※#\x00]|\b(?:기사|외)\b")
_STAMP = re.compile(
    r"(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}[.일]?(?: ?\([월화수목금토일]\))?"
    r"(?: ?(?:오전|오후)? ?\d{1,2}:\d{2}(?::\d{2})?)?|입력|등록|수정|승인|송고"
)
_FILLER = re.compile(
    r"^(?:다른 ?기사 ?보기|기자 ?페이지|구독(?:하기)?|팔로우|이메일|메일 ?보내기|더 ?보기|프로필|글"
    r"|사진|영상|취재|정리|제공|입력|by|대담|기획|"
    r"기자|온라인|디지털|인턴|공동|취재|합동|특별취재팀?|뉴스|편집|보도|및|기사 ?더 ?보기"
    r"|기자의 ?다른 ?기사|기사 ?모음|기자 ?구독)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"^ ?(?P<open>[\[(【〔<［（＜〈])(?P<inside>[^\[\](){}【】〔〕<>［］（）＜＞〈〉]{1,60})"
    r"[\])】〕>］）＞〉]"
)
_LEAD_PERSON = re.compile(
    rf"^ ?(?P<names>{_NAME}(?:{_SEPARATOR}{{1,2}}{_NAME}){{0,4}}?) ?(?P<role>(?:{_ROLES}))?"
    rf" ?(?:{EMAIL.pattern})? ?[=＝] ?"
)
_LEAD_MEDIUM = re.compile(
    rf"^ ?(?P<medium>[\w.& ]{{2,20}}) ?[=|] ?(?P<names>{_NAME}) ?(?P<role>(?:{_ROLES}))(?![가-힣]) ?[=|\]]? ?"
)
_SCRIPT_MARK = frozenset(
    ("앵커", "기자", "앵커멘트", "리포트", "인터뷰", "질문", "답변", "VCR", "종합", "단독", "속보")
)
_SIGN_OFF = re.compile(
    rf"(?:뉴스|NEWS|TV|KBS|MBC|SBS|YTN|JTBC|MBN)[^가-힣]{{0,3}}(?P<name>{_NAME})(?: ?기자)?(?:입니다"
    rf"|이었습니다|였습니다)\.?$"
)

LONGEST_TEAM = 20
"""A longer line names no team."""

LONGEST_BYLINE = 160
"""A longer line is running text, whatever names it holds."""


def is_name(text: str) -> bool:
    """Whether ``text`` can be a Korean personal name: two to four syllables behind a known surname."""
    if not 2 <= len(text) <= 4 or text in _NOT_NAMES or text in _NOBODY or not _NAME_ONLY.match(text):
        return False
    if len(text) > 2 and _MEDIUM.match(text):
        return False
    if len(text) == 4:
        return text.startswith(_TWO_SYLLABLE_SURNAMES) or text[0] in "김이박최정강조윤장임남황"
    if len(text) > 2 and (text[-1] == "팀" or (text[-1] == "국" and text[:-1] in _DESKS_OF)):
        return False
    return text[0] in _SURNAMES


def _role(text: str | None) -> str | None:
    return one_line(text).replace(" ", "") or None if text else None


def _split_names(names: str) -> list[str]:
    return [name for name in re.split(r"[ ·ㆍ,/&・‧∙•]+", names) if is_name(name)]


def _spaced_out(text: str) -> str:
    """``홍 길 동 기자`` as ``홍길동 기자``; a space where two bylines or a byline and a time are glued."""
    text = _SPACED.sub(lambda m: m["name"].replace(" ", "") + " " + m["role"], text)
    return _GLUED_PERSON.sub(" ", _GLUED_STAMP.sub(" ", text))


def unique(people: Iterable[Byline]) -> tuple[Byline, ...]:
    found: dict[str, Byline] = {}
    for person in people:
        known = found.get(person.name)
        if known is None:
            found[person.name] = person
        else:
            found[person.name] = Byline(person.name, known.email or person.email, known.role or person.role)
    return tuple(found.values())


def _persons(text: str) -> Iterator[tuple[int, list[Byline]]]:
    """Where in ``text`` people stand with a role word behind their names, or before them."""
    rest = text
    for match in _PERSON.finditer(text):
        names = _split_names(match["names"])
        role = _role(match["role"])
        if role not in _GUESTS:  # ``이름 이름 기자``: what looks like a desk is the other's name
            names += [unit for unit in (match["units"] or "").split() if is_name(unit)]
        if names:
            yield match.start(), [Byline(name, None, role) for name in names]
            rest = rest[: match.start()] + "\x00" * len(match[0]) + rest[match.end() :]
    for match in _ROLE_FIRST.finditer(rest):
        people = [Byline(name, None, _role(match["role"])) for name in _split_names(match["names"])]
        if people:
            yield match.start(), people


def people_in(text: str) -> tuple[Byline, ...]:
    """The people whom ``text`` names together with a role, each with the e-mail that stands nearest.

    An e-mail belongs to the person before it; one that stands before every name belongs to the first.
    """
    text = without_credits(_spaced_out(one_line(text[: LONGEST_BYLINE * 4])))
    events = [(start, "", people) for start, people in _persons(EMAIL.sub(lambda m: " " * len(m[0]), text))]
    events += [(match.start(), match[0], []) for match in EMAIL.finditer(text)]
    events.sort(key=itemgetter(0))
    out: list[Byline] = []
    waiting: str | None = None
    for _, email, people in events:
        if people:
            if waiting:
                people[0] = people[0]._replace(email=waiting)
                waiting = None
            out += people
        elif out and out[-1].email is None:
            out[-1] = out[-1]._replace(email=email)
        elif not out:
            waiting = email
    return unique(out)


def _named_out(match: re.Match[str]) -> str:
    return " \x00 " if _split_names(match["names"]) else match[0]


def _leftover(text: str, media: Iterable[str]) -> list[str]:
    """The words of ``text`` that no byline explains."""
    known = {comparable(medium) for medium in media}
    rest = _STAMP.sub(" ", _ADDRESS.sub(" ", text))
    rest = _OTHERS.sub(" ", _ROLE_FIRST.sub(_named_out, _PERSON.sub(_named_out, rest)))
    words = [word for word in _JUNK.sub(" ", rest).split() if comparable(word)]
    return [
        word
        for word in words
        if not _FILLER.match(word) and comparable(word) not in known and not _MEDIUM.match(word)
    ]


_MARKS_OF_BYLINES = re.compile(rf"@|{_ROLES}")


def may_be_byline(line: str) -> bool:
    """Whether ``line`` is short and holds a role word or an address: the cheap half of ``read_byline``."""
    return len(line) <= LONGEST_BYLINE and _MARKS_OF_BYLINES.search(line) is not None


def read_byline(line: str, media: Iterable[str] = ()) -> tuple[Byline, ...] | None:  # noqa: PLR0911
    """The people of ``line`` if it is a byline and nothing else, else None.

    ``media`` are names of the publisher, which may stand in it. A line that holds e-mail addresses only
    comes back as an empty tuple: it is a byline's line, but names nobody.
    """
    line = one_line(line)
    if not line or len(line) > LONGEST_BYLINE or line[-1] in "!?":
        return None
    whole = without_credits(_spaced_out(line)).strip()
    line = _PREFIX.sub("", whole)
    media = tuple(media)
    people = people_in(line)
    if not people and line != whole:
        line, people = whole, people_in(whole)
    emails = EMAIL.findall(line)
    if not people and not emails and not _ADDRESS.search(line):
        return None
    rest = _leftover(line, media)
    if people:
        if not all(len(word) <= 6 and not word.endswith(("다.", "요.", "다", "며", "고")) for word in rest):
            return None
        # A presenter or a guest is introduced the same way; only an e-mail tells the one who writes.
        if not emails and all(person.role in _GUESTS for person in people):
            return None
        return people if len(rest) <= 3 else None
    names = [word for word in rest if is_name(word)]
    if names and len(names) == len(emails) and len(rest) <= len(names) + 1:
        return tuple(Byline(name, email) for name, email in zip(names, emails, strict=True))
    if len(names) == 1 and len(rest) <= 2:
        return (Byline(names[0], emails[0] if emails else None),)
    team = _ADDRESS.sub(" ", line).strip(_WRAP + " |/:=,·-")
    if is_team(team) and len(emails) == 1:
        return (Byline(team, emails[0]),)
    return tuple(Byline("", email) for email in emails) if not rest else None


_TEAM = re.compile(r"(?=.{3,16}$)[가-힣A-Za-z0-9·]+(?: [가-힣A-Za-z0-9·]+){0,2}(?:팀|뉴스룸|취재단)$")


def is_team(text: str) -> bool:
    """Whether ``text`` is what a newsroom's team is called: ``온라인뉴스팀``, ``특별취재팀``."""
    return _TEAM.match(text) is not None


def read_names(text: str | None, media: Iterable[str] = ()) -> tuple[Byline, ...]:
    """The people of a field that holds nothing but authors (a meta tag, a byline's element).

    Names may stand there without a role. The publisher, departments, addresses of web pages are no authors.
    """
    line = without_credits(_spaced_out(one_line(text))).strip()
    if not line or len(line) > LONGEST_BYLINE * 2 or line.startswith(("http:", "https:", "//", "www.")):
        return ()
    people = people_in(line) or read_guest(line)
    if people:
        return people
    known = {comparable(medium) for medium in media if medium}
    emails = EMAIL.findall(line)
    bare = _STAMP.sub(" ", _ADDRESS.sub(" ", _OTHERS.sub(" ", _PREFIX.sub("", line))))
    words = [word.strip(_WRAP + " .=\"'") for word in re.split(r"[ ,·ㆍ/|&;=()\[\]・‧∙•]+", bare)]
    words = [word for word in words if word and not _FILLER.match(word) and comparable(word) not in known]
    words = [word for word in words if not _MEDIUM.match(word) and not _NEWSROOM.match(word)]
    names = [word for word in words if is_name(word)]
    if len(names) != len(words):
        return ()
    if not names:
        return tuple(Byline("", email) for email in emails)
    if len(emails) == len(names):
        return unique(Byline(name, email) for name, email in zip(names, emails, strict=True))
    return unique(Byline(name, emails[0] if emails and i == 0 else None) for i, name in enumerate(names))


def read_guest(line: str) -> tuple[Byline, ...]:
    """The one person of a line that is ``이름 소속 직함``: who writes and is no reporter."""
    match = _GUEST.match(line) if len(line) <= _LONGEST_GUEST else None
    return (Byline(match["name"], None, _role(match["role"])),) if match and is_name(match["name"]) else ()


_LONGEST_GUEST = 50


def is_medium(text: str, media: Iterable[str] = ()) -> bool:
    """Whether ``text`` reads as the name of a medium, by its ending or because it is one of ``media``."""
    line = one_line(text)
    key = comparable(line)
    return bool(key) and (_MEDIUM.match(line) is not None or key in {comparable(name) for name in media})


def _bracket(inside: str, media: tuple[str, ...]) -> Dateline | None:
    inside = one_line(inside)
    if inside.replace(" ", "") in _SCRIPT_MARK:
        return None
    people = people_in(inside)
    parts = [part for part in re.split(r" ?[=/|,·ㆍ] ?", inside) if part]
    medium = next((part for part in reversed(parts) if is_medium(part, media)), None)
    words = inside.split()
    if medium is None:
        medium = next((word for word in re.split(r"[ =/|,·ㆍ]+", inside) if is_medium(word, media)), None)
    if medium is not None and words[:1] == [medium] and not people and len(words) == 2 and is_name(words[1]):
        people = (Byline(words[1]),)
    if people and (medium or len(_leftover(inside, media)) <= 2):
        if medium is None and "=" in inside:
            medium = next((part for part in parts if not people_in(part) and not is_name(part)), None)
        return Dateline(inside, people, medium)
    if medium and (len(parts) > 1 or len(words) <= 2 or people):
        return Dateline(inside, people, medium)
    return None


def split_dateline(paragraph: str, media: Iterable[str] = ()) -> tuple[Dateline | None, str]:
    """The dateline or byline at the head of ``paragraph`` and the paragraph without it.

    ``media`` are names of the publisher, for media whose name does not show that it is one.
    ``[앵커]`` and ``[기자]`` of broadcasters are no datelines.
    """
    media = tuple(media)
    rest = paragraph
    taken: list[str] = []
    people: list[Byline] = []
    medium: str | None = None
    match = _BRACKETED.match(rest)
    if match:
        found = _bracket(match["inside"], media)
        if found:
            taken.append(match[0])
            people += found.people
            medium = found.medium
            rest = rest[match.end() :]
    lead = _LEAD_PERSON.match(rest[:80]) if (taken or "=" in rest[:50]) else None
    if lead and (lead["role"] or taken):
        names = _split_names(lead["names"])
        if names:
            email = EMAIL.search(lead[0])
            people += [Byline(name, email[0] if email else None, _role(lead["role"])) for name in names]
            taken.append(lead[0])
            rest = rest[lead.end() :]
    elif taken and (bare := _LEAD_BARE.match(rest[:40])):
        if is_name(bare["name"]):
            people.append(Byline(bare["name"], None, _role(bare["role"])))
            taken.append(bare[0])
            rest = rest[bare.end() :]
    elif not taken and (lead := _LEAD_MEDIUM.match(rest[:60])) and is_name(lead["names"]):
        people.append(Byline(lead["names"], None, _role(lead["role"])))
        medium = one_line(lead["medium"])
        taken.append(lead[0])
        rest = rest[lead.end() :]
    if not taken:
        return None, paragraph
    rest = re.sub(r"^ ?[=＝] ?", "", rest).strip()
    return Dateline("".join(taken).strip(), unique(people), medium), rest


def is_script_mark(line: str) -> bool:
    """Whether ``line`` is a mark of a broadcast script, such as ``[앵커]``, behind which its text begins."""
    return len(line) <= _LONGEST_MARK and line.strip(_WRAP + " ").replace(" ", "") in _SCRIPT_MARK


_LONGEST_MARK = 12


def sign_off(paragraph: str) -> str | None:
    """The reporter whom a broadcast script's last sentence names (``KBS 뉴스 김수연입니다.``)."""
    match = _SIGN_OFF.search(paragraph[-60:])
    return match["name"] if match and is_name(match["name"]) else None


_TAIL_START = re.compile(r"[다요죠까음함]\.[\"'”’」』)\]]{0,2} ?(?=[^\s])|[.!?][\"'”’]? ")


def signature_of(paragraph: str, media: Iterable[str] = ()) -> str | None:
    """The byline glued to the end of ``paragraph``, as shown; None without one."""
    start = max(0, len(paragraph) - LONGEST_BYLINE)
    tail = paragraph[start:]
    if not _MARKS_OF_BYLINES.search(tail):
        return None
    for match in _TAIL_START.finditer(tail):
        if read_byline(tail[match.end() :], media) is not None:
            return tail[match.end() :]
    return None


def split_signature(paragraph: str, media: Iterable[str] = ()) -> tuple[str, str | None]:
    """``paragraph`` without the byline glued to its end, and that byline."""
    signature = signature_of(paragraph, media)
    return (paragraph if signature is None else paragraph[: -len(signature)].strip()), signature
