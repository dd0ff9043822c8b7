"""Strange words taken for slips of the finger: "hat was the grade" for "what was the grade"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from bot.understanding.reading import Term
from bot.understanding.spelling import Speller

_MOST_WORDS = 2  # strange words of one sentence that are taken for slips
_MOST_READINGS = 4


def readings(terms: Sequence[Term], speller: Speller) -> Iterator[Mapping[str, str]]:
    """Known words in the place of those that are not known, for each way to slip between them.

    None at all where more words are strange than anybody mistypes.
    """
    strange = [term.text for term in terms if term.kind == "unknown"]
    if not 0 < len(strange) <= _MOST_WORDS:
        return
    for words in islice(product(*map(speller.slips, strange)), _MOST_READINGS):
        yield dict(zip(strange, words, strict=True))
