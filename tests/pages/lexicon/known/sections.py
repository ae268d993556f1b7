"""Sections of Korean news sites, and how pages say in which the reader is."""

KNOWN = {
    "sections": {
        "of every paper": "정치 경제 사회 문화 국제 세계 생활 연예 스포츠",
        "two in one": "IT·과학 IT/과학 생활/문화 생활·문화 정치·사회",
        "what is in no part of them": "사회일반 정치일반 경제일반 종합",
        "places": "지역 전국 북한",
        "money and who makes it": "증권 금융 산업 부동산 기업 유통 자동차 게임",
        "science and health": "과학 IT 건강 환경",
        "living": "라이프 여행 교육 교통 취업 노동 종교 방송",
        "law, state and army": "법조 정책 외교 국방",
        "what happened": "사건·사고 사건사고",
        "games with a ball": "야구 축구 농구 배구 골프",
        "people": "인물 사람 피플 인터뷰",
        "opinions": "오피니언 사설 칼럼 기고 시사",
        "kinds of articles": "포토 영상 속보 기획 특집",
    },
    "home": {"where a path begins": "HOME 홈 뉴스홈 뉴스"},
    "labels": {"a section's name follows": "카테고리 분류 섹션"},
    "selected": {"the entry where the reader is": "on is-active active current selected"},
    "opinion": {"somebody thinks so": "오피니언 칼럼 기고"},
    "marks": {
        "how new it is": "속보 종합",
        "what it is made of": "포토 영상",
        "what it is": "기획 사설 칼럼 기고 인터뷰",
    },
}
