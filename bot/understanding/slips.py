"""Words taken for slips of the finger: "hat was the grade" for "what was the grade"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple

from bot.understanding.reading import Term
from bot.understanding.spelling import Likely, Speller
from knowledge.model import GRADES

_MOST_WORDS = 2  # strange words of one sentence that are taken for slips
_MOST_READINGS = 6
_SURE = 0.85  # a correction so near that no other word is thought of
_PER_EDIT = 0.05  # of a score, for each edit that a word is less likely than another
#: Kinds of words that say little, so that one may stand where another was meant.
_LITTLE = ("loose", "filler", "topic")


class Slip(NamedTuple):
    """What may have been meant in the place of some words, and how unlikely that is."""

    meant: Mapping[str, str]
    cost: float


def readings(terms: Sequence[Term], sentence: str, speller: Speller) -> Iterator[Slip]:
    """Known words in the place of those that are not known, for each way to slip between them.

    None at all where more words are strange than anybody mistypes. Where none is strange,
    other words in the place of each that may have been read wrongly.
    """
    strange = [term.text for term in terms if term.kind == "unknown"]
    if not strange:
        yield from _doubted(terms, sentence, speller)
    elif len(strange) <= _MOST_WORDS:
        for words in islice(product(*map(speller.slips, strange)), _MOST_READINGS):
            meant = {word: likely.word for word, likely in zip(strange, words, strict=True)}
            yield Slip(meant, _PER_EDIT * sum(likely.cost for likely in words))


def _doubted(terms: Sequence[Term], sentence: str, speller: Speller) -> Iterator[Slip]:
    for before, term in pairwise((None, *terms)):
        typed = sentence[term.start : term.end]
        if not typed.isalpha():
            continue
        for likely in _others(term, typed, before, speller):
            exclaims = term.kind == "filler" and likely.word in GRADES  # "oh god"
            if likely.word != term.text and not exclaims:
                yield Slip({typed: likely.word}, _PER_EDIT * likely.cost)


def _others(term: Term, typed: str, before: Term | None, speller: Speller) -> Sequence[Likely]:
    """Other words that may have been meant by one that was mended, or that says little."""
    if term.score < _SURE:
        return speller.rivals(typed)
    told = before is not None and before.text == "i"  # "where I live"
    return speller.hidden(typed) if term.score == 1 and term.kind in _LITTLE and not told else ()
