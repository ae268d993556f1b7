"""What goes wrong at the portal. A crawl that starts one imports this, and no server."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weather:
    """What the portal suffers from: answers of its API take ``delay`` seconds, one in ``failing`` is 503
    (0: none); without ``kit`` a third party's script is missing, and the app does not start.
    """

    delay: float = 0.0
    failing: int = 0
    kit: bool = True

    def __post_init__(self) -> None:
        if self.delay < 0 or self.failing < 0:
            raise ValueError("a delay and a share of failing calls cannot be negative")
