"""A sentence as a vector: its words, pairs of them, and pieces of each word.

A feature is known by a number of 64 bits, which is the same in every process. That of a piece is
its letters; those of words and pairs are hashes, marked by the highest bit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_COMPARED = 3  # letters of the pieces by which sentences are compared
_LEAST = 2  # how often a feature stands in what is learned from, to be learned
_PART = 4096  # sentences
_LETTER = np.uint64(21)  # bits of a letter
_HASHED = np.uint64(1 << 63)
_ODD = np.uint64(0x9E3779B97F4A7C15)

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Columns = NDArray[np.int32]
Numbers = NDArray[np.uint64]


class Rows(NamedTuple):
    """Sparse vectors, one a sentence: row i lies from ``starts[i]`` on.

    A feature that stands twice in a sentence stands twice in its row.
    """

    starts: Ints
    columns: Columns
    weights: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, rows: Ints) -> "Rows":
        """Some of the rows, in the order given."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        entries = _spans(self.starts[rows], lengths)
        return Rows(_starts(lengths), self.columns[entries], self.weights[entries])


class Vocabulary:
    """The features that stand more than once in what was learned from, and their rarity.

    A feature weighs as much as it is rare (the logarithm of the inverse frequency). One that
    was not learned weighs nothing, but makes a vector longer, and so the rest of it lighter: a
    sentence full of such is like nothing learned.
    """

    def __init__(self, numbers: Numbers, rarity: Floats) -> None:
        """Take what ``learned`` found: the features, and their rarity, last that of any other."""
        self.numbers = numbers
        self.rarity = rarity

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self, sentences: Sequence[str]) -> Rows:
        """The vectors of some sentences."""
        return self.rows_of(_Read(sentences))

    def rows_of(self, read: "_Read") -> Rows:
        """The vectors of some sentences, of length 1 with all their features."""
        words = self._columns(read.of_words)
        pairs = self._columns(read.pairs)
        # A part at a time: what is known of each feature of each sentence takes much room.
        parts = [
            self._weighed(*read.rows(words, pairs, slice(start, start + _PART)))
            for start in range(0, len(read), _PART)
        ]
        return parts[0] if len(parts) == 1 else _joined(parts)

    def _weighed(self, starts: Ints, columns: Columns) -> Rows:
        weights = self.rarity[columns]
        squares = np.concatenate([[0.0], np.cumsum(weights * weights, dtype=np.float64)])
        norms = np.sqrt(np.diff(squares[starts])).astype(np.float32)
        weights /= np.repeat(norms, np.diff(starts))
        known = columns >= 0
        return Rows(_starts(known)[starts], columns[known], weights[known])

    def _columns(self, numbers: Numbers) -> Columns:
        """Where features stand; -1 for those that were not learned."""
        if not len(self.numbers):
            return np.full(numbers.shape, -1, np.int32)
        places = np.searchsorted(self.numbers, numbers)
        np.minimum(places, len(self.numbers) - 1, out=places)
        return np.where(self.numbers[places] == numbers, places, -1).astype(np.int32)


class _Read:
    """Some sentences, read: each distinct word with its features, and where the words stand."""

    def __init__(self, sentences: Sequence[str]) -> None:
        places: dict[str, int] = {}
        words = [_words(sentence) for sentence in sentences]
        self._sentences = np.array([0, *accumulate(map(len, words))])
        self._words = np.fromiter(
            (places.setdefault(word, len(places)) for each in words for word in each),
            np.int32,
            self._sentences[-1],
        )
        hashes, self._lengths, self.of_words = _of_words(list(places))
        self.pairs = self._paired(hashes[self._words])

    def __len__(self) -> int:
        return len(self._sentences) - 1

    def _paired(self, hashes: Numbers) -> Numbers:
        """The pair that each word makes with the one before it, or with the start."""
        before = np.zeros_like(hashes)
        before[1:] = hashes[:-1]
        before[self._sentences[:-1][np.diff(self._sentences) > 0]] = 0
        return ((before * _ODD) ^ (hashes + np.uint64(1)) * _ODD) | _HASHED

    def counts(self) -> tuple[Numbers, Ints]:
        """The features in order, and how often each stands."""
        often = np.bincount(self._words, minlength=len(self._lengths))
        single, places = np.unique(self.of_words, return_inverse=True)
        counts = np.bincount(places, np.repeat(often, self._lengths)).astype(np.int64)
        pairs, paired = np.unique(self.pairs, return_counts=True)
        numbers, counts = np.concatenate([single, pairs]), np.concatenate([counts, paired])
        order = np.argsort(numbers)
        return numbers[order], counts[order]

    def rows(self, words: Columns, pairs: Columns, part: slice) -> tuple[Ints, Columns]:
        """Where the columns of each sentence of a part begin, and the columns.

        Args:
            words: the column of each feature of the distinct words.
            pairs: those of the pairs.
            part: of the sentences.
        """
        ends = self._sentences[part.start : part.stop + 1]
        inside = slice(ends[0], ends[-1])
        standing = self._words[inside]
        lengths = self._lengths[standing]
        starts = _starts(lengths + 1)
        columns = np.empty(starts[-1], np.int32)
        own = _spans(_starts(self._lengths)[standing], lengths)
        columns[_spans(starts[:-1], lengths)] = words[own]
        columns[starts[:-1] + lengths] = pairs[inside]
        return starts[ends - ends[0]], columns


def learned(sentences: Sequence[str]) -> tuple[Vocabulary, Rows]:
    """The vocabulary of some sentences, and their vectors."""
    read = _Read(sentences)
    numbers, counts = read.counts()
    kept = counts >= _LEAST
    often = np.append(counts[kept], 1)
    vocabulary = Vocabulary(numbers[kept], np.log(1 + len(sentences) / often).astype(np.float32))
    return vocabulary, vocabulary.rows_of(read)


def _joined(parts: Sequence[Rows]) -> Rows:
    lengths = [np.diff(part.starts) for part in parts]
    return Rows(
        _starts(np.concatenate(lengths)),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


def pieced(sentences: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The words of each sentence and their pieces of three letters, by which two are compared."""
    pieces: dict[str, tuple[str, ...]] = {}
    for sentence in sentences:
        words = _words(sentence)
        for word in words:
            if word not in pieces:  # words come again and again
                pieces[word] = tuple(_pieces(word))
        yield (*words, *(piece for word in words for piece in pieces[word]))


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence.casefold())


def _pieces(word: str) -> Iterator[str]:
    edged = f"<{word}>"
    for start in range(len(edged) - _COMPARED + 1):
        yield f"#{edged[start : start + _COMPARED]}"


def _of_words(words: Sequence[str]) -> tuple[Numbers, Ints, Numbers]:
    """The hash of each word, how many features it has, and these: itself and its pieces.

    The pieces are of two letters and of three, the edges of the word marked.
    """
    hashed = b"".join(blake2b(word.encode(), digest_size=8).digest() for word in words)
    hashes = np.frombuffer(hashed, "<u8") | _HASHED
    text = "".join(f"<{word}>" for word in words)
    letters = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    word = np.cumsum(letters == ord("<")) - 1
    two = np.flatnonzero(letters != ord(">"))
    three = two[letters[two + 1] != ord(">")]
    of_two = letters[two] << _LETTER | letters[two + 1]
    of_three = of_two[letters[two + 1] != ord(">")] << _LETTER | letters[three + 2]
    owners = np.concatenate([np.arange(len(words)), word[two], word[three]])
    features = np.concatenate([hashes, of_two, of_three])
    order = np.argsort(owners, kind="stable")
    return hashes, np.bincount(owners, minlength=len(words)), features[order]


def _starts(lengths: NDArray[np.generic]) -> Ints:
    """Where spans of some lengths, one after the other, begin; and the end."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def _spans(starts: Ints, lengths: Ints) -> Ints:
    """The places in spans of some lengths, one span after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - ends + lengths, lengths) + np.arange(total)
