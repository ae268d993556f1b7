"""A page under other names: what a redesign leaves of a site, and what any unknown site is."""

import re
from hashlib import blake2b

_CLASS_OR_ID = re.compile(r"""(?i)(\s(?:class|id))=(?:(["'])([^"'<>]*)\2|([^\s"'<>=]+)(?=[\s>]))""")
# Attributes that name elements by their id.
_REFERENCE = re.compile(
    r"""(?i)(\s(?:for|headers|aria-(?:controls|labelledby|describedby)))=(["'])([^"'<>]*)\2"""
)
_FRAGMENT = re.compile(r"""(?i)(\shref)=(["'])#([^"'<>]+)\2""")
_JSON_LD = re.compile(r"(?is)<script[^>]*ld\+json.*?</script>")
_META = re.compile(r"(?i)<meta(?![^>]*(?:charset|content-type))[^>]*>")


def mangle(page: bytes, seed: int, *, bare: bool = False) -> bytes:
    """The page with every class and id renamed; the same name always becomes the same one.

    Bytes outside of the names stay as they are, whatever the encoding. ``bare`` takes JSON-LD and the meta
    elements out as well, all but the one that declares the encoding.
    """
    text = page.decode("latin-1")

    def renamed(names: str) -> str:
        digests = (blake2b(f"{seed} {name}".encode(), digest_size=4).hexdigest() for name in names.split())
        return " ".join(f"k{digest}" for digest in digests)

    def attribute(match: re.Match[str]) -> str:
        quote = match[2] or ""
        return f"{match[1]}={quote}{renamed(match[3] if match[2] else match[4])}{quote}"

    text = _CLASS_OR_ID.sub(attribute, text)
    text = _REFERENCE.sub(lambda match: f"{match[1]}={match[2]}{renamed(match[3])}{match[2]}", text)
    text = _FRAGMENT.sub(lambda match: f"{match[1]}={match[2]}#{renamed(match[3])}{match[2]}", text)
    if bare:
        text = _META.sub("", _JSON_LD.sub("", text))
    return text.encode("latin-1")
