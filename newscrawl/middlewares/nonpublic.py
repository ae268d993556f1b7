"""Which addresses and names are not of the public internet.

A table of our own, because ``ipaddress.is_global`` differs between versions of Python and looks into hardly
any of the forms that hide one address in another. Sources: IANA's IPv4 Special-Purpose Address Registry as of
2020-09-04, its IPv6 Special-Purpose Address Registry as of 2024-10-22 with RFC 9780's entry of 2025, its IPv6
Address Space (``2000::/3`` is all that is assigned to anybody). Where a registry calls a small part of a
block globally reachable, an anycast service that serves no pages, the whole block is refused.
"""

import socket
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote

_SPECIAL_IPV4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network, RFC 791; Linux takes 0.0.0.0 for loopback
        "10.0.0.0/8",  # private use, RFC 1918
        "100.64.0.0/10",  # shared by a provider's customers, RFC 6598; 100.100.100.200 is a cloud's metadata
        "127.0.0.0/8",  # loopback, RFC 1122
        "169.254.0.0/16",  # link local, RFC 3927; 169.254.169.254 is metadata in most clouds
        "172.16.0.0/12",  # private use, RFC 1918
        "192.0.0.0/24",  # protocol assignments, RFC 6890; 192.0.0.192 is a cloud's metadata
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.88.99.0/24",  # relays of 6to4, given up, RFC 7526
        "192.168.0.0/16",  # private use, RFC 1918
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "198.51.100.0/24",  # documentation, RFC 5737
        "203.0.113.0/24",  # documentation, RFC 5737
        "224.0.0.0/4",  # multicast, RFC 5771: not in the registry, and no place to ask for a page
        "240.0.0.0/4",  # reserved, RFC 1112; 255.255.255.255 is broadcast
        # In a public block, yet answered by the machine's own host: Azure's platform with its metadata.
        "168.63.129.16/32",
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_SPECIAL_IPV6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, RFC 2928: Teredo, benchmarks, ORCHID, anycast services
        "2001:db8::/32",  # documentation, RFC 3849
        "3ffe::/16",  # the 6bone, given up, RFC 3701
        "3fff::/20",  # documentation, RFC 9637
    )
)
# Blocks whose addresses hold an IPv4 address that is where a packet goes in the end, and how many bits of the
# address follow it. They are as public as what they hold.
_MAPPED = IPv6Network("::ffff:0:0/96")  # RFC 4291, 2.5.5.2
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052; the local one, 64:ff9b:1::/48 of RFC 8215, is not public
_6TO4 = IPv6Network("2002::/16")  # RFC 3056
# The interface identifier of ISATAP, with any prefix: 0000:5efe or 0200:5efe, then the IPv4 address
# (RFC 5214, 6.1).
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})

# Names that lead nowhere public, whatever a resolver says: special-use names (RFC 6761, RFC 6762, RFC 8375,
# RFC 7686; .internal by ICANN's resolution of 2024-07-29) ...
_LOCAL_SUFFIXES = ("localhost", "local", "internal", "home.arpa", "onion", "localdomain")
# ... and what clouds call their metadata services where the name has no such ending.
_METADATA_NAMES = frozenset(
    {
        "metadata",
        "instance-data",  # EC2
        "metadata.goog",
        "metadata.tencentyun.com",
        "metadata.platformequinix.com",
        "metadata.packet.net",
        "metadata.nicp.alibabacloud.com",
        "rancher-metadata",
    }
)


def is_public(address: str | IPv4Address | IPv6Address) -> bool:
    """Whether an IP address belongs to the public internet, and so does every address that it holds.

    A text may have a scope (``fe80::1%eth0``), brackets, and every notation that a resolver takes for an
    address (``0x7f.1``, ``2130706433``, full-width digits). What is no address is not public.
    """
    ip = address if isinstance(address, IPv4Address | IPv6Address) else address_of(address)
    if ip is None:
        return False
    if isinstance(ip, IPv4Address):
        return not any(ip in block for block in _SPECIAL_IPV4)
    if ip in _MAPPED or ip in _NAT64:
        return is_public(IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip not in _GLOBAL_UNICAST or any(ip in block for block in _SPECIAL_IPV6):
        return False
    return all(is_public(held) for held in _held(ip))


def _held(ip: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that a global unicast address leads to."""
    number = int(ip)
    if ip in _6TO4:
        yield IPv4Address(number >> 80 & 0xFFFFFFFF)
    if number >> 32 & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(number & 0xFFFFFFFF)


@lru_cache(maxsize=4096)
def address_of(host: str) -> IPv4Address | IPv6Address | None:
    """The IP address that a host is, in any notation that something between here and a socket might take.

    None if it is a name. Decimal, octal, hexadecimal and short forms are those of ``inet_aton``; full-width,
    circled and other digits those of NFKC, which IDNA applies (RFC 5891, 4.2.1; UTS 46).
    """
    text = _folded(host).strip().strip("[]").rstrip(".")
    try:
        return ip_address(text)
    except ValueError:
        pass
    if not text or any(character.isspace() for character in text):
        return None  # inet_aton takes what follows white space for a comment
    try:
        return IPv4Address(socket.inet_aton(text))
    except (OSError, UnicodeError):
        return None


def is_local_name(host: str) -> bool:
    """Whether a name leads to the machine, its network or its cloud by convention. ``host`` in lower case."""
    name = _folded(host).rstrip(".")
    return name in _METADATA_NAMES or any(
        name == suffix or name.endswith(f".{suffix}") for suffix in _LOCAL_SUFFIXES
    )


def _folded(host: str) -> str:
    """``host`` as browsers read it: without escapes, and as IDNA does, compatibility forms as what they stand
    for and 。 as a dot (RFC 3490, 3.1). The % before the scope of an IPv6 address is no escape.
    """
    host = host.replace("%25", "%") if ":" in host else unquote(host)
    return unicodedata.normalize("NFKC", host).replace("\u3002", ".")
