"""Likely questions for a few typed letters: fitting, few, and each of them answered."""

import pytest

from bot.engine import Engine


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "what were Leicestershire's grades?"),
        ("effic leics", "what was Leicestershire's efficiency grade?"),
        ("kent peop", "what was Kent's people grade?"),
        ("compare lodnon", "how does London compare with other services?"),
        ("CULTURE", "what did inspectors say about culture?"),
        ("outst effic", "which services were outstanding for efficiency?"),
        ("gmfrs chan", "what changed at Greater Manchester?"),
        ("did kent", "what were Kent's grades?"),
        ("tell me kents", "what were Kent's grades?"),
        ("leicester fire brigade", "what were Leicestershire's grades?"),
        ("culture in leics", "what did inspectors say about culture?"),
        ("compare kent and essex", "compare Kent and Essex"),
        ("best serv", "which service was best for effectiveness?"),
        ("who is roy", "who is Roy Wilsher?"),
        ("what changed at k", "what changed at Kent?"),
    ],
)
def test_what_is_typed_leads_to_a_question(engine: Engine, typed: str, first: str) -> None:
    assert engine.likely(typed)[0] == first


@pytest.mark.parametrize("typed", ["zzzz qqq", "kent qqqq", "\N{FIRE}"])
def test_what_fits_nothing_gives_nothing(engine: Engine, typed: str) -> None:
    assert engine.likely(typed) == ()


@pytest.mark.parametrize("typed", ["", "a", "what", "é🔥", "@everyone **x**", "x" * 500])
def test_there_are_never_too_many(engine: Engine, typed: str) -> None:
    assert len(engine.likely(typed)) <= 25
    assert len(engine.likely(typed, 3)) <= 3


def test_look_alikes_are_offered_apart(engine: Engine) -> None:
    offered = engine.likely("yorks effic")
    assert {f"what was {part} Yorkshire's efficiency grade?" for part in
            ("North", "South", "West")} <= set(offered)  # fmt: skip


def test_every_question_that_is_offered_is_answered(engine: Engine) -> None:
    offered = engine.likely("", 1000)
    assert len(offered) > 300
    assert [q for q in offered if engine.answer(q)[0].status != "answered"] == []
