"""Likely questions for a few typed letters: fitting, few, and each of them answered."""

import shutil
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.load import load_engine
from tests.building import build

DOCUMENTS = Path(__file__).parent / "documents"


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
        ("who said massive", "who said “made massive steps forward”?"),
        ("MASSIV", "who said “made massive steps forward”?"),
        ("who said backlog", "who said “backlog of home safety checks. We found no”?"),
        ("who said what", "who said what?"),
        ("why", "what are the concerns about Leicestershire?"),
        ("why was effic", "what are the concerns about Leicestershire?"),
        ("areas for improv", "how many areas for improvement were resolved?"),
        ("strenghts", "what are Leicestershire's strengths?"),
        ("what documents", "what documents do you have?"),
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


def test_every_question_for_words_that_were_said_is_answered(engine: Engine) -> None:
    quotations = [each.citation.quote for each in engine.catalogue.quotes()]
    words = {word.strip(".,()") for quotation in quotations for word in quotation.split()}
    offered = {q for word in words for q in engine.likely(f"who said {word}")}
    attributions = [q for q in offered if q.startswith("who said “")]
    assert len(attributions) > 100
    assert [q for q in attributions if engine.answer(q)[0].status != "answered"] == []
    assert max(map(len, attributions)) <= 100  # characters that Discord takes of a choice


def test_what_the_documents_do_not_answer_is_not_offered(tmp_path: Path) -> None:
    """The language asks after articles, figures and findings; these documents hold none."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for ending in (".txt", ".yaml"):
        shutil.copy(DOCUMENTS / f"hmicfrs-wyreham-2018-19{ending}", folder)
    build(tmp_path)
    config = tmp_path / "config.yaml"
    config.write_text("home_service: Wyreham\n", encoding="utf-8")
    engine, _ = load_engine(config, tmp_path)
    offered = engine.likely("", 1000)
    assert "what are the concerns about Wyreham?" in offered
    assert "who wrote the article?" not in offered
    kinds = {each.question for each in engine.catalogue.kinds()}
    for question in kinds.intersection(offered):
        assert engine.answer(question)[0].status == "answered"
