"""What goes wrong at a site after a good run: nothing worse is published, nothing false is kept, and the run
says what it was.
"""

import json
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from newscrawl.exceptions import FailureClass as Class
from newscrawl.store import Store
from tests.faults.conftest import SHOWN, World

BAD = ("degraded", "broken")
AGAIN = ("-a", "fresh=0")  # articles that are known and good are read once more
IMPATIENT = ("-s", "POLITENESS_MAX_DELAY=1")


@dataclass(frozen=True)
class Case:
    """A fault, the words a verdict on it may be, and one of the classes it must have. ``new``: false articles
    that are new are none of this case: nothing tells a teaser from a short article.
    """

    faults: str
    words: tuple[str, ...]
    classes: tuple[Class, ...]
    options: tuple[str, ...] = ()
    new: bool = False


CASES = [
    Case("short-list", BAD, (Class.LIST_SHRUNK,)),
    Case("cut-list", BAD, (Class.LIST_SHRUNK,)),
    Case("sidebar", BAD, (Class.LIST_CHANGED, Class.LIST_GONE)),
    Case("list-gone", ("broken",), (Class.GONE, Class.LIST_GONE)),
    Case("list-empty", ("broken",), (Class.LIST_GONE,)),
    Case("new-markup", BAD, (Class.LIST_CHANGED,)),
    Case("endless-paging", BAD, (Class.LIST_SHRUNK,)),
    Case("forbidden", ("broken",), (Class.FORBIDDEN,)),
    Case("unauthorized", ("broken",), (Class.FORBIDDEN,)),
    Case("consent", ("broken",), (Class.CONSENT,)),
    Case("one-article", ("broken",), (Class.SAME_PAGE,)),
    Case("consent", ("broken",), (Class.CONSENT,), AGAIN),
    Case("one-article", ("broken",), (Class.SAME_PAGE,), AGAIN),
    Case("gone", BAD, (Class.GONE,)),
    Case("shells", ("broken",), (Class.UNREADABLE,)),
    Case("front-page", ("broken",), (Class.REDIRECTED,)),
    Case("redirect-chain", ("broken",), (Class.REDIRECTED,)),
    Case("many-requests", ("broken",), (Class.RATE_LIMITED,), IMPATIENT),
    Case("server-error", ("broken",), (Class.SERVER,)),
    Case("hanging", ("broken",), (Class.TIMEOUT,), ("-s", "DOWNLOAD_TIMEOUT=3")),
    Case("attributes", ("broken",), (Class.UNREADABLE,)),
    Case("more-attributes", ("broken",), (Class.UNREADABLE,)),
    Case("paragraphs", ("broken",), (Class.UNREADABLE,)),
    Case("maintenance", ("broken",), (Class.LIST_GONE,)),
    Case("unavailable", ("broken",), (Class.SERVER,)),
    Case("tls", ("broken",), (Class.TLS,)),
    Case("vanishing", ("broken",), (Class.REFUSED,)),
    Case("robots", ("broken",), (Class.ROBOTS,)),
    Case("repeating-list", BAD, (Class.LIST_SHRUNK,)),
    Case("swapped-headlines", BAD, (Class.LIST_CHANGED,)),
    Case("section-links", BAD, (Class.LIST_SHRUNK,)),
    Case("adverts", BAD, (Class.GONE,)),
    Case("cut-text", BAD, (Class.UNREADABLE,), new=True),
    Case("cut-text", BAD, (Class.UNREADABLE,), AGAIN, new=True),
    Case("paywall", BAD, (Class.UNREADABLE,), AGAIN, new=True),
    Case("cut-page", ("broken",), (Class.UNREADABLE,)),
    Case("robot-check", ("broken",), (Class.UNREADABLE,)),
    Case("interstitial", ("broken",), (Class.UNREADABLE,), AGAIN),
    Case("soft-404", ("broken",), (Class.SAME_PAGE,)),
    Case("garbled", ("ok",), (), AGAIN),
    Case("tomorrow", BAD, (Class.UNREADABLE, Class.RULES), AGAIN),
    # RFC 6761 keeps names under .invalid from ever being given to a host.
    Case("", ("broken",), (Class.DNS,), ("-s", "PORTAL_URL=http://portal.invalid/")),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join((case.faults, *case.options)))
def test_after_a_good_run(world: World, case: Case) -> None:
    before, known = world.first.published, world.stored()
    run = world.run(*case.options, faults=case.faults)
    word = run.verdict.partition(":")[0]
    wrong = {}
    if word not in case.words:
        wrong["verdict"] = run.verdict
    if run.result.returncode != (word == "broken"):
        wrong["exit code"] = f"{run.result.returncode} after {run.verdict}"
    if "Traceback" in run.result.stderr:
        wrong["stack trace"] = run.result.stderr[-2000:]
    if run.published != before and (worse := world.worse(before, run.published)):
        wrong["published"] = "; ".join(worse)
    if found := set(world.false_articles()) & (known if case.new else world.stored()):
        wrong["store"] = f"{len(found)} false articles"
    if dated := world.undated() & known:
        wrong["times"] = f"{len(dated)} articles lost their time of publication"
    if case.classes and not set(case.classes) & run.classes:
        wrong["class"] = f"{run.classes} after {run.verdict}"
    assert wrong == {}


@pytest.fixture
def self_signed_url(tmp_path: Path) -> Iterator[str]:
    """An https server whose certificate it has signed itself. No request ever comes through."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path = tmp_path / "server.pem"
    path.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_certificate_that_nobody_vouches_for(world: World, self_signed_url: str) -> None:
    before = world.first.published
    run = world.run("-s", f"PORTAL_URL={self_signed_url}")
    assert (run.result.returncode, run.verdict.partition(":")[0]) == (1, "broken")
    assert run.classes == {Class.TLS}
    assert run.published == before


def test_without_a_fault_the_new_lists_are_published_whole(world: World) -> None:
    before = world.first.published
    run = world.run()
    assert run.verdict == "ok"
    assert run.published != before
    assert world.worse(before, run.published) == []
    assert world.false_articles() == []
    assert run.classes == set()


def test_what_is_withheld_waits_with_its_page(world: World) -> None:
    run = world.run(*AGAIN, faults="one-article")
    assert Class.SAME_PAGE in run.classes
    store = Store(f"sqlite:///{world.folder}/newscrawl.db")
    waiting = store.withheld()
    (asked,) = store.withheld([waiting[0].article_id])
    store.close()
    assert len(waiting) > SHOWN / 2
    assert all(one.has_page and one.headline and one.url for one in waiting)
    assert all(one.page is None for one in waiting)  # pages are large
    assert b"<html" in (asked.page or b"")
    assert {one.stored for one in waiting} == {True, False}


def test_a_run_of_one_section_leaves_the_others_as_they_are_published(world: World) -> None:
    before = json.loads(world.first.published["mainnews.rankings.json"])
    run = world.run("mainnews", "-a", "section=경제", "-a", "pages=1")
    assert run.verdict == "ok"
    ranks = json.loads(run.published["mainnews.rankings.json"])
    assert {rank["section"] for rank in ranks} == {"경제", "정치"}
    assert [rank for rank in ranks if rank["section"] == "정치"] == before
    articles = json.loads(run.published["mainnews.articles.json"])
    was = json.loads(world.first.published["mainnews.articles.json"])
    assert {one["id"] for one in was} <= {one["id"] for one in articles}
