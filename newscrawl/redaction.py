"""Addresses and lines without the secrets in them: the one place that makes an address fit to be shown.

What is written down (logs, tables, names of files, messages) passes through here where it is made. The
formatter of the log (``newscrawl.log``) does so once more, as a last line for what others write.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

HIDDEN = "***"
# User and password of an address: up to the last @ of its authority (RFC 3986, 3.2), or of all of it where
# that is a database's, whose password may hold any sign by mistake.
_USER = re.compile(r"""(?i)\b([a-z][a-z0-9+.-]*://)[^\s/?#"'<>]*@""")
_DATABASE_USER = re.compile(r"""(?i)\b((?!(?:https?|wss?|ftps?|file)\b)[a-z][a-z0-9+.-]*://)[^\s"'<>]*@""")
# Parameters, variables and settings that hold a secret, by the end of their name.
_NAMES = (
    r"pass(?:word|wd|phrase)?|pwd|secret|(?:secret|api|access|service|auth|client|crtfc)[_-]?key|token|sig(?:nature)?"
    r"|auth(?:orization)?|credentials?|session[_-]?id"
)
_PARAMETER = re.compile(rf"""(?i)(?<![^\W_])((?:[\w.-]*[_.-]|access|pg|ssl)?(?:{_NAMES}))=[^\s&#;"'<>]+""")
_SECRET_NAME = re.compile(rf"(?i)(?:^|_|pg)(?:{_NAMES}|access_key_id|webhook(?:_url)?|dsn|notify)$")
# The shell's folders, which end as the names of passwords do.
_FOLDERS = frozenset(("PWD", "OLDPWD"))
# What stands in the place of a port and is none: the password of an address that lacks its @.
_NO_PORT = re.compile(r"(://[^\s/?#:@\[]*):(?!\d{1,5}(?:[/?#]|$))[^\s/?#@]+")
# A word of fewer letters would be blotted out everywhere, and is no secret worth the name.
_SHORTEST = 4


def redacted(text: str) -> str:
    """``text`` with users and passwords of addresses and the values of telling parameters hidden."""
    if "://" in text:
        text = _USER.sub(rf"\1{HIDDEN}@", _DATABASE_USER.sub(rf"\1{HIDDEN}@", text))
    return _PARAMETER.sub(rf"\1={HIDDEN}", text) if "=" in text else text


def shown_input(address: str) -> str:
    """An address as a person typed it, perhaps wrongly, with everything hidden that may be a password."""
    before, at, rest = address.rpartition("@")
    if at:
        scheme = re.match(r"\s*[\w+.-]*://", before)
        address = f"{scheme[0].strip() if scheme else ''}{HIDDEN}@{rest}"
    return redacted(_NO_PORT.sub(rf"\1:{HIDDEN}", address))


def has_user(url: str) -> bool:
    """Whether a web address holds a user or password."""
    return "@" in re.split(r"[/?#\\]", url.partition("://")[2], maxsplit=1)[0]


def passwords_in(text: str) -> set[str]:
    """The passwords of the addresses in ``text``, as they stand there and without their escapes."""
    found = set()
    for pattern in (_USER, _DATABASE_USER):
        for address in pattern.finditer(text):
            password = address[0].removeprefix(address[1]).rpartition("@")[0].partition(":")[2]
            found |= {password, unquote(password)}
    return {one for one in found if len(one) >= _SHORTEST}


def secrets_in(values: Mapping[str, Any]) -> set[str]:
    """The secrets in settings or an environment: by their names, and the passwords of addresses."""
    found: set[str] = set()
    for name, value in values.items():
        if not isinstance(value, str) or name in _FOLDERS:
            continue
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST:
            found.add(value)
        found |= passwords_in(value)
    return found


class Redactor:
    """Hides given secrets, and all that ``redacted`` hides."""

    def __init__(self, secrets: Iterable[str]) -> None:
        longest_first = sorted({one for one in secrets if len(one) >= _SHORTEST}, key=len, reverse=True)
        self._secrets = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __call__(self, text: str) -> str:
        """``text`` without them."""
        return redacted(self._secrets.sub(HIDDEN, text) if self._secrets else text)
