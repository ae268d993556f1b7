"""The portal's editors: headlines and texts that change while its clock runs (the latter in ``textdesk``),
articles that are withdrawn, and templates that change everywhere at once.

Each change is made by a function that knows what it does, and that is its truth: its classes come from the
desk that made it and from no comparison of what came out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

# Quotation marks as keyboards have them.
STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")
FIGURE: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d+)?(?=%|명|억|조|만|건|일|곳|년|개|차례|시간|달러)")
# Sentences that an editor adds; each is said of something that happened later.
_LATER: Final = (
    "취재가 시작되자 담당 부서는 {day}일까지 자료를 다시 내겠다고 알려 왔다.",
    "이와 관련해 주민 {n}명은 같은 날 오후 의견서를 전달했다.",
    "다만 예산이 확정되려면 아직 두 차례 심의가 남아 있다.",
    "관계자는 본지 통화에서 구체적인 일정은 다음 주에 나온다고 덧붙였다.",
    "비슷한 사업은 지난해에도 {n}곳에서 추진됐으나 절반가량이 중단됐다.",
    "현장을 둘러본 전문가들은 안전 점검부터 서둘러야 한다고 지적했다.",
    "한편 노조는 {day}일 기자회견을 열어 반대 뜻을 밝힐 예정이다.",
)
_TAILS: Final = ("주민들은 반발", "내달 시행", "전문가는 신중론", "추가 대책 나온다", "노조는 철회 요구")
_NEW_HEADLINES: Final = (
    "{org} {topic} 다시 짠다",
    "{topic} 놓고 {org} 안팎 엇갈린 반응",
    "{person} {post} “{topic} 끝까지 챙길 것”",
    "‘{topic}’ 서두르는 {org}…남은 과제는",
)
# Lines that stood in no article before: a notice of the portal below every text.
_TEMPLATES: Final = (
    "이 기사는 뉴스마루가 제공하는 듣기 서비스에서 음성으로도 만날 수 있다.",
    "뉴스마루는 독자 의견을 기사 아래 의견란에서 언제든지 받고 있다.",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What an editor has before them: the article's own names, and a source of chance."""

    rng: Random
    org: str
    topic: str
    person: str
    post: str

    def sentence(self) -> str:
        """A sentence to add."""
        return self.rng.choice(_LATER).format(day=self.rng.randint(6, 28), n=self.rng.randint(11, 98))


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """A change that is made to an article at a time. ``subject``: headline, text, or withdrawal."""

    at: datetime
    subject: str
    seed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """How much changes between two aware times: so many headlines and texts of different articles, so many
    withdrawals, and so many changes of the template. ``reach``: of how many articles, the newest ones.
    """

    since: datetime
    until: datetime
    headlines: int = 0
    texts: int = 0
    withdrawals: int = 0
    templates: int = 0
    reach: int = 400


class Editors:
    """Who edits what, and when; the same from the same seed."""

    def __init__(self, plan: Editing, seed: int, can_edit: Callable[[int], bool]) -> None:
        """``can_edit``: whether an article, by its index, is there to be edited."""
        self.plan = plan
        rng = Random(f"{seed}:editors")  # noqa: S311 - invents changes, guards nothing
        indexes = [index for index in range(plan.reach) if can_edit(index)]
        wanted = plan.headlines + plan.texts + plan.withdrawals
        if wanted > len(indexes):
            raise ValueError(f"{wanted} changes need as many articles; only {len(indexes)} can be edited")
        subjects = ["headline"] * plan.headlines + ["text"] * plan.texts + ["withdrawal"] * plan.withdrawals
        length = int((plan.until - plan.since).total_seconds())
        self._edits = {
            index: PlannedEdit(
                plan.since + timedelta(seconds=rng.randrange(max(length, 1))), subject, f"{seed}:{index}:edit"
            )
            for index, subject in zip(rng.sample(indexes, wanted), subjects, strict=True)
        }
        step = (plan.until - plan.since) / (plan.templates + 1)
        self._templates = [plan.since + step * (number + 1) for number in range(plan.templates)]

    def of(self, index: int) -> PlannedEdit | None:
        """What is done to an article, if anything."""
        return self._edits.get(index)

    def __iter__(self) -> Iterator[tuple[int, PlannedEdit]]:
        return iter(sorted(self._edits.items(), key=lambda item: item[1].at))

    @property
    def template_changes(self) -> Sequence[datetime]:
        """When the template changes."""
        return self._templates

    def template(self, at: datetime) -> str | None:
        """The line that the template puts below every text at that time: it comes, is another one, goes, …"""
        number = sum(moment <= at for moment in self._templates)
        return _TEMPLATES[number % 3 - 1] if number % 3 else None


# -- Headlines --------------------------------------------------------------------------------------------


def edited_headline(title: str, desk: Desk) -> str:
    """Another headline of the same article, in one of the ways in which desks change them."""
    ways = [_new_headline, _new_figure, _with_tail, _without_tail, _marked]
    desk.rng.shuffle(ways)
    return next(new for new in (way(title, desk) for way in (*ways, _new_headline)) if new and new != title)


def _new_headline(title: str, desk: Desk) -> str | None:  # noqa: ARG001 - as the others
    pattern = desk.rng.choice(_NEW_HEADLINES)
    return pattern.format(org=desk.org, topic=desk.topic, person=desk.person, post=desk.post)


def _new_figure(title: str, desk: Desk) -> str | None:
    found = FIGURE.search(title)
    return with_other_figure(title, found, desk.rng) if found else None


def _with_tail(title: str, desk: Desk) -> str | None:
    return f"{title}…{desk.rng.choice(_TAILS)}"


def _without_tail(title: str, desk: Desk) -> str | None:  # noqa: ARG001 - as the others
    head, mark, tail = title.rpartition("…")
    return head if mark and len(head) > 12 and len(tail) > 4 and head.count("“") == head.count("”") else None


def _marked(title: str, desk: Desk) -> str | None:
    return title + desk.rng.choice(("(종합)", "(종합2보)"))


def with_other_figure(text: str, found: re.Match[str], rng: Random) -> str:
    """The text with another digit in a figure that was found in it."""
    figure = found[0]
    place = rng.choice([place for place, char in enumerate(figure) if char.isdigit()])
    digit = rng.choice([one for one in "123456789" if one != figure[place]])
    return text[: found.start()] + figure[:place] + digit + figure[place + 1 :] + text[found.end() :]


# -- Lists ------------------------------------------------------------------------------------------------

_CUT_AT: Final = 19


def dressed(title: str, index: int, publisher: str) -> str:
    """A headline as a list shows it: as it is, cut, or with what lists put around it."""
    way, is_long = index * 7 % 11, len(title) > _CUT_AT + 3
    if way < 2:
        return title[:_CUT_AT].rstrip() + ("…", "...")[way] if is_long else title
    around = {2: f"[단독] {title}", 3: f"{title} [영상]", 4: f"{title} | {publisher}"}
    return around.get(way, title.translate(STRAIGHT) if way == 5 else title)
