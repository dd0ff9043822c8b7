"""A word that is not known, one slip of the finger from one that is."""

import pytest

from bot.engine import Engine
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import Mention
from bot.understanding.sentences.core import Core, Understood
from bot.understanding.sentences.slips import Mended, likeliest
from bot.understanding.words.message import Read
from bot.understanding.words.spelled import Spelled


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hat was the tyne and wear people grade?", "what was the tyne and wear people grade?"),
        ("hen was it inspected", "when was it inspected"),
        ("ehats kents efficiency grade", "whats kents efficiency grade"),
        ("which services are godo for people", "which services are good for people"),
        (
            "how many services improved heir efficiency",
            "how many services improved their efficiency",
        ),
        ("was essex goo for people", "was essex good for people"),
        ("who was rated god for people", "who was rated good for people"),
        ("which services fel for people", "which services fell for people"),
        ("how man got each grade for people", "how many got each grade for people"),
        ("which ire services stayed the same", "which fire services stayed the same"),
        ("compare surrey wiht kent", "compare surrey with kent"),
        ("was kent good for pteple", "was kent good for people"),
        ("doens't kent do well for people", "doesn't kent do well for people"),
    ],
)
def test_a_slip_that_makes_another_word_is_mended(engine: Engine, typed: str, meant: str) -> None:
    assert engine.answer(typed)[0].text == engine.answer(meant)[0].text


@pytest.mark.parametrize(
    "asked",
    [
        "what was kent's hose grade?",
        "how good are the pumps at Kent",
        "what was the tree grade",
        "did the service buy a hat",
        "when is the next bus to Kent",
        "how many cats did they rescue",
        "what was the efficiency of the pole",
    ],
)
def test_a_word_that_asks_something_else_is_not_taken_for_a_slip(
    engine: Engine, asked: str
) -> None:
    assert engine.answer(asked)[0].status != "answered"


@pytest.mark.parametrize("asked", ["oh god what did we get", "thank god for that"])
def test_an_exclamation_names_no_grade(engine: Engine, asked: str) -> None:
    (judged, *_) = engine.explain(asked).judged
    assert not judged.asked.all("grade")


def test_the_line_of_thought_shows_what_was_mended(engine: Engine) -> None:
    (trace,) = engine.explain("hat was the people grade").traces
    assert next((trace.text[t.start : t.end], t.text) for t in trace.terms) == ("hat", "what")


def _mended(service: str, likely: float) -> Mended:
    """A way to mend a sentence, by which it asks about a service."""
    asked = Asked(
        intent="grade", score=1.0, text="", wording="", mentions=(Mention("service", service),),
        meanings=frozenset(), words=frozenset(),
    )  # fmt: skip
    return Mended(Understood(Read(Spelled("", []), False, False, []), Core([]), asked), likely)


def test_neither_of_two_readings_as_likely_is_taken() -> None:
    first, second = _mended("Kent", 0.9), _mended("Essex", 0.88)
    assert likeliest([first, second]) is None
    assert likeliest([first, _mended("Essex", 0.7)]) is first
    assert likeliest([]) is None
