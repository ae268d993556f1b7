"""What desks do to a text that another outlet printed: they cut, sign, polish, reorder and extend it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from random import Random

from newscrawl.portal.publishers import person_name

WIRES = ("두물통신", "한빛통신")
OUTLETS = tuple(
    f"{name}{kind}"
    for kind in ("일보", "경제", "신문", "타임스")
    for name in ("가람", "나루", "다온", "라온", "마루")
)
# How a desk polishes: what it writes in the place of what.
_POLISH = (
    ("밝혔다", "말했다"), ("전했다", "알렸다"), ("강조했다", "힘줘 말했다"), ("이번", "올"), ("지난해", "작년"),
    ("현재까지", "지금까지"), ("이에 따라", "따라서"), ("관련", "연관"), ("다만", "하지만"), ("앞서", "이에 앞서"),
    ("것으로 보인다", "전망이다"), ("가운데", "중"), ("구체적인", "자세한"), ("한편", "아울러"), ("늘린다", "확대한다"),
    ("줄었다", "감소했다"), ("늘었다", "증가했다"), ("시작됐다", "비롯됐다"), ("전문가들은", "전문가는"), ("올해", "금년"),
    ("관계자는", "측은"), ("이날", "이 날"), ("그는", "이에 대해 그는"), ("만에", "만에야"), ("처음", "최초"),
)  # fmt: skip


@dataclass(slots=True)
class Report:
    """A text on its way: ``published`` by ``publisher`` at a time."""

    publisher: str
    title: str
    paragraphs: list[str]
    authors: list[str]
    published: datetime

    @property
    def length(self) -> int:
        return sum(map(len, self.paragraphs))


# Paragraphs of the outlet's own.
Context = Callable[[], list[str]]


def _retitle(report: Report, random: Random, _: Context) -> None:
    words = report.title.split()
    random.shuffle(words)
    report.title = " ".join(words[: max(3, len(words) - 1)])


def _sign(report: Report, random: Random, _: Context) -> None:
    report.authors = [person_name(random)]


def _cut_from_the_end(report: Report, random: Random, _: Context) -> None:
    """Keep a third to nine tenths, whole paragraphs, and no less than a short item has."""
    left = report.length * random.uniform(0.3, 0.9)
    kept: list[str] = []
    for paragraph in report.paragraphs:
        if kept and sum(map(len, kept)) > max(left, 180):
            break
        kept.append(paragraph)
    report.paragraphs = kept


def _shorten(report: Report, random: Random, _: Context) -> None:
    """Take sentences out here and there."""
    short = []
    for paragraph in report.paragraphs:
        sentences = re.split(r"(?<=[.?!])\s", paragraph)
        left = [one for one in sentences if len(sentences) == 1 or random.random() > 0.2]
        if left:
            short.append(" ".join(left))
    report.paragraphs = short


def _polish(report: Report, random: Random, _: Context) -> None:
    for word, other in random.sample(_POLISH, 12):
        report.paragraphs = [paragraph.replace(word, other) for paragraph in report.paragraphs]


def _write_numbers_otherwise(report: Report, _: Random, __: Context) -> None:
    report.paragraphs = [re.sub(r"(?<=\d)(?=\d00(?:명|건|억))", ",", one) for one in report.paragraphs]


def _reorder(report: Report, random: Random, _: Context) -> None:
    if len(report.paragraphs) > 3:
        place = random.randrange(1, len(report.paragraphs) - 1)
        report.paragraphs.append(report.paragraphs.pop(place))


def _join_paragraphs(report: Report, _: Random, __: Context) -> None:
    pairs = zip(report.paragraphs[::2], [*report.paragraphs[1::2], ""], strict=False)
    report.paragraphs = [" ".join(filter(None, pair)) for pair in pairs]


def _extend(report: Report, random: Random, context: Context) -> None:
    """Add paragraphs of its own, up to as much as there is."""
    wanted, added = report.length * random.uniform(0.1, 0.9), 0
    where = random.choice(("before", "within", "behind", "behind"))
    for paragraph in context():
        if added > wanted:
            break
        added += len(paragraph)
        places = {"before": 0, "within": random.randint(0, len(report.paragraphs))}
        report.paragraphs.insert(places.get(where, len(report.paragraphs)), paragraph)


# What is done to a copy, and how often.
EDITS = (
    (_retitle, 0.5),
    (_sign, 0.4),
    (_polish, 0.35),
    (_write_numbers_otherwise, 0.2),
    (_shorten, 0.2),
    (_cut_from_the_end, 0.3),
    (_reorder, 0.1),
    (_join_paragraphs, 0.3),
    (_extend, 0.25),
)
