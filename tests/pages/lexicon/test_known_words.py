"""Words that any reader of Korean pages knows act as what they are, whatever else the lexicon holds.

A word that is taken out of the lexicon is missed here, and its line is read as text, as a name, as nothing.
"""

import pytest

from newscrawl.cleaners.captions import credit_of
from newscrawl.lines import bylines, captions, notices, people, propernames, sections
from newscrawl.pages import publishers
from newscrawl.pages.lists import media
from newscrawl.pages.lists import words as list_words
from tests.pages.lexicon.readings import ACTS

# As one table calls them; several words of one entry are joined by an underscore.
KNOWN = {
    ("callings", "titles"): """
        수필가 동화작가 번역가 건축가 여행가 기획자 이사장 회장 전문의 한의사 세무사 요리사 목사 강사 박사 변호사
        평론가 약사 관장 아나운서 리포터 소설가 시인 교수 변호사 연구원 대표
    """,
    ("callings", "nobody"): "제보자 제휴 유료 기타 경찰관 최고위원 조사관 성우 방송인 주교 연락처 이메일",
    ("people", "not-names"): """
        남성 현직 신임 유명 인천 전북 전남 경북 경남 성남 용인 천안 남원 여수 안동 원주 강릉 정치부 경제부 국제부
        사진부 유통 명단 남자
    """,
    ("people", "two-syllable-surnames"): "황보 제갈 선우 독고 서문 동방 남궁",
    ("people", "surnames"): "김 이 박 최 정 강 조 윤 장 임 팽 탁 피 추 도",
    ("people", "medium-endings"): "코리아 인사이트 뉴스1 OSEN 경인 신보 타운 마켓 워치 엔터 일보 신문",
    ("people", "byline-prefixes"): "취재기자 사진",
    ("publishers", "media"): """
        KNN TBC CBS EBS OBS MTN ZDNet JTBC MBN JIBS OSEN 로이터 AFP 스타뉴스 스포츠한국 스포티비뉴스 엑스포츠뉴스 영남일보
        인터풋볼 전남일보 제주일보 주간한국 텐아시아 뉴스1 중앙일보 국민일보 서울신문 세계일보 문화일보 내일신문 한국경제
        머니투데이 이데일리 헤럴드경제 아시아경제 서울경제 파이낸셜뉴스 조선비즈 비즈워치 조세일보 한국경제TV 전자신문
        디지털타임스 디지털데일리 지디넷코리아 블로터 아이뉴스24 더팩트 TV조선 채널A kbc광주방송 CJB청주방송 G1방송
        대구MBC 전주MBC 부산일보 국제신문 매일신문 강원일보 강원도민일보 경기일보 경인일보 대전일보 광주일보 시사저널
        신동아 월간산 주간조선 주간동아 주간경향 한겨레21 매경이코노미 한경비즈니스 중앙SUNDAY 이코노미스트 더스쿠프
        레이디경향 일다 헬스조선 코메디닷컴 동아사이언스 농민신문 기자협회보 뉴스타파 코리아헤럴드 코리아타임스
        코리아중앙데일리 스포츠조선 스포츠동아 스포츠서울 스포츠경향 일간스포츠 스포탈코리아 마이데일리 디스패치
        톱스타뉴스 쿠키뉴스 머니S 플래텀 MTN_머니투데이방송 ZDNet_Korea 월간_산 The_Korea_Herald SBS_Biz
    """,
    ("publishers", "media-ends"): "일보 신문 방송 투데이 저널 코리아 위크 워치 인사이트",
    ("publishers", "no-media"): "뉴스 경제 스포츠 방송 오늘 스타 통신 주요뉴스 전체뉴스 포토뉴스 카드뉴스 이시각주요뉴스",
    ("publishers", "portals"): """
        네이트_뉴스 nate_뉴스 zum_뉴스 줌_뉴스 msn 네이버_연예 네이버_스포츠 TV연예 daum_스포츠 daum_연예 naver_뉴스
    """,
    ("refusals", "error"): """
        존재하지_않는_페이지 존재하지_않는_기사 일시적인_오류 잘못된_접근 접근이_차단 접근이_제한 page_not_found
        404_not_found access_denied service_unavailable
    """,
    ("refusals", "login"): "로그인_후_이용 회원_전용 sign_in_to_continue",
    ("refusals", "consent"): "쿠키를_사용 개인정보_수집_동의 we_and_our_partners we_use_cookies",
    ("refusals", "search"): "search_results",
    ("sections", "sections"): """
        법조 종교 IT/과학 생활/문화 정치·사회 라이프 사회일반 정치일반 경제일반 인물 골프 피플 유통 국방 사건사고 자동차
        특집 생활·문화 정치 경제 사회 문화 스포츠 국제 연예
    """,
    ("sections", "labels"): "카테고리",
    ("headings", "trending"): "베스트 핫클릭 핫뉴스 화제의 most_popular most_read most_viewed most_discussed",
    ("headings", "mainnews"): "top_stories",
    ("headings", "other_alone"): "여론조사 시세",
    ("headings", "section"): "생활/문화 생활·문화 IT/과학 라이프",
    ("lists", "no-heading"): "prev next 도움말 전체_보기 beta",
    ("lists", "link-label"): "관련_기사 관련_뉴스 전체_보기 동영상_기사 동영상_뉴스 바로_가기 read_more",
    ("placeholders", "titles"): "Untitled_Document Untitled 무제_문서 뉴스_보기",
    ("metas", "title"): "dd:title dable:title og:title",
    ("metas", "published_at"): """
        og:article:published_time og:published_time datepublished published_date publishdate dc.date.issued dc.date
        sailthru.date og:regdate originalpublicationdate dable:published_time pub_date article_date_original
        dcterms.created dcterms.date bt:pubdate published-date citation_publication_date citation_date
    """,
    ("metas", "modified_at"): "og:updated_time datemodified dd:modified_time last-modified",
    ("metas", "address"): "og:url",
    ("metas", "authors"): "dc.creator sailthru.author parsely-author citation_author",
    ("metas", "publisher"): "article:media_name",
    ("metas", "publisher-vaguely"): "application-name dc.publisher",
    ("metas", "section"): "classification",
    ("metas", "names"): "application-name article:media_name twitter:app:name:iphone",
    ("names", "hidden"): "is-blind sr-only screen-out screen-reader-text ng-hide",
    ("names", "caption"): "photo-caption img-caption img-desc wp-caption-text photo-credit image-credit",
    ("names", "figure"): "photo-area con-img",
    ("names", "time"): "news-date arvdate info-text write-info",
    ("names", "subtitle"): "sub-heading article-head-sub head-sub headline-sub title-sub standfirst",
    ("names", "title"): "news-title view-title titlebox",
    ("names", "aside"): """
        rel-news recommend recommended recomm ad-area ad-box ad-wrap article-ad view-ad side-ad top-ad txt-ad google-ad
        kakao-ad bottom-ad ad-container taboola-below mobon-box sponsored popularity best-news hot-news hot-click
        hot-topic issue-box navbar btns vod-player tts-player video-player dimmed aht-control info-options more-news
        btn-more list-more series-list list-news bx-wrapper bx-viewport photo-list photo-news left-sidebar
        right-sidebar right-area right-wrap right-wing next-news search-wrap search-area tab-list editor-ment paging foot util gnb lnb snb
    """,
    ("names", "body"): """
        article-txt article-detail news-body news-text news-txt news-cont news-content news-view news-area art-body
        view-conts view-text detail-view content-text text-area text-box txt-area body-area fr-view gisa view-box
    """,
}  # fmt: skip


@pytest.mark.parametrize(("file", "table"), KNOWN)
def test_known_words_act(file: str, table: str) -> None:
    act = ACTS[file, table]
    joint = "_" if file in ("metas", "names") else " "
    words = [word.replace("_", joint) for word in KNOWN[file, table].split()]
    assert [word for word in words if act.reading(word) == act.reading(act.other(word))] == []


@pytest.mark.parametrize(
    "role",
    [
        "수습 기자", "객원 기자", "시민 기자", "전문 기자", "사진 기자", "취재 기자", "촬영 기자", "대기자", "통신원", "논설실장",
        "논설고문", "논설주간", "해설위원", "편집위원", "전문위원", "주필", "보도국장", "편집장", "칼럼니스트", "피디",
        "기상캐스터", "아나운서", "리포터", "변호사", "평론가",
    ],
)  # fmt: skip
def test_who_signs_with_a_role(role: str) -> None:
    assert [(one.name, one.role) for one in people.people_in(f"홍길동 {role}")] == [("홍길동", role)]


@pytest.mark.parametrize(
    "line",
    [
        "제보 전화 02-000-0000", "기사 제보 news@naru.example", "독자 제보를 기다립니다", "뉴스 제보는 여기로", "카카오톡 채널에서 나루뉴스 검색",
        "카카오톡에서 나루뉴스 추가", "나루뉴스를 구독하세요", "좋아요 한 번 눌러 주세요", "나루뉴스 바로 가기", "유튜브 나루뉴스 채널",
        "이 글의 저작권은 나루뉴스에 있습니다", "인용할 때는 나루뉴스라고 밝혀 주시기 바랍니다", "인용 보도 때는 나루뉴스", "[인스타그램]", "▷ 팩스 : 02-000-0000",
    ],
)  # fmt: skip
def test_how_a_medium_wants_to_be_reached(line: str) -> None:
    assert notices.is_tip(line)


@pytest.mark.parametrize(
    "line",
    [
        "관련 기사", "관련 뉴스", "관련 키워드", "추천 기사", "추천 콘텐츠", "핫 이슈", "핫 뉴스", "핫 클릭", "연관 기사", "다른 기사 보기",
        "홍길동 기자의 다른 기사", "베스트 클릭", "많이 읽은 기사", "포토 뉴스",
    ],
)  # fmt: skip
def test_what_stands_over_other_articles(line: str) -> None:
    assert notices.is_related_heading(line)
    assert notices.is_related_heading(f"■ {line}")


@pytest.mark.parametrize(
    "line",
    [
        "Read More", "Read Next", "Advertisement - Continue Reading Below", "이미지 확대", "크게 보기", "사진 확대", "인쇄하기", "스크랩하기",
        "글자 크게", "글자 작게", "본문 글자 크기 조정", "본문 듣기", "댓글 달기", "기사 듣기", "기사 스크랩", "기사 공유", "음성으로 듣기", "이전 기사",
        "다음 기사", "카카오스토리", "네이버 블로그", "URL 복사", "동영상 뉴스", "전체 보기", "뉴스 듣기", "Video Player", "Play Video",
        "이 브라우저는 동영상 태그를 지원하지 않습니다", "다른 브라우저를 사용해 주세요",
    ],
)  # fmt: skip
def test_the_tools_of_a_page(line: str) -> None:
    assert notices.is_furniture(line)


@pytest.mark.parametrize(
    "line", ["나루일보의 기사 무단 복제", "나루일보 무단 전제", "나루일보 AI 학습 및 활용 금지", "나루일보 무단 복사"]
)  # fmt: skip
def test_what_a_publisher_forbids(line: str) -> None:
    assert notices.is_copyright(line)


@pytest.mark.parametrize(
    "source",
    [
        "뉴스1", "AFP", "로이터", "EPA", "신화통신", "게티이미지", "게티이미지뱅크", "게티이미지코리아", "픽사베이", "공동취재", "공동취재사진",
        "사진취재단",
    ],
)  # fmt: skip
def test_whom_a_picture_is_from(source: str) -> None:
    assert credit_of(f"나루산의 가을. {source}") == source
    assert credit_of(f"나루산의 가을. {source} 제공") == source


@pytest.mark.parametrize("taken", ["캡쳐", "갈무리"])
def test_what_a_picture_was_taken_from(taken: str) -> None:
    assert credit_of(f"나루산의 가을. 나루마을 방송 {taken}") == "나루마을 방송"


@pytest.mark.parametrize("line", ["나루산의 가을 자료 사진", "나루산의 가을 인스타그램"])
def test_where_a_picture_is_from(line: str) -> None:
    assert captions.looks_like_caption(line)


@pytest.mark.parametrize(
    "line", ["캡쳐=나루일보", "사진·캡쳐=나루일보", "사진·협조=나루일보", "사진·갈무리=나루일보"]
)
def test_who_gave_a_picture(line: str) -> None:
    assert notices.is_credit(line)


@pytest.mark.parametrize("work", ["자막", "오디오", "구성"])
def test_who_made_a_broadcast(work: str) -> None:
    assert notices.is_crew(f"{work} : 홍길동")


@pytest.mark.parametrize(
    "line",
    [
        "이 기사에 대해 정정보도·반론보도를 청구할 수 있습니다.", "나루일보에 반론·정정을 요구할 권리가 있습니다.", "당사자는 추후보도 청구를 할 수 있습니다.",
        "당사자는 추후보도 요청을 할 수 있습니다.", "이 글은 나루일보의 편집 방향과 일치하지 않을 수 있습니다.",
    ],
)  # fmt: skip
def test_what_readers_are_told_of_their_rights(line: str) -> None:
    assert notices.is_notice_to_readers(line)


@pytest.mark.parametrize("line", ["정정보도문", "반론보도문"])
def test_what_stands_over_a_correction(line: str) -> None:
    assert notices.is_reply_heading(line)


@pytest.mark.parametrize(
    "line", ["마을의 오늘을 취재합니다.", "마을의 오늘을 기록합니다.", "달마다 칼럼을 씁니다.", "여러분의 제보 기다립니다."]
)  # fmt: skip
def test_how_reporters_describe_themselves(line: str) -> None:
    assert notices.stands_behind_texts(line)


def test_words_of_bylines() -> None:
    for line in ("홍길동 기자 다른 기사 보기", "홍길동 기자 메일 보내기"):
        assert [one.name for one in bylines.read_byline(line) or ()] == ["홍길동"]
    assert not propernames.is_name("기자의")


def test_a_word_beside_the_known_ones_is_nothing() -> None:
    """What these tests ask for is not said of every word."""
    assert not notices.is_tip("나루뉴스의 하루")
    assert not notices.is_related_heading("나루뉴스의 하루")
    assert not notices.is_furniture("나루뉴스의 하루")
    assert not media.is_listed_medium("나루마당의 하루", strict=True)
    assert not sections.is_section("나루마당")
    assert publishers.is_publisher("나루마당")
    assert list_words.LINK_LABEL.match("나루마당의 하루") is None
