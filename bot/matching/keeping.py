"""Keeping what was learned in a file of arrays, so that the same sentences are learned once."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.matching.classifier import Classifier, Labelled, learn
from bot.matching.features import Floats, Vocabulary
from knowledge.derived import fingerprint, replacing

Arrays = dict[str, Any]  # by name
Learned = tuple[list[str], Vocabulary, Floats]  # the labels, the features, their weights


def learned_once(labelled: Labelled, folder: Path) -> Classifier:
    """The classifier that learning gives, read where it is kept, else learned and kept.

    Args:
        labelled: pairs of a label and a sentence that belongs to it.
        folder: holds one file, of what was learned last, and nothing else. Where it cannot be
            read or written, only time is lost.
    """
    name = _name(labelled)
    path = folder / f"{name}.npz"
    kept = _read(path, name)
    if kept is not None:
        return Classifier(labelled, *kept)
    classifier = learn(labelled)
    with suppress(OSError):
        _write(path, name, classifier)
    return classifier


def _name(labelled: Labelled) -> str:
    """What was learned hangs on: the sentences with their labels, and the code that learns."""
    code = f"{fingerprint(Path(__file__).parent)} {np.__version__}\n".encode()
    return hashlib.sha256(code + msgspec.json.encode(sorted(set(labelled)))).hexdigest()


def _read(path: Path, name: str) -> Learned | None:
    try:
        # Opened here, for numpy leaves a file open that is no archive.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return _learned(dict(arrays)) if _text(arrays["name"]) == name else None
    except Exception:  # numpy and zipfile raise almost anything on a file that is damaged
        return None


def _write(path: Path, name: str, classifier: Classifier) -> None:
    """Keep it, in place of what was learned from other sentences or left half written."""
    path.parent.mkdir(exist_ok=True)
    with replacing(path) as file:
        np.savez(file, name=_bytes(name), **_arrays(classifier))
    for other in path.parent.iterdir():
        if other != path:
            other.unlink(missing_ok=True)


def _arrays(classifier: Classifier) -> Arrays:
    return {
        "labels": _bytes(classifier.labels),
        "features": classifier.vocabulary.numbers,
        "rarity": classifier.vocabulary.rarity,
        "weights": classifier.weights,
    }


def _learned(arrays: Arrays) -> Learned:
    vocabulary = Vocabulary(arrays["features"], arrays["rarity"])
    return _text(arrays["labels"]), vocabulary, arrays["weights"]


def _bytes(text: str | list[str]) -> NDArray[np.uint8]:
    return np.frombuffer(msgspec.json.encode(text), np.uint8)


def _text(array: NDArray[np.uint8]) -> Any:
    return msgspec.json.decode(array.tobytes())
