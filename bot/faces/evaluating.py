"""Questions with their expectations in, rates out: ``python -m bot evaluate``."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

import msgspec
from rich.console import Console
from rich.table import Table

from bot.config import Matching
from bot.engine import Engine
from bot.evaluation import (
    OUTCOMES,
    Entry,
    Judged,
    Questions,
    counted,
    quantile,
    reliability,
    wrong,
)
from bot.tuning import advised
from bot.understanding.dialogue.memory import Conversation
from knowledge.faults import Fault, Faults
from knowledge.files import load_yaml, read_text

_MILLISECONDS = 1000
_MOST_FAULTS = 5
_QUANTILES = {"median": 0.5, "99 %": 0.99}


def read_questions(path: Path) -> Questions:
    """Read a file of questions: YAML, or JSON Lines with one entry a line.

    Raises:
        Faults: the file is missing, or holds what is no entry.
    """
    if path.suffix != ".jsonl":
        try:
            return load_yaml(path, Questions)
        except Faults as found:
            raise Faults(_first(path, found.faults)) from found
    entries: list[Entry] = []
    faults: list[Fault] = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        try:
            entries += [msgspec.json.decode(line, type=Entry)] if line.strip() else []
        except msgspec.DecodeError as error:
            faults.append(Fault(path, number, f"is no entry: {error}"))
    if faults:
        raise Faults(_first(path, faults))
    return Questions(kind=path.stem, tune=entries)


def _first(path: Path, faults: Sequence[Fault]) -> list[Fault]:
    """The first of many faults: a file of another form has one at every entry."""
    more = len(faults) - _MOST_FAULTS
    rest = [Fault(path, None, f"has {more} more faults like these")] if more > 0 else []
    return [*faults[:_MOST_FAULTS], *rest]


def judge(engine: Engine, files: Iterable[Questions], *, tune_only: bool = False) -> list[Judged]:
    """Ask every question of some files, each in a conversation of its own."""
    return [
        _judged(engine, each.kind, entry)
        for each in files
        for entry in (*each.tune, *(() if tune_only else each.confirm))
    ]


def _judged(engine: Engine, kind: str, entry: Entry) -> Judged:
    conversation = Conversation()
    *earlier, last = entry.turns
    for turn in earlier:
        _, conversation = engine.answer(turn, conversation)
    start = perf_counter()
    reply, _ = engine.answer(last, conversation)
    return Judged(kind, entry, reply, tuple(wrong(entry, reply)), perf_counter() - start)


def as_json(judged: Sequence[Judged]) -> str:
    """The evaluation as one JSON object: by kind, latency in milliseconds, reliability."""
    return msgspec.json.encode(
        {
            "kinds": counted(judged),
            "milliseconds": _latency(judged),
            "reliability": [band._asdict() for band in reliability(judged)],
        }
    ).decode()


def show(judged: Sequence[Judged]) -> None:
    """Print the evaluation as tables."""
    console = Console(highlight=False)
    console.print(_by_kind(judged))
    console.print(_by_confidence(judged))
    times = ", ".join(f"{name} {value:.2f} ms" for name, value in _latency(judged).items())
    console.print(f"A reply took {times}.")


def show_failures(judged: Iterable[Judged]) -> Iterator[str]:
    """Every entry that is not right, with what is wrong, for whoever looks after the bank."""
    for each in judged:
        if each.wrong:
            yield f"{each.kind}: {' / '.join(each.entry.turns)}"
            yield f"  {each.outcome}: {'; '.join(each.wrong)}"


def show_advice(engine: Engine, matching: Matching, files: Sequence[Questions]) -> None:
    """Print the thresholds and the calibration that fit the part to tune on best."""
    found = advised(lambda each: judge(engine.with_matching(each), files, tune_only=True), matching)
    print("# For config.yaml, from the questions to tune on:")
    print("matching:")
    print(f"  floor: {found.floor}")
    print(f"  margin: {found.margin}")
    print("  calibration:")
    for score, confidence in found.calibration:
        print(f"    - [{score}, {confidence}]")


def _by_kind(judged: Sequence[Judged]) -> Table:
    table = Table("kind", "questions", *OUTCOMES, "right, %", box=None, pad_edge=False)
    rows = counted(judged)
    for kind, counts in rows.items():
        table.add_row(kind, *_cells(counts.values()))
    table.add_row("all", *_cells(sum(each[o] for each in rows.values()) for o in OUTCOMES))
    return table


def _cells(counts: Iterable[int]) -> list[str]:
    right, *others = numbers = list(counts)
    total = right + sum(others)
    return [str(total), *map(str, numbers), f"{100 * right / total:.1f}" if total else "–"]


def _by_confidence(judged: Sequence[Judged]) -> Table:
    table = Table("confidence from", "replies", "right, %", box=None, pad_edge=False)
    for band in reliability(judged):
        share = f"{100 * band.right / band.replies:.1f}"
        table.add_row(f"{band.least:.1f}", str(band.replies), share)
    return table


def _latency(judged: Sequence[Judged]) -> dict[str, float]:
    times = [each.seconds * _MILLISECONDS for each in judged]
    return {name: round(quantile(times, share), 3) for name, share in _QUANTILES.items()}
