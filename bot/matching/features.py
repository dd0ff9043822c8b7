"""A sentence as a vector: its words, pairs of them, and pieces of each word."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PIECES = (3, 4, 5)  # letters of a piece of a word, its edges marked
_COMPARED = 3  # letters of those by which sentences are compared

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class Rows(NamedTuple):
    """Sparse vectors of length 1, one a sentence: row i lies from ``starts[i]`` on."""

    starts: Ints
    columns: Ints
    weights: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, rows: Sequence[int] | Ints) -> "Rows":
        """Some of the rows, in the order given."""
        spans = [slice(self.starts[row], self.starts[row + 1]) for row in rows]
        lengths = [span.stop - span.start for span in spans]
        return Rows(
            np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            np.concatenate([self.columns[span] for span in spans]),
            np.concatenate([self.weights[span] for span in spans]),
        )


class Vocabulary:
    """The features that more than one sentence of those learned from has, and their rarity.

    A feature weighs as much as it is rare (the logarithm of the inverse document frequency)
    and less than twice as much for standing twice.
    """

    def __init__(self, names: Sequence[str], rarity: Floats) -> None:
        """Take what ``learned`` found: each feature's name, and its rarity."""
        self._places = {name: place for place, name in enumerate(names)}
        self.rarity = rarity

    def __len__(self) -> int:
        return len(self._places)

    @property
    def names(self) -> list[str]:
        """The features in the order of their columns."""
        return list(self._places)

    def rows(self, sentences: Sequence[str]) -> Rows:
        """The vectors of some sentences."""
        known = self._places
        found = [
            [known[name] for name in _named(sentence) if name in known] for sentence in sentences
        ]
        return self.weighed(*_counted(found), len(sentences))

    def weighed(self, rows: Ints, columns: Ints, counts: Floats, height: int) -> Rows:
        """Vectors of length 1 from how often each feature stands in each of some sentences."""
        weights = (1 + np.log(counts)) * self.rarity[columns]
        norms = np.sqrt(np.bincount(rows, weights * weights, minlength=height))
        starts = np.searchsorted(rows, np.arange(height + 1))
        scale = np.divide(1, norms, out=np.zeros_like(norms), where=norms > 0)
        return Rows(starts, columns, (weights * scale[rows]).astype(np.float32))


def learned(sentences: Sequence[str]) -> tuple[Vocabulary, Rows]:
    """The vocabulary of some sentences, and their vectors."""
    names: dict[str, int] = {}
    of_words: dict[str, list[int]] = {}
    found: list[list[int]] = []
    for sentence in sentences:
        words = _words(sentence)
        row = [names.setdefault(pair, len(names)) for pair in _pairs(words)]
        for word in words:
            places = of_words.get(word)
            if places is None:  # words come again and again, their pieces with them
                places = [names.setdefault(each, len(names)) for each in _of_word(word)]
                of_words[word] = places
            row += places
        found.append(row)
    rows, columns, counts = _counted(found)
    holding = np.bincount(columns, minlength=len(names))
    kept = np.flatnonzero(holding > 1)
    place = np.full(len(names), -1, np.int64)
    place[kept] = np.arange(len(kept))
    vocabulary = Vocabulary(
        [name for name, i in names.items() if place[i] >= 0],
        np.log(1 + len(sentences) / holding[kept]).astype(np.float32),
    )
    shared = place[columns] >= 0
    entries = (rows[shared], place[columns[shared]], counts[shared])
    return vocabulary, vocabulary.weighed(*entries, len(sentences))


def pieced(sentence: str) -> tuple[str, ...]:
    """The words of a sentence and their pieces of three letters, by which two are compared."""
    words = _words(sentence)
    return (*words, *(piece for word in words for piece in _pieces(word, (_COMPARED,))))


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence.casefold())


def _named(sentence: str) -> Iterator[str]:
    words = _words(sentence)
    yield from _pairs(words)
    for word in words:
        yield from _of_word(word)


def _of_word(word: str) -> Iterator[str]:
    yield word
    yield from _pieces(word)


def _pieces(word: str, lengths: Sequence[int] = _PIECES) -> Iterator[str]:
    edged = f"<{word}>"
    for length in lengths:
        for start in range(len(edged) - length + 1):
            yield f"#{edged[start : start + length]}"


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """Neighbours, and words with one between them: "no longer" and "not … good"."""
    for first, second in pairwise(words):
        yield f"{first} {second}"
    for first, third in zip(words, words[2:], strict=False):
        yield f"{first} _ {third}"


def _counted(found: Sequence[Sequence[int]]) -> tuple[Ints, Ints, Floats]:
    """Rows, columns and how often, each pair once, in the order of rows and columns."""
    lengths = [len(each) for each in found]
    rows = np.repeat(np.arange(len(found)), lengths)
    columns = np.fromiter((place for each in found for place in each), np.int64, sum(lengths))
    width = int(columns.max()) + 1 if len(columns) else 1
    pairs, counts = np.unique(rows * width + columns, return_counts=True)
    return pairs // width, pairs % width, counts.astype(np.float32)
