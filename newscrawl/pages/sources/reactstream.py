"""What a page of React's server components (Next.js) brings along: a stream of rows, cut into the strings
that its scripts push.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_DECODER = json.JSONDecoder(strict=False)
# What such a script has in it.
SIGN = "__next_f"
_CHUNK = re.compile(r"self\.__next_f\.push\(\[\d+, ?(?=\")")
# A row ends with its line, a text with its last byte (React's emitTextChunk).
_ROW = re.compile(r"(?P<id>[0-9a-f]{1,4}):(?:T(?P<size>[0-9a-f]{1,6}),|(?=[\[{]))")


def chunks_in(script: str) -> Iterator[str]:
    """The parts of the stream that a script pushes."""
    for match in _CHUNK.finditer(script):
        value = decoded(script, match.end())
        if isinstance(value, str):
            yield value


def rows_of(chunks: Iterable[str]) -> tuple[list[Any], dict[str, str]]:
    """The rows of a stream: JSON values (``id:<json>``), and texts by their ids (``id:T<size>,text``)."""
    # Halves of a character may stand alone, as in JavaScript; React's encoder replaces them too.
    stream = "".join(chunks).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    texts: dict[str, str] = {}
    values: list[Any] = []
    at = 0
    while at < len(stream):
        match = _ROW.match(stream, at)
        if match is not None and match["size"]:
            size = int(match["size"], 16)
            # The size counts bytes; a text has at most as many characters.
            text = stream[match.end() : match.end() + size].encode("utf-8")[:size].decode("utf-8", "ignore")
            texts[match["id"]] = text
            at = match.end() + len(text)
            if _ROW.match(stream, at) is not None:
                continue
        elif match is not None:
            values.append(decoded(stream, match.end()))
        at = stream.find("\n", at) + 1 or len(stream)
    return values, texts


def decoded(text: str, start: int) -> Any:
    """The JSON value that begins at ``start``; None if none does."""
    try:
        return _DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
