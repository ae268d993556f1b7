"""Who writes, what people are called, and what is called like a person and is none."""

KNOWN = {
    "roles": {
        "reporters": "기자 취재_기자 대기자 선임_기자 전문_기자 명예_기자",
        "who learns it": "인턴_기자 수습_기자",
        "from outside": "객원_기자 시민_기자 어린이_기자 청소년_기자 통신원",
        "with a camera": "사진_기자 영상_기자 촬영_기자",
        "elsewhere": "특파원 주재_기자",
        "leader writers": "논설위원 논설실장 논설고문 논설주간 주필 칼럼니스트",
        "who explains": "해설위원 전문위원",
        "editors": "편집위원 편집국장 보도국장 편집장 에디터",
        "who makes programmes": "피디 PD",
    },
    "guests": {
        "who reads out": "기상캐스터 앵커 아나운서 리포터",
        "who is asked": "작가 교수 변호사 평론가",
    },
    # By how many bear them.
    "surnames": {
        "nearly two thirds of all Koreans": "김 이 박 최 정 강 조 윤 장 임",
        "more than half a million each": "한 오 서 신 권 황 안 송 전 홍",
        "more than 200,000": "유 고 문 양 손 배 백 허 남 심 노 하 곽",
        "more than 100,000": "성 차 주 우 구 민 류 나 진 지 엄 채 원 천 방",
        "fewer": """
            공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 위 표 명 기 반 왕 금 옥 육 인 맹 제 모 탁 국 어 은 편 용 예 경 봉 사
            복 태 형 피 범 팽 라 좌
        """,
    },
    "frequent-surnames": {"nearly two thirds of all Koreans": "김 이 박 최 정 강 조 윤 장 임"},
    "two-syllable-surnames": {"the eight": "남궁 황보 제갈 선우 독고 사공 서문 동방"},
    "not-names": {
        "who reports, and how": "기자 선임 전문 인턴 명예 주재 어린이 기자의",
        "work of a newsroom": "사진 편집 기획 홍보 제보 문의 신문 방송 인터넷 모바일 현장",
        "its desks": "정치부 사회부 경제부 문화부 국제부 편집부 사진부",
        "sections": "정치 경제 사회 문화 국제 연예 지역 전국 금융 국회 유통 정책 국내 정부",
        "people, of whom one knows no name": "여성 남성 남자 여자 우리 모두 소속 공동",
        "in office, out of it, newly in it": "현직 전직 신임 유명",
        "lists and tools": "이름 명단 모음 전체 추천 구독 인기 최신 이전 기사 이슈 연재 인사",
        "when": "오늘 지금 이날 주간",
        "how much, which": "이상 모든 어느 나는",
        "newspapers": "조선 경향",
        "the country": "한국",
        "provinces": "서울 인천 경기 강원 전북 전남 경북 경남 제주",
        "towns": "성남 용인 전주 천안 남원 여수 안동 원주 강릉",
        "cities abroad": "도쿄 홍콩 하노이 제네바 마닐라 이스탄불",
    },
    "medium-endings": {
        "what papers are": "일보 신문 매일 데일리 타임스 타임즈 저널 포스트 헤럴드 리뷰 리포트 신보",
        "what they bring": "뉴스 NEWS 경제 이코노미 비즈 마켓 스포츠 시사 인사이트 워치 게임 엔터",
        "what they are spread by": "방송 통신 미디어 닷컴 TV",
        "today": "투데이",
        "where": "코리아 경인 타운",
        "whole names, which others stand before": "뉴시스 뉴스1 한겨레 OSEN 조선",
    },
    "newsroom-endings": {"departments": "팀 부 국 실 센터 취재단 데스크 랩"},
    "byline-work": {
        "who wrote": "글 취재 정리 입력 기자 by",
        "who made the pictures": "사진 영상",
        "who put it together": "편집 기획",
    },
    "byline-prefixes": {
        "who wrote": "인터뷰 번역 작성",
        "who made the pictures": "그래픽 촬영",
        "who put it together": "진행",
    },
    "byline-labels": {"who wrote": "기자명 작성자 글쓴이"},
    "byline-links": {"tools beside a name": "다른_기사_보기 기사_더_보기 메일_보내기"},
    "byline-fillers": {
        "tools beside a name": "기사_모음 구독 구독하기 이메일 더_보기",
        "who did what": "제공 보도",
        "where": "온라인 디지털 뉴스",
        "and, together": "및 공동",
    },
    "script-marks": {
        "who speaks next": "앵커 기자 앵커멘트 리포트 스탠딩 인터뷰",
        "what kind of article it is": "종합 단독 속보",
    },
    "sign-off": {"for whom the reporter was there": "뉴스 NEWS TV"},
    "units": {
        "of a newsroom, a ministry, a company": "부 팀 국 실 센터 데스크 지사",
        "of a university": "대 대학 대학교 대학원 학과",
        "where research is done": "연구소 연구원 학회",
        "associations and the like": "협회 위원회 재단 병원",
        "media": "일보 신문 방송 뉴스 통신 뉴스룸",
    },
    "writing": {
        "the text": "글 기사 작성",
        "what it was made of": "취재 정리",
        "what was said": "대담 인터뷰",
    },
    "helpers": {
        "who reports": "기자 에디터 리서처",
        "who films and makes programmes": "감독 PD 피디 VJ 작가",
        "who draws": "디자이너",
    },
    "helper-kinds": {"who learns it, who is from outside": "인턴 수습 객원", "with a camera": "영상 촬영"},
    "no-helper": {
        "offices": "국장 부장 팀장 위원",
        "what they are called": "기자 감독 작가",
        "who does it, and how": "담당 전문 취재",
    },
}
