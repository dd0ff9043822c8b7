"""``ask --explain`` tells the line of thought, by the same steps that gave the reply."""

from unittest.mock import Mock

import pytest

from bot.__main__ import USAGE, main
from bot.answering.stages import decided
from bot.engine import Engine
from bot.faces.explaining import explain_each
from tests.conftest import ROOT


def explained(engine: Engine, question: str) -> str:
    (text,) = explain_each(engine, [question])
    return text


def test_it_tells_spans_corrections_and_scores(engine: Engine) -> None:
    text = explained(engine, "wat was leciestershires efficency grade??")
    assert "normalised  wat was leciestershires efficency grade" in text
    assert "leciestershires: read as leicestershire (0.87), service Leicestershire" in text
    assert "24-33  efficency: read as efficiency (0.90), pillar" in text
    assert "intent grade: 1.00, by the example" in text
    assert "verdict     understood" in text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("what was the efficiency grade", "understood"),
        ("what were the grades in 2025", "beyond the documents"),
        ("what is the zorgle grade", "not understood"),
        ("hello", "small talk"),
    ],
)
def test_it_tells_the_rule_that_decided(engine: Engine, question: str, verdict: str) -> None:
    assert f"verdict     {verdict}: " in explained(engine, question)


def test_it_names_the_word_that_is_not_known(engine: Engine) -> None:
    assert "know “zorgle”" in explained(engine, "what is the zorgle grade")


def test_it_tells_what_was_set_aside(engine: Engine) -> None:
    text = explained(engine, "we keep llamas, so what was Kent's efficiency grade")
    assert "set aside, beside the question: llamas" in text


def test_it_ends_with_the_very_reply(engine: Engine) -> None:
    for question in ("what was the efficiency grade", "my house is on fire", "who are you"):
        reply, _ = engine.answer(question)
        assert engine.explain(question).reply == reply


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("my house is on fire", "danger"),
        ("what was the grade? " * 200, "too long"),
        ("???", "nothing asked"),
    ],
)
def test_it_tells_what_decided_before_any_question(
    engine: Engine, question: str, verdict: str
) -> None:
    text = explained(engine, question)
    assert f"verdict     {verdict}: " in text
    assert "question    " not in text
    assert "  intent " not in text


def test_it_takes_each_step_once(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Mock(side_effect=decided)
    monkeypatch.setattr("bot.engine.decided", steps)
    understood = Mock(side_effect=engine._understander.understand)
    monkeypatch.setattr(engine._understander, "understand", understood)
    assert len(engine.explain("what was the people grade? And who is the chief?").judged) == 2
    assert (understood.call_count, steps.call_count) == (1, 2)


def test_json_has_no_room_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--explain", "--json", "hello"]) == USAGE
    assert "--explain does not go with --json" in capsys.readouterr().err


def test_the_walk_through_one_question_is_what_it_tells(engine: Engine) -> None:
    told = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    asked, *lines = told.split("--explain ")[1].split("```")[0].splitlines()
    text = explained(engine, asked.strip('"')).splitlines()
    assert [line for line in lines if line != "  …" and line not in text] == []


def test_conditions_are_told_one_by_one(engine: Engine) -> None:
    text = explained(engine, "who was good for people in 2018 but is not good for efficiency now")
    assert "  condition: good, people, 2018\n" in text
    assert "  condition: not good, efficiency, latest\n" in text
