"""Lines that stand in an article's text and do not belong to it: copyright, tips, crew, related links."""

import re

from newscrawl.lines.bylines import is_name
from newscrawl.lines.credits import is_credits
from newscrawl.text import is_sentence, one_line

_COPYRIGHT_START = re.compile(
    r"^[\s\[(<＜【〈\"'“#※*-]{0,4}(?:Copyrights?|COPYRIGHT|저작권자|저작권은|저작권 ?ⓒ|ⓒ|©|\([cC]\)"
    r"|[\w가-힣 .&]{1,25}(?:ⓒ"
    r"|©|\([cC]\)|저작권자))",
)
_COPYRIGHT_WORDS = re.compile(
    r"무단 ?(?:전재|복제|배포|전제|사용|게재)|재배포 ?(?:및|금지|를)|All [Rr]ights? [Rr]eserved"
    r"|배포 ?금지|AI ?(?:학습|데이터)[^.]{0,12}금지"
)
_ANY_COPYRIGHT = re.compile(
    r"[\[(<＜【〈]{0,2} ?(?:저작권자|Copyright|COPYRIGHT|ⓒ|©|\([cC]\))[^가-힣]{0,3}.{0,120}(?:금지"
    r"|[Rr]eserved)\.?[\])>＞】〉]{0,2}$"
)
_CREDIT_ONLY = re.compile(
    r"^[\[(<＜【〈/▲△▶※* ]{0,3}(?:[가-힣]{2,4} ?(?:기자)? ?/ ?)?(?:대표 ?|자료 ?|관련 ?"
    r"|본문 ?)?(?:사진|화면|영상|이미지|자료|그래픽"
    r"|일러스트|삽화|포토|출처|캡처|캡쳐)"
    r"(?:[·ㆍ,/ ]{0,2}(?:사진|화면|영상|이미지|자료|글|제공|출처|캡처|캡쳐|협조|갈무리)){0,3}"
    r"(?: ?[=:：ⓒ|/∥] ?| |(?=[\])>]))[^.!?]{0,60}[\])>＞】〉]{0,2}$"
)
_CREW_WORD = (
    r"영상|촬영|취재|편집|그래픽|자막|음향|오디오|VJ|CG|기획|구성|연출|내레이션|자료조사|리서처|화면|디자인"
    r"|제작|작가|기술|보도|인턴|뉴스|진행|삽화|일러스트|기자|제공|담당|협조|PD|출처|협력"
)
_CREW = re.compile(
    rf"^[\[(<＜【〈/*■◇ ]{{0,3}}(?:(?:{_CREW_WORD})s?[ ·ㆍ,/]{{0,2}}){{1,4}} ?[:：=|] ?[^.!?]{{1,100}}$"
)
_CREW_TOKEN = re.compile(rf"(?:{_CREW_WORD}){{1,3}}")
_TIP = re.compile(
    r"제보(?:를|는|하기|전화| ?[:：]|해 ?주세요|가 뉴스)|기사 ?(?:문의|제보)|독자 ?제보|뉴스 ?제보"
    r"|보도 ?자료 ?[:：]|취재 ?요청|카카오톡[^다]{0,30}(?:검색"
    r"|채널|친구|추가)"
    r"|카톡/라인|구독(?:하기|하세요|과 |을 눌러|신청|해 ?주세요|하고)|채널 ?(?:구독|추가)|뉴스레터"
    r"|뉴스 ?알림|좋아요[^다]{0,20}(?:구독|눌러)"
    r"|앱 ?(?:다운로드|설치|에서)|바로 ?가기|(?:네이버|다음|유튜브|인스타그램"
    r"|페이스북)[^다]{0,25}(?:에서 만나|구독|팔로우|채널|보세요|만나보세요)"
    r"|클릭!?\)?$|무료 ?(?:체험|신청|만화|상담)|당신의 제보|24시간 여러분|여러분의 (?:소중한 )?제보"
    r"|독자 여러분의|후원(?:하기|계좌|해 ?주)|기사를 읽고|이 기사를 (?:추천"
    r"|공유|후원)"
    r"|저작권은 .{1,30}에 있습니다|밝혀 ?주시기 바랍니다|전문 게재나|인용 보도"
)
_CONTACT = re.compile(
    r"^[▷▶■☞·•\-*\[(※ ]{0,3}(?:전화|이메일|메일|카카오톡|카톡|라인|홈페이지|페이스북|트위터|유튜브"
    r"|인스타그램|네이버|문자|팩스|텔레그램|밴드)[\])]? ?(?:[:：@]"
    r"|0\d|[\w.+-]{1,64}@)"
)
_ADDRESS_ONLY = re.compile(r"^(?:사이트|홈페이지|주소|링크|출처)? ?[:：]? ?https?://[^\s]{1,200}$")
_CONTACT_MARKED = re.compile(
    r"^(?:[▷▶] ?|\[)(?:전화|이메일|메일|카카오톡|홈페이지|페이스북|트위터|유튜브|인스타그램|문자)\b"
)
_RELATED_HEAD = re.compile(
    r"^[\[(<【▶▷■□◆◇●☞※#* ]{0,3}(?:이 시각 |오늘의 |지금 |최신 |함께 ?(?:보면|볼) ?(?:좋은 ?|만한 ?)?"
    r"|실시간 |많이 ?본 |가장 ?많이 ?본 "
    r"|[가-힣]{2,6} ?)?"
    r"(?:관련 ?(?:기사|뉴스|영상|링크|이슈|키워드|콘텐츠|태그|글)|추천 ?(?:기사|뉴스|영상|콘텐츠)"
    r"|인기 ?(?:기사|뉴스|영상)|주요 ?(?:기사|뉴스)|핫 ?(?:이슈"
    r"|뉴스|클릭)|많이 ?본 ?(?:기사|뉴스)?"
    r"|연관 ?(?:기사|뉴스)|랭킹 ?뉴스|헤드라인(?: ?뉴스)?|다른 ?기사 ?(?:보기|더보기)?"
    r"|기자의 ?다른 ?기사|더 ?읽어 ?보기|읽을거리|함께 ?읽기|이슈 ?PICK"
    r"|HOT ?(?:뉴스|이슈|CLICK)|베스트 ?클릭)"
    r"(?: ?(?:더 ?보기|보기|목록|모음))?[\])>】:： ]{0,3}$"
)
_RELATED_LINE = re.compile(
    r"^(?:☞|▶▶|▷▷|>>|【관련|\[관련|<관련|\[관련기사\]|▶ ?관련|☞ ?관련|관련 ?기사 ?[:：▶☞]"
    r"|▶ ?(?=.{4,80}(?:바로가기|클릭|보기|더보기)$)"
    r"|\[(?:핫클릭|주요기사|인기기사|이슈|화보|동영상|추천)\])"
)
_TOOLS = re.compile(
    r"^(?:이미지 ?(?:확대|크게|원본)(?:하기|보기| 보기)?|크게 ?보기|사진 ?(?:확대|크게)(?: ?보기)?"
    r"|확대|닫기|인쇄(?:하기)?|프린트|스크랩(?:하기)?|공유(?:하기)?"
    r"|글자 ?(?:크기|크게|작게)(?: ?(?:설정|조절|변경))?|본문 ?(?:듣기|글자 ?크기|요약)"
    r"|가|목록|댓글(?: ?(?:쓰기|보기|달기|입력|\d{1,6}개?))?|기사 ?(?:듣기|저장|스크랩|공유|보내기"
    r"|원문|의견쓰기)|원문 ?보기|음성으로 ?듣기|요약(?:보기"
    r"|봇)?|좋아요 ?\d{0,6}|싫어요 ?\d{0,6}|더 ?보기|이전 ?기사|다음 ?기사|이전|다음|TOP|top|AD|ad"
    r"|광고|Advertisement|ADVERTISEMENT"
    r"|페이스북|트위터|카카오톡|카카오스토리|네이버 ?블로그|밴드|URL ?복사|재생|동영상 ?(?:재생|뉴스)?"
    r"|영상 ?닫기|전체 ?보기|추천 ?\d{0,6}|비추천|수정|삭제|Video Player"
    r"|Play Video|기사 ?본문|본문 ?시작|본문 ?내용|포토|사진|뉴스 ?듣기|구독|(?:끝)|\(끝\)|<끝>|\[끝\]"
    r"|-끝-|Tag|TAG|태그)$"
)
_PLAYER = re.compile(
    r"^(?:동영상 ?영역 ?(?:시작|끝)|자동 ?재생|음성 ?재생 ?(?:설정|중)?|본문 ?요약봇|자동 ?요약)"
    r"|태그를 지원하지 않|다른 브라우저를 사용|이동 ?통신망(?:에서|을 이용)|데이터 (?:요금|통화료)"
    r"|자동요약한 결과|본문 보기를 권장|글자 ?크기(?:가|로) 변경|AI 요약은|번역 ?(?:beta|을 제공)"
)
_MARKS = re.compile(r"^[\s\W_]*$")
_STAMP = re.compile(
    r"^[\[( ]{0,2}(?:기사)? ?(?:입력|등록|수정|승인|송고|작성|최종 ?수정|업데이트|발행|게재|최초 ?입력"
    r"|업로드|기사 ?입력|보도|방송)(?: ?(?:일|시간|일시"
    r"|시각|날짜))? ?[:：|]? ?\d{2,4} ?[-./년]"
)
_HASHTAGS = re.compile(r"^(?:#[^\s#]{1,30}[\s,]*){1,30}$")
_LONG = 200


def is_copyright(line: str) -> bool:
    """Whether ``line`` is a copyright notice and nothing else."""
    if len(line) > _LONG * 2:
        return False
    if (
        _COPYRIGHT_START.match(line)
        and (_COPYRIGHT_WORDS.search(line) or len(line) < 60)
        and not _running(line)
    ):
        return True
    return len(line) <= _LONG and _COPYRIGHT_WORDS.search(line) is not None and not _running(line)


def _running(line: str) -> bool:
    return (
        len(line) > 30
        and line.rstrip("\"'”’)").endswith(("다.", "요.", "다"))
        and "금지" not in line[-25:]
        and "없습니다" not in line[-10:]
    )


def split_copyright(paragraph: str) -> tuple[str, str | None]:
    """``paragraph`` without the copyright notice glued to its end, and that notice."""
    start = max(0, len(paragraph) - _LONG)
    match = _ANY_COPYRIGHT.search(paragraph[start:])
    if not match:
        return paragraph, None
    return paragraph[: start + match.start()].strip(), match[0].strip()


def is_credit(line: str) -> bool:
    """Whether ``line`` only says where a picture or film comes from."""
    return len(line) <= 90 and _CREDIT_ONLY.match(line) is not None and not is_sentence(line)


def is_crew(line: str) -> bool:
    """Whether ``line`` names camera, editing and graphics staff."""
    if len(line) > 160 or line.endswith(("다.", "요.")):
        return False
    if _CREW.match(line) or is_credits(line):
        return True
    words = [word for word in re.split(r"[\s,·ㆍ/()\[\]<>|:：]+", line) if word]
    names = [word for word in words if not _CREW_TOKEN.fullmatch(word)]
    return (
        len(words) > 1
        and len(names) < len(words)
        and bool(names)
        and _CREW_TOKEN.fullmatch(words[0]) is not None
        and all(is_name(word) and len(word) > 2 for word in names)
    )


def is_tip(line: str) -> bool:
    """Whether ``line`` calls for tips, subscriptions, or says how to reach the medium."""
    if len(line) > _LONG:
        return False
    if _CONTACT.match(line) or _CONTACT_MARKED.match(line):
        return True
    match = _TIP.search(line)
    return match is not None and (len(line) <= 60 or not is_sentence(line) or line[:1] in "※■▶☞*[<")


def is_related_heading(line: str) -> bool:
    """Whether ``line`` heads a block of links to other articles."""
    return len(line) <= 40 and _RELATED_HEAD.match(line) is not None


def is_furniture(line: str) -> bool:
    """Whether ``line`` is a button, a time stamp, tags, a lone mark or a pointer to another article."""
    if len(line) > _LONG:
        return False
    return any(
        pattern.match(line) is not None
        for pattern in (_MARKS, _ADDRESS_ONLY, _TOOLS, _STAMP, _HASHTAGS, _RELATED_LINE)
    ) or _PLAYER.search(line) is not None


def belongs_elsewhere(line: str) -> bool:
    """Whether ``line`` is no part of an article's text, by what it says alone."""
    line = one_line(line)
    return (
        is_furniture(line)
        or is_copyright(line)
        or is_credit(line)
        or is_crew(line)
        or is_tip(line)
        or is_related_heading(line)
    )


_GLUED_CREDIT = re.compile(
    r"(?<=[다요죠]\.) ?[\[(<]?(?:사진|자료|그래픽|영상|이미지)(?: ?제공| ?출처)? ?[=:ⓒ/] ?[^.\s][^.]{1,30}[\])>]?\.?$"
)
_GLUED_POINTER = re.compile(r"(?<=[다요죠]\.) ?(?:▶|☞|▷|※).{2,80}$")


def split_credit(paragraph: str) -> tuple[str, str | None]:
    """``paragraph`` without the picture's credit glued to its last sentence (``…했다. 사진=매체``), and that."""
    match = _GLUED_CREDIT.search(paragraph[-60:])
    if not match:
        return paragraph, None
    start = len(paragraph) - len(match[0])
    return paragraph[:start].strip(), match[0].strip()


def split_pointer(paragraph: str) -> str:
    """``paragraph`` without a pointer to other pages glued to its last sentence (``…했다. ▶ 최신 뉴스 ▶``)."""
    match = _GLUED_POINTER.search(paragraph[-100:])
    return paragraph[: len(paragraph) - len(match[0])].strip() if match else paragraph
