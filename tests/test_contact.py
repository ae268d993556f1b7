import pytest
from scrapy.settings import Settings

from newscrawl.contact import identify
from newscrawl.exceptions import ArgumentError


def settings(contact: str | None) -> Settings:
    found = Settings()
    found.set("USER_AGENT", "newscrawl/1.2", priority="project")
    found.set("CONTACT", contact, priority="cmdline")
    return found


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        (None, "newscrawl/1.2"),
        ("", "newscrawl/1.2"),
        ("desk@news.example.kr", "newscrawl/1.2 (+desk@news.example.kr)"),
        (" https://news.example.kr/bot?a=1 ", "newscrawl/1.2 (+https://news.example.kr/bot?a=1)"),
    ],
)
def test_the_contact_joins_the_user_agent_once(contact: str | None, agent: str) -> None:
    given = settings(contact)
    identify(given)
    identify(given)
    assert given["USER_AGENT"] == agent


def test_a_user_agent_of_the_command_line_stays() -> None:
    given = settings("desk@news.example.kr")
    given.set("USER_AGENT", "paper/2", priority="cmdline")
    identify(given)
    assert given["USER_AGENT"] == "paper/2"


@pytest.mark.parametrize(
    "contact", ["us", "a@b", "ftp://a.kr", "a@b.kr)", "a@b.kr\r\nX: y", "https://", "기자@news.example.kr"]
)
def test_what_is_no_contact_is_said_in_one_line(contact: str) -> None:
    with pytest.raises(ArgumentError, match=r"^CONTACT=.* is no contact: give a mail address") as caught:
        identify(settings(contact))
    assert "\n" not in str(caught.value)
