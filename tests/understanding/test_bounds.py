"""Grades named as bounds, and moves between grades, are read as they are meant."""

import pytest

from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import grades_wanted, is_turned
from bot.understanding.meaning.moves import directions_wanted, ends, steps
from bot.understanding.understand import Understander
from knowledge.language import Language
from knowledge.load import Knowledge

UP = ["outstanding", "good"]
DOWN = ["requires improvement", "inadequate"]


@pytest.fixture(scope="module")
def understander(language: Language, knowledge: Knowledge) -> Understander:
    return Understander(language, knowledge)


def asked(understander: Understander, question: str) -> Asked:
    (found,) = understander.understand(understander.read(question))
    return found.asked


@pytest.mark.parametrize(
    ("bound", "grades"),
    [
        ("good or better", UP),
        ("at least good", UP),
        ("good at the very least", UP),
        ("at or above good", UP),
        ("no worse than good", UP),
        ("not below good", UP),
        ("below good", DOWN),
        ("short of good", DOWN),
        ("less than a good", DOWN),
        ("no better than requires improvement", DOWN),
        ("requires improvement or worse", DOWN),
        ("RI (requires improvement) or worse", DOWN),
        ("requires improvement, RI, or worse", DOWN),
        ("good (a good or better)", UP),
        ("better than good", ["outstanding"]),
        ("other than requires improvement", [*UP, "inadequate"]),
    ],
)
def test_a_bound_is_read(understander: Understander, bound: str, grades: list[str]) -> None:
    found = asked(understander, f"which services were {bound} for people?")
    # "Adequate" is a grade of later inspections.
    assert [grade for grade in grades_wanted(found) if grade != "adequate"] == grades
    assert not is_turned(found)


@pytest.mark.parametrize("failed", ["failed to reach", "did not get to", "failed to achieve"])
def test_a_grade_not_reached_leaves_those_below(understander: Understander, failed: str) -> None:
    found = asked(understander, f"which services {failed} good for people?")
    assert [grade for grade in grades_wanted(found) if grade != "adequate"] == DOWN
    assert not is_turned(found)


@pytest.mark.parametrize(
    ("question", "origin", "target"),
    [
        ("which services went from good to outstanding for people?", "good", "outstanding"),
        ("who got out of inadequate for people?", "inadequate", None),
        ("which services lost their good for people?", "good", None),
        ("who was good for people in 2018 but has since been marked down?", "good", None),
        ("who fell to inadequate for people?", None, "inadequate"),
        ("who sank to inadequate for people between 2018 and 2022?", None, "inadequate"),
    ],
)
def test_the_ends_of_a_move_are_read(
    understander: Understander, question: str, origin: str | None, target: str | None
) -> None:
    found = asked(understander, question)
    assert directions_wanted(found)
    assert ends(found) == (origin, target)


@pytest.mark.parametrize(
    ("question", "number"),
    [("who went down two grades?", 2), ("who rose by one grade?", 1), ("who rose?", None)],
)
def test_steps_are_counted(understander: Understander, question: str, number: int | None) -> None:
    assert steps(asked(understander, question)) == number
