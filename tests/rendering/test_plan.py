"""What a request says of how its page is read in the browser."""

import json

import pytest

from newscrawl.rendering.plan import PagePlan, plan_in, rendered
from newscrawl.sites import UnknownSite, get


def test_a_plan_survives_being_written_down():
    meta = json.loads(json.dumps(rendered("list", "dctrend", "인기뉴스")))
    assert meta["playwright"] is True
    assert plan_in(meta) == PagePlan("list", get("dctrend").rendering, "인기뉴스")


def test_a_site_that_nobody_declared_has_a_plan_without_a_rendering():
    assert plan_in(rendered("article", "")) == PagePlan("article", None, None)


def test_what_was_never_written_is_refused():
    with pytest.raises(ValueError, match="no page is read for 'film'"):
        plan_in(rendered("list", "dctrend") | {"newscrawl_page": "film"})
    with pytest.raises(UnknownSite):
        plan_in(rendered("list", "nowhere"))
