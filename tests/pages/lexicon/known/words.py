"""What lines of Korean news pages say that are no part of an article's text."""

KNOWN = {
    "copyright": {
        "without leave: printing again, copying, using": "무단_전재 무단_전제 무단_복제 무단_복사 무단_사용",
        "no handing on": "재배포_및 배포_금지",
        "no machine learns of it": "AI_학습_…_금지",
        "in English": "All_rights_reserved",
    },
    "imprint": {
        "who answers for it": "발행인 편집인 대표_이사",
        "what it is called, and under which number it is registered": "제호 등록_번호 등록일 사업자_등록",
        "where it is to be reached": "주소_: 대표_전화 팩스",
        "what else the law asks": "청소년_보호 통신_판매 기사_배열",
    },
    "copyright-start": {"whose right it is": "Copyright 저작권은"},
    "copyright-sign": {"signs, and who has the right": "ⓒ © (c) 저작권자"},
    "copyright-law": {"the law that protects it": "저작권법의_보호"},
    "copyright-end": {"forbidden, or kept": "금지 reserved"},
    "credit": {
        "pictures": "사진 포토 이미지 그래픽 일러스트",
        "what is on a screen": "화면 영상 캡쳐",
        "where it is from": "자료 출처",
    },
    "credit-before": {"whose picture stands first, and beside what": "대표 관련 본문"},
    "credit-after": {
        "pictures and words": "사진 이미지 글",
        "what is on a screen": "화면 영상 캡처 캡쳐 갈무리",
        "where it is from, who gave it, who helped": "자료 출처 제공 협조",
    },
    "credit-end": {"given by, taken off a screen": "제공 캡처 캡쳐 갈무리"},
    "credit-source": {
        "agencies": "연합뉴스 뉴시스 뉴스1 AP AFP 로이터 EPA 신화통신",
        "stocks of pictures": "게티이미지 게티이미지뱅크 게티이미지코리아 픽사베이",
        "several papers together": "공동취재 공동취재사진 사진공동취재단 사진취재단",
    },
    "credit-place": {"kept for such cases, and where others show it": "자료_사진 홈페이지 인스타그램 유튜브"},
    "helper": {
        "camera and sound": "영상 촬영 카메라 VJ 오디오 내레이션 편집",
        "what is drawn and written on it": "그래픽 CG 자막 디자인 일러스트",
    },
    "helper-phrase": {
        "camera and sound": "영상_취재 영상_편집 영상_촬영 연출",
        "who is at the camera, who edits": "영상_기자 영상_취재_기자 영상_편집_기자 카메라_기자 촬영_기자",
        "what is drawn and written on it": "영상_그래픽 인포그래픽 삽화",
        "what is known of it": "자료_조사 리서처",
        "who asked, too": "추가_취재 취재_보조 취재_지원",
    },
    "crew": {
        "what is seen": "화면",
        "who plans it and puts it together": "기획 구성 제작 진행 PD 작가",
        "who asks and reports": "취재 기자 보도 뉴스",
        "who gave something": "제공 출처 협력",
    },
    "tip": {
        "tell us": """
            여러분의_제보로 당신의_제보 제보를 제보는 제보하기 제보_전화 제보_: 제보가_뉴스 기사_제보 독자_제보 뉴스_제보
        """,
        "the rest is for members": """
            회원_전용_콘텐츠입니다 회원_전용_기사입니다 구독자_전용_기사입니다 구독자_전용입니다 기사_전문을_읽을_수_있습니다
            기사_전문을_읽으실_수_있습니다 읽으려면_로그인 보시려면_로그인 로그인_후_이용해_주 이미_회원이신가요
        """,
        "tell your friends": "이_글이_좋았다면",
        "find us in a messenger": "카카오톡_…_검색 카카오톡_…_채널 카카오톡_…_추가 채널_추가",
        "subscribe": """
            구독하기 구독하세요 구독하고 구독_신청 채널_구독 네이버_…_구독 구독자만_볼_수_있 뉴스레터
        """,
        "press here": "좋아요_…_눌러 앱_다운 바로_가기",
        "prefer us in a search": "구글_…_선호_…_매체",
        "quote us by our name": "저작권은_…_에_있습니다 밝혀_주시기_바랍니다 인용_보도",
    },
    "tip-channel": {"watch us": "유튜브_…_채널"},
    "tip-end": {"press here": "클릭"},
    "contact": {
        "by wire": "전화 문자",
        "by mail": "이메일 메일",
        "elsewhere on the net": "홈페이지 카카오톡 페이스북 트위터 유튜브 인스타그램",
    },
    "contact-with-address": {"names of companies too, and the telefax": "카톡 라인 네이버 밴드 팩스"},
    "related": {
        "on the same": "관련_기사 관련_뉴스 관련_키워드 연관_기사",
        "chosen for the reader": "추천_기사 추천_뉴스 추천_콘텐츠 이_기사_어때요",
        "what others read": """
            인기_기사 인기_뉴스 많이_본 많이_본_기사 많이_본_뉴스 많이_읽은_기사 많이_보는_기사 랭킹_뉴스 핫_이슈 핫_뉴스 핫_클릭 베스트_클릭
        """,
        "main news and the newest": "주요_기사 주요_뉴스 헤드라인 최신_뉴스 최신_기사",
        "more": "다른_기사 기자의_다른_기사 포토_뉴스",
    },
    "related-before": {
        "at this hour, good to read with it, much seen": "이_시각 함께_보면_좋은 함께_보면 많이_본"
    },
    "related-after": {"see more, the list of them": "더_보기 보기 목록 모음"},
    "related-line": {"signs that point, and what pictures tell": "☞ [관련 ▶_관련 [화보]"},
    "tool": {
        "of pages in English": """
            Table_of_Contents Jump_to Read_More Read_Next Share Newsletter Advertisement
            Advertisement_-_Continue_Reading_Below
        """,
        "a picture or a box": "확대 닫기 포토 사진 전체_보기 더_보기",
        "on paper": "인쇄 인쇄하기 프린트",
        "to keep": "스크랩 스크랩하기 기사_스크랩",
        "to send": """
            공유 공유하기 기사_공유 URL_복사 페이스북 트위터 카카오톡 카카오스토리 네이버_블로그 밴드
        """,
        "size of the letters": "글자_크기 글자_크기_설정 글자_크게 글자_작게 본문_글자_크기_조정 가 가나다라마바사",
        "to hear": "본문_듣기 기사_듣기 뉴스_듣기 음성으로_듣기",
        "what readers say and feel": """
            댓글_# 댓글_쓰기 댓글_달기 좋아요_# 싫어요_# 추천_# 이것이_좋아요: 좋아하기_가져오는_중...
        """,
        "the article": "기사_원문 기사_본문 요약 구독",
        "for who wrote it": "수정 삭제",
        "before and behind, up": "이전 다음 이전_기사 다음_기사 TOP",
        "it sells something": "AD 광고",
        "films": "0:00 재생 동영상 동영상_뉴스 Video_Player Play_Video",
    },
    "picture-button": {
        "see it": "관련_사진_보기 원본_보기 원본_사진_보기 원본_이미지_보기",
        "see it large": """
            크게_보기 큰_사진_보기 사진_크게_보기 이미지_크게_보기 사진_확대 사진_확대_보기 이미지_확대 이미지_확대_보기
        """,
        "keep it": "사진_저장 이미지_저장",
    },
    "summary": {
        "what it comes to": "핵심_요약 기사_요약 기사_내용_요약 기사_핵심_요약",
        "in so many lines": "한_줄_요약 세_줄_요약 3줄_요약",
    },
    "machine-summary": {
        "a machine's": "AI_…_요약 자동_요약",
        "by the names that sites give it": "뉴스_요약쏙 요약봇 본문_요약봇",
    },
    "editors-note": {"the editor's note": "편집자_주"},
    "tail": {"the end": "끝 END"},
    "aired": {"when a film was on the air": "방송"},
    "published": {
        "sent in, registered, released": "입력 기사_입력 등록 승인 송고",
        "written, issued, printed, put up": "작성 발행 게재 게시 업로드",
        "reported": "보도",
    },
    "modified": {"changed": "수정 최종_수정 기사_수정 업데이트 편집 갱신 Update Updated"},
    "stamp-unit": {"day, time, both, hour": "일 시간 일시 시각"},
    "reply-right": {
        "correction and reply": "정정보도·반론보도 정정·반론 반론·정정 반론이나_정정",
        "what may be asked for": "반론보도_청구 추후보도_청구 추후보도_요청",
        "who hears complaints": "고충처리인 언론중재위원회의",
    },
    "disclaimer": {
        "not what the paper thinks": "편집_방향과_다를 편집_방향과_일치하지",
        "not what the paper wrote": "통해_배포한_뉴스입니다",
    },
    "reply-heading": {
        "we let you know, we set it right": "알려드립니다 바로잡습니다",
        "a correction, a reply": "정정보도문 반론보도문",
    },
    "self-description": {
        "what I report on": "을_취재합니다 를_취재합니다 을_기록합니다 를_기록합니다",
        "what I write, what I wait for": "칼럼을_씁니다 제보_기다립니다",
    },
    "player": {
        "it plays by itself": "자동_재생",
        "a machine made it shorter, or reads it": "요약한 기사를_읽어드립니다",
        "it does not play here": "태그를_지원하지_않 다른_브라우저를_사용 Your_browser_does_not_support",
        "size of the letters": "글자_크기로_변경",
    },
}
