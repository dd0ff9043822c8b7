"""Questions about services of England, their answers counted from the table by other code."""

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.national import Entry, Judge, national

BANK = national()


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            entry,
            id=" / ".join(entry.turns)[:70],
            marks=[pytest.mark.xfail(reason=entry.known, strict=True)] if entry.known else [],
        )
        for entry in BANK.tune
    ],
)
def test_a_question_is_answered_right(engine: Engine, judge: Judge, entry: Entry) -> None:
    assert judge.wrong(entry.want, ask(engine, entry.turns)) == []


def test_the_confirming_part_is_right_as_well(engine: Engine, judge: Judge) -> None:
    # Only counted, never shown: whoever reads a question here would tune on it.
    right = sum(not judge.wrong(each.want, ask(engine, each.turns)) for each in BANK.confirm)
    assert right >= 0.96 * len(BANK.confirm), f"{right} of {len(BANK.confirm)}"


def test_the_bank_is_large_enough() -> None:
    assert len(BANK.tune) + len(BANK.confirm) >= 250
    assert len(BANK.confirm) * 3 >= len(BANK.tune) + len(BANK.confirm)
    assert sum(entry.known is not None for entry in BANK.tune) <= 0.05 * len(BANK.tune)


def test_a_wrong_reply_is_told(engine: Engine, judge: Judge) -> None:
    """The judge itself can fail: the reply to one question is not that to another."""
    answer = ask(engine, ["how did Gloucestershire do for people in 2018/19?"])
    for entry in BANK.tune:
        if "Gloucestershire" not in entry.want.services and entry.want.kind != "open":
            assert judge.wrong(entry.want, answer), entry.ask
