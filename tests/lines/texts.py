"""Texts of any kind: what hypothesis invents, and pieces of Korean pages in any order."""

import re

from hypothesis import strategies as st

PIECES = [
    "가람시는",
    "3일",
    "밝혔다.",
    "-2.5%",
    "3.1~3.5%",
    "1,234.5p",
    "△12%",
    "▲0.3%p",
    "“인용”",
    "大韓",
    "😀",
    "김도연 기자",
    "a.b@c.example",
    "[가람일보]",
    "(서울=가람통신)",
    "By Jane Doe",
    "ⓒ",
    "무단전재",
    "입력",
    "2025.02.05 15:22",
    "2024-13-45 99:99",
    "12분 전",
    "5 Feb 2025",
    "제보",
    "#태그",
    "=",
    "/",
    ">",
    "HOME",
    "사진=",
    "영상취재",
    "댓글 3",
    "<br>",
    "<b>",
    "&amp;lt;",
    "\u200b",
    "\xa0",
    "\n",
]
running = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
anything = st.one_of(st.text(max_size=300), running)
NUMBER = re.compile(r"[-+△▲]?\d[\d,.]*[%~p]*")
