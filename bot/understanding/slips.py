"""Words taken for slips of the finger: "hat was the grade" for "what was the grade"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from bot.understanding.reading import Term
from bot.understanding.spelling import Speller
from knowledge.model import GRADES

_MOST_WORDS = 2  # strange words of one sentence that are taken for slips
_MOST_READINGS = 6
_SURE = 0.85  # a correction so near that no other word is thought of
_SHORTEST = 3
_PER_USE = 0.05  # of a score, for each edit that a word is less likely than another


class Slip(NamedTuple):
    """What may have been meant in the place of some words, and how unlikely that is."""

    meant: Mapping[str, str]
    cost: float


def readings(terms: Sequence[Term], sentence: str, speller: Speller) -> Iterator[Slip]:
    """Known words in the place of those that are not known, for each way to slip between them.

    None at all where more words are strange than anybody mistypes.
    """
    strange = [term.text for term in terms if term.kind == "unknown"]
    if len(strange) > _MOST_WORDS:
        return
    if strange:
        for words in islice(product(*map(speller.slips, strange)), _MOST_READINGS):
            yield Slip(
                {word: slip.word for word, slip in zip(strange, words, strict=True)},
                _PER_USE * sum(slip.cost for slip in words),
            )
        return
    for term in terms:
        word = sentence[term.start : term.end]
        if not word.isalpha() or len(word) < _SHORTEST:
            continue
        if term.score < _SURE:
            found = speller.rivals(word)
        elif term.score == 1 and term.kind in ("loose", "filler", "topic"):
            found = speller.hidden(word)
        else:
            continue
        for slip in found:
            idle = term.kind == "filler" and slip.word in GRADES  # "oh god"
            if slip.word != term.text and not idle:
                yield Slip({word: slip.word}, _PER_USE * slip.cost)
