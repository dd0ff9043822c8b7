"""Words are read by what stands beside them."""

import pytest

from bot.understanding.understand import Understander
from knowledge.language import Language
from knowledge.load import Knowledge


@pytest.fixture(scope="module")
def understander(language: Language, knowledge: Knowledge) -> Understander:
    return Understander(language, knowledge)


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("is Kent better or worse than in 2018?", "change"),
        ("is Kent better or worse than Essex?", "rank"),
        ("is it any more efficient?", "improve"),
        ("any more quotes?", "another"),
    ],
)
def test_a_comparative_has_the_meaning_of_its_place(
    understander: Understander, question: str, meaning: str
) -> None:
    (sentence,) = understander.read(question).sentences
    assert meaning in {term.meaning for term in sentence.terms}


def test_that_year_asks_for_no_date(understander: Understander) -> None:
    (sentence,) = understander.read("what did it get that year?").sentences
    assert "year" not in {term.meaning for term in sentence.terms}
