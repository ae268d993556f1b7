from newscrawl.run.trail import ListTrail


def test_two_pages_without_an_address_of_their_own_end_a_list():
    trail = ListTrail(20)
    assert trail.leads_on("politics", ["/1", "/2"])
    assert trail.leads_on("politics", ["/2", "/1"])
    assert trail.leads_on("politics", ["/2", "/3"])
    assert trail.leads_on("politics", ["/3", None])
    assert not trail.leads_on("politics", ["/3", "/1"])
    assert trail.leads_on("economy", ["/1"])


def test_a_sitemap_is_looked_at_once_and_not_too_many_are():
    trail = ListTrail(3)
    assert trail.detours("news.example", ["/a.xml", "/b.xml"]) == ["/a.xml", "/b.xml"]
    assert trail.detours("news.example", ["/b.xml", "/a.xml"]) == []
    assert trail.detours("news.example", ["/c.xml", "/d.xml"]) == ["/c.xml"]
    assert trail.detours("other.example", ["/a.xml"]) == ["/a.xml"]
