"""Han characters that Korean headlines and texts write in the place of a word, and how they are read.

``美``, ``미`` and ``미국`` say the same: which one is written is the editor's taste. Seen in the headlines of
saved lists of Korean portals and papers; only what stands alone or at a word's beginning there.
"""

from typing import Final

READINGS: Final = {
    "美": "미국", "日": "일본", "中": "중국", "英": "영국", "佛": "프랑스", "獨": "독일", "露": "러시아",
    "印": "인도", "加": "캐나다", "濠": "호주", "伊": "이탈리아", "北": "북한", "南": "남", "韓": "한국",
    "與": "여당", "野": "야당", "前": "전", "現": "현", "新": "신", "故": "고", "女": "여", "男": "남",
    "對": "대", "反": "반", "親": "친", "非": "비", "脫": "탈", "株": "주",
    "發": "발", "行": "행", "車": "차",
    "軍": "군", "檢": "검찰", "警": "경찰", "法": "법", "黨": "당", "靑": "청와대", "市": "시", "道": "도",
    "敎": "교", "銀": "은행", "證": "증권", "企": "기업", "銘": "명", "訪": "방", "會": "회", "重": "중",
    "大": "대", "小": "소", "高": "고", "低": "저", "上": "상", "下": "하",
    "金": "김", "李": "이", "朴": "박",
    "崔": "최", "鄭": "정", "尹": "윤", "文": "문", "安": "안", "洪": "홍", "趙": "조", "張": "장",
    "林": "임",
}  # fmt: skip


def variants(word: str) -> frozenset[str]:
    """The ways in which a word with Han characters may be written in Hangul; the word itself if it has
    none.
    """
    if not any(char in READINGS for char in word):
        return frozenset((word,))
    full = "".join(READINGS.get(char, char) for char in word)
    short = "".join(READINGS[char][:1] if char in READINGS else char for char in word)
    return frozenset((full, short))
