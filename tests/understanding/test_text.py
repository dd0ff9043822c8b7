"""Cleaning what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.words.text import normalise, sentences, stem, tokens


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("What’s **Leicestershire’s** grade?", "what is leicestershire grade?"),
        ("<@123456789012345678> hi <:fire:1>", "hi"),
        ("e\u200bff\u00adi\u202ecient", "efficient"),
        ("ＧＲＡＤＥ\u00a0now", "grade now"),
        ("L e i c s grade", "leics grade"),
        ("pleeeease", "pleease"),
        ("didnt wasnt whos", "did not was not who is"),
        ("😀 thanks \x00 mate\x07", "thanks mate"),
        ("were they good", "were they good"),
        ("Surrey or Ken?t", "surrey or kent?"),
        ("scill,y in 201?8", "scilly, in 2018?"),
        ("Yorkshir'es grade", "yorkshire grade"),
        ("has'nt it improved, what'z new", "has not it improved, what is new"),
        ("doesn't and he'd said", "does not and he said"),
        ("how many poepl!e", "how many poeple!"),
        ("thanks,i want 24.5 of 1,000", "thanks,i want 24.5 of 1,000"),
    ],
)
def test_it_is_folded(typed: str, clean: str) -> None:
    assert normalise(typed) == clean


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(max_size=200))
def test_tokens_are_slices_of_the_text(text: str) -> None:
    clean = normalise(text)
    for token in tokens(clean):
        assert clean[token.start : token.end].replace("-", "/") in (token.text, "&")


def test_years_stay_whole_and_hyphens_part_words() -> None:
    found = [token.text for token in tokens("2021-22, 21/22 well-being in2018 a&b")]
    assert found == ["2021/22", "21/22", "well", "being", "in", "2018", "a", "and", "b"]


def test_a_message_is_cut_into_sentences() -> None:
    cut = sentences("mr. wilsher said so. did he? yes!")
    assert [(sentence.text, sentence.asks) for sentence in cut] == [
        ("mr. wilsher said so", False),
        ("did he", True),
        ("yes", False),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("improvements", "improved"),
        ("findings", "finding"),
        ("communities", "community"),
        ("evaluating", "evaluation"),
        ("values", "value"),
    ],
)
def test_inflections_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("police", "policy"), ("people", "pebble"), ("staff", "stage")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)
