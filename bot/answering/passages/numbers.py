"""Numbers that a passage gives: of what, as a sum, as a share."""

import re
from collections.abc import Callable, Sequence, Set

from bot.answering.passages.passages import Shown
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.text import stem
from knowledge.numbers import TENS, UNITS

_COUNTING = (
    *UNITS[2:], *TENS, "hundred", "thousand", "half", "quarter", "third", "percent",
    "dozen", "twice", "none",
)  # fmt: skip
#: The stem of a number, in digits or words, and no year.
COUNT = re.compile(rf"(?!(?:19|20)\d\d$)\d[\d.,]*|{'|'.join(map(stem, _COUNTING))}")


def has_number(shown: Shown) -> bool:
    """Whether a passage gives a number, and not only a year."""
    return any(map(COUNT.fullmatch, shown.words))


def counting(asked: Asked) -> Callable[[Shown, Set[str]], bool]:
    """Whether a passage gives a number of what certain stems say, or the sum or share asked for.

    A number stands by its words ("nine new engines", "engines: 9"), a sum or a share anywhere.
    """
    shares, paid = _SHARES.search(asked.text), _PAID.search(asked.text)
    lasts = asked.says("how long", "how big")  # "14 years" are of what stands before them

    def counts(shown: Shown, of: Set[str]) -> bool:
        if paid:
            return A_SUM.search(shown.passage.span.text) is not None
        if shares and _A_SHARE.search(shown.stems):
            return True
        words = _OTHER_NUMBER.sub(" ", shown.stems).split()
        places = [i for i, word in enumerate(words) if word in of]
        if places and _OF_A_WHOLE.search(shown.plain):
            return True
        numbers = [i for i, word in enumerate(words) if COUNT.fullmatch(word)]
        return any(
            0 < place - i <= _NEAR or (0 < i - place <= _NEAR and (lasts or _counts_back(words, i)))
            for i in numbers
            for place in places
        )

    return counts


def _counts_back(words: Sequence[str], at: int) -> bool:
    """Whether a number counts what stands before it: nothing that it could count follows."""
    following = words[at + 1 : at + 2]
    return not following or following[0] in _NO_THING or bool(COUNT.fullmatch(following[0]))


_NEAR = 6  # words between a number and what it counts
#: Stems that may follow a number and are nothing that it counts.
_NO_THING = frozenset(
    ["in", "by", "of", "and", "or", "at", "from", "to", "for", "a", "the", "than", "but", "while",
     "compar", "last", "thi", "on", "over", "against", "as", "per", "is", "was", "wer", "ar",
     "hav", "had", "with", "between", "if", "so", "now", "still"]
)  # fmt: skip
_SHARES = re.compile(r"\b(?:per ?cent\w*|proportion|share|fraction|rate|often|how many of|%)")
_A_SHARE = re.compile(
    r" [\d.]+ per ?cent| [\d.]+ percent\w*| [\d.]+%| (?:on|one|two|\d+) in (?:\d+|\w+)"
)
#: "Women make up 9 percent of firefighters", "4 percent of firefighters were women".
_OF_A_WHOLE = re.compile(
    r"\b(?:make|made|making) up (?:\w+ ){0,3}\d[\d.]* ?(?:per ?cent|percent|%)"
    r"|\d[\d.]* ?(?:per ?cent|percent|%) of (?:\w+ ){1,4}(?:is|are|was|were)\b"
)
#: A share, the number to dial, and how often something was: no number of anything.
_OTHER_NUMBER = re.compile(rf"{_A_SHARE.pattern}| 999| \w+ time?(?= )")
_PAID = re.compile(r"\bhow much (?:is|are|was|were|do|does|did|will|would|has|have|money)\b")
A_SUM = re.compile(r"[£€$] ?\d|\d ?(?:p|pence|pounds|euros|dollars)\b")
