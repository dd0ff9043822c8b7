"""Phrases that are remembered more or less, and whose words they are."""

from pathlib import Path

import pytest

from bot.answering.passages.remembered import aligned
from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on


def test_an_alignment_counts_what_both_say_in_one_order_and_where() -> None:
    phrase = ["so", "somebody", "took", "our", "recommendations", "very", "seriously", "or", "so"]
    there = ["the", "service", "took", "our", "recommendations", "seriously", "and", "produced"]
    run = aligned(phrase, there, {"took": 1.0, "recommendations": 3.0, "seriously": 3.0})
    assert phrase[run.start : run.end] == phrase[2:7]
    assert run.weight == pytest.approx(1.0 + 0.3 + 3.0 - 0.5 + 3.0)


def test_words_in_another_order_are_not_aligned() -> None:
    weights = {"a": 1.0, "b": 1.0}
    assert aligned(["b", "a"], ["a", "b"], weights).weight == 1.0


@pytest.mark.parametrize(
    "typed",
    [
        "at the pub a man swore that staff worked tirelessly since the inspection, who said that?",
        "who told the paper, as far as I recall, about the continued hard work of our staff",
        "whose words are they, something like a comprehensive improvement plan to monitor progress",
    ],
)
def test_what_is_typed_around_a_phrase_does_not_hide_it(engine: Engine, typed: str) -> None:
    reply = ask(engine, [typed])
    assert reply.status == "answered"
    assert reply.text.startswith(("Callum Faint", "Roy Wilsher"))


@pytest.mark.parametrize(
    "typed",
    [
        "who said the recommendations were a waste of money?",
        "who said staff had not worked tirelessly since the last inspection?",
        "who said 22 out of 24 areas for improvement had been resolved?",
    ],
)
def test_nobody_is_given_words_that_say_something_else(engine: Engine, typed: str) -> None:
    assert ask(engine, [typed]).reason == "not_in_documents"


def test_words_that_somebody_signed_come_before_a_report_of_them(engine: Engine) -> None:
    reply = ask(engine, ["who said the areas with the greatest improvement were protection and us"])
    assert reply.text.startswith("Roy Wilsher")


def test_only_a_sentence_that_shares_a_word_can_deny_a_phrase(tmp_path: Path) -> None:
    text = (
        "Barset crews rely on goodwill\n1 February 2023\n"
        "Crews in Barset are “running on goodwill and overtime”, a union official has claimed.\n"
        "Liam Fosdyke, brigade secretary of the Fire Brigades Union in Barset, said: “None of this "
        "will surprise anyone. We have been running on goodwill and overtime for years.”\n"
    )
    engine = engine_on(tmp_path, {"gazette-barset": text}, "Barset")
    reply = ask(engine, ["who said they were running on goodwill and overtime"])
    assert reply.text.startswith("Liam Fosdyke")
