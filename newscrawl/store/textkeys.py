"""Keys of texts that stand in many rows: these have a number each, and ``shared_texts`` the text once."""

from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import BigInteger, Dialect, TypeDecorator


@lru_cache(maxsize=4_096)  # copyright lines of publishers, and a run or two
def text_key(text: str) -> int:
    """The key of a text: a digest, so that a row is written without asking which key it has."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


class TextKey(TypeDecorator[int]):
    """The key of a text in ``shared_texts``; it may be given, and is compared, as the text."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002 - interface
        return text_key(value) if isinstance(value, str) else value
