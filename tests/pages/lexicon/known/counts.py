"""What stands beside the counts that a Korean page shows of its article."""

KNOWN = {
    "comments": {"what readers write": "댓글 덧글"},
    "counters": {
        "who liked it": "추천 좋아요 공감 반응",
        "who read it": "조회 뷰 읽음",
        "who kept it or handed it on": "스크랩 공유",
    },
    "counters-in-english": {"who read and liked it": "view hit like"},
    "comment-tools": {"to answer it, to report it": "답글 신고 대댓글"},
    "behind-reactions": {
        "how comments are sorted": "최신순",
        "other articles": "관련 기사 뉴스 많이_본",
        "lists and polls": "랭킹 차트 투표",
    },
    "reactions": {"that there be more": "후속"},
}
