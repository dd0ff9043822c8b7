"""The order of answering: one list of stages, each of which decides some question."""

import pytest

from bot.answering.draft import Draft
from bot.answering.facts import Facts
from bot.answering.stages import STAGES, Stage
from bot.answering.turn import UNSAID, Turn
from bot.config import Matching
from bot.engine import Engine
from bot.understanding.dialogue.memory import Conversation
from bot.understanding.understand import Understander
from knowledge.language import Language
from knowledge.load import Knowledge

NAMES = [stage.name for stage in STAGES]


@pytest.mark.parametrize(
    ("turns", "stage"),
    [
        (["when is the next inspection due"], "date"),
        (["cost per head of population for Bedfordshire's fire service"], "measure"),
        (["kent grades", "when was that"], "when that was"),
        (["what is underneath their values", "new values are they?"], "goes on"),
        (["hello"], "small talk"),
        (["what is the zorgle grade"], "not understood"),
        (["kent ppl 2024"], "beyond the documents"),
        (["what is the council tax in Wales"], "beyond the documents"),
        (["what did they say about the backlog?", "who said that?"], "about the reply"),
        (["what were kent's grades?"], "understood"),
        (["what is the assessment designed to do?"], "own words"),
        (["when was the insp before this one"], "toss-up"),
        (["what did the chief thank people for"], "gathered"),
    ],
)
def test_a_question_is_decided_by_one_stage(engine: Engine, turns: list[str], stage: str) -> None:
    before = Conversation()
    for turn in turns[:-1]:
        before = engine.answer(turn, before)[1]
    (judged,) = engine.explain(turns[-1], before).judged
    assert judged.verdict.name == stage


def test_each_stage_has_a_name_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("stage", STAGES, ids=NAMES)
def test_a_stage_speaks_over_those_before_it(stage: Stage) -> None:
    assert set(stage.over) <= {UNSAID, *NAMES[: NAMES.index(stage.name)]}


@pytest.mark.parametrize("stage", STAGES, ids=NAMES)
def test_each_stage_runs_alone(stage: Stage, knowledge: Knowledge, language: Language) -> None:
    understander = Understander(language, knowledge)
    facts = Facts(knowledge, language, "Leicestershire")
    message = understander.read("what was the efficiency grade in 2018, and why?")
    for sentence in understander.understand(message):
        said = stage.run(Turn(sentence.asked, Conversation(), facts, Matching()))
        assert said is None or isinstance(said, Draft)
