"""What stands before the tags of an article."""

KNOWN = {
    "labels": {"in Korean": "태그 키워드 해시_태그", "in English": "tag tags keyword keywords"},
    "before": {"what they are of": "연관 관련 기사"},
}
