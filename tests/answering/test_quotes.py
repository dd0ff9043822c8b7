"""Which of somebody's words are shown: those that the question is about, before any others."""

from pathlib import Path

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (["what did Callum Faint say still needs doing"], "further improvements to be made"),
        (["who is Roy Wilsher", "what did he not like"], "large backlog of home safety checks"),
        (["what did Wilsher say had improved most"], "Areas we have seen the greatest improvement"),
        (["what did the inspector say about the comprehensive plan"], "comprehensive improvement"),
    ],
)
def test_the_first_words_shown_are_those_asked_for(
    engine: Engine, turns: list[str], first: str
) -> None:
    assert first in ask(engine, turns).citations[0].quote


@pytest.mark.parametrize(
    "typed",
    [
        "what did the fire service say in response",
        "what do the service say about themselves",
        "what is the service's response to the report?",
    ],
)
def test_the_service_speaks_for_itself(engine: Engine, typed: str) -> None:
    reply = ask(engine, [typed])
    assert reply.intent == "quotes"
    assert "Faint" in reply.text
    assert "Wilsher" not in reply.text


@pytest.mark.parametrize(
    "typed",
    [
        "what did Callum Faint, Faint the chief, say about Wilsher",
        "what did Faint, I mean Callum Faint, say about Wilsher",
        "what did Roy Wilsher, Wilsher the inspector, say about Callum Faint?",
    ],
)
def test_who_is_named_twice_is_still_the_speaker(engine: Engine, typed: str) -> None:
    reply = ask(engine, [typed])
    assert reply.reason == "not_in_documents"
    assert not reply.citations


LED = """Barset brigade praised, but fleet is old
Barset Fire and Rescue Service was rated good for people.
Chief fire officer Ann Hall said she was proud. On the fleet she said: "Six are on order."
The first open day is on 24 September at Ash Street, with many of its crews.
"""


def test_what_words_are_about_may_stand_before_them(tmp_path: Path) -> None:
    barset = engine_on(tmp_path, {"echo-barset": LED}, "Barset")
    assert "Six are on order." in ask(barset, ["what did Ann Hall say about the fleet?"]).text
    assert "24 September" in ask(barset, ["when is the first open day"]).text
