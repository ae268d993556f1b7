"""What elements say that hold no text of their own: those of the head, scripts, the fields of forms."""

from lxml import etree

from newscrawl.pages.elements import INLINE, SKIPPED
from newscrawl.pages.tree import is_open
from newscrawl.text import one_line
from newscrawl.usage import RSL_TYPE


class Head:
    """What a page says without showing it, noted on the walk over it.

    ``metas`` are the head's pairs of name and content, names in lower case; ``scripts`` the elements of
    inline scripts; ``canonical`` and ``licences`` (RSL) what link elements name; ``title`` the page's own
    title on one line; ``inputs`` the types of the fields of forms, ``buttons`` their buttons, whose words are
    no lines; ``based`` whether addresses count from another place than the page's own.
    """

    def __init__(self) -> None:
        self.metas: list[tuple[str, str]] = []
        self.scripts: list[etree._Element] = []
        self.canonical: list[str] = []
        self.licences: list[str] = []
        self.title = ""
        self.inputs: list[str] = []
        self.buttons: list[etree._Element] = []
        self.based = False

    def note(self, element: etree._Element, tag: str, _kind: int, _role: int) -> int:
        """Note what ``element`` says. What it holds is read, ``INLINE``, only in a button that holds the
        page; else it is ``SKIPPED``.
        """
        if tag == "meta":
            get = element.get
            content = get("content")
            key = get("property") or get("name") or get("itemprop") or get("http-equiv")
            key = "author" if key == "name" and element.getparent().get("itemprop") == "author" else key
            if key and content and not content.isspace():
                self.metas.append((key.strip().lower(), content))
        elif tag == "input":
            self.inputs.append((element.get("type") or "text").lower())
        elif tag == "button":
            self.buttons.append(element)
        elif tag == "script":
            # Whether it holds anything is left to those who read it: its text is long and decoded anew each
            # time.
            if not element.get("src"):
                self.scripts.append(element)
        elif tag == "base":
            self.based = True
        elif tag == "title":
            self.title = self.title or one_line("".join(element.itertext()))
        elif (rel := element.get("rel")) and (href := element.get("href")) is not None:
            if rel == "canonical" and href:
                self.canonical.append(href)
            elif "license" in rel.split() and element.get("type") == RSL_TYPE:
                self.licences.append(href)
        return INLINE if tag == "button" and is_open(element) else SKIPPED
