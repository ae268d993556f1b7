"""Whose pages these are: portals, media, and what only looks like a medium's name."""

KNOWN = {
    "portals": {
        "Daum": "다음 다음뉴스 Daum Daum뉴스 TV연예 daum_스포츠 daum_연예",
        "Naver": "네이버 네이버_뉴스 네이버_연예 네이버_스포츠 naver naver_뉴스",
        "Nate": "네이트 네이트_뉴스 nate nate_뉴스",
        "ZUM": "줌 줌_뉴스 zum zum_뉴스",
        "Microsoft's": "msn",
    },
    "portal-words": {
        "what they are called": "네이버 naver 다음 daum 네이트 nate 줌 zum",
        "whose Daum is": "카카오",
        "what they are": "포털",
    },
    "slogans": {
        "signs that no name holds": ": ! ?",
        "how sentences end": "습니다 니다. 합니다",
        "the first, the nation's": "대한민국 대표 No._1 넘버원",
        "what the paper is": "종합일간지",
    },
    "no-names": {"several things, and what it knows best": ", 전문"},
    "companies": {"by law": "Inc LLC Ltd Corp GmbH"},
    "company-words": {"in words": "Co Company Corporation"},
    "company-signs": {"of stock": "㈜ (주) 주식회사"},
    "desk-addresses": {
        "for tips": "jebo report",
        "for news": "news desk online",
        "for everybody": "info contact support help",
        "whose the site is": "master",
    },
    "media": {
        "agencies": "연합뉴스 뉴시스 뉴스1 로이터 AFP AP",
        "national dailies": """
            조선일보 중앙일보 동아일보 한겨레 경향신문 한국일보 국민일보 서울신문 세계일보 문화일보 내일신문 아시아투데이
        """,
        "papers of business": """
            매일경제 한국경제 머니투데이 이데일리 헤럴드경제 아시아경제 서울경제 파이낸셜뉴스 조선비즈 비즈워치 조세일보
            이코노미스트 매경이코노미 한경비즈니스 더스쿠프 머니S
        """,
        "of technology": "전자신문 디지털타임스 디지털데일리 지디넷코리아 ZDNet ZDNet_Korea 블로터 아이뉴스24 플래텀",
        "on the net alone": "더팩트 노컷뉴스 오마이뉴스 프레시안 데일리안 뉴데일리 쿠키뉴스 뉴스타파 일다",
        "about media": "미디어오늘 기자협회보",
        "broadcasters": """
            KBS MBC SBS SBS_Biz EBS CBS OBS YTN 연합뉴스TV JTBC TV조선 채널A MBN MTN MTN_머니투데이방송 한국경제TV
        """,
        "broadcasters of one region": "KNN TBC kbc광주방송 JIBS CJB청주방송 G1방송 대구MBC 전주MBC",
        "papers of one region": """
            부산일보 국제신문 매일신문 영남일보 강원일보 강원도민일보 경기일보 경인일보 대전일보 광주일보 전남일보 제주일보
        """,
        "weeklies and monthlies": """
            시사IN 시사저널 신동아 월간산 월간_산 주간조선 주간동아 주간경향 주간한국 한겨레21 중앙SUNDAY 레이디경향 여성신문
        """,
        "of health, science and farming": "헬스조선 코메디닷컴 동아사이언스 농민신문",
        "in English, by both their names": "코리아헤럴드 코리아타임스 코리아중앙데일리 The_Korea_Herald The_Korea_Times",
        "sport": """
            스포츠조선 스포츠동아 스포츠서울 스포츠경향 스포츠한국 일간스포츠 스포탈코리아 스포티비뉴스 엑스포츠뉴스 인터풋볼
        """,
        "stars": "OSEN 스타뉴스 마이데일리 텐아시아 디스패치 톱스타뉴스",
    },
    "media-ends": {
        "what papers are": "일보 신문 매일 데일리 타임즈 타임스 저널 포스트 헤럴드 위크 리뷰 리포트",
        "what they bring": "뉴스 경제 스포츠 스타 비즈 이코노미 인사이트 워치",
        "what they are spread by": "방송 통신 닷컴 미디어 TV tv",
        "today": "투데이 오늘",
        "the old papers' first names, which their magazines end with": "조선 동아 경향 한국 코리아",
        "in Latin letters": "News NEWS Herald Daily Times Korea",
    },
    "no-media": {
        "sections": "뉴스 경제 스포츠 방송 스타 통신 오늘 미디어",
        "lists": "주요뉴스 이시각주요뉴스 관련뉴스 전체뉴스 포토뉴스 카드뉴스",
    },
    "rights": {
        "all of them, in English, Portuguese, Spanish, German": "all_rights todos_os_direitos todos_los_derechos alle_rechte"
    },
    "labels": {"whose article it is": "제공 출처 언론사 매체 제공사 기사_제공"},
    "registered": {"as the law has it": "제호 매체명"},
    "buttons": {
        "what they show": "기사 이미지 사진 배너 로고 본문 광고 icon img",
        "to send": "공유 페이스북 트위터 카카오 메일 주소 복사 facebook twitter kakao share",
        "on paper, to keep": "프린트 인쇄 print 스크랩",
        "size of the letters": "글자 글씨 확대 축소",
        "to hear": "듣기 음성 재생",
        "of the page": "닫기 메뉴 검색 댓글 구독 바로 보기 홈 이전 다음 목록",
    },
    "editions": {"where it is to be read": "모바일 홈페이지 온라인"},
    "news": {"what it brings": "뉴스 news"},
    "newsrooms": {"where it is made": "뉴스룸"},
}
