"""What a question names is kept in order, as often as it is named, each with its place."""

import pytest

from bot.understanding.dialogue.memory import lent, substituted
from bot.understanding.meaning.asked import Asked
from bot.understanding.understand import Understander
from knowledge.language import Language
from knowledge.load import Knowledge


@pytest.fixture(scope="module")
def understander(language: Language, knowledge: Knowledge) -> Understander:
    return Understander(language, knowledge)


def asked(understander: Understander, question: str) -> Asked:
    (found,) = understander.understand(understander.read(question))
    return found.asked


def stand(question: Asked) -> bool:
    """Whether every mention with a place stands there in the wording."""
    placed = [(m.typed, m.place) for m in question.mentions if m.place]
    return all(question.wording[at.start : at.end] == typed for typed, at in placed)


@pytest.mark.parametrize(
    "question",
    [
        "Which brigades went from RI to good for people between 2018 and 2021?",
        "How did East and West Sussex compare for efficency in 2018/19?",
        "I live in Kent, was it good, or good enough, for effectiveness?",
        "What did Callum Faint, the chief, say about home safety checks?",
        "And was Leicestershire RI (requires improvement) or worse?",
    ],
)
def test_a_mention_stands_where_its_words_are(understander: Understander, question: str) -> None:
    found = asked(understander, question)
    assert found.mentions
    assert stand(found)
    assert all(mention.place for mention in found.mentions)


def test_what_is_named_twice_is_mentioned_twice(understander: Understander) -> None:
    found = asked(understander, "was kent ri (requires improvement) or good before it was ri")
    grades = [(mention.value, mention.typed) for mention in found.of("grade")]
    assert grades == [
        ("requires improvement", "ri"), ("requires improvement", "requires improvement"),
        ("good", "good"), ("requires improvement", "ri"),
    ]  # fmt: skip
    assert found.all("grade") == ("requires improvement", "good")
    assert found.typed("grade") == ("ri", "requires improvement", "good")
    assert found.places("grade") == tuple(mention.place for mention in found.of("grade"))


def test_what_another_question_lends_has_no_place(understander: Understander) -> None:
    first = asked(understander, "was Kent good for people in 2018")
    (person,) = lent(asked(understander, "why was that"), first, "pillar").of("pillar")
    assert (person.value, person.typed, person.place) == ("people", "people", None)


@pytest.mark.parametrize("then", ["and Essex?", "in 2021?", "outstanding?", "was Essex good"])
def test_a_question_asked_again_keeps_its_places(understander: Understander, then: str) -> None:
    first = asked(understander, "was Kent good for people in 2018")
    again = substituted(asked(understander, then), first)
    assert stand(again)
    assert any(mention.place for mention in again.mentions)


def test_a_slot_that_is_filled_keeps_the_words_of_what_was_named(
    understander: Understander,
) -> None:
    found = asked(understander, "is Kent better than Essex").filled("service", ["Essex", "Surrey"])
    assert [(m.value, m.typed) for m in found.of("service")] == [("Essex", "essex"), ("Surrey", "")]
