"""What pages that newscrawl writes have in common: one way to templates, the words of the interface, styles.

    templates = page_templates("newscrawl.report", "ko", extra="report")
    templates.get_template("report.html.jinja").render(…)

``environment`` names what stands ready within every template, ``words/`` has the interface in Korean and
English, ``assets/base.css`` what every page looks like. Everything that is put into a template is escaped.
"""

from newscrawl.markup.environment import page_templates
from newscrawl.markup.errors import MarkupMissingError
from newscrawl.markup.styles import base_styles
from newscrawl.markup.vocabulary import LANGUAGES, Language, Vocabulary, vocabulary

__all__ = [
    "LANGUAGES",
    "Language",
    "MarkupMissingError",
    "Vocabulary",
    "base_styles",
    "page_templates",
    "vocabulary",
]
