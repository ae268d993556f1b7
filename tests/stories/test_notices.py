"""What stands at the ends of an outlet's texts. All of them are invented."""

from newscrawl.stories.notices import ends_of, without_notices
from tests.stories.texts import NOTICE, OTHER_REPORT, REPORT


def keys_of(text: str, publisher: str = "가람일보") -> set[int]:
    return set(ends_of(text, publisher).keys)


def test_a_notice_has_the_same_keys_below_every_report_of_the_outlet() -> None:
    notice = keys_of(f"{REPORT}\n\n{NOTICE}") & keys_of(f"{OTHER_REPORT}\n\n{NOTICE}")
    assert len(notice) == 2
    assert not notice & keys_of(f"{REPORT}\n\n{NOTICE}", "나루일보")


def test_numbers_in_a_notice_do_not_matter() -> None:
    dated = "이 기사는 2025년 2월 {}일 오전에 작성된 기사를 옮긴 것입니다."
    assert keys_of(f"{REPORT}\n{dated.format(5)}") & keys_of(f"{OTHER_REPORT}\n{dated.format(6)}")


def test_a_text_without_its_notices_is_the_report() -> None:
    notice = keys_of(NOTICE)
    for text in (f"{REPORT}\n\n{NOTICE}", f"{NOTICE}\n\n{REPORT}", f"{REPORT}\n\n사진.\n{NOTICE}"):
        body, _ = without_notices(text, ends_of(text, "가람일보"), notice.__contains__)
        assert body.strip().removesuffix("\n사진.").strip() == REPORT


def test_what_is_learnt_of_an_end_stands_before_the_notice() -> None:
    text = f"{REPORT}\n\n{NOTICE}"
    _, kept = without_notices(text, ends_of(text, "가람일보"), keys_of(NOTICE).__contains__)
    assert set(kept) == set(without_notices(REPORT, ends_of(REPORT, "가람일보"), lambda _: False)[1])


def test_a_text_of_notices_alone_is_empty() -> None:
    body, _ = without_notices(NOTICE, ends_of(NOTICE, None), keys_of(NOTICE, "").__contains__)
    assert body == ""
