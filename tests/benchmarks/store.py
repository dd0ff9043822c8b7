"""The matcher as a question-and-answer store, on public data: ``python -m tests.benchmarks.store``.

Learned from ``train``, thresholds chosen on ``train`` by cross-validation, reported on
``val`` (or on ``test`` where the folder has it).
"""

import argparse
import random
import resource
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from rapidfuzz import fuzz, process

from bot.matching.classifier import Classifier
from bot.matching.keeping import learned_once
from bot.matching.misspelling import misspelt
from tests.benchmarks.refusing import balanced, best_of, held_out, losing

DATA = Path(__file__).parents[3] / "shared" / "data"
_REFERENCE = 60  # queries that the reference is timed on
_SEED = 20180719

Labelled = list[tuple[str, str]]


def main() -> None:
    """Measure both sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR")
    data: Path = parser.parse_args().data
    for name in ("clinc150", "banking77"):
        measure(name, data / name)


def measure(name: str, folder: Path) -> None:
    """Learn one set and print what it reaches."""
    train = read(folder / "train.tsv")
    part = "test" if (folder / "test.tsv").exists() else "val"
    held = read(folder / f"{part}.tsv")
    before = _memory()
    with TemporaryDirectory() as kept:
        ready, classifier = _ready(train, Path(kept))
        memory = _memory() - before
        again, _ = _ready(train, Path(kept))
    print(f"{name}: {len(train)} sentences, {len(classifier.labels)} labels; on {part}")
    start = perf_counter()
    found = [best_of(classifier, sentence) for _, sentence in held]
    seconds = (perf_counter() - start) / len(held)
    right = [best[0] == label for best, (label, _) in zip(found, held, strict=True)]
    noise = random.Random(_SEED)
    noisy = [best_of(classifier, misspelt(each, noise, 0.25))[0] for _, each in held]
    typos = np.mean([one == label for one, (label, _) in zip(noisy, held, strict=True)])
    print(f"  accuracy without refusal {_percent(right)}, with typos {100 * typos:.1f}")
    reference = _reference([sentence for _, sentence in train], held)
    print(
        f"  a query {1000 * seconds:.2f} ms, {seconds / reference:.4f} of WRatio; ready in "
        f"{ready:.1f} s, from its file in {again:.2f} s; memory {memory:.0f} MB"
    )
    if (folder / "oos-train.tsv").exists():
        strangers = [sentence for _, sentence in read(folder / f"oos-{part}.tsv")]
        scores = [best_of(classifier, sentence)[1] for sentence in strangers]
        known = [sentence for _, sentence in read(folder / "oos-train.tsv")]
        _refusal(train, known, found, right, scores)


def _ready(train: Labelled, kept: Path) -> tuple[float, Classifier]:
    """Seconds until there is a classifier, and it."""
    start = perf_counter()
    classifier = learned_once(train, kept)
    return perf_counter() - start, classifier


def _refusal(
    train: Labelled,
    known: Sequence[str],
    found: Sequence[tuple[str, float]],
    right: Sequence[bool],
    scores: Sequence[float],
) -> None:
    """What refusing reaches, the thresholds chosen on the training part alone."""
    inside, strange = held_out(train, known)
    given = np.array([score for _, score in found])
    hits, out = np.array(right), np.array(scores)
    for what, threshold in (
        ("best mean", balanced(inside, strange)),
        ("losing 1 point", losing(inside, 0.01)),
    ):
        kept, refused = np.mean(hits & (given >= threshold)), np.mean(out < threshold)
        print(
            f"  {what}: in scope {100 * kept:.1f}, out of scope refused {100 * refused:.1f}, "
            f"mean {50 * (kept + refused):.1f}"
        )
    order = np.sort(out)
    print(f"  AUROC {np.mean(np.searchsorted(order, given) / len(order)):.3f}")


def read(path: Path) -> Labelled:
    """Pairs of label and sentence from a table parted by tabs, without its heading."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [(cells[0], cells[1]) for cells in (line.split("\t") for line in lines)]
    return [pair for pair in pairs if pair != ("intent", "text")]


def _reference(sentences: Sequence[str], held: Labelled) -> float:
    """Seconds of one search of the same sentences with rapidfuzz's default."""
    start = perf_counter()
    for _, sentence in held[:_REFERENCE]:
        process.extractOne(sentence, sentences, scorer=fuzz.WRatio)
    return (perf_counter() - start) / _REFERENCE


def _memory() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _percent(values: Sequence[bool]) -> str:
    return f"{100 * sum(values) / len(values):.1f}"


if __name__ == "__main__":
    main()
