"""Which conditions a question sets, and what one takes from the one beside it."""

from collections.abc import Callable

import pytest

from bot.understanding.meaning.amounts import ALL, ANY, NONE, Amount
from bot.understanding.meaning.conditions.condition import BOTH, Condition
from bot.understanding.meaning.conditions.joining import are_joined, conditions_in
from bot.understanding.words.reading import Reader
from bot.understanding.words.text import normalise
from knowledge.model import PILLARS

EFFECTIVENESS, EFFICIENCY, PEOPLE = ((pillar,) for pillar in PILLARS)
GOOD, POOR = ("good",), ("requires improvement",)
UP, DOWN, SAME = ("improved",), ("declined",), ("same",)

Read = Callable[[str], tuple[Condition, ...]]


@pytest.fixture
def read(reader: Reader) -> Read:
    return lambda text: conditions_in(reader.read(normalise(text)))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("good for people but not for efficiency", (PEOPLE, False), (EFFICIENCY, True)),
        ("not good for people but was for efficiency", (PEOPLE, True), (EFFICIENCY, False)),
        ("good for people without being good at efficiency", (PEOPLE, False), (EFFICIENCY, True)),
        ("good only for people", (PEOPLE, False), ((*EFFECTIVENESS, *EFFICIENCY), False)),
    ],
)
def test_a_grade_is_said_once_and_meant_twice(
    read: Read, text: str, first: tuple[object, bool], second: tuple[object, bool]
) -> None:
    found = read(f"which services were {text}")
    assert [(each.pillars, each.denied) for each in found] == [first, second]
    assert {each.grades for each in found} == {GOOD}


@pytest.mark.parametrize(
    "text",
    [
        "fell for people while efficiency rose",
        "people fell, efficiency went up",
        "fell for people and rose for efficiency",
        "people down and efficiency up",
    ],
)
def test_each_pillar_stands_with_its_move(read: Read, text: str) -> None:
    found = read(f"which services {text}")
    assert [(each.pillars, each.ways) for each in found] == [(PEOPLE, DOWN), (EFFICIENCY, UP)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("good in all three pillars", ALL),
        ("good in at least two pillars", Amount(2, float("inf"))),
        ("good in exactly one pillar", Amount(1, 1)),
        ("exactly one good", Amount(1, 1)),
        ("good in no pillar", NONE),
        ("good for anything", ANY),
    ],
)
def test_a_condition_is_of_so_many_pillars(read: Read, text: str, amount: Amount) -> None:
    (found,) = read(f"services with {text}")
    assert (found.pillars, found.amount) == (PILLARS, amount)


def test_what_names_no_time_is_of_now_after_what_was(read: Read) -> None:
    then, now = read("who was inadequate for people in 2018/19 and isn't any more")
    assert (then.time, then.denied, now.time, now.denied) == ("2018/19", False, "latest", True)


def test_a_grade_before_a_move_is_what_was_left(read: Read) -> None:
    left, moved = read("who was good for people and then fell")
    assert (left.time, moved.ways, moved.pillars) == ("previous", DOWN, PEOPLE)


def test_pillars_are_set_against_each_other(read: Read) -> None:
    (found,) = read("who was graded higher for people than for efficiency")
    assert (found.among, found.pillars, found.ways) == (True, (*PEOPLE, *EFFICIENCY), UP)
    (found,) = read("who kept the same grade for people")
    assert (found.among, found.ways) == (False, SAME)


def test_each_service_has_its_own(read: Read) -> None:
    found = read("did Kent get good for efficiency and Essex requires improvement for people")
    assert [(each.service, each.grades) for each in found] == [("Kent", GOOD), ("Essex", POOR)]


@pytest.mark.parametrize(
    "text",
    [
        "how many were outstanding, good, requires improvement and inadequate for people",
        "which services fell for people and which rose for efficiency",
        "more were good than outstanding for people",
        "who did better than Kent for people",
        "which went from good to requires improvement for people",
        "good or outstanding for people",
        "good for people in 2018 and requires improvement in 2021",
    ],
)
def test_a_plain_question_joins_nothing(read: Read, text: str) -> None:
    assert not are_joined(read(text))


def test_both_inspections_are_one_condition(read: Read) -> None:
    (found,) = read("who was not good for people both times")
    assert (found.time, found.denied, are_joined([found])) == (BOTH, True, True)
    assert [each.time for each in read("good for people in 2018 and 2021/22")] == [BOTH]


@pytest.mark.parametrize(
    "but", ["everything except", "every pillar bar", "all three but", "all pillars apart from"]
)
def test_all_but_one_pillar_are_the_others_and_not_that_one(read: Read, but: str) -> None:
    those, that = read(f"who was good for {but} efficiency")
    assert (those.pillars, those.amount) == (("effectiveness", "people"), ALL)
    assert (that.pillars, that.amount, that.grades) == (EFFICIENCY, NONE, GOOD)


@pytest.mark.parametrize(
    ("text", "pillars", "amount"),
    [
        ("were inadequate for people or inadequate for efficiency", {*PEOPLE, *EFFICIENCY}, ANY),
        ("were inadequate for people or inadequate for efficiency but not both",
         {*PEOPLE, *EFFICIENCY}, Amount(1, 1)),
        ("improved in two out of three areas", {*PILLARS}, Amount(2, 2)),
    ],
)  # fmt: skip
def test_one_grade_of_several_pillars_is_one_condition(
    read: Read, text: str, pillars: set[str], amount: Amount
) -> None:
    (found,) = read(f"which services {text}")
    assert (set(found.pillars), found.amount) == (pillars, amount)


@pytest.mark.parametrize(
    ("text", "alternative"),
    [
        ("outstanding for efficiency or inadequate for people", True),
        ("not good for people or not good for efficiency", True),
        ("outstanding for efficiency and inadequate for people", False),
    ],
)
def test_or_leads_to_an_alternative(read: Read, text: str, alternative: bool) -> None:
    _, second = read(f"which services were {text}")
    assert second.alternative is alternative


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("only improved for people", (PEOPLE, ALL), ((*EFFECTIVENESS, *EFFICIENCY), NONE)),
        ("are good at nothing but people", (PEOPLE, ALL), ((*EFFECTIVENESS, *EFFICIENCY), NONE)),
        (
            "are not good at anything but people",
            (PEOPLE, ALL),
            ((*EFFECTIVENESS, *EFFICIENCY), NONE),
        ),
        ("are good in one area and inadequate in another", (PILLARS, ANY), (PILLARS, ANY)),
        ("were good in all three in 2018 and are not now", (PILLARS, ALL), (PILLARS, Amount(0, 2))),
    ],
)
def test_two_things_of_so_many_pillars(
    read: Read, text: str, first: tuple[object, Amount], second: tuple[object, Amount]
) -> None:
    found = read(f"which services {text}")
    assert [(each.pillars, each.amount) for each in found] == [first, second]
    assert not any(each.denied for each in found)
    assert are_joined(found)


@pytest.mark.parametrize(
    "text", ["saw nothing change", "had no change in any pillar", "did not change in any pillar"]
)
def test_what_did_not_change_neither_rose_nor_fell(read: Read, text: str) -> None:
    (found,) = read(f"which services {text}")
    assert (found.pillars, found.ways) == (PILLARS, (*UP, *DOWN))
    assert found.denied or found.amount == NONE


@pytest.mark.parametrize("text", ["nothing changed for people", "nothing moved on people"])
def test_nothing_is_of_the_pillar_beside_it(read: Read, text: str) -> None:
    (found,) = read(f"for which services {text}")
    assert (found.pillars, found.amount) == (PEOPLE, NONE)


@pytest.mark.parametrize(
    ("text", "origin", "target"),
    [
        ("are no longer good for people", GOOD, ()),
        ("became good for people", (), GOOD),
        ("are newly good for people", (), GOOD),
    ],
)
def test_what_ended_or_began_is_a_move(
    read: Read, text: str, origin: tuple[str, ...], target: tuple[str, ...]
) -> None:
    (found,) = read(f"which services {text}")
    assert (found.origin, found.target, found.denied) == (origin, target, False)
    assert (found.ways, are_joined([found])) == (UP + DOWN, True)


@pytest.mark.parametrize(
    "text",
    [
        "was people the only pillar where Kent was good",
        "is the only area where Kent is good people",
        "was people the only thing Kent got good for",
    ],
)
def test_the_only_pillar_is_that_one_and_no_other(read: Read, text: str) -> None:
    that, others = read(text)
    assert (that.pillars, that.grades, others.amount) == (PEOPLE, GOOD, NONE)
    assert others.pillars == (*EFFECTIVENESS, *EFFICIENCY)


def test_the_only_pillar_that_is_not_good_leaves_the_others_good(read: Read) -> None:
    that, others = read("is people the only pillar where Kent is not good")
    assert (that.denied, others.denied, others.amount) == (True, False, ALL)
