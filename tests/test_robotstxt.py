"""robots.txt, section by section of RFC 9309. What each check expects was read there, not off the parser."""

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from newscrawl.robotstxt import LIMIT, RobotsTxt

AGENT = "newscrawl"
SITE = "https://news.example.kr"
ALL, OWN, FOO = (f"User-agent: {name}\n" for name in ("*", AGENT, "foobot"))


class Case(NamedTuple):
    """A file, and which paths it leaves to a robot (``+/path``) and which not (``-/path``)."""

    about: str
    robots: str | bytes
    checks: str
    agent: str = AGENT


ACCESS = (
    "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"  # section 5.2 of the RFC
)
GROUPS = """User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""  # section 5.1
LONG = "User-agent: *\nDisallow: /cut-off\n" + "# x\n" * (LIMIT // 4)

CASES = [
    # -- 2.1, 2.2: records and lines ----------------------------------------------------------------
    Case("an empty file", "", "+/ +/a"),
    Case("only blanks", " \n\t\n\r\n", "+/a"),
    Case("only comments", "# User-agent: *\n# Disallow: /\n", "+/a"),
    Case("everything", "User-agent: *\nDisallow: /\n", "-/ -/a -/a?b=c +/robots.txt"),
    Case("nothing", "User-agent: *\nDisallow:\n", "+/ +/a"),
    Case("lines end with CR LF", "User-agent: *\r\nDisallow: /a\r\n", "-/a +/b"),
    Case("lines end with CR", "User-agent: *\rDisallow: /a\rDisallow: /b", "-/a -/b +/c"),
    Case("lines end in several ways", f"{ALL}Disallow: /a\rDisallow: /b\r\nDisallow: /c", "-/a -/b -/c"),
    Case("the last line has no end", "User-agent: *\nDisallow: /a", "-/a +/b"),
    Case("blank lines within a group", "User-agent: *\n\n\nDisallow: /a\n\nDisallow: /b", "-/a -/b"),
    Case("no line ends at U+2028", "User-agent: *\nDisallow: /x\u2028Disallow: /a\n", "+/a"),
    Case("no line ends at a form feed", "User-agent: *\nDisallow: /x\x0cDisallow: /a\n", "+/a"),
    Case("no line ends at NEL", "User-agent: *\nDisallow: /x\x85Disallow: /a\n", "+/a"),
    Case("blanks around everything", " \tUser-agent \t: \t* \t\n  Disallow  :  /a  \n", "-/a +/b"),
    Case("no blanks at all", "User-agent:*\nDisallow:/a\n", "-/a +/b"),
    Case("comments behind records", "User-agent: * # all\nDisallow: /a # why\n", "-/a -/a/b +/b"),
    Case("a comment cuts a path", "User-agent: *\nDisallow: /a#b\n", "-/a -/ab"),
    Case("a comment for a path", "User-agent: *\nDisallow: #/a\n", "+/a +/"),
    Case("names of records in any case", "USER-AGENT: *\ndISALLOW: /a\naLLoW: /a/b\n", "-/a +/a/b"),
    Case("unknown lines", "Noindex: /a\nfoo\n:\n::\nUser-agent: *\nbar: baz\nDisallow: /a\n", "-/a +/b"),
    Case("unknown lines without a group", "<p>404</p>\nDisallow: /\n", "+/a"),
    Case("a page of HTML", "<!DOCTYPE html>\n<html><body>\n<a href='/x'>x</a>\n</body></html>\n", "+/ +/x"),
    Case("bytes that are no text", b"\x00\xff\xfe\x80User\nUser-agent: *\nDisallow: /a\n", "-/a +/b"),
    Case("a path that is no UTF-8", b"User-agent: *\nDisallow: /\xb0\xa1\n", "-/%B0%A1 +/b"),
    Case("a colon that was forgotten", "User-agent *\nDisallow /a\n", "-/a +/b"),
    Case("a name that was mistyped", "useragent: *\nDissallow: /a\n", "-/a +/b"),
    # -- 2.2.1: whom a group speaks to --------------------------------------------------------------
    Case("its own group and no other", f"{ALL}Disallow: /\n\n{OWN}Disallow: /a\n", "-/a +/b"),
    Case("its own group before", f"{OWN}Disallow: /a\n\n{ALL}Disallow: /\n", "-/a +/b"),
    Case("its own group that says nothing", "User-agent: *\nDisallow: /\n\nUser-agent: newscrawl\n", "+/a"),
    Case("its own group that refuses nothing", f"{OWN}Disallow:\n\n{ALL}Disallow: /\n", "+/a"),
    Case("the group of all others", f"{FOO}Disallow: /\n\n{ALL}Disallow: /a\n", "-/a +/b"),
    Case("no group for it", "User-agent: foobot\nDisallow: /\n", "+/a"),
    Case("its token in any case", "User-agent: NewsCrawl\nDisallow: /a\n", "-/a +/b"),
    Case("the robot's name in any case", "User-agent: newscrawl\nDisallow: /a\n", "-/a", "NEWSCRAWL/1.2"),
    Case("its whole header", f"{OWN}Disallow: /a\n", "-/a", "newscrawl/1.2 (+https://a.kr/bot)"),
    Case("a token with a version", "User-agent: newscrawl/1.0\nDisallow: /a\n", "-/a +/b"),
    Case("a token with words behind it", "User-agent: newscrawl the robot\nDisallow: /a\n", "-/a"),
    Case("a part of its token", "User-agent: news\nDisallow: /\n", "+/a"),
    Case("its token is a part", "User-agent: newscrawler\nDisallow: /\n", "+/a"),
    Case("its token with more", "User-agent: newscrawl-images\nDisallow: /\n", "+/a"),
    Case("its token within another", "User-agent: supernewscrawl\nDisallow: /\n", "+/a"),
    Case("a group of no name", "User-agent:\nDisallow: /\n", "+/a"),
    Case("a star within a name", "User-agent: *bot\nDisallow: /\n", "+/a"),
    Case("several names", "User-agent: foobot\nUser-agent: newscrawl\nDisallow: /a\n", "-/a +/b"),
    Case("it and all others", "User-agent: newscrawl\nUser-agent: *\nDisallow: /a\n", "-/a +/b"),
    Case("the same, for another robot", f"{OWN}{ALL}Disallow: /a\n", "-/a +/b", "foobot"),
    Case(
        "groups of one name are one",
        f"{OWN}Disallow: /a\n\n{ALL}Disallow: /\n\n{OWN}Disallow: /b\n",
        "-/a -/b +/c",
    ),
    Case(
        "groups of all others are one",
        "User-agent: *\nDisallow: /a\n\nUser-agent: foobot\nDisallow: /\n\nUser-agent: *\nDisallow: /b\n",
        "-/a -/b +/c",
    ),
    Case(
        "groups that name it with others",
        f"{FOO}{OWN}Disallow: /a\n\n{OWN}User-agent: barbot\nDisallow: /b\n",
        "-/a -/b +/c",
    ),
    Case("rules before any group", "Disallow: /a\nAllow: /\nUser-agent: *\nDisallow: /b\n", "+/a -/b"),
    Case("a rule ends the names", f"{FOO}Disallow: /a\n{OWN}Disallow: /b\n", "+/a -/b"),
    Case("an empty rule ends them too", f"{FOO}Disallow:\n{OWN}Disallow: /b\n", "-/b"),
    Case("and leaves the one before alone", f"{FOO}Disallow:\n{OWN}Disallow: /\n", "+/b", "foobot"),
    Case("a blank line ends no names", "User-agent: newscrawl\n\nUser-agent: foobot\nDisallow: /a\n", "-/a"),
    # -- 2.2.2: which rule holds --------------------------------------------------------------------
    Case("the longer rule", "User-agent: *\nDisallow: /a\nAllow: /a/b\n", "-/a +/a/b -/a/c +/b"),
    Case("in either order", "User-agent: *\nAllow: /a/b\nDisallow: /a\n", "-/a +/a/b -/a/c +/b"),
    Case("the longer one refuses", "User-agent: *\nAllow: /a\nDisallow: /a/b\n", "+/a -/a/b"),
    Case("of two the same, what allows", "User-agent: *\nDisallow: /a\nAllow: /a\n", "+/a"),
    Case("also in the other order", "User-agent: *\nAllow: /a\nDisallow: /a\n", "+/a"),
    Case("of two as long, what allows", "User-agent: *\nDisallow: /a/*b\nAllow: /*/bb\n", "+/a/bb"),
    Case("a star counts as an octet", "User-agent: *\nAllow: /page\nDisallow: /*.htm\n", "-/page.htm +/page"),
    Case("the end counts as an octet", "User-agent: *\nDisallow: /a\nAllow: /a$\n", "+/a -/ab -/a/"),
    Case("from the beginning", "User-agent: *\nDisallow: /a/b\n", "+/x/a/b -/a/b -/a/bc"),
    Case("capitals are other letters", "User-agent: *\nDisallow: /A\n", "-/A +/a"),
    Case("a slash at the end", "User-agent: *\nDisallow: /a/\n", "+/a -/a/ -/a/b"),
    Case("the front page alone", "User-agent: *\nDisallow: /$\n", "-/ +/a"),
    Case("an address without a path", "User-agent: *\nDisallow: /\n", "-"),
    Case("queries", "User-agent: *\nDisallow: /a?b\n", "-/a?b -/a?bc=1 +/a +/a?c"),
    Case("an empty query", "User-agent: *\nDisallow: /a?\n", "-/a? -/a?b +/a"),
    Case("fragments are no part", "User-agent: *\nDisallow: /a#b\nAllow: /c\n", "-/a#x +/c#a"),
    Case("a fragment with a question", "User-agent: *\nDisallow: /*?\n", "+/a#?b -/a?b#c"),
    Case("robots.txt itself", f"{ALL}Disallow: /\nDisallow: /robots.txt\n", "+/robots.txt -/robots.txt.bak"),
    Case("a path without its slash", "User-agent: *\nDisallow: a\n", "+/a"),
    Case("percent-encoded letters of the rule", "User-agent: *\nDisallow: /%62%61%7A\n", "-/baz +/bar"),
    Case("percent-encoded letters of the address", "User-agent: *\nDisallow: /baz\n", "-/%62%61%7A -/b%61z"),
    Case("Hangul in the rule", "User-agent: *\nDisallow: /정치\n", "-/%EC%A0%95%EC%B9%98 -/정치 +/경제"),
    Case("Hangul in the address", "User-agent: *\nDisallow: /%EC%A0%95%EC%B9%98\n", "-/정치 +/경제"),
    Case("U+30C4 of the RFC", "User-agent: *\nDisallow: /foo/bar/\u30c4\n", "-/foo/bar/%E3%83%84"),
    Case("small hexadecimal digits", "User-agent: *\nDisallow: /%ec%a0%95\n", "-/%EC%A0%95 -/%ec%A0%95 -/정"),
    Case("reserved octets in a query", f"{ALL}Disallow: /a?u=https://b.kr\n", "-/a?u=https%3A%2F%2Fb.kr"),
    Case("in the other direction", f"{ALL}Disallow: /a?u=https%3A%2F%2Fb.kr\n", "-/a?u=https://b.kr"),
    Case("a slash in a name is no slash", "User-agent: *\nDisallow: /a/b\n", "+/a%2Fb -/a/b"),
    Case("in the other direction, a name", "User-agent: *\nDisallow: /a%2fb\n", "-/a%2Fb +/a/b"),
    Case("a tilde", "User-agent: *\nDisallow: /%7Ekim/\n", "-/~kim/ -/%7ekim/ +/kim/"),
    Case("a percent sign alone", "User-agent: *\nDisallow: /100%\n", "-/100% -/100%25 +/100"),
    Case("a blank within a path", "User-agent: *\nDisallow: /a b\n", "-/a%20b +/a"),
    Case("encoding makes no rule longer", "User-agent: *\nAllow: /%61\nDisallow: /a/b\n", "+/a -/a/b"),
    # -- 2.2.3: special characters ------------------------------------------------------------------
    Case("a star", "User-agent: *\nDisallow: /a/*/c\n", "-/a/b/c -/a/b/x/c -/a//c +/a/c -/a/b/cd"),
    Case("a star at the end", "User-agent: *\nDisallow: /a*\n", "-/a -/ab +/b"),
    Case("a star at the beginning", "User-agent: *\nDisallow: *.gif\n", "-/a.gif -/b/c.gif?d +/a.png"),
    Case("a star alone", "User-agent: *\nDisallow: *\n", "-/ -/a"),
    Case("stars", "User-agent: *\nDisallow: /***a***b\n", "-/ab -/xaxbx +/ba"),
    Case("the end", "User-agent: *\nDisallow: /a.html$\n", "-/a.html +/a.html?b +/a.htmlx"),
    Case("a star and the end", f"{ALL}Disallow: /*.gif$\n", "-/a.gif -/a.gif/b.gif +/a.gif?b +/a.gifs"),
    Case("a star before the end", "User-agent: *\nDisallow: /a*$\n", "-/a -/abc"),
    Case("the end is looked for once", "User-agent: *\nDisallow: /a*bc$\n", "-/abcbc -/abc +/abcb +/ac"),
    Case("parts do not overlap", "User-agent: *\nDisallow: /ab*ba$\n", "-/abba +/aba"),
    Case("an end in the middle", "User-agent: *\nDisallow: /a$b\n", "-/a$b +/a -/a%24b"),
    Case("a star meant as such", f"{ALL}Disallow: /file-with-a-%2A\n", "-/file-with-a-* +/file-with-a-b"),
    Case("an end meant as such", "User-agent: *\nDisallow: /foo-%24\n", "-/foo-$ -/foo-$b +/foo-"),
    Case("a question is no special one", "User-agent: *\nDisallow: /a?c\n", "+/abc -/a?c"),
    Case("nor are those of other languages", "User-agent: *\nDisallow: /a.c[d]+\n", "+/abcd -/a.c[d]+"),
    Case("a star over queries", "User-agent: *\nDisallow: /*sort=\n", "-/a?sort=1 -/a?b=c&sort= +/a?b"),
    Case("many stars take no time", "User-agent: *\nDisallow: /" + "a*" * 40 + "b$\n", "+/" + "a" * 400),
    # -- 2.2.4: other records -----------------------------------------------------------------------
    Case("a sitemap ends no group", "User-agent: *\nSitemap: https://a.kr/s.xml\nDisallow: /a\n", "-/a"),
    Case("nor the names", f"{OWN}Sitemap: https://a.kr/s.xml\n{FOO}Disallow: /a\n", "-/a"),
    Case("nor does a delay", f"{OWN}Crawl-delay: 5\n{FOO}Disallow: /a\n", "-/a"),
    Case("nor what is unknown", "User-agent: newscrawl\nfoo: bar\nUser-agent: foobot\nDisallow: /a\n", "-/a"),
    Case("nor a host", "User-agent: newscrawl\nHost: a.kr\nUser-agent: foobot\nDisallow: /a\n", "-/a"),
    Case("Content-Signal is no rule", f"{ALL}Content-Signal: ai-train=no\nDisallow: /a\n", "-/a +/b"),
    Case("a sitemap between rules", f"{ALL}Disallow: /a\nSitemap: /s.xml\nDisallow: /b\n", "-/a -/b"),
    # -- 2.3, 2.5: encoding and size ----------------------------------------------------------------
    Case("a byte order mark", b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\n", "-/a +/b"),
    Case("UTF-16 with its mark", "User-agent: *\nDisallow: /a\n".encode("utf-16"), "-/a +/b"),
    Case("more than is read", LONG + "Disallow: /behind\n", "-/cut-off +/behind"),
    Case("just as much as is read", (ALL + "#" * (LIMIT - 34) + "\nDisallow: /inside\n"), "-/inside"),
    Case("the line that is cut", ALL + "#" * (LIMIT - 28) + "\nDisallow: /a/bcd\n", "+/a +/a/bcd"),
    Case("a line without an end", "User-agent: *\nDisallow: /a\n#" + "x" * LIMIT, "-/a +/b"),
    # -- 5: the examples ----------------------------------------------------------------------------
    Case("the RFC's simple example", GROUPS, "-/x.gif +/x.gif?a -/example/x +/publications/ +/y"),
    Case("its foobot", GROUPS, "-/ -/example/ +/example/page.html +/example/allowed.gif -/x.gif", "foobot"),
    Case("its barbot", GROUPS, "-/example/page.html +/example/ +/x.gif", "barbot"),
    Case("its bazbot", GROUPS, "-/example/page.html +/example/ +/x.gif", "bazbot"),
    Case("its quxbot", GROUPS, "+/ +/example/page.html +/x.gif", "quxbot"),
    Case("the RFC's longest match", ACCESS, "+/example/page/ -/example/page/disallowed.gif +/example/page/x"),
]  # fmt: skip
CHECKS = [
    pytest.param(case, check, id=f"{case.about}: {check[:40]}")
    for case in CASES
    for check in case.checks.split(" ")
]


@pytest.mark.parametrize(("case", "check"), CHECKS)
def test_what_it_allows(case: Case, check: str) -> None:
    body = case.robots if isinstance(case.robots, bytes) else case.robots.encode()
    assert RobotsTxt(body).allows(SITE + check[1:], case.agent) is (check[0] == "+")


DELAYS = [
    ("User-agent: *\nCrawl-delay: 5\n", 5.0),
    ("User-agent: *\nCrawl-delay: 0.5\n", 0.5),
    ("User-agent: *\nCrawl-Delay:2s\n", 2.0),
    ("User-agent: *\nCrawl-delay: -1\n", None),
    ("User-agent: *\nCrawl-delay: nan\n", None),
    ("User-agent: *\nCrawl-delay: soon\n", None),
    ("User-agent: *\nDisallow: /\n", None),
    ("Crawl-delay: 5\nUser-agent: *\nDisallow:\n", None),
    # Of the group that speaks to it, and of no other.
    ("User-agent: *\nCrawl-delay: 5\n\nUser-agent: newscrawl\nDisallow: /a\n", None),
    ("User-agent: *\nCrawl-delay: 5\n\nUser-agent: newscrawl\nCrawl-delay: 2\n", 2.0),
    ("User-agent: foobot\nCrawl-delay: 50\n\nUser-agent: *\nDisallow: /a\n", None),
    ("User-agent: foobot\nCrawl-delay: 50\nUser-agent: *\nDisallow: /a\n", None),
    ("User-agent: foobot\nUser-agent: *\nCrawl-delay: 5\nDisallow: /a\n", 5.0),
    ("User-agent: newscrawl\nCrawl-delay: 2\nUser-agent: *\nCrawl-delay: 50\n", 2.0),
    ("User-agent: newscrawl\nDisallow: /a\nCrawl-delay: 2\nUser-agent: *\nCrawl-delay: 50\n", 2.0),
    # Groups of one name are one, and the longest of what they say is kept.
    ("User-agent: newscrawl\nCrawl-delay: 2\n\nUser-agent: newscrawl\nCrawl-delay: 3\n", 3.0),
    ("User-agent: *\nRequest-rate: 1/10\n", 10.0),
    ("User-agent: *\nRequest-rate: 4/2m\n", 30.0),
    ("User-agent: *\nRequest-rate: 1/1h\n", 3600.0),
    ("User-agent: *\nRequest-rate: 0/10\n", None),
    ("User-agent: *\nRequest-rate: 10\n", None),
    ("User-agent: *\nCrawl-delay: 5\nRequest-rate: 1/8\n", 8.0),
    ("User-agent: *\nRequest-rate: 1/8 0600-0700\nRequest-rate: 1/90 0701-0559\n", 8.0),
    ("User-agent: *\nRequest-rate: 1/8 2300-0630\n", 8.0),
    ("User-agent: *\nRequest-rate: 1/8 2300-0500\n", None),
    ("User-agent: *\nRequest-rate: 1/8 9900-9999\n", 8.0),
]


@pytest.mark.parametrize(("robots", "seconds"), DELAYS)
def test_how_long_it_is_to_be_left_alone(robots: str, seconds: float | None) -> None:
    at = datetime(2025, 2, 5, 15, 22, tzinfo=UTC).replace(hour=6, minute=22)
    assert RobotsTxt(robots.encode(), at).delay("newscrawl/1.0") == seconds


def test_the_rule_that_refuses_is_named() -> None:
    robots = RobotsTxt("User-agent: *\nDisallow: /정치/*.html$ # 초안\nAllow: /정치/a\n".encode())
    assert str(robots.rule_for(f"{SITE}/정치/b.html", AGENT)) == "Disallow: /정치/*.html$"
    assert str(robots.rule_for(f"{SITE}/정치/a", AGENT)) == "Allow: /정치/a"
    assert robots.rule_for(f"{SITE}/경제", AGENT) is None


def test_a_rule_is_shown_as_text() -> None:
    robots = RobotsTxt(b"User-agent: *\nDisallow: /\xb0\x1b[31m\xe2\x80\xae" + b"x" * 200)
    rule = robots.rule_for(f"{SITE}/%B0%1B[31m%E2%80%AE{'x' * 200}", AGENT)
    assert str(rule) == "Disallow: /??[31m?" + "x" * 72
