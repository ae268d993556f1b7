from newscrawl.items import Placement, Ranking
from newscrawl.spiders.frontier import Frontier


def ranking(article_id, rank, name="경제 주요뉴스", url=None):
    return Ranking(
        site="portal",
        list="mainnews",
        name=name,
        section="경제",
        rank=rank,
        title="제목",
        url=url or f"https://portal.example/{article_id}",
        article_id=article_id,
    )


def test_an_article_on_several_lists_is_read_once_with_all_its_places():
    frontier = Frontier()
    frontier.add(ranking("a", 1))
    frontier.add(ranking("b", 2))
    frontier.add(ranking("a", 7, name="많이 본 뉴스", url="https://m.portal.example/a"))
    assert frontier.addresses() == [("a", "https://portal.example/a"), ("b", "https://portal.example/b")]
    frontier.keep(["a", "b"])
    entry = frontier.next()
    assert entry.url == "https://portal.example/a"
    assert entry.placements == [
        Placement("mainnews", "경제 주요뉴스", None, "경제", 1),
        Placement("mainnews", "많이 본 뉴스", None, "경제", 7),
    ]


def test_the_same_place_shown_twice_is_noted_once():
    frontier = Frontier()
    frontier.add(ranking("a", 1))
    frontier.add(ranking("a", 1))
    frontier.keep(["a"])
    assert len(frontier.next().placements) == 1


def test_only_what_is_kept_is_read_in_list_order_up_to_the_limit():
    frontier = Frontier()
    for number, name in enumerate("dacb", start=1):
        frontier.add(ranking(name, number))
    assert frontier.keep(["a", "b", "c"], limit=2) == 2
    assert [frontier.next().article_id, frontier.next().article_id] == ["a", "c"]
    assert frontier.next() is None
    assert not frontier


def test_an_entry_without_identity_or_address_leads_nowhere():
    frontier = Frontier()
    frontier.add(Ranking(list="mainnews", title="제목", url="https://portal.example/x"))
    assert frontier.addresses() == []
