import random

import pytest
from tldextract import TLDExtract

from newscrawl.publicsuffixes import PublicSuffixes, public_suffixes

LIST = """
// ===BEGIN ICANN DOMAINS===
kr
go.kr
*.region.kr up to here
!town.region.kr
한국
// ===BEGIN PRIVATE DOMAINS===
pages.example
"""


@pytest.mark.parametrize(
    ("host", "registered"),
    [
        ("www.paper.kr", "paper.kr"),
        ("a.b.press.go.kr", "press.go.kr"),
        ("Paper.Go.KR", "Paper.Go.KR"),
        ("www.paper.kr.", "paper.kr"),
        ("www。paper．kr", "paper.kr"),
        ("www.paper.any.region.kr", "paper.any.region.kr"),
        ("www.town.region.kr", "town.region.kr"),
        ("news.신문.한국", "신문.한국"),
        ("news.xn--910b93k.xn--3e0b707e", "xn--910b93k.xn--3e0b707e"),
        ("a.mine.pages.example", "mine.pages.example"),
        ("go.kr", None),
        ("any.region.kr", None),
        ("www.example", None),
        ("127.0.0.1", None),
        ("[::1]", None),
        ("xn--é.xn--99999999999", None),
        ("..kr", None),
        ("", None),
        ("a." * 200_000 + "kr", "a.kr"),
    ],
)
def test_what_is_registered_under_a_public_suffix(host: str, registered: str | None) -> None:
    assert PublicSuffixes.of(LIST).registered(host) == registered


def test_every_rule_of_the_list_is_read_as_tldextract_reads_it() -> None:
    suffixes, other = public_suffixes(), TLDExtract(None, (), include_psl_private_domains=True)
    chosen = random.Random(7).sample(sorted(suffixes.rules), 500)
    rules = [*chosen, *(rule for rule in suffixes.rules if rule.startswith(("!", "*")))]
    names = [rule.lstrip("!").replace("*", "any") for rule in rules]
    for name in [f"{before}{name}" for name in names for before in ("", "a.", "b.a.", "뉴스.b.a.")]:
        assert (suffixes.registered(name) or "") == other.extract_str(name).top_domain_under_public_suffix
