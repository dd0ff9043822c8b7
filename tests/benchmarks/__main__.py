"""The cost of a reply in units of one bare fuzzy look-up, measured in the same run.

The unit is ``rapidfuzz.process.extractOne(question, phrases, scorer=WRatio)`` over a
thousand fixed phrases. A question's cost is the least of several rounds, each of which asks
them all: on a shared machine anything else measures the neighbours.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

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
    bare = _bare(questions)
    took = _least([*bare, *(partial(engine.answer, text) for text in questions)])
    unit = statistics.median(took[: len(bare)])
    costs = [seconds / unit for seconds in took[len(bare) :]]
    print(f"unit: {unit * 1e3:.3f} ms (WRatio over {_PHRASES} phrases)")
    print(f"reply, {len(costs)} questions, in units: {_spread(sorted(costs))}")
    print("by length of the question, median in units:")
    for low, high in ((0, 25), (25, 50), (50, 100), (100, 200), (200, 2000)):
        some = [c for c, text in zip(costs, questions, strict=True) if low <= len(text) < high]
        cost = statistics.median(some)
        print(f"  {low:4} to {high:4} characters: {cost:.2f} ({len(some)} questions)")
    print(f"cold start of one question, against importing rapidfuzz and yaml: {_cold():.2f}")


def _bare(questions: list[str]) -> list[Callable[[], object]]:
    """The look-ups of some of the questions."""
    words = sorted({word for text in questions for word in text.lower().split()})
    phrases = [
        " ".join(words[(i * 7919 + j * 104729) % len(words)] for j in range(4 + i % 6))
        for i in range(_PHRASES)
    ]
    asked = questions[:: max(1, len(questions) // 40)]
    return [partial(process.extractOne, text, phrases, scorer=fuzz.WRatio) for text in asked]


def _least(works: Sequence[Callable[[], object]]) -> list[float]:
    """The least time that each takes, over rounds of all of them."""
    rounds = ([_timed(work) for work in works] for _ in range(_ROUNDS))
    return [min(times) for times in zip(*rounds, strict=True)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _spread(costs: list[float]) -> str:
    at = statistics.quantiles(costs, n=100)
    return f"median {at[49]:.2f}, 95 % {at[94]:.2f}, 99 % {at[98]:.2f}, most {costs[-1]:.2f}"


def _cold() -> float:
    """The median ratio of two processes started in turn, each after a first start."""
    ours = [sys.executable, "-m", "bot", "ask", "what was the efficiency grade?"]
    bare = [sys.executable, "-c", "import rapidfuzz, yaml"]
    with TemporaryDirectory() as compiled:  # the modules, as the first start leaves them
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        started = partial(_started, environment={**kept, "PYTHONPYCACHEPREFIX": compiled})
        ratios = [started(ours) / started(bare) for _ in range(1 + _STARTS)]
    return statistics.median(ratios[1:])


def _started(command: list[str], environment: dict[str, str]) -> float:
    run = partial(subprocess.run, command, cwd=ROOT, env=environment)
    return _timed(lambda: run(check=True, capture_output=True))


if __name__ == "__main__":
    main()
