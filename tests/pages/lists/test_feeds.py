"""Feeds and sitemaps as they are really served."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.cleaners.feeds import feed_time
from newscrawl.pages.lists.feed import is_feed, read_feed
from newscrawl.pages.lists.sitemap import is_sitemap, read_sitemap, sitemaps_in
from newscrawl.text import KST

NOW = datetime(2025, 11, 5, 15, 30, tzinfo=KST)


@pytest.mark.parametrize(
    ("text", "hour", "why"),
    [
        ("Wed, 05 Nov 2025 15:00:00 +0900", 15, "Korean time, rightly marked"),
        ("Wed, 05 Nov 2025 06:00:00 GMT", 15, "UTC, rightly marked"),
        ("2025-11-05T15:00:00Z", 15, "Korean time marked as UTC: it would be midnight tonight"),
        ("2025-11-05 15:00:00", 15, "no mark"),
        ("Wed,5 Nov 2025 3:05:5 GMT+9", 3, "without leading zeros"),
    ],
)
def test_times_of_feeds(text: str, hour: int, why: str) -> None:
    at = feed_time(text, NOW)
    assert at is not None, why
    assert (at.astimezone(KST).day, at.astimezone(KST).hour) == (5, hour), why


@pytest.mark.parametrize(("ahead", "minute"), [("15:40", 40), ("15:41", 41 - 60 * 9)])
def test_a_clock_may_be_ten_minutes_fast(ahead: str, minute: int) -> None:
    """Of what is marked as UTC and lies further ahead, the digits are Korean time."""
    at = feed_time(f"2025-11-05T{ahead}:00+09:00", NOW)
    assert at == datetime(2025, 11, 5, 15, int(ahead[3:]), tzinfo=KST)
    minutes = int(ahead[3:]) - 40
    digits = f"2025-11-05T{15 - 9:02}:{40 + minutes}:00Z"
    assert feed_time(digits, NOW) == datetime(2025, 11, 5, 6 if minutes else 15, 40 + minutes, tzinfo=KST)


def test_what_is_no_time_is_none() -> None:
    assert feed_time("오늘은 쉽니다", NOW) is None
    assert feed_time(None, NOW) is None


def test_entities_and_external_files_are_not_loaded() -> None:
    feed = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>&x;\xed\x95\x98\xeb\x8a\x98</title><link>https://h.kr/1</link></item></channel></rss>"""
    entries = read_feed(feed, NOW).entries
    assert [entry.title for entry in entries] == ["&x;하늘"]


def test_a_thousand_fold_entity_does_not_blow_up() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    feed = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]><rss><channel><item><title>&e11;</title><link>https://h.kr/1</link></item></channel></rss>'
    assert len(read_feed(feed.encode(), NOW).entries) <= 1


def test_feed_in_cp949_without_declaration() -> None:
    feed = "<rss><channel><item><title>똠방각하</title><link>https://h.kr/1</link></item></channel></rss>"
    assert read_feed(feed.encode("cp949"), NOW).entries[0].title == "똠방각하"


LETTERS = "<rss><channel><item><title>{}</title><link>https://h.kr/1</link></item></channel></rss>"
KOREAN = LETTERS.format("시의회가 예산안을 다시 논의한다")


@pytest.mark.parametrize(
    "body",
    [
        f'<?xml version="1.0" encoding="utf-16"?>{KOREAN}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-16"?>{KOREAN}'.encode("utf-16-be"),
        KOREAN.encode("utf-16-le"),
        # made as a string, and sent as UTF-8
        f'<?xml version="1.0" encoding="utf-16"?>{KOREAN}'.encode(),
        f'<?xml version="1.0" encoding="hex"?>{KOREAN}'.encode(),
        f'<?xml version="1.0" encoding="korean"?>{KOREAN}'.encode("cp949"),
        # a server says something first
        f'<br />\n<b>Warning</b>: in /www/feed.php on line 3<br />\n<?xml version="1.0"?>{KOREAN}'.encode(),
        f'Notice: 줄\n<?xml version="1.0" encoding="euc-kr"?>{KOREAN}'.encode("cp949"),
    ],
)
def test_a_feed_in_any_encoding_and_behind_warnings(body: bytes) -> None:
    assert is_feed(body)
    assert [entry.title for entry in read_feed(body, NOW).entries] == ["시의회가 예산안을 다시 논의한다"]


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body><pre><?xml version='1.0'?><rss></rss></pre></body></html>",
        b"<!doctype html><script><?xml version='1.0'?><rss></rss></script>",
        b"a" * 2001 + b"<?xml version='1.0'?><rss></rss>",
        b"<rss-like><?xml version='1.0'?></rss-like>",
    ],
)
def test_a_page_that_shows_a_feed_is_none(body: bytes) -> None:
    assert not is_feed(body)


@pytest.mark.parametrize(
    ("title", "encoding"),
    [("La criminalité, liée à l'été dernier", "latin-1"), ("Notícias de Araçatuba", "cp1252")],
)
def test_letters_with_accents_in_no_declared_encoding(title: str, encoding: str) -> None:
    assert read_feed(LETTERS.format(title).encode(encoding), NOW).entries[0].title == title


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
@pytest.mark.parametrize("declared", [True, False])
def test_a_broken_sign_leaves_the_others(encoding: str, *, declared: bool) -> None:
    """Texts are cut by bytes, in the middle of a sign."""
    feed = KOREAN.encode(encoding).replace("한".encode(encoding), "한".encode(encoding)[:1])
    head = (
        f'<?xml version="1.0" encoding="{"euc-kr" if encoding == "cp949" else encoding}"?>'
        if declared
        else ""
    )
    title = read_feed(head.encode() + feed, NOW).entries[0].title
    assert title.startswith("시의회가 예산안을 다시 논의"), title


def test_guid_stands_in_for_a_missing_link() -> None:
    feed = b"<rss><channel><item><title>Title</title><guid>https://h.kr/news/1</guid></item></channel></rss>"
    assert read_feed(feed, NOW).entries[0].url == "https://h.kr/news/1"
    linked = feed.replace(b"<guid>", b"<link>https://h.kr/news/2</link><guid>")
    assert read_feed(linked, NOW).entries[0].url == "https://h.kr/news/2"
    assert read_feed(feed.replace(b"https://h.kr/news/1", b"tag:h.kr,1"), NOW).entries == []


@pytest.mark.parametrize(
    ("body", "feed", "sitemap"),
    [
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0">', True, False),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', True, False),
        (b'<rdf:RDF xmlns:rdf="x">', True, False),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><urlset>', False, True),
        (b'<?xml version="1.0"?><!DOCTYPE urlset><urlset>', False, True),
        ('<?xml version="1.0" encoding="utf-16"?><urlset>'.encode("utf-16"), False, True),
        (b"<sitemapindex>", False, True),
        (b"<!DOCTYPE html><html>rss</html>", False, False),
        (b"", False, False),
    ],
)
def test_kinds_are_told_by_their_beginning(body: bytes, feed: bool, sitemap: bool) -> None:
    assert is_feed(body) is feed
    assert is_sitemap(body) is sitemap


def test_sitemaps_of_robots_txt_news_first() -> None:
    robots = "User-agent: *\nDisallow:\nSitemap: /sitemap.xml\nsitemap:https://h.kr/news_sitemap.xml\n"
    assert sitemaps_in(robots, "https://h.kr/robots.txt") == [
        "https://h.kr/news_sitemap.xml",
        "https://h.kr/sitemap.xml",
    ]


@given(st.binary(max_size=300))
def test_never_raises_on_bytes(body: bytes) -> None:
    read_feed(body, NOW)
    read_sitemap(body, "https://h.kr/sitemap.xml", NOW)


@given(st.text(alphabet="<>/&;![]CDATAitemlinkrss \n가", max_size=200))
def test_never_raises_on_broken_markup(text: str) -> None:
    read_feed(f"<rss><channel><item>{text}".encode(), NOW)


def test_of_two_titles_of_an_entry_the_first_is_its_own_and_a_time_that_is_none_takes_nothing() -> None:
    feed = """<rss><channel><item><title>시의회 열려</title><media:title xmlns:media="http://search.yahoo.com/mrss/">
    사진</media:title><link>https://h.kr/1</link><pubDate>2025-11-05T09:00:00+09:00</pubDate><pubDate>어제</pubDate>
    </item></channel></rss>"""
    [entry] = read_feed(feed.encode(), NOW).entries
    assert (entry.title, entry.published) == ("시의회 열려", NOW.replace(hour=9, minute=0))


@pytest.mark.parametrize("declared", ["", ' xmlns:media="http://search.yahoo.com/mrss/"'])
def test_the_title_of_a_picture_is_not_its_articles(declared: str) -> None:
    picture = "<media:title>항구의 새 기중기</media:title>"
    item = f"<item>{picture}<title>항구에 새 기중기가 선다</title><link>https://h.kr/1</link></item>"
    alone = f"<item>{picture}<link>https://h.kr/2</link></item>"
    entries = read_feed(f"<rss{declared}><channel>{item}{alone}</channel></rss>".encode(), NOW).entries
    assert [entry.title for entry in entries] == ["항구에 새 기중기가 선다"]


def test_only_its_title_names_a_feed() -> None:
    feed = """<rss><channel><link>https://h.kr/</link><description>새 소식</description>
    <image><title>그림</title></image><title>나루일보 정치</title>
    <item><title>시의회 열려</title><link>https://h.kr/1</link></item><title>뒤에 온 이름</title></channel></rss>"""
    read = read_feed(feed.encode())
    assert read.title == "나루일보 정치"
    assert [entry.title for entry in read.entries] == ["시의회 열려"]
    unnamed = feed.replace("<title>나루일보 정치</title>", "")
    assert read_feed(unnamed.encode()).title is None


def test_a_feed_and_a_sitemap_say_when_an_article_changed() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>하늘</title><link href="https://h.kr/1"/>
    <published>2025-11-05T09:00:00+09:00</published><updated>2025-11-05T14:00:00+09:00</updated></entry>
    <entry><title>땅</title><link href="https://h.kr/2"/></entry></feed>"""
    first, second = read_feed(atom.encode(), NOW).entries
    assert (first.published, first.modified) == (
        NOW.replace(hour=9, minute=0),
        NOW.replace(hour=14, minute=0),
    )
    assert second.modified is None
    sitemap = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://h.kr/1</loc>
    <lastmod>2025-11-05T14:00:00+09:00</lastmod><news:news><news:publication_date>2025-11-05T09:00:00+09:00
    </news:publication_date><news:title>하늘</news:title></news:news></url></urlset>"""
    [entry] = read_sitemap(sitemap.encode(), "https://h.kr/s.xml", NOW).entries
    assert (entry.published, entry.modified) == (first.published, first.modified)


@pytest.mark.parametrize(("letters", "found"), [(1800, True), (2100, False)])
def test_a_feed_or_sitemap_begins_within_two_thousand_bytes(letters: int, found: bool) -> None:
    remark = f"<!-- {'x' * letters} -->".encode()
    assert is_feed(remark + b"<rss></rss>") is found
    assert is_sitemap(remark + b"<urlset></urlset>") is found


def test_the_section_of_an_entry_is_its_first_category() -> None:
    parts = "<author>홍길동</author><title>나루 소식</title><link>https://h.kr/news/1</link>"
    entry = f"<item>{parts}{{}}</item>"
    feed = (
        "<rss><channel>"
        + entry.format("<category>사회</category><category>교육</category>")
        + entry.format("")
    )
    found = read_feed(
        f"{feed.replace('news/1</link></item>', 'news/2</link></item>')}</channel></rss>".encode(), NOW
    )
    assert [one.section for one in found.entries] == ["사회", None]


@pytest.mark.parametrize(
    ("first", "second", "hour"), [("date", "pubDate", 11), ("pubDate", "date", 10), ("published", "date", 10), ("date", "issued", 10)]
)  # fmt: skip
def test_the_time_of_publication_comes_before_other_times(first: str, second: str, hour: int) -> None:
    times = f"<{first}>2025-11-05T10:00:00+09:00</{first}><{second}>2025-11-05T11:00:00+09:00</{second}>"
    item = f"<item><title>나루 소식</title><link>https://h.kr/news/1</link>{times}</item>"
    (entry,) = read_feed(f"<rss><channel>{item}</channel></rss>".encode(), NOW).entries
    assert entry.published == datetime(2025, 11, 5, hour, tzinfo=KST)
