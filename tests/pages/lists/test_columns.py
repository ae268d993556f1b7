"""What the rows of a list show beside their headlines: ranks, publishers, comments; prices and votes make it none."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Ranking
from newscrawl.pages.lists import read_listing
from newscrawl.pages.lists.columns import count_readers
from newscrawl.pages.lists.rows import ListEntry
from newscrawl.sites import GENERIC

TITLES = ["강변 산책로 다시 열려", "겨울 채소 도매값 내려", "섬 아이들의 지하철 여행", "골목 책방의 긴 하루"]


def read(
    row: str,
    *,
    titles: list[str] = TITLES,
    values: tuple[tuple[str, ...], ...] = (),
    heading: str = "많이 본 뉴스",
) -> list[Ranking]:
    """A list whose rows are ``row`` with TITLE, N (the place) and A, B … (of ``values``) filled in."""
    rows = ""
    for place, title in enumerate(titles):
        filled = row.replace("TITLE", f'<a href="/news/2025110500{place}">{title}</a>').replace(
            "N", f"{place + 1}"
        )
        for name, column in zip("AB", values, strict=False):
            filled = filled.replace(name, column[place])
        rows += f"<li>{filled}</li>"
    page = f"<html><body><h2>{heading}</h2><ul>{rows}</ul></body></html>"
    response = HtmlResponse("https://news.example.kr/", body=page.encode(), encoding="utf-8")
    return list(read_listing(response, GENERIC))


def test_a_rank_stands_before_its_headline() -> None:
    for label in ("<em>N</em>", "<em>N위</em>", "<em>N.</em>", "<b>TOP N</b>"):
        assert [(one.rank, one.title) for one in read(f"{label}TITLE")] == list(enumerate(TITLES, 1)), label


def test_a_rank_is_written_with_the_headline() -> None:
    for label in ("{}. ", "{} ", "{}) ", "{}위 ", "{}."):
        titles = [label.format(place) + title for place, title in enumerate(TITLES, 1)]
        assert [(one.rank, one.title) for one in read("TITLE", titles=titles)] == list(
            enumerate(TITLES, 1)
        ), label
    later = [f"{place}. {title}" for place, title in enumerate(TITLES, 11)]
    assert [one.rank for one in read("TITLE", titles=later)] == [11, 12, 13, 14]


@pytest.mark.parametrize(
    ("numbers", "ranks"), [("3412", True), ("4123", True), ("4312", False), ("4142", False)]
)
def test_numbers_of_slides_that_go_round_are_no_comments(numbers: str, ranks: bool) -> None:
    counted = read("TITLE<em>A</em>", values=(tuple(numbers),))
    assert [one.comment_count for one in counted] == [None if ranks else int(number) for number in numbers]


FURTHER = [
    *TITLES,
    "옛 철길이 산책로로 바뀐다",
    "첫눈이 열흘 일찍 내렸다",
    "동네 목욕탕 미술관 되다",
    "막차 사십 분 늦춘다",
]


@pytest.mark.parametrize(
    ("numbers", "ranks"),
    [
        # articles that are gone leave gaps; columns stand side by side; numbers of comments do neither
        ("1245", (1, 2, 4, 5)), ("12456789", (1, 2, 4, 5, 6, 7, 8, 9)), ("15263748", (1, 2, 3, 4, 5, 6, 7, 8)),
        ("13579246", None), ("34678912", None), ("18273645", None), ("1479", None),
    ],
)  # fmt: skip
def test_ranks_leave_gaps_and_stand_in_columns(numbers: str, ranks: tuple[int, ...] | None) -> None:
    titles = FURTHER[: len(numbers)]
    found = read("<em>A</em>TITLE", titles=titles, values=(tuple(numbers),))
    assert [one.rank for one in found] == list(ranks or range(1, len(numbers) + 1))
    shown = dict(zip(numbers, titles, strict=True))
    assert [one.title for one in found] == ([shown[str(rank)] for rank in ranks] if ranks else titles)


def table(rows: list[str]) -> list[Ranking]:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    page = f"<html><body><h2>많이 본 뉴스</h2><table>{body}</table></body></html>"
    return list(read_listing(HtmlResponse("https://news.example.kr/", body=page.encode()), GENERIC))


def test_rows_of_a_table_that_hold_several_articles_are_one_list() -> None:
    cells = [
        f'<td>{place}</td><td><a href="/news/2025110500{place}">{title}</a></td>'
        for place, title in enumerate(FURTHER[:7], 1)
    ]
    columns = [cells[0] + cells[4], cells[1] + cells[5], cells[2] + cells[6], cells[3]]
    assert [(one.rank, one.title) for one in table(columns)] == list(enumerate(FURTHER[:7], 1))
    across = [cells[0] + cells[1], cells[2] + cells[3], cells[4] + cells[5], cells[6]]
    assert [(one.rank, one.title) for one in table(across)] == list(enumerate(FURTHER[:7], 1))


def test_boxes_in_the_cells_of_a_table_are_lists_of_their_own() -> None:
    rows = [f'<li><a href="/news/2025110500{place}">{title}</a></li>' for place, title in enumerate(FURTHER)]
    found = table(
        [
            f"<td><h3>정치</h3><ul>{''.join(rows[:4])}</ul></td><td><h3>경제</h3><ul>{''.join(rows[4:])}</ul></td>"
        ]
    )
    assert [(one.tab or one.name, one.rank) for one in found[3:5]] == [("정치", 4), ("경제", 1)]


def test_numbers_that_do_not_count_are_no_ranks() -> None:
    numbered = [f"{number} {title}" for number, title in zip((30, 7, 12, 3), TITLES, strict=True)]
    assert [one.title for one in read("TITLE", titles=numbered)] == numbered


MEDIA = ("나루일보", "가람신문", "한들뉴스", "새봄경제")


@pytest.mark.parametrize(
    "row",
    [
        "TITLE<span>A</span>",
        "<span>[A]</span>TITLE",
        "TITLE<p>A · 3시간 전</p>",
        "TITLE<p>A | 2025.02.05</p>",
    ],
)
def test_a_column_of_names_is_the_publisher(row: str) -> None:
    assert [one.publisher for one in read(row, values=(MEDIA,))] == list(MEDIA)


def test_a_known_name_makes_its_column_one_of_names() -> None:
    names = ("연합뉴스", "뉴시스", "한들소식통", "새봄")
    assert [one.publisher for one in read("TITLE<span>A</span>", values=(names,))] == list(names)
    words = ("강변에서", "시장에서", "섬에서", "골목에서")
    assert [one.publisher for one in read("TITLE<span>A</span>", values=(words,))] == [None] * 4


def test_a_name_has_at_most_three_words() -> None:
    for last, found in (("한들 마을 소식", "한들 마을 소식"), ("한들 마을 새 소식", None)):
        names = ("연합뉴스", "뉴시스", "나루일보", last)
        assert [one.publisher for one in read("TITLE<span>A</span>", values=(names,))][3] == found


def test_reporters_and_sections_are_no_publishers() -> None:
    people = ("홍길동 기자", "이새길 기자", "한도연 특파원", "김도연 위원")
    assert [one.publisher for one in read("TITLE<cite>A</cite>", values=(people,))] == [None] * 4
    sections = ("사회", "경제", "문화", "정치")
    assert [one.publisher for one in read("TITLE<span>A</span>", values=(sections,))] == [None] * 4


COUNTS = ("12", "1,204", "3", "45")


@pytest.mark.parametrize(
    "row",
    [
        "TITLE<span>댓글 A</span>",
        "TITLE<span>[A]</span>",
        "TITLE<span>(A)</span>",
        "TITLE<span>의견 A</span>",
        "TITLE<span>Comments A</span>",
        "TITLE<span>💬 A</span>",
    ],
)
def test_a_marked_number_counts_comments(row: str) -> None:
    assert [one.comment_count for one in read(row, values=(COUNTS,))] == [12, 1204, 3, 45]


def test_a_number_behind_the_headline_counts_comments() -> None:
    titles = [f"{title} [{count}]" for title, count in zip(TITLES, COUNTS, strict=True)]
    found = read("TITLE", titles=titles)
    assert [(one.title, one.comment_count) for one in found] == list(
        zip(TITLES, [12, 1204, 3, 45], strict=True)
    )
    few = [titles[0], *TITLES[1:]]
    assert [one.title for one in read("TITLE", titles=few)] == few


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("<span>{}</span>TITLE", "TITLE"),
        ("<em>{}</em> TITLE", "TITLE"),
        # what is marked, or in brackets, is a part of the headline
        ("<b>{}</b> TITLE", "{} TITLE"),
        ("<span>[{}]</span> TITLE", "[{}] TITLE"),
        ("{} TITLE", "{} TITLE"),
    ],
)
def test_a_label_that_most_rows_begin_with_is_none_of_their_headlines(row: str, shown: str) -> None:
    labels = ("새창", "새창", "새창", "첫눈")
    titles = [row.format(label).replace("TITLE", title) for label, title in zip(labels, TITLES, strict=True)]
    wanted = [
        shown.format(label).replace("TITLE", title) for label, title in zip(labels, TITLES, strict=True)
    ]
    found = [one.title for one in read("TITLE", titles=titles)]
    assert found[:3] == wanted[:3]
    assert (found[3] or "").endswith(TITLES[3])
    # Two of four are not most of them.
    few = [titles[0], titles[1], *TITLES[2:]]
    assert read("TITLE", titles=few)[0].title != TITLES[0]


def test_a_medium_in_a_headlines_line_has_a_class_of_its_own() -> None:
    titles = [f'{title} <i class="of">{name}</i>' for title, name in zip(TITLES, MEDIA, strict=True)]
    assert [(one.title, one.publisher) for one in read("TITLE", titles=titles)] == list(
        zip(TITLES, MEDIA, strict=True)
    )
    plain = [title.replace(' class="of"', "") for title in titles]
    assert read("TITLE", titles=plain)[0].title == f"{TITLES[0]} {MEDIA[0]}"


def test_the_numbers_of_a_series_are_no_comments() -> None:
    parts = [f"남해 섬길을 걷다 ({number})" for number in (4, 3, 2, 1)]
    for titles in (parts, parts[::-1]):
        assert [(one.title, one.comment_count) for one in read("TITLE", titles=titles)] == [
            (title, None) for title in titles
        ]
    gap = [*parts[:3], parts[3].replace("1", "9")]
    assert [one.comment_count for one in read("TITLE", titles=gap)] == [4, 3, 2, 9]


@pytest.mark.parametrize("label", ["조회 A", "추천 A", "좋아요 A", "공감 A"])
def test_other_counts_are_no_comments(label: str) -> None:
    assert [one.comment_count for one in read(f"TITLE<span>{label}</span>", values=(COUNTS,))] == [None] * 4


@pytest.mark.parametrize(
    "values",
    [
        ("▲ 12.5", "▼ 3.1", "▲ 0.4", "▼ 7.2"),
        ("+1.2%", "-0.4%", "+3.1%", "-2.0%"),
        ("12표", "31표", "4표", "5표"),
        ("12℃", "3℃", "4℃", "5℃"),
    ],
)
def test_prices_and_votes_are_no_articles(values: tuple[str, ...]) -> None:
    shares = ["나루전자 보통주", "가람전자 보통주", "한들반도체 우선주", "새봄화학 보통주"]
    assert read("TITLE<span>A</span>", titles=shares, values=(values,)) == []
    once = (values[0], "", "", "")
    assert len(read("TITLE<span>A</span>", values=(once,))) == 4


@pytest.mark.parametrize(
    ("shown", "articles"),
    [
        (("11.05", "11.04", "11.03", "10.31"), 4),
        (("▲ 12.5", "▼ 3.1", "▲ 0.4", "▼ 7.2"), 4),
        (("+1.2%", "-0.4%", "+3.1%", "-2.0%"), 4),
        (("투표율 역대 최고", "투표율은 낮았다", "득표율이 갈랐다", "투표율 관심"), 4),
        (("30%", "12.5%", "25%", "40%"), 4),
        (("30% 39,000원", "12.5%  9,900원", "25%  125,000원", "40%  8,000원"), 0),
    ],
)
def test_days_gains_and_votes_beside_long_headlines_are_news_of_them(
    shown: tuple[str, ...], articles: int
) -> None:
    """What a share gained stands beside news of it, but a price beside a ware, however long its name is."""
    headlines = [f"{title} 주민이 함께 만든 길" for title in TITLES]
    parts = tuple(text.replace("  ", "</i><i>").replace("% ", "%</i><i>") for text in shown)
    assert len(read("TITLE<p><i>A</i></p>", titles=headlines, values=(parts,))) == articles


def test_days_without_a_year_are_no_prices() -> None:
    assert len(read("TITLE<span>A</span>", values=(("11.05", "11.04", "11.03", "10.31"),))) == 4


def test_a_time_a_label_and_a_repeated_word_are_no_headlines() -> None:
    row = '<a href="/news/2025110500N0">동영상</a>TITLE<span>2025.02.05 15:22</span><a href="/news/20251105009N">자세히 보기</a>'
    assert [one.title for one in read(row.replace("00N0", "000"))][:1] == TITLES[:1]
    assert [one.title for one in read("TITLE<span>단독</span>")] == TITLES


def test_a_word_speaks_of_the_number_right_behind_it() -> None:
    row = "TITLE<i>조회 7</i><b>나루일보</b><span>A</span>"
    assert [one.comment_count for one in read(row, values=(COUNTS,))] == [12, 1204, 3, 45]
    beside = row.replace("<b>나루일보</b>", "")
    assert [one.comment_count for one in read(beside, values=(COUNTS,))] == [None] * 4


@pytest.mark.parametrize(
    ("over", "counts"),
    [
        ("<caption>추천 뉴스</caption>", [12, 1204, 3, 45]),  # names the list, not the column
        ("<tr><th>제목</th><th>추천</th></tr>", [None] * 4),
        ("<thead><tr><th>제목</th><th>추천</th></tr></thead>", [None] * 4),
        ("<tr><th>제목</th><th>댓글</th></tr>", [12, 1204, 3, 45]),
        ("<thead><tr><th>제목</th><th>추천</th></tr></thead><tbody>", [None] * 4),
    ],
)
def test_the_labels_of_a_table_say_what_its_numbers_count(over: str, counts: list[int | None]) -> None:
    rows = "".join(
        f'<tr><td><a href="/news/2025110500{place}">{title}</a></td><td>{count}</td></tr>'
        for place, (title, count) in enumerate(zip(TITLES, COUNTS, strict=True))
    )
    page = f"<html><body><h2>많이 본 뉴스</h2><table>{over}{rows}</table></body></html>"
    response = HtmlResponse("https://news.example.kr/", body=page.encode(), encoding="utf-8")
    assert [one.comment_count for one in read_listing(response, GENERIC)] == counts


@pytest.mark.parametrize("role", ["기자", "특파원", "위원", "앵커", "작가", "교수", "대표"])
def test_who_wrote_is_no_publisher(role: str) -> None:
    people = tuple(f"{name} {role}" for name in ("이새길", "한도연", "정가람", "최나루"))
    rows = read(
        "TITLE<span>A</span><b>B</b>", values=(people, ("나루일보", "가람신문", "한들뉴스", "새봄경제"))
    )
    assert [one.publisher for one in rows] == ["나루일보", "가람신문", "한들뉴스", "새봄경제"]
    assert [one.publisher for one in read("TITLE<cite>A</cite>", values=(people,))] == [None] * 4


@pytest.mark.parametrize("moved", ["▲ 2", "▼1", "▲", "↑ 14"])
def test_how_far_an_article_has_moved_is_no_price(moved: str) -> None:
    assert [one.title for one in read(f"<em>N</em><i>{moved}</i>TITLE")] == TITLES


@pytest.mark.parametrize("beside", ["1,205", "840", "71500"])
def test_a_move_beside_a_price_is_one_of_it(beside: str) -> None:
    assert read(f"<em>N</em>TITLE<b>{beside}</b><i>▲ 5</i>") == []


@pytest.mark.parametrize("moved", ["▲ 120", "▼ 1.2", "▲ 3%"])
def test_a_move_of_hundreds_or_parts_is_of_a_price(moved: str) -> None:
    assert read(f"<em>N</em>TITLE<i>{moved}</i>") == []


@pytest.mark.parametrize(("behind", "count"), [("[12]", 12), ("(3)", 3), ("[11/04]", None), ("[1면]", None)])
def test_a_number_in_brackets_counts_comments_and_a_date_does_not(behind: str, count: int | None) -> None:
    assert {one.comment_count for one in read(f"TITLE<span>{behind}</span>")} == {count}


@pytest.mark.parametrize(
    ("numbers", "readers"),
    [
        (["12345", "9,876", "512", "12"], True),
        (["512", "512", "512", "512"], False),
        (["512", "12", "3"], False),  # may be in order by chance
        (["512", "12", "30", "3"], False),
        (["512", "12", "3", None], False),
    ],
)
def test_rows_in_the_order_of_their_numbers_count_readers(numbers: list[str | None], readers: bool) -> None:
    assert (
        count_readers([ListEntry("https://naru.example/1", None, comments=one) for one in numbers]) is readers
    )


def test_a_number_of_comments_is_told_by_its_label_where_other_rows_show_something_else() -> None:
    shown = read("TITLE<em>A</em>", values=(("댓글 5", "새벽 소식", "댓글 3", "한낮 소식"),))
    assert [(one.comment_count, one.title) for one in shown] == list(
        zip((5, None, 3, None), TITLES, strict=True)
    )
