"""The one way in which pages are written: Jinja2 with everything escaped and nothing undefined.

Within every template stand ready:

- ``lang`` and ``words``: the language and its vocabulary, ``{{ words("articles", n=3) }}``;
- filters of texts from pages: ``|shown`` (one line, cut), ``|web_address`` (None unless http or https),
  ``|marked(after)`` (``<del>`` and ``<ins>`` around words that changed);
- filters of times, in Korean time: ``|day``, ``|time``, ``|clock``, ``|iso`` (for ``<time datetime=…>``),
  ``|duration`` of seconds or a timedelta, ``|number`` (``1,200``), ``|share(whole)``;
- ``{% from "shared/parts.html.jinja" import linked, moment %}``: macros that pages share.
"""

import importlib
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from newscrawl.markup import foreign, wording
from newscrawl.markup.errors import MarkupMissingError
from newscrawl.markup.vocabulary import Language, vocabulary
from newscrawl.text import KST

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def page_templates(package: str, language: Language, *, extra: str) -> "Environment":
    """The templates of ``package`` (its folder ``templates``), and under ``shared/`` those of all pages.

    ``extra`` is what brings Jinja2. Raises ``MarkupMissingError`` without it.
    """
    try:
        jinja2 = importlib.import_module("jinja2")
    except ImportError:
        raise MarkupMissingError(f"pages are written with Jinja2: pip install 'newscrawl[{extra}]'") from None
    shared = jinja2.PrefixLoader({"shared": jinja2.PackageLoader("newscrawl.markup")})
    templates: Environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader([shared, jinja2.PackageLoader(package)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.globals |= {"lang": language, "words": vocabulary(language)}
    templates.filters |= {
        "shown": foreign.shown,
        "web_address": foreign.web_address,
        "marked": _marked,
        "day": partial(wording.day_in_words, language=language),
        "time": partial(wording.time_in_words, language=language),
        "duration": partial(wording.length_in_words, language=language),
        "clock": wording.clock,
        "iso": _iso,
        "number": "{:,}".format,
        "share": wording.share_in_words,
    }
    return templates


def _marked(before: str | None, after: str | None) -> "Markup":
    """How one headline became another: what was taken out in ``<del>``, what was put in in ``<ins>``."""
    markup: type[Markup] = importlib.import_module("markupsafe").Markup
    parts = []
    for operation, old, new in foreign.edits_of(before, after):
        if operation == "same":
            parts.append(markup("{}").format(new))
            continue
        parts += [markup("<del>{}</del>").format(old)] if old else []
        parts += [markup("<ins>{}</ins>").format(new)] if new else []
    return markup(" ").join(parts)


def _iso(moment: date) -> str:
    """ISO 8601, a time with Korea's offset."""
    there = moment.astimezone(KST) if isinstance(moment, datetime) else moment
    return there.isoformat()
