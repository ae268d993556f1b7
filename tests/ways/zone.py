"""``python -m tests.ways.zone crawl …``: Scrapy's command line where some names lead into the machine."""

import socket
import sys
from typing import Any

from tests.ways.hosts import ZONE


def lead_inward() -> None:
    """Answer for the names of the zone as a resolver under somebody else's control would."""
    real = socket.getaddrinfo

    def getaddrinfo(host: Any, port: Any, *arguments: Any, **options: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        addresses = ZONE.get(name, [host])
        return [one for address in addresses for one in real(address, port, *arguments, **options)]

    socket.getaddrinfo = getaddrinfo


if __name__ == "__main__":
    lead_inward()
    from scrapy.cmdline import execute  # takes socket.getaddrinfo as it finds it

    execute(["scrapy", *sys.argv[1:]])
