"""What is shown of addresses and lines: everything but the secrets in them."""

import pytest

from newscrawl.redaction import Redactor, has_user, passwords_in, redacted, secrets_in, shown_input


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("at http://user:s3cret@h.kr/a@b?x=1", "at http://***@h.kr/a@b?x=1"),
        ("http://s3cret@h.kr", "http://***@h.kr"),
        ("ftp://u:p@ss@h.kr/x", "ftp://***@h.kr/x"),
        ("postgresql+psycopg://u:s3/c#r?t@h@db/news fails", "postgresql+psycopg://***@db/news fails"),
        ("redis://:s3cret@h:6379/0", "redis://***@h:6379/0"),
        ("https://h/?access_token=s3cret&page=2#x", "https://h/?access_token=***&page=2#x"),
        ("https://h/?serviceKey=s3%3D&sig=1&auth=2", "https://h/?serviceKey=***&sig=***&auth=***"),
        ("PGPASSWORD=s3cret sslpassword=s3cret", "PGPASSWORD=*** sslpassword=***"),
        ("api_key=s3cret, X-Api-Key=s3cret", "api_key=*** X-Api-Key=***"),
    ],
)
def test_secrets_are_hidden(text: str, shown: str) -> None:
    assert redacted(text) == shown
    assert redacted(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://h.kr/@writer/post?id=1&page=2",
        "https://h.kr/news?keyword=예산&monkey=1&author=kim&design=2&passed=3",
        "kim@h.kr: 3 of 20 articles failed (HTTP 503 3x)",
        "file:///srv/a@b/news.db",
        "http://[::1]:8600/x",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("user:s3cret@h.kr", "***@h.kr"),
        ("http://user:s3cret.h.kr/", "http://user:***/"),
        ("http://user:s3/cret@h.kr/", "http://***@h.kr/"),
        ("http:/user:s3cret@h.kr", "***@h.kr"),
        ("http://h.kr:8080/x", "http://h.kr:8080/x"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("not an address", "not an address"),
    ],
)
def test_what_was_mistyped_is_shown_without_what_may_be_a_password(typed: str, shown: str) -> None:
    assert shown_input(typed) == shown


def test_a_user_stands_before_the_host_only() -> None:
    assert has_user("http://u:p@h.kr/")
    assert has_user("https://u@h.kr")
    assert not has_user("https://h.kr/@writer")
    assert not has_user("https://h.kr?to=a@b.kr")


def test_secrets_of_settings_are_known_by_name_and_by_address() -> None:
    given = {
        "STORE_URL": "postgresql+psycopg://newscrawl:s3%40cret@db/news",
        "FEEDS": {"-": "not a text"},
        "AWS_SECRET_ACCESS_KEY": "awskey",
        "ALERT_WEBHOOK": "https://hooks.example/T0/B0/xyz",
        "SCRAPYD_PASSWORD": "p4ss",
        "USER_AGENT": "newscrawl",
        "HTTPPROXY_AUTH_ENCODING": "latin-1",
        "MAIL_PASS": "abc",  # too short to be told from a word
    }
    assert secrets_in(given) == {
        "s3%40cret",
        "s3@cret",
        "awskey",
        "https://hooks.example/T0/B0/xyz",
        "p4ss",
    }
    assert passwords_in("postgresql+psycopg://newscrawl@db/newscrawl") == set()


def test_known_secrets_are_hidden_wherever_they_stand() -> None:
    redact = Redactor({"s3cret", "s3cret-longer", "."})
    assert redact("a s3cret-longer, xs3crety.") == "a ***, x***y."
    assert Redactor(())("nothing") == "nothing"


def test_the_folders_of_the_shell_are_no_passwords() -> None:
    folders = {"PWD": "/srv/newscrawl", "OLDPWD": "/home/news"}
    assert secrets_in(folders | {"DB_PWD": "hunter22"}) == {"hunter22"}
