"""Spellings of this machine and of what stands beside it, as some parser, resolver or kernel takes them."""

import fcntl
import socket
import struct
from pathlib import Path

# Loopback and its spellings. An IPv6 address stands in brackets.
LOOPBACK = {
    "plain": "127.0.0.1",
    "another": "127.0.0.2",
    "far": "127.8.9.10",
    "last": "127.255.255.254",
    "unspecified": "0.0.0.0",
    "zero": "0",
    "decimal": "2130706433",
    "octal": "017700000001",
    "hexadecimal": "0x7f000001",
    "capital hexadecimal": "0X7F000001",
    "dotted octal": "0177.0.0.01",
    "dotted hexadecimal": "0x7f.0x0.0x0.0x1",
    "mixed": "0x7f.0.0.01",
    "padded octal": "0000000177.0.0.1",
    "short": "127.1",
    "three parts": "127.0.1",
    "hexadecimal short": "0x7f.1",
    "octal short": "0177.1",
    "two parts": "127.65530",
    "full-width": "１２７.０.０.１",
    "full-width dots": "127．0．0．1",
    "ideographic dots": "127。0。0。1",
    "half-width dots": "127｡0｡0｡1",
    "circled": "①②⑦.⓪.⓪.①",
    "mathematical": "𝟏𝟐𝟕.𝟎.𝟎.𝟏",
    "superscript": "¹²⁷.⁰.⁰.¹",
    "full-width decimal": "２１３０７０６４３３",
    "escaped": "%31%32%37.0.0.1",
    "escaped dots": "127%2e0%2e0%2e1",
    "trailing dot": "127.0.0.1.",
    "soft hyphen": "127.0.0.1\u00ad",
    "zero width": "127.0.0.\u200b1",
    "user": "user@127.0.0.1",
    "user and password": "news.example.kr:80@127.0.0.1",
    "two at signs": "a@b@127.0.0.1",
    "loopback 6": "[::1]",
    "long loopback 6": "[0000:0000:0000:0000:0000:0000:0000:0001]",
    "scoped loopback 6": "[::1%25lo]",
    "unspecified 6": "[::]",
    "mapped": "[::ffff:127.0.0.1]",
    "mapped hexadecimal": "[::ffff:7f00:1]",
    "mapped long": "[0:0:0:0:0:ffff:7f00:0001]",
    "mapped unspecified": "[::ffff:0.0.0.0]",
    "compatible": "[::127.0.0.1]",
    "translated": "[::ffff:0:127.0.0.1]",
    "NAT64": "[64:ff9b::127.0.0.1]",
    "NAT64 hexadecimal": "[64:ff9b::7f00:1]",
    "local NAT64": "[64:ff9b:1::7f00:1]",
    "6to4": "[2002:7f00:1::]",
    "Teredo server": "[2001:0:7f00:1::]",
    "Teredo client": "[2001:0:808:808:0:0:80ff:fffe]",
    "ISATAP": "[2a00:1450::5efe:7f00:1]",
    "ISATAP global": "[2a00:1450::200:5efe:7f00:1]",
    "ISATAP link-local": "[fe80::5efe:7f00:1]",
}
NAMES = {
    "localhost": "localhost",
    "capital": "LOCALHOST",
    "dotted": "localhost.",
    "full-width name": "ｌｏｃａｌｈｏｓｔ",
    "below localhost": "api.localhost",
    "localhost 6": "ip6-localhost",
    "localdomain": "localhost.localdomain",
    "own name": socket.gethostname(),
}
# What clouds answer their machines at. Nothing listens there in a test: these must not leave the machine.
METADATA = {
    "metadata": "169.254.169.254",
    "metadata decimal": "2852039166",
    "metadata mapped": "[::ffff:a9fe:a9fe]",
    "metadata 6": "[fd00:ec2::254]",
    "metadata name": "metadata.google.internal",
    "metadata of Alibaba": "100.100.100.200",
    "metadata of Azure": "168.63.129.16",
    "metadata of Oracle": "192.0.0.192",
}
# Names of ``tests.ways.zone``, where a resolver leads them into the machine: alone, beside a public address,
# and as one address in another.
ZONE = {
    "inward.example": ["127.0.0.1"],
    "inward6.example": ["::1"],
    "inward-mapped.example": ["::ffff:127.0.0.1"],
    "mixed.example": ["8.8.8.8", "127.0.0.1"],
    "mixed6.example": ["2001:4860:4860::8888", "::1"],
    "nowhere.example": ["0.0.0.0"],
}


def own() -> dict[str, str]:
    """The addresses of this machine's interfaces, as hosts."""
    found = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        for _, name in socket.if_nameindex():
            try:  # SIOCGIFADDR
                answer = fcntl.ioctl(any_socket.fileno(), 0x8915, struct.pack("256s", name.encode()[:15]))
            except OSError:  # no IPv4 there
                continue
            found[f"{name} 4"] = socket.inet_ntoa(answer[20:24])
    table = Path("/proc/net/if_inet6")
    for line in table.read_text(encoding="ascii").splitlines() if table.exists() else ():
        number, _, _, scope, _, name = line.split()
        address = socket.inet_ntop(socket.AF_INET6, bytes.fromhex(number))
        found[f"{name} 6 {scope}"] = f"[{address}%25{name}]" if scope == "20" else f"[{address}]"
    return found


def hosts() -> dict[str, str]:
    """All of them by what they are called."""
    return LOOPBACK | NAMES | METADATA | own() | {name: name for name in ZONE}
