"""Comments, teasers and other articles behind a short text, in the same element, under names that say nothing."""

import pytest

from tests.pages.lexicon.pages_with import PROSE, TEXT, TITLE, read

BODY = TEXT.replace("<p>", "").replace("</p>", "\n\n").strip()
HEAD = f"<div><h1>{TITLE}</h1><div>구해솔 기자 | 입력 2024.05.03 10:20</div></div>"
WORDS = (
    "가람시 도서관이 넓어져 아이들과 자주 갈 수 있게 됐어요. 참 반갑습니다.",
    "밤 10시까지 문을 여는 줄은 몰랐네요. 퇴근하고 한번 들러 보겠습니다.",
    "주차장이 좁아서 걱정입니다. 버스 노선도 늘려 주면 좋겠습니다.",
    "책 12만 권이면 이웃한 시보다 많은 셈이라 부럽다는 말을 들었습니다.",
)
COMMENTS = "".join(
    f"<li><b>나루{n}</b> <span>2024.05.03 1{n}:05</span><p>{words}</p></li>" for n, words in enumerate(WORDS)
)
TEASERS = "".join(
    f'<div><h4><a href="/n/{n}">새봄시장 상인회, 주차장 넓힌다 {n}</a></h4><p>{words}</p><i>2024.05.0{n + 1}</i></div>'
    for n, words in enumerate(WORDS)
)
OTHER = (
    "<h2>새봄시장 상인회, 주차장 넓힌다</h2><div>이새길 기자 | 입력 2024.05.03 09:10</div>"
    f"<p>{PROSE}</p><p>{WORDS[3]}</p><p>{WORDS[1]}</p>"
)


@pytest.mark.parametrize(
    "text", [TEXT, f"<div>{TEXT}</div>", f"<div>{BODY.replace(chr(10) * 2, '<br><br>')}</div>"]
)
@pytest.mark.parametrize(
    "behind", [f"<h4>댓글 4</h4><ul>{COMMENTS}</ul>", TEASERS, OTHER], ids=["comments", "teasers", "article"]
)
def test_what_stands_behind_the_text_is_none_of_it(behind: str, text: str) -> None:
    article = read(f'<div class="k1">{HEAD}{text}<div class="k2">{behind}</div></div>')
    assert article.body == BODY
    assert [author.name for author in article.authors] == ["구해솔"]


@pytest.mark.parametrize("mark", ["(끝)", "[끝]", "(END)"])
def test_what_stands_behind_the_mark_of_the_end_is_none_of_the_text(mark: str) -> None:
    note = "<p>본 기사는 나루온 단말기로 16시 28분에 서비스된 기사입니다.</p><p>나루온 서비스 문의 (000-0000)</p>"
    article = read(
        f"<div>{HEAD}{TEXT}<p>haesol@naru.example</p><p>{mark}</p>{note}<p>ⓒ 나루온, 무단전재 금지</p></div>"
    )
    assert article.body == BODY
    assert [author.email for author in article.authors] == ["haesol@naru.example"]
    assert article.copyright


@pytest.mark.parametrize(
    "marked",
    [
        f"<p>끝</p><p>{PROSE}</p>",
        f"<p>(끝)</p>{OTHER.split('</div>', 1)[1]}",
        f"<p>(끝없이)</p><p>{PROSE}</p>",
    ],
)
def test_as_much_text_goes_on_behind_a_mark_in_the_middle(marked: str) -> None:
    assert PROSE in (read(f"<div>{HEAD}<p>{PROSE[:-1]} 그렇다.</p>{marked}</div>").body or "")


def test_a_table_of_days_goes_on_with_the_text() -> None:
    days = "".join(f"<dt>2024.0{n}.01</dt><dd>{words}</dd>" for n, words in enumerate(WORDS, 1))
    body = read(f"<div>{HEAD}{TEXT}<dl>{days}</dl><p>{PROSE}</p></div>").body or ""
    assert all(words in body for words in (*WORDS, PROSE))


@pytest.mark.parametrize("head", ["", "<h3>시간대별 상황</h3>"])
@pytest.mark.parametrize(
    ("said", "end"),
    [("", ""), ("", f"<p>{PROSE}</p>"), (" 둔치 통제", f"<p>{PROSE}</p>")],
    ids=["last", "in the text", "headed each"],
)
def test_a_chronicle_is_the_text(head: str, said: str, end: str) -> None:
    entries = "".join(
        f"<div><strong>2024.05.03 1{n}:30{said}</strong><p>{words}</p></div>" for n, words in enumerate(WORDS)
    )
    body = read(f"<div>{HEAD}{TEXT}<div>{head}{entries}</div>{end}</div>").body or ""
    assert all(words in body for words in WORDS)
    assert not end or PROSE in body


ENTRIES = [(f"2024.05.03 1{n}:30", f"[속보] 둔치 통제 {n}단계", words) for n, words in enumerate(WORDS)]
LIVE = "".join(
    f"<div><p>{time}</p><strong>{head}</strong><p>{text}</p></div>" for time, head, text in ENTRIES
)
EVENTS = "".join(
    f"<h4>나루 축제 {n}</h4><p>2024.05.1{n} 1{n}:00 시청 앞</p><p>{words}</p>"
    for n, words in enumerate(WORDS)
)
NOTE = f"<p><b>나루 사과 축제</b></p><p>일시: 2024.05.13 10:00</p><p>{WORDS[0]}</p><p>{WORDS[1]}</p>"
PLACED = f"<p><b>나루 사과 축제</b></p><p>2024.05.13 10:00 시청 앞</p><p>{WORDS[0]}</p><p>{WORDS[1]}</p>"
MATCHES = "".join(f"<p>2024.05.1{n} 19:00 가람 유나이티드</p>" for n in range(3)) + f"<p>{WORDS[0]}</p>"


@pytest.mark.parametrize(
    ("box", "words"),
    [(LIVE, WORDS), (f"<h4>실시간</h4>{LIVE}", WORDS), (EVENTS, WORDS), (NOTE, WORDS[:2]), (PLACED, WORDS[:2]),
     (MATCHES, WORDS[:1])],
    ids=["live", "live under a heading", "events", "an event", "an event at a place", "matches"],
)  # fmt: skip
def test_when_something_takes_place_is_the_text(box: str, words: tuple[str, ...]) -> None:
    body = read(f"<div>{HEAD}{TEXT}<div>{box}</div></div>").body or ""
    assert all(one in body for one in words)


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>"], ids=["beside the text", "each in its element"])
def test_subheads_may_stand_in_the_headlines_element(wrap: str) -> None:
    chapters = "".join(wrap.format(f"<h2>{n}부</h2><p>{words}</p>") for n, words in enumerate(WORDS))
    head = HEAD.replace("h1>", "h2>")
    body = read(f"<div>{head}{wrap.format(TEXT)}{chapters}</div>").body or ""
    assert all(words in body for words in WORDS)


def test_times_over_entries_do_not_stand_under_a_summary() -> None:
    entries = "".join(f"<div><span>{time}</span><p>{text}</p></div>" for time, _, text in ENTRIES)
    article = read(f"<div>{HEAD}<p>{PROSE}</p><div>{entries}</div></div>")
    assert article.subtitle is None
    assert PROSE in (article.body or "")
