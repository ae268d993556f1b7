"""Ports on loopback for servers that are started later, or again."""

import random
import socket
from contextlib import suppress

# Below those that the kernel meanwhile gives to whoever asks for any, above those that Chromium calls unsafe.
_CHOSEN = range(11_000, 32_000)


def free_port() -> int:
    """A port on which nobody listens."""
    while True:
        port = random.SystemRandom().choice(_CHOSEN)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
