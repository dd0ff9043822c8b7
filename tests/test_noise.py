"""Typing mistakes cost little: the whole bank, with one edit in a quarter of the longer words."""

from random import Random

import pytest

from bot.engine import Engine
from bot.evaluation import wrong
from bot.matching.misspelling import misspelt
from tests.bank import ask, kinds
from tests.national import Judge, national

_SHARE, _SEED = 0.25, 20180719
_POINTS = 4.0  # what the noise may cost, in points of all questions


def noisy(turns: list[str], random: Random) -> list[str]:
    return [misspelt(turn, random, _SHARE) for turn in turns]


def test_the_bank_survives_noise(engine: Engine) -> None:
    random = Random(_SEED)
    entries = [entry for kind in kinds() for entry in (*kind.tune, *kind.confirm)]
    clean = sum(not wrong(entry, ask(engine, entry.turns)) for entry in entries)
    right = sum(not wrong(entry, ask(engine, noisy(entry.turns, random))) for entry in entries)
    assert 100 * (clean - right) / len(entries) <= _POINTS, f"{right} of {clean}"


@pytest.mark.parametrize("part", ["tune", "confirm"])
def test_questions_about_england_survive_noise(engine: Engine, part: str) -> None:
    judge, random = Judge(), Random(_SEED)
    entries = getattr(national(), part)[::3]
    clean = sum(not judge.wrong(each.want, ask(engine, each.turns)) for each in entries)
    right = sum(
        not judge.wrong(each.want, ask(engine, noisy(each.turns, random))) for each in entries
    )
    assert 100 * (clean - right) / len(entries) <= _POINTS, f"{right} of {clean}"
