"""Words taken for slips of the finger: "hat was the grade" for "what was the grade"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from bot.understanding.meaning.asked import Asked
from bot.understanding.sentences.core import Understood
from bot.understanding.words.reading import Term
from bot.understanding.words.spelling import Likely, Speller
from knowledge.model import GRADES

_MOST_WORDS = 2  # strange words of one sentence that are taken for slips
_MOST_READINGS = 4
_SURE = 0.85  # a correction so near that no other word is thought of
_NEARLY = 0.05  # scores so near that either reading may be meant
_PER_EDIT = 0.05  # of a score, for each edit that a word is less likely than another
_DOUBTED, _HIDDEN = 0.05, 0.2  # what a word costs at least for one that was mended, or was right
#: What a sentence must score that is read again, where a word was right by itself and else.
_AS_GOOD, _GOOD_ENOUGH = 0.85, 0.65
#: Kinds of words that say little, so that one may stand where another was meant.
_LITTLE = ("loose", "filler", "topic")


class Slip(NamedTuple):
    """What may have been meant in the place of some words, and how unlikely that is.

    ``least`` is what the sentence must score then: more where a word was right by itself.
    """

    meant: Mapping[str, str]
    cost: float
    least: float


class Mended(NamedTuple):
    """A sentence understood with slips mended, and how likely it is that this is meant."""

    sentence: Understood
    likely: float


def readings(terms: Sequence[Term], sentence: str, speller: Speller, most: float) -> Iterator[Slip]:
    """Known words in the place of those that are not known, for each way to slip between them.

    None at all where more words are strange than anybody mistypes. Where none is strange,
    other words in the place of each that may have been read wrongly, which cost less than
    ``most``.
    """
    strange = [sentence[term.start : term.end] for term in terms if term.kind == "unknown"]
    if not strange:
        yield from _doubted(terms, sentence, speller, most)
    elif len(strange) <= _MOST_WORDS:
        english = any(map(speller.is_english, strange))
        ways = sorted(product(*map(speller.slips, strange)), key=_cost)
        for words in ways[:_MOST_READINGS]:
            meant = {word: likely.word for word, likely in zip(strange, words, strict=True)}
            known = all(speller.means(likely.word) for likely in words)
            long = min(map(len, strange)) > 5
            least = _AS_GOOD if english or not (known or long) else _GOOD_ENOUGH if known else 0.75
            yield Slip(meant, _PER_EDIT * _cost(words), least)


def _cost(words: Sequence[Likely]) -> float:
    return sum(likely.cost for likely in words)


def _doubted(terms: Sequence[Term], sentence: str, speller: Speller, most: float) -> Iterator[Slip]:
    for i, term in enumerate(terms):
        typed = sentence[term.start : term.end]
        mended = term.score < _SURE
        least = _DOUBTED if mended else _HIDDEN
        if least >= most or not typed.isalpha() or not (mended or _says_little(terms, i)):
            continue
        for likely in speller.rivals(typed) if mended else speller.hidden(typed):
            cost = least + _PER_EDIT * likely.cost
            exclaims = term.kind == "filler" and likely.word in GRADES  # "oh god"
            if cost < most and likely.word != term.text and not exclaims:
                yield Slip({typed: likely.word}, cost, _GOOD_ENOUGH if mended else _AS_GOOD)


def _says_little(terms: Sequence[Term], i: int) -> bool:
    """Whether a word that is right by itself may stand where another was meant."""
    told = i > 0 and terms[i - 1].text == "i"  # "where I live"
    return terms[i].score == 1 and terms[i].kind in _LITTLE and not told


def is_told(asked: Asked) -> bool:
    """Whether a question has no word that is not known, but for one beside what it is about."""
    about = asked.everywhere or asked.all("service") or asked.all("topic")
    return not asked.unknown and not asked.all("outside") and bool(about or not asked.loose)


def likeliest(found: Sequence[Mended]) -> Mended | None:
    """The likeliest of some ways to mend a sentence; None where one as likely says otherwise."""
    best = max(found, key=lambda each: each.likely, default=None)
    if best is None:
        return None
    level = (each.sentence.asked for each in found if best.likely - each.likely < _NEARLY)
    return best if all(asked.slots == best.sentence.asked.slots for asked in level) else None
