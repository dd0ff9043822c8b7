"""The cost of a reply in units of one bare fuzzy look-up, measured in the same run.

The unit is ``rapidfuzz.process.extractOne(question, phrases, scorer=WRatio)`` over a
thousand fixed phrases. A question's cost is the least of several rounds, for on a shared
machine anything else measures the neighbours.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.load import load_engine
from tests.bank import kinds

ROOT = Path(__file__).parent.parent.parent
_PHRASES = 1000
_ROUNDS = 7
_STARTS = 11


def main() -> None:
    """Print the costs."""
    engine, _ = load_engine(ROOT / "config.yaml", ROOT / "knowledge")
    questions = [entry.turns[-1] for kind in kinds() for entry in (*kind.tune, *kind.confirm)]
    unit = _unit(questions)
    costs = sorted(_least(partial(engine.answer, text)) / unit for text in questions)
    print(f"unit: {unit * 1e3:.3f} ms (WRatio over {_PHRASES} phrases)")
    print(f"reply, {len(costs)} questions, in units: {_spread(costs)}")
    print("by length of the question, median in units:")
    for low, high in ((0, 25), (25, 50), (50, 100), (100, 200), (200, 2000)):
        some = [text for text in questions if low <= len(text) < high]
        cost = statistics.median(_least(partial(engine.answer, text)) for text in some)
        print(f"  {low:4} to {high:4} characters: {cost / unit:.2f} ({len(some)} questions)")
    print(f"cold start of one question, against importing rapidfuzz and yaml: {_cold():.2f}")


def _unit(questions: list[str]) -> float:
    words = sorted({word for text in questions for word in text.lower().split()})
    phrases = [
        " ".join(words[(i * 7919 + j * 104729) % len(words)] for j in range(4 + i % 6))
        for i in range(_PHRASES)
    ]
    asked = questions[:: max(1, len(questions) // 40)]
    return statistics.median(
        _least(partial(process.extractOne, text, phrases, scorer=fuzz.WRatio)) for text in asked
    )


def _least(work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(_ROUNDS))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _spread(costs: list[float]) -> str:
    at = statistics.quantiles(costs, n=100)
    return f"median {at[49]:.2f}, 95 % {at[94]:.2f}, 99 % {at[98]:.2f}, most {costs[-1]:.2f}"


def _cold() -> float:
    """The median ratio of two processes started in turn."""
    ours = [sys.executable, "-m", "bot", "ask", "what was the efficiency grade?"]
    bare = [sys.executable, "-c", "import rapidfuzz, yaml"]
    return statistics.median(_started(ours) / _started(bare) for _ in range(_STARTS))


def _started(command: list[str]) -> float:
    return _timed(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))


if __name__ == "__main__":
    main()
