"""The operator's own answers: served in any wording, proved or marked, never forced."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from bot.__main__ import main
from bot.engine import Engine
from bot.load import load_parts
from knowledge.answers import load_answers
from knowledge.faults import Faults
from tests.conftest import ROOT

FILE = """answers:
- asks: [how do I book a home fire safety visit?, can somebody check my smoke alarms at home]
  answer: Visits are booked on the website of your local service.
  editorial: true
- asks: [which assessment is this one?]
  answer: It is the third.
  cites:
    document: hmicfrs-leicestershire-2021-22
    quote: third assessment
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("documents", "built", "language"):
        (tmp_path / name).symlink_to(ROOT / "knowledge" / name)
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "visits.yaml").write_text(FILE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def own(folder: Path) -> Engine:
    return load_parts(ROOT / "config.yaml", folder).engine()


@pytest.mark.parametrize(
    "question",
    [
        "How do I book a home fire safety visit",
        "how can i book a home fire safety visit?",
        "book a hoem fire safty visit",
    ],
)
def test_an_answer_is_found_in_any_wording(own: Engine, question: str) -> None:
    reply, _ = own.answer(question)
    assert (reply.status, reply.intent) == ("answered", "own answer")
    assert reply.text.startswith("Visits are booked on the website")


def test_an_editorial_answer_says_that_it_is_one(own: Engine) -> None:
    reply, _ = own.answer("how do I book a home fire safety visit?")
    (citation,) = reply.citations
    assert citation.quote == "Visits are booked on the website of your local service."
    assert "Editorial answer, from no document" in reply.text


def test_a_cited_answer_quotes_its_document(own: Engine) -> None:
    reply, _ = own.answer("which assessment is this one?")
    (citation,) = reply.citations
    assert citation.document == "hmicfrs-leicestershire-2021-22"
    assert "> third assessment" in reply.text


def test_what_the_documents_answer_stays_theirs(own: Engine, engine: Engine) -> None:
    for question in ("what was the efficiency grade?", "hello", "what about smoke alarm checks?"):
        assert own.answer(question)[0] == engine.answer(question)[0]


def test_anything_else_is_refused_as_before(own: Engine, engine: Engine) -> None:
    for question in ("how do I book a hotel?", "what is the council tax?", "book me a table"):
        assert own.answer(question)[0] == engine.answer(question)[0]


def test_danger_comes_first(own: Engine) -> None:
    assert own.answer("my house is on fire")[0].status == "emergency"


def test_the_line_of_thought_tells_that_an_own_answer_decided(own: Engine) -> None:
    exact = own.explain("how do I book a home fire safety visit?")
    near = own.explain("book a hoem fire safty visit")
    for told in (exact, near):
        assert told.reply.intent == "own answer"
        assert told.verdict
        assert told.verdict.name == "own answer"
    assert not exact.judged
    assert len(near.judged) == 1


def test_many_wordings_are_served(folder: Path) -> None:
    entries = "\n".join(
        f"- asks: [where is station number {n} of the brigade, address of station {n}]\n"
        f"  answer: Station {n} has its page.\n  editorial: true"
        for n in range(200)
    )
    (folder / "answers" / "stations.yaml").write_text(f"answers:\n{entries}\n", encoding="utf-8")
    engine = load_parts(ROOT / "config.yaml", folder).engine()
    assert engine.answer("adress of station 117")[0].text.startswith("Station 117 has its page.")


def test_the_wordings_are_learned_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "book a hoem fire safty visit"
    first, _ = load_parts(ROOT / "config.yaml", folder).engine().answer(question)
    (kept,) = (folder / ".learned").iterdir()
    monkeypatch.setattr("bot.matching.keeping.learn", Mock(side_effect=AssertionError))
    again, _ = load_parts(ROOT / "config.yaml", folder).engine().answer(question)
    assert again == first
    assert kept.exists()


def test_an_entry_without_a_word_is_in_nobodys_way(folder: Path, engine: Engine) -> None:
    (folder / "answers" / "visits.yaml").write_text(
        "answers:\n- {asks: ['???'], answer: b, editorial: true}\n", encoding="utf-8"
    )
    own = load_parts(ROOT / "config.yaml", folder).engine()
    question = "what is the council tax?"
    assert own.answer(question)[0] == engine.answer(question)[0]


def test_a_file_is_read_once_however_many_entries_it_has(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = "answers:\n" + 50 * "- {asks: [a], answer: b, editorial: true}\n"
    reading = Mock(return_value=content.encode())
    monkeypatch.setattr(Path, "read_bytes", reading)
    assert len(load_answers(folder)) == 50
    assert reading.call_count == 1


@pytest.mark.parametrize("command", [["check"], ["build", "--check"]])
def test_upkeep_learns_nothing(folder: Path, command: list[str]) -> None:
    assert main(["--knowledge", str(folder), *command]) == 0
    assert not (folder / ".learned").exists()


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("{asks: [a], answer: b}", "either cites"),
        ("{asks: [], answer: b, editorial: true}", "has no question"),
        ("{asks: [a], answer: ' ', editorial: true}", "has no answer"),
        (
            "{asks: [a], answer: b, cites: {document: hmicfrs-leicestershire-2021-22, quote: zzz}}",
            "which hmicfrs-leicestershire-2021-22 does not hold",
        ),
        ("{asks: [a], answer: b, cites: {document: nowhere, quote: zzz}}", "nowhere does not hold"),
        ("{asks: [a], answer: b, wat: c}", "wat"),
    ],
)
def test_what_is_wrong_with_an_entry_is_told_with_its_line(
    folder: Path, entry: str, what: str
) -> None:
    (folder / "answers" / "bad.yaml").write_text(f"answers:\n- {entry}\n", encoding="utf-8")
    with pytest.raises(Faults) as raised:
        load_answers(folder)
    assert what in str(raised.value)
    assert "bad.yaml" in str(raised.value)


def test_check_tells_of_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "answers" / "bad.yaml").write_text(
        "answers:\n- {asks: [a], answer: b}\n", encoding="utf-8"
    )
    assert main(["--knowledge", str(folder), "check"]) == 1
    assert "either cites" in capsys.readouterr().out
