"""Runs with other arguments or settings exclude each other from the same hosts, by the same names."""

from scrapy.settings import BaseSettings, Settings

from newscrawl import settings as project
from newscrawl.following.browser import BrowserUse
from newscrawl.following.download import set_download
from newscrawl.run.slots import DownloadSlots
from newscrawl.sites.base import Site

HOST = "www.garam.example"
LIST = f"https://{HOST}/list"


class Plain(Site):
    name = "garam"
    domains = (HOST,)


class Slow(Site):
    name = "nuri"
    domains = ("nuri.example",)
    download_delay = 7.0


class Browser(BrowserUse):
    """What is read in it is said; it is not needed to say how fast."""

    def __init__(self, *rendered: str) -> None:
        self._rendered = rendered

    def needed(self, site: Site) -> bool:
        return site.name in self._rendered


def slots(*followed: Site, rendered: tuple[str, ...] = (), **changed: object) -> DownloadSlots:
    settings = made(*followed, rendered=rendered, **changed)
    return DownloadSlots(settings)


def made(*followed: Site, rendered: tuple[str, ...] = (), **changed: object) -> BaseSettings:
    names = ("DOWNLOAD_DELAY", "CONCURRENT_REQUESTS_PER_DOMAIN", "BROWSER_PAGES")
    settings = Settings({name: getattr(project, name) for name in names} | changed)
    set_download(settings, [Plain(), Slow()], followed, Browser(*rendered))
    return settings


def test_what_is_read_in_the_browser_is_the_same_host() -> None:
    plain, rendered = slots(Plain()), slots(Plain(), rendered=("garam",))
    assert plain.of(Plain(), LIST) == rendered.of(Plain(), LIST) == HOST
    assert rendered.alone(HOST)
    assert rendered.meta(HOST, Plain()) == {"download_slot": "browser:garam"}
    assert plain.meta(HOST, Plain()) == {}


def test_undeclared_hosts_in_the_browser_are_two_hosts() -> None:
    rendered = slots(Site(), rendered=("",))
    names = [rendered.of(Site(), f"https://{host}/") for host in ("a.example", "b.example")]
    assert names == ["a.example", "b.example"]


def test_a_pace_of_its_own_holds_whoever_leads_to_a_site() -> None:
    own, other = slots(Slow()), slots(Plain())
    url = "https://m.nuri.example/news/1"
    assert own.of(Slow(), url) == other.of(Slow(), url) == "site:nuri"
    assert other.delay("site:nuri") == 7.0
    assert other.meta("site:nuri", Slow()) == {"download_slot": "site:nuri"}


def test_in_the_browser_a_site_keeps_its_own_pace() -> None:
    asked = made(Slow(), rendered=("nuri",), DOWNLOAD_SLOTS={"site:garam": {"delay": 3, "concurrency": 9}})
    assert asked.getdict("DOWNLOAD_SLOTS")["browser:nuri"] == {"delay": 7.0, "concurrency": 2}
    asked = made(Plain(), rendered=("garam",), DOWNLOAD_SLOTS={"site:garam": {"delay": 3, "concurrency": 9}})
    pages = project.BROWSER_PAGES
    assert asked.getdict("DOWNLOAD_SLOTS")["browser:garam"] == {"delay": 3, "concurrency": pages}


def test_a_host_that_asks_for_a_delay_is_asked_by_one_run_at_a_time() -> None:
    fast = slots(Plain(), DOWNLOAD_DELAY=0)
    assert not fast.alone(HOST)
    fast.asks_for(HOST, 5.0)
    assert fast.alone(HOST)
    assert fast.delay(HOST) == 5.0
