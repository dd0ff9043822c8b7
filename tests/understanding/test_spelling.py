"""Which of several known words somebody meant."""

import pytest

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.spelling import Speller
from knowledge.language import Language
from knowledge.load import Knowledge


@pytest.fixture(scope="module")
def speller(language: Language, knowledge: Knowledge) -> Speller:
    lexicon = Lexicon(language, knowledge)
    fillers = frozenset(word for line in language.words.fillers for word in line.split())
    return Speller(lexicon.words, language, lexicon.meant, fillers, lexicon.uses)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rade", "grade"),  # a race is as near, and hardly ever asked about
        ("gtill", "still"),
        ("sinze", "since"),
        ("garded", "graded"),
        ("fnre", "fire"),
        ("wher", "where"),
        ("effecitveness", "effectiveness"),
        ("wether", "weather"),  # better a refusal than an answer to another question
    ],
)
def test_of_words_as_near_the_familiar_one_is_meant(
    speller: Speller, typed: str, meant: str
) -> None:
    found = speller.correct(typed)
    assert found is not None
    assert found.word == meant


@pytest.mark.parametrize("typed", ["food", "grave", "hose", "kettle"])
def test_an_english_word_is_taken_at_its_word(speller: Speller, typed: str) -> None:
    assert speller.correct(typed) is None
