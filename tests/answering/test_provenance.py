"""Where an answer comes from, and which inspection it tells of."""

import pytest

from bot.engine import Engine
from tests.bank import ask


@pytest.mark.parametrize(
    ("typed", "opens"),
    [
        ("is this the third inspection?", "Yes: "),
        (
            "is this the second or the third inspection by HMICFRS?",
            "Leicestershire's latest inspection",
        ),
        ("which inspection is this", "Leicestershire's latest inspection"),
    ],
)
def test_a_report_counts_its_own_inspection(engine: Engine, typed: str, opens: str) -> None:
    reply = ask(engine, [typed])
    assert reply.text.startswith(opens)
    assert "**third**" in reply.text
    assert "third assessment" in reply.citations[0].quote


def test_the_one_before_is_an_inspection_and_no_publication(engine: Engine) -> None:
    assert ask(engine, ["when was the inspection before this one"]).intent == "inspected when"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("where does it say that there is a backlog, which document", "backlog"),
        ("which document says it was 20 out of 24", "20 out of 24"),
    ],
)
def test_a_source_is_that_of_what_the_question_tells(
    engine: Engine, typed: str, words: str
) -> None:
    reply = ask(engine, ["what was the people grade", typed])
    assert words in reply.citations[0].quote


@pytest.mark.parametrize(
    "typed",
    ["whose summary is it?", "who wrote the inspector's summary?", "did Wilsher write the summary"],
)
def test_a_summary_is_of_whoever_signed_it(engine: Engine, typed: str) -> None:
    assert "Roy Wilsher" in ask(engine, [typed]).text
