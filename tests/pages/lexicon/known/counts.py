"""What stands beside the counts that a Korean page shows of its article."""

KNOWN = {
    "comments": {"what readers write": "댓글 덧글"},
    "reactions": {"that there be more": "후속"},
}
