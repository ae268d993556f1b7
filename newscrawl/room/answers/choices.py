"""What a question may name: sites, kinds of lists."""

from collections.abc import Collection

from newscrawl.nearest import nearest
from newscrawl.room.errors import QuestionError
from newscrawl.store import Store

KINDS = ("mainnews", "trending")


def check_site(site: str | None, sites: Collection[str]) -> None:
    """Raise ``QuestionError`` for a site that is none of ``sites``; None is all of them."""
    if site is not None and site not in sites:
        raise QuestionError(404, "error_no_site", site=site, meant=nearest(site, sites))


def check_stored(store: Store, site: str | None, followed: Collection[str]) -> None:
    """Likewise for a site of which there may be articles and no list that is ``followed``."""
    if site is not None and site not in followed:
        check_site(site, {*followed, *store.sites_with_changes()})


def check_kind(kind: str | None, kinds: Collection[str] = KINDS) -> None:
    """Raise ``QuestionError`` for a kind that is none of ``kinds``; None is all of them."""
    if kind is not None and kind not in kinds:
        raise QuestionError(404, "error_no_kind", kind=kind, meant=nearest(kind, kinds))
