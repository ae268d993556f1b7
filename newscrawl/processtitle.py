"""What the process list shows of this process: its command line without the secrets that were typed there.

Every user of the machine can read the command line of every process. A secret belongs in the environment; one
that was given as ``-s STORE_URL=…`` or ``-a url=…`` is there for as long as Python takes to start.
"""

import sys
from collections.abc import Sequence

from setproctitle import setproctitle

from newscrawl.redaction import Redactor, redacted, secrets_in, shown_input


def hide_arguments() -> None:
    """Take the passwords of addresses and the values of telling parameters out of the command line shown."""
    shown = shown_arguments(sys.orig_argv)
    if shown != sys.orig_argv:
        setproctitle(" ".join(shown))


def shown_arguments(words: Sequence[str]) -> list[str]:
    """The words of a command line as everybody may read them."""
    return [_shown(word) for word in words]


def _shown(word: str) -> str:
    name, is_assigned, value = word.partition("=")
    if not is_assigned:
        return redacted(_address(word))
    # By the name it is given to, and as an address that may be mistyped.
    hide = Redactor(secrets_in({name: value}))
    return hide(f"{name}={_address(hide(value))}")


def _address(word: str) -> str:
    return shown_input(word) if "@" in word or "://" in word else word
