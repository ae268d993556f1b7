"""What Korean news sites call their sections."""

_SECTIONS = frozenset(
    (
        "정치", "경제", "사회", "문화", "국제", "세계", "생활", "연예", "스포츠", "지역", "전국", "증권", "금융", "산업",
        "부동산", "과학", "교육", "오피니언", "사설", "칼럼", "건강", "여행", "방송", "북한", "환경", "노동", "법조",
        "종교", "기업", "시사", "IT", "IT·과학", "IT/과학", "생활/문화", "생활·문화", "정치·사회", "라이프", "라이프스타일",
        "사회일반", "정치일반", "경제일반", "사람들", "인물", "포토", "영상", "기획", "특집", "속보", "종합",
    )
)  # fmt: skip


def is_section(name: str) -> bool:
    """Whether ``name`` is a section's, as Korean news sites call them."""
    return name.strip() in _SECTIONS
