"""Of how many a claim says that it is true: "every service", "more than half", "exactly two"."""

import math
import re
from typing import NamedTuple

from bot.understanding.words.patterns import GRADE_NOUN, PILLAR_NOUN, ROUND
from knowledge.numbers import NUMBER, number_of

_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_PART = rf"(?:(?P<times>a|an|one|two|three) )?(?P<part>{'|'.join(_PARTS)})s?"
_VALUE = (
    rf"\b(?:{_PART}|(?P<number>{NUMBER})(?P<percent> ?(?:%|per ?cent))?)\b"
    rf"(?! (?:(?:step|level|place|notch|band)s?|{GRADE_NOUN}|{ROUND}|{PILLAR_NOUN})\b)"
)
#: What a comparison in front of a number, or behind it, makes of it.
_RELATIONS = (
    (r"(?:no|not) (?:more|greater) than|at most|up to|a maximum of", "at most"),
    (r"(?:no|not) (?:fewer|less) than|at least|a minimum of", "at least"),
    (r"more than|over|above|upwards of", "more"),
    (r"fewer than|less than|under|below", "fewer"),
    (r"exactly|precisely|just|only", "exactly"),
)
_BEHIND = ((r"or more|or over|plus", "at least"), (r"or (?:fewer|less)", "at most"))
_VAGUE = re.compile(
    r"\b(?:nearly|almost|hardly|barely|scarcely|about|around|roughly|several|few|many|some \d+)\b"
)
_NONE = re.compile(r"\b(?:none|nobody|noone|no one|nothing|neither|not (?:one|a single|any)|no)\b")
_MOST = re.compile(
    r"\bmajority\b"
    r"|\bmost (?:of|(?:\w+ ){0,3}?"
    rf"(?:services?|brigades?|forces?|counties|places|{PILLAR_NOUN}))\b"
)
_ALL = re.compile(r"\b(?:all|every|each|both|everyone|everybody|everything)\b")
_ANY = re.compile(
    r"\b(?:any|anyone|anybody|anything|either|some|someone|somebody|a single)\b"
    r"|^\W*(?:is|are|was|were) there\b"
)
#: A comparison that no number follows: "more were good for people than for efficiency".
_COMPARED = re.compile(r"\b(?:more|fewer|less)\b")


class Amount(NamedTuple):
    """From how many to how many, both included; of a whole that is 1 where it ``is_share``."""

    least: float
    most: float
    is_share: bool = False

    def holds(self, found: int, total: int) -> bool:
        """Whether ``found`` of ``total`` are as many as is meant."""
        counted = found / total if self.is_share else found
        return self.least <= counted <= self.most


ALL = Amount(1, 1, is_share=True)
ANY = Amount(1, math.inf)
NONE = Amount(0, 0)
MOST = Amount(math.nextafter(0.5, 1), 1, is_share=True)


def amount_of(text: str) -> Amount | None:
    """The amount that a text names; None where it names none, or one that cannot be told.

    A bare number ("did three get it") is that number exactly; a bare share ("half of them")
    and what is only nearly so cannot be told.
    """
    if _VAGUE.search(text):
        return None
    numbers = list(re.finditer(_VALUE, text))
    if len(numbers) > 1:
        return None
    if numbers:
        return _of_number(text, numbers[0])
    if _COMPARED.search(text):
        return None
    for words, amount in ((_NONE, NONE), (_MOST, MOST), (_ALL, ALL), (_ANY, ANY)):
        if words.search(text):
            return amount
    return None


def _of_number(text: str, found: re.Match[str]) -> Amount | None:
    share = bool(found["part"] or found["percent"])
    value = _value(found)
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    relation = next(
        (name for words, name in _RELATIONS if re.search(rf"\b(?:{words})$", before)), ""
    )
    relation = relation or next((name for words, name in _BEHIND if re.match(words, after)), "")
    if share and relation in ("", "exactly"):
        return None
    step = math.ulp(1) if share else 1
    return {
        "at least": Amount(value, math.inf, share),
        "more": Amount(value + step, math.inf, share),
        "at most": Amount(0, value, share),
        "fewer": Amount(0, value - step, share),
    }.get(relation, Amount(value, value, share))


def _value(found: re.Match[str]) -> float:
    if found["part"]:
        times = {"two": 2, "three": 3}.get(found["times"] or "", 1)
        return times * _PARTS[found["part"]]
    number = number_of(found["number"])
    return number / 100 if found["percent"] else number
