"""Who signs without being a reporter, what desks are called, and what looks like a name and is nobody."""

KNOWN = {
    "titles": {
        "they write books, or about them": "소설가 시인 수필가 작가 번역가 평론가 자유기고가",
        "they make and show": "화가 건축가 감독 배우 가수 기획자 크리에이터 관장 사서",
        "they travel and cook": "여행가 요리사",
        "they heal": "의사 전문의 한의사 약사",
        "they know the law and the taxes": "변호사 세무사",
        "they teach and search": "교수 교사 강사 박사 연구원",
        "they head something, or sit in it": "소장 연구소장 원장 대표 위원 이사 이사장 회장",
        "they preach": "목사 신부",
        "they speak on the air": "앵커 아나운서 리포터 캐스터",
    },
    "desks": {
        "what is done there": "편집 취재 논설 보도",
        "who sits there": "논설위원",
        "what it makes": "디지털 뉴스 사진",
        "sport, by its older word": "체육",
    },
    "ranks": {"an editor's, without a desk": "부장 차장"},
    "nobody": {
        "what stands before an address": "연락처 이메일 전화 주소",
        "who sends tips, and partners of the medium": "제보자 제휴",
        "tools of a page and what they count": "공유 인쇄 조회 조회수 사이트 채널 원문 차례 유료 기타",
        "who uses it, and the terms": "이용약관 이용자 사용자",
        "corrections and replies": "정정 정정보도 반론",
        "offices and posts": "편집인 소방관 경찰관 공무원 최고위원 조사관 국장 고문 주교",
        "who speaks on the air": "성우 방송인",
    },
}
