"""Which addresses are public: by the registries, through every form that hides one address in another."""

import ipaddress
import json
import shutil
import subprocess
import sys
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from pathlib import Path

import pytest

from newscrawl.middlewares.nonpublic import address_of, is_local_name, is_public

PRIVATE_IPV4 = (
    "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.1.2.3", "10.255.255.255", "100.64.0.0", "100.100.100.200",
    "100.127.255.255", "127.0.0.1", "127.8.9.1", "127.255.255.255", "169.254.0.0", "169.254.169.254",
    "169.254.170.2", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.9", "192.0.0.170", "192.0.0.192",
    "192.0.0.255", "192.0.2.1", "192.88.99.1", "192.88.99.2", "192.168.0.0", "192.168.255.255",
    "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.255", "224.0.0.1", "239.255.255.255",
    "240.0.0.0", "255.255.255.255", "168.63.129.16",
)  # fmt: skip
PUBLIC_IPV4 = (
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.0", "168.63.129.15", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
    "192.0.1.0", "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
    "198.20.0.0", "223.130.200.104", "223.255.255.255",
)  # fmt: skip
PRIVATE_IPV6 = (
    "::", "::1", "::2", "::8.8.8.8", "64:ff9b:1::", "64:ff9b:1::8.8.8.8", "64:ff9b::1:0:0", "100::1",
    "100:0:0:1::1", "200::1", "400::1", "1fff:ffff::1", "2001::1", "2001:0:808:808::", "2001:1::1",
    "2001:2::1", "2001:3::1", "2001:10::1", "2001:20::1", "2001:1ff:ffff::1", "2001:db8::1", "3ffe::1",
    "3fff::1", "3fff:fff:ffff::1", "4000::1", "5f00::1", "8000::1", "fc00::1", "fd00::1", "fd00:ec2::254",
    "fd20:ce::254", "fe80::1", "fe80::1%eth0", "fe80::a9fe:a9fe", "febf::1", "fec0::1", "feff::1",
    "ff02::1", "ff0e::1",
)  # fmt: skip
PUBLIC_IPV6 = (
    "2000::1", "2001:200::1", "2001:4860:4860::8888", "2001:4860:4860::8888%eth0", "2001:db7::1",
    "2001:db9::1", "2606:4700::1111", "2a00:1450::1", "3fff:1000::1",
)  # fmt: skip
# Ways to write an IPv4 address into an IPv6 one that is as public as what it holds.
HOLDING = {
    "mapped": "::ffff:{0}",
    "NAT64": "64:ff9b::{0}",
    "6to4": "2002:{1}::1",
    "ISATAP": "2a00:1450::5efe:{0}",
    "ISATAP of a global address": "2a00:1450::200:5efe:{0}",
}
# And those that lead nowhere public, whatever they hold.
NEVER = {
    "compatible": "::{0}",
    "translated": "::ffff:0:{0}",
    "local NAT64": "64:ff9b:1::{0}",
    "Teredo server": "2001:0:{1}::1",
    "Teredo client": "2001:0:808:808:0:0:{2}",
    "link-local ISATAP": "fe80::5efe:{0}",
}


def written(form: str, address: str) -> str:
    """An IPv6 address of that form which holds ``address``."""
    number = int(IPv4Address(address))
    pair = [f"{half >> 16:x}:{half & 0xFFFF:x}" for half in (number, number ^ 0xFFFFFFFF)]
    return form.format(address, *pair)


@pytest.mark.parametrize("address", [*PRIVATE_IPV4, *PRIVATE_IPV6])
def test_addresses_outside_the_public_internet_are_known(address: str) -> None:
    assert not is_public(address)
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", [*PUBLIC_IPV4, *PUBLIC_IPV6])
def test_public_addresses_pass(address: str) -> None:
    assert is_public(address)
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("form", HOLDING.values(), ids=HOLDING)
def test_an_address_is_as_public_as_the_one_that_it_holds(form: str) -> None:
    assert [address for address in PRIVATE_IPV4 if is_public(written(form, address))] == []
    assert [address for address in PUBLIC_IPV4 if not is_public(written(form, address))] == []


@pytest.mark.parametrize("form", NEVER.values(), ids=NEVER)
def test_forms_that_no_server_stands_behind_are_never_public(form: str) -> None:
    held = [*PRIVATE_IPV4, *PUBLIC_IPV4]
    assert [address for address in held if is_public(written(form, address))] == []


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("2130706433", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("0X7F.0x0.0x0.0x1", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("00000177.00.0x0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("127.0.1", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("0", "0.0.0.0"),
        ("１２７.０.０.１", "127.0.0.1"),
        ("①②⑦.⓪.⓪.①", "127.0.0.1"),
        ("１２７。０。０。１", "127.0.0.1"),
        ("𝟏𝟐𝟕.𝟎.𝟎.𝟏", "127.0.0.1"),
        ("%31%32%37.0.0.1", "127.0.0.1"),
        ("127%2e0%2e0%2e1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("[::1%25lo]", "::1%lo"),
        ("[::ffff:7f00:1]", "::ffff:127.0.0.1"),
        ("[fe80::1%eth0]", "fe80::1%eth0"),
        ("0x8.8.8.8", "8.8.8.8"),
    ],
)
def test_every_notation_of_an_address_is_read(host: str, address: str) -> None:
    assert address_of(host) == ipaddress.ip_address(address)
    assert is_public(host) == is_public(address)


@pytest.mark.parametrize(
    "host", ["news.example.kr", "127.0.0.1.nip.io", "1e100.net", "", "1 2", "1.2.3.4.5", "::g"]
)
def test_names_are_no_addresses_and_what_is_no_address_is_not_public(host: str) -> None:
    assert address_of(host) is None
    assert not is_public(host)


def test_names_of_the_machine_and_its_cloud_are_known() -> None:
    local = (
        "localhost api.localhost localhost.localdomain printer.local metadata.google.internal metadata"
        " ip-10-0-0-1.ec2.internal instance-data metadata.tencentyun.com router.home.arpa x.onion"
        " localhost. ｌｏｃａｌｈｏｓｔ metadata.goog"
    )
    assert [name for name in local.split() if not is_local_name(name)] == []
    public = "news.example.kr mylocalhost.kr local.example.kr internal.kr metadata.kr localhost.kr thelocal"
    assert [name for name in public.split() if is_local_name(name)] == []


# -- Against Python's own table ----------------------------------------------------------------------

# Blocks where this table and some Python's ``is_global`` (without multicast) differ, and why.
DIFFERENCES = {
    "192.0.0.9/32": "anycast of a port control server, public since 3.13: no pages there",
    "192.0.0.10/32": "anycast of TURN, public since 3.13: no pages there",
    "192.0.0.0/24": "before 3.13 some of its addresses count as public",
    "192.88.99.0/24": "relays of 6to4, given up by RFC 7526",
    "168.63.129.16/32": "Azure's platform, in a block that is public elsewhere",
    "::/8": "outside 2000::/3 nothing is assigned; NAT64 and mapped addresses are judged by what they hold",
    "100::/8": "outside 2000::/3 nothing is assigned",
    "200::/7": "outside 2000::/3 nothing is assigned",
    "400::/6": "outside 2000::/3 nothing is assigned",
    "800::/5": "outside 2000::/3 nothing is assigned",
    "1000::/4": "outside 2000::/3 nothing is assigned",
    "2001::/23": "its anycast services and ORCHIDs are public since 3.13: no pages there",
    "2002::/16": "6to4 counts as public before 3.13 and as not afterwards; here by the address that it holds",
    "3ffe::/16": "the 6bone, given up by RFC 3701",
    "3fff::/20": "documentation since 2024, unknown before 3.13.2",
    "4000::/2": "outside 2000::/3 nothing is assigned; 5f00::/16 is of segment routing",
    "8000::/1": "outside 2000::/3 nothing is assigned: site-local fec0::/10 counts as public in Python",
    "2a00:1450:0:0:0:5efe::/96": "ISATAP: judged by the address that it holds",
    "2a00:1450:0:0:200:5efe::/96": "the same, of a global address",
}
# Their first, last and neighbouring addresses are compared, and the forms that hold an address.
_BLOCKS = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.0.0/29", "192.0.0.8/32", "192.0.0.9/32", "192.0.0.10/32", "192.0.0.170/31",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.88.99.2/32",
    "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32", "168.63.129.16/32", "::/128", "::1/128", "::/96",
    "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64",
    "200::/7", "400::/6", "800::/5", "1000::/4", "2000::/3", "2001::/23", "2001::/32", "2001:1::1/128",
    "2001:1::2/128", "2001:1::3/128", "2001:2::/48", "2001:3::/32", "2001:4:112::/48", "2001:10::/28",
    "2001:20::/28", "2001:30::/28", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16",
    "3fff::/20", "4000::/3", "5f00::/16", "6000::/3", "8000::/3", "a000::/3", "c000::/3", "e000::/4",
    "f000::/5", "f800::/6", "fc00::/7", "fe00::/9", "fe80::/10", "fec0::/10", "ff00::/8",
)  # fmt: skip


def edges() -> list[str]:
    found: dict[str, None] = {}
    for block in map(ipaddress.ip_network, _BLOCKS):
        first, last = int(block[0]), int(block[-1])
        kind = IPv4Address if block.version == 4 else IPv6Address
        for number in (first - 1, first, first + 1, (first + last) // 2, last - 1, last, last + 1):
            if 0 <= number < 1 << kind(0).max_prefixlen:
                found[str(kind(number))] = None
    for form in (*HOLDING.values(), *NEVER.values()):
        for address in (*PRIVATE_IPV4, *PUBLIC_IPV4):
            found[written(form, address)] = None
    return list(found)


GLOBAL = """
import ipaddress, json, sys
found = map(ipaddress.ip_address, json.load(sys.stdin))
print(json.dumps([ip.is_global and not ip.is_multicast for ip in found]))
"""


def pythons() -> list[str]:
    """This Python and the others that stand on PATH, or beside it where pyenv keeps them, and run."""
    minors = [minor for minor in range(11, 20) if minor != sys.version_info.minor]
    found = [shutil.which(f"python3.{minor}") or "" for minor in minors]
    found += [
        str(path)
        for minor in minors
        for path in Path(sys.base_prefix).parent.glob(f"3.{minor}*/bin/python3.{minor}")
    ]
    runs = [
        path
        for path in found
        if path and not subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode
    ]
    return [sys.executable, *dict.fromkeys(runs)]


def explained(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return any(ip in block for block in map(ipaddress.ip_network, DIFFERENCES) if block.version == ip.version)


@pytest.mark.parametrize("python", pythons())
def test_every_difference_to_pythons_own_table_is_explained(python: str) -> None:
    addresses = edges()
    assert len(addresses) > 700
    done = subprocess.run(
        [python, "-c", GLOBAL], input=json.dumps(addresses), capture_output=True, text=True, check=True
    )
    differing = [
        address
        for address, public in zip(addresses, json.loads(done.stdout), strict=True)
        if is_public(address) != public
    ]
    assert [address for address in differing if not explained(address)] == []


def test_no_explanation_is_without_a_difference_in_some_python() -> None:
    """Where Python of this version agrees, another one must be known to differ: the text names it."""
    for block, why in DIFFERENCES.items():
        network: IPv4Network | IPv6Network = ipaddress.ip_network(block)
        inside = [address for address in edges() if ipaddress.ip_address(address) in network]
        differs = any(
            is_public(address) != (ip.is_global and not ip.is_multicast)
            for address in inside
            if (ip := ipaddress.ip_address(address))
        )
        assert differs or "3.13" in why, block
