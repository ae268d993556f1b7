"""What pages say that are no article."""

KNOWN = {
    "error": {
        "nothing is there": """
            페이지를_찾을_수_없 요청하신_페이지 존재하지_않는_페이지 존재하지_않는_기사 page_not_found 404_not_found
        """,
        "it is gone": "삭제된_기사",
        "something broke": "일시적인_오류 service_unavailable",
        "the door is shut": "비정상적인_접근 잘못된_접근 접근이_차단 접근이_제한 access_denied",
        "it is being mended": "서비스_점검 시스템_점검",
    },
    "login": {"who is there": "로그인이_필요 로그인_후_이용 회원_전용 sign_in_to_continue"},
    "consent": {
        "cookies": "쿠키를_사용 쿠키_사용에_동의 쿠키_설정 we_use_cookies we_and_our_partners",
        "what is known of the reader": "개인정보를_소중히 개인정보_수집_…_동의 약관에_동의",
    },
    "search": {"what was found": "검색결과 통합검색 search_results"},
    "notice": {
        "the site speaks": "공지사항 회사소개",
        "terms": "이용약관 개인정보_처리방침",
        "help": "고객센터 자주_묻는_질문 FAQ",
    },
    "flash": {"first and second word of something": "속보 1보 2보 긴급"},
}
