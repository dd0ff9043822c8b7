"""Evaluating: what is counted as what, how sure a score is, and the command."""

import json
from pathlib import Path

import pytest

from bot.__main__ import DONE, FAULT, main
from bot.calibration import calibrated, confidence
from bot.config import Matching
from bot.evaluation import Entry, Judged, counted, quantile, reliability, wrong
from bot.reply import Citation, Reply
from bot.tuning import advised

CITED = (Citation("doc", "Title", None, None, None, 0, 4, "good"),)
ANSWER = Reply(
    question="?", status="answered", text="It was **good**.", citations=CITED, confidence=0.83
)
REFUSAL = Reply(question="?", status="abstained", reason="out_of_scope", text="No.", confidence=0.2)


def judged(entry: Entry, reply: Reply) -> Judged:
    return Judged("grade", entry, reply, tuple(wrong(entry, reply)), 0.001)


GOOD = Entry(ask="was it good?", status="answered", says=["good"], quote=["good"])


@pytest.mark.parametrize(
    ("entry", "reply", "outcome"),
    [
        (GOOD, ANSWER, "right"),
        (GOOD, REFUSAL, "wrong refusal"),
        (Entry(ask="?", status="answered", says=["outstanding"]), ANSWER, "wrong answer"),
        (Entry(ask="?", status="abstained"), ANSWER, "wrong answer"),
        (Entry(ask="?", status="answered", never=["good"]), ANSWER, "false statement"),
        (Entry(ask="?", status="abstained", reason="unknown_topic"), REFUSAL, "wrong refusal"),
        (Entry(ask="?", status="answered", cites=["other"]), ANSWER, "wrong answer"),
    ],
)
def test_a_reply_is_counted_by_how_it_turned_out(entry: Entry, reply: Reply, outcome: str) -> None:
    assert judged(entry, reply).outcome == outcome


def test_outcomes_are_counted_by_kind() -> None:
    counts = counted([judged(GOOD, ANSWER), judged(GOOD, REFUSAL)])
    assert counts["grade"]["right"] == 1
    assert counts["grade"]["wrong refusal"] == 1


def test_reliability_tells_how_many_of_each_confidence_are_right() -> None:
    bands = reliability([judged(GOOD, ANSWER), judged(GOOD, ANSWER), judged(GOOD, REFUSAL)])
    assert [(band.least, band.replies, band.right) for band in bands] == [(0.8, 2, 2), (0.2, 1, 0)]


def test_a_quantile_of_nothing_is_nothing() -> None:
    assert quantile([], 0.5) == 0
    assert quantile([3, 1, 2], 0.5) == 2


def test_a_calibration_gives_the_share_that_is_right() -> None:
    found = [(0.5, n % 2 == 0) for n in range(200)] + [(0.9, n % 10 != 0) for n in range(200)]
    points = calibrated(found)
    assert points == ((0.5, 0.5), (0.9, 0.9))
    assert confidence(0.5, points) == 0.5
    assert confidence(0.7, points) == pytest.approx(0.7)
    assert (confidence(0.1, points), confidence(1.0, points)) == (0.5, 0.9)


def test_a_calibration_never_falls() -> None:
    found = [(0.5, True)] * 100 + [(0.7, n % 2 == 0) for n in range(100)] + [(0.9, True)] * 100
    shares = [share for _, share in calibrated(found)]
    assert shares == sorted(shares)


def test_without_a_calibration_the_score_is_the_confidence() -> None:
    assert confidence(0.42, ()) == 0.42


def test_the_thresholds_that_cost_least_are_advised() -> None:
    def judge(matching: Matching) -> list[Judged]:
        right = matching.floor == 0.4 and matching.margin == 0.02
        return [judged(GOOD, ANSWER if right else REFUSAL)] * 80

    found = advised(judge, Matching())
    assert (found.floor, found.margin) == (0.4, 0.02)
    assert found.calibration == ((0.83, 1.0),)


QUESTIONS = """kind: small
tune:
- ask: what was the efficiency grade?
  status: answered
  says: [requires improvement]
- ask: [what was the efficiency grade?, and people?]
  status: answered
  says: [outstanding]
"""


def evaluated(tmp_path: Path, name: str, text: str, *options: str) -> int:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return main(["evaluate", str(path), *options])


def test_the_command_counts_and_prints_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluated(tmp_path, "small.yaml", QUESTIONS) == DONE
    out = capsys.readouterr().out
    assert "small" in out
    assert "50.0" in out
    assert "confidence from" in out
    assert "median" in out


def test_the_command_speaks_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated(tmp_path, "small.yaml", QUESTIONS, "--json") == DONE
    found = json.loads(capsys.readouterr().out)
    assert found["kinds"]["small"]["right"] == 1
    assert found["kinds"]["small"]["wrong answer"] == 1
    assert found["reliability"]
    assert set(found["milliseconds"]) == {"median", "99 %"}


def test_failures_are_told_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated(tmp_path, "small.yaml", QUESTIONS, "--failures") == DONE
    out = capsys.readouterr().out
    assert "and people?" in out
    assert "does not say outstanding" in out


def test_json_lines_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps({"ask": "hello", "status": "social"})
    assert evaluated(tmp_path, "mine.jsonl", f"{line}\n\n{line}\n", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["kinds"]["mine"]["right"] == 2


def test_the_confirming_part_is_never_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = QUESTIONS.replace("tune:", "confirm:")
    assert evaluated(tmp_path, "small.yaml", text, "--failures") == DONE
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("bad.jsonl", '{"ask": "x"}\n', "bad.jsonl:1: is no entry"),
        ("bad.yaml", "kind: x\ntune: [{ask: x, status: answered, wat: y}]\n", "bad.yaml:2"),
    ],
)
def test_what_is_no_entry_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, what: str
) -> None:
    assert evaluated(tmp_path, name, text) == FAULT
    assert what in capsys.readouterr().err


def test_advice_is_printed_as_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluated(tmp_path, "small.yaml", QUESTIONS, "--tune") == DONE
    out = capsys.readouterr().out
    assert "matching:\n  floor: " in out
    assert "calibration:\n    - [" in out
