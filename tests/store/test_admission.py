"""The rules by which a reading is withheld. All headlines and texts are invented."""

from datetime import timedelta
from typing import Any

import pytest

from newscrawl.headlines import Fit
from newscrawl.items import Article, Image, Promise
from newscrawl.store.admission import TIMES, Assessment, is_of_many, is_settled, loss
from newscrawl.store.content import content_of
from newscrawl.store.records import Objection
from tests.store.samples import START, article
from tests.store.texts import BODY, CONSENT, PARAGRAPHS, TITLE

SPORTS, WEATHER = "한빛 투수 노을, 완봉승으로 시즌 12승", "내일 전국 맑음…아침 영하 3도"
REWRITTEN = (
    f"{PARAGRAPHS[0]}\n\n이번 예산에는 어린이 병원을 새로 짓는 사업이 들어갔다. 내년 봄에 첫 삽을 뜬다.\n\n"
    "야당은 빚이 늘어난다며 반대했다. 시는 세금이 더 걷혀 갚을 수 있다고 맞섰다."
)
RETRACTION = "가람시 예산 확정 기사는 금액이 틀려 바로잡습니다. 확정된 내년 예산은 3조9000억원입니다."


def read(title: str | None = TITLE, body: str | None = BODY, **changes: Any) -> Article:
    promise = changes.pop("promise", None)
    item = article(1, title=title, subtitle=None, body=body, images=[], **changes)
    item.promise = promise
    return item


def objection(new: Article, old: Article | None = None) -> Objection | None:
    stored = old or read()
    return loss(content_of(stored), stored.modified_at, new, Assessment(new))


@pytest.mark.parametrize(
    "new",
    [
        read(body=REWRITTEN),
        read(title="[정정] " + TITLE, body=BODY.replace("800억원", "900억원")),
        read(title="가람시 예산 확정…어린이 병원 짓는다", body=REWRITTEN),
        read(body=BODY + "\n\n시장은 새해 첫날 취임 2년을 맞는다."),
        read(body="\n\n".join(PARAGRAPHS[:2]), modified_at=START + timedelta(days=1)),
        read(body="\n\n".join(PARAGRAPHS[1:])),
        read(title="[바로잡습니다] 가람시 내년 예산 확정", body=RETRACTION),
        read(body=RETRACTION, modified_at=START + timedelta(days=1)),
    ],
    ids=[
        "half",
        "correction",
        "renamed",
        "longer",
        "shortened later",
        "no first",
        "retracted",
        "retracted later",
    ],
)
def test_edits_replace_the_stored_text(new: Article) -> None:
    assert objection(new) is None


def test_a_short_report_that_grows_into_another_text_replaces_it() -> None:
    brief = f"{PARAGRAPHS[0]} 자세한 내용은 곧 전한다. 속보로 먼저 알린다."
    first = read(title="[1보] 가람시 내년 예산 확정", body=brief)
    assert objection(read(title="[종합] " + TITLE), first) is None


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (read(body=CONSENT), Objection.OTHER_TEXT),
        (read(title="서비스 이용 안내", body=CONSENT), Objection.OTHER_TEXT),
        (read(body="이 글은 더는 볼 수 없습니다."), Objection.OTHER_TEXT),
        (read(body=f"{PARAGRAPHS[0]} 구독하시면 전문을 보실 수 있습니다."), Objection.LOST_TEXT),
        (
            read(body="\n\n".join((*PARAGRAPHS[:2], "구독하시면 전문을 보실 수 있습니다."))),
            Objection.LOST_TEXT,
        ),
        (read(body=PARAGRAPHS[0]), Objection.LOST_TEXT),
        (read(body=PARAGRAPHS[0], modified_at=START + timedelta(days=1)), Objection.LOST_TEXT),
        (read(title=SPORTS, body="한빛 투수 노을이 완봉승을 거뒀다. " * 9), Objection.OTHER_TEXT),
    ],
    ids=[
        "consent",
        "consent, renamed",
        "deleted",
        "teaser",
        "long teaser",
        "prefix",
        "prefix, bumped",
        "other article",
    ],
)
def test_what_never_replaces_the_stored_text(new: Article, why: Objection) -> None:
    assert objection(new) is why


def test_an_address_that_the_list_gives_to_another_article_replaces_the_text() -> None:
    title, body = SPORTS, "한빛 투수 노을이 완봉승을 거뒀다. " * 9
    assert objection(read(title, body, promise=Promise("demo:1", title, (title,)))) is None
    assert objection(read(title, body, promise=Promise("demo:1", TITLE, (title,)))) is Objection.OTHER_TEXT


def test_a_photo_story_is_its_captions() -> None:
    caption = "가람시의회가 5일 본회의에서 내년 예산안을 의결하고 있다. " * 4
    captions = [Image("https://img.example.com/1.jpg", caption)]
    old, same = read(body=None), read(body=None)
    old.images = same.images = captions
    assert objection(same, old) is None
    assert objection(read(body=CONSENT), old) is Objection.OTHER_TEXT


def test_a_text_of_a_line_has_little_to_lose() -> None:
    assert objection(read(body="다른 글이다."), read(body="가람시의회는 5일 예산안을 의결했다.")) is None


@pytest.mark.parametrize("why", Objection)
def test_only_a_shortened_text_is_believed_in_the_end(why: Objection) -> None:
    assert not is_settled(why, TIMES - 1)
    assert is_settled(why, TIMES) is (why is Objection.LOST_TEXT)


@pytest.mark.parametrize(
    ("others", "many"),
    [
        ([], False),
        ([SPORTS], False),
        ([SPORTS, SPORTS + " (종합)", "[속보] " + SPORTS], False),
        (["[단독] " + TITLE, "가람시, 내년 예산 4조 확정"], False),
        (["[단독] " + TITLE, SPORTS, WEATHER], True),
        ([SPORTS, WEATHER], True),
        ([SPORTS, None, ""], False),
    ],
)
def test_three_different_headlines_over_one_text_are_many(others: list[str | None], many: bool) -> None:
    assert is_of_many(TITLE, others) is many


def test_a_title_taken_from_the_list_is_no_sign_of_the_page() -> None:
    item = read(body=CONSENT, promise=Promise("demo:1", TITLE, ()))
    assert Assessment(item).fit is Fit.NONE


def test_without_a_list_nothing_is_promised() -> None:
    assessed = Assessment(read(body=CONSENT))
    assert assessed.fit is Fit.HEADLINE
    assert assessed.is_doubtful
    assert not Assessment(read()).is_doubtful
