"""Ranks over the pages of a list."""

from collections.abc import Sequence

from newscrawl.items import Ranking


def continue_ranks(rankings: Sequence[Ranking], above: int) -> int:
    """Let the ranks of a page go on after the ``above`` ranked entries of the pages before it, in place.

    A page that counts on by itself (11, 12, …) is left alone, and so is one that shows several lists, whose
    ranks begin anew on each. Returns the rank that the page ends with.
    """
    ranked = [ranking for ranking in rankings if ranking.rank is not None]
    lists = {(ranking.name, ranking.tab, ranking.section) for ranking in ranked}
    # Boxes of the same name begin with 1 each, too.
    is_one_list = len(lists) == 1 and len({ranking.rank for ranking in ranked}) == len(ranked)
    if is_one_list and ranked[0].rank == 1:
        for ranking in ranked:
            ranking.rank = (ranking.rank or 0) + above
    return max((ranking.rank or 0 for ranking in ranked), default=above)
