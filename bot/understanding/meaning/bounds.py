"""Which grades a question wants: those it names, or all within a bound that one is named as."""

import re

from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import Mention, Place, without
from knowledge.model import GRADES, Grade

#: What may stand between a bound and its grade: "at least a good", "below the grade of good".
_ARTICLE = r"(?:an? |the )?(?:(?:grade|rating|mark|score|level) of )?"
_REACH = (
    r"(?:reach(?:ed|ing)?|get(?:ting)? to|got to|ma[dk]e(?: it to)?|manage[d]?(?: to get)?"
    r"|achieve[d]?|attain(?:ed)?|hit|up to|as far as)"
)
_AT_LEAST = r"at (?:the )?(?:very )?(?:least|minimum)"
_OR_BETTER = (
    r"{0} (?:or|and) (?:better|above|higher|up|over|more(?! (?:good|out|req|ri\b|inad|adeq)))"
    rf"|{{0}} (?:{_AT_LEAST}|upwards?)(?! (?:once|twice|(?:in )?(?:one|two)\b))"
    rf"|(?:{_AT_LEAST}|minimum of|at or above|no worse th[ae]n|no lower th[ae]n|no less th[ae]n"
    r"|not (?:below|under|worse th[ae]n|lower th[ae]n|less th[ae]n)) {1}{0}"
)
_OR_WORSE = (
    r"{0} (?:or|and) (?:worse|below|lower|under|less)"
    r"|(?:at best|at most|at or below|no better th[ae]n|no higher th[ae]n|no more th[ae]n"
    r"|not (?:above|over|better th[ae]n|higher th[ae]n)) {1}{0}"
)
_ABOVE = r"(?<!no )(?<!not )(?<!or )(?:(?:better|higher|more) th[ae]n|above|over|exceed\w*) {1}{0}"
_BELOW = (
    r"(?<!no )(?<!not )(?<!or )(?:(?:worse|lower|less) th[ae]n|below|under) {1}{0}"
    r"|(?:not even(?: \w+)?|short of|shy of) {1}{0}"
    rf"|not (?:\w+ )?{_REACH} {{1}}{{0}}"
)
_OTHER = r"(?:other than|anything but|apart from|except|bar) {1}{0}"
_BOUNDS = (_BELOW, _OR_BETTER, _OR_WORSE, _ABOVE, _OTHER)
_BEFORE_IT = re.compile(rf"\b{_ARTICLE}$")
#: Without one of these words no grade is a bound.
_BOUNDING = re.compile(
    r"\b(?:or|and|least|minimum|above|below|over|under|not?|best|better|worse|most|more|less|lower"
    r"|higher|exceed\w*|short|shy|other|but|apart|except|bar)\b"
)
#: "Not reach good or better" is below good.
_AND_SO_ON = re.compile(r" (?:or|and) (?:better|above|higher|worse|below|lower)\b")


def is_bound(asked: Asked) -> bool:
    """Whether a grade is named as a bound: "good or better", "below good"."""
    return any(_bounds(asked.wording, place) for place in asked.places("grade"))


def grades_wanted(asked: Asked) -> tuple[Grade, ...]:
    """The grades that are wanted, the best first; "other than good" wants all but that."""
    named = [(grade_of(mention.value), mention.place) for mention in asked.of("grade")]
    bound = [bounded(asked.wording, place, grade)[0] for grade, place in named if place]
    wanted = {grade for grades in bound for grade in grades}
    wanted |= {grade for grade, place in named if place is None}
    return tuple(grade for grade in GRADES if grade in wanted)


def grade_of(name: str) -> Grade:
    """The grade that is called so."""
    return next(grade for grade in GRADES if grade == name)


def bounded(text: str, place: Place, grade: Grade) -> tuple[tuple[Grade, ...], Place]:
    """The grades that a grade at a place of a text stands for, and the place with its bound."""
    rank = GRADES.index(grade)
    within = {
        _BELOW: GRADES[rank + 1 :],
        _OR_BETTER: GRADES[: rank + 1],
        _OR_WORSE: GRADES[rank:],
        _ABOVE: GRADES[:rank],
        _OTHER: (*GRADES[:rank], *GRADES[rank + 1 :]),
    }
    for bound, found in _bounds(text, place):
        more = _AND_SO_ON.match(text, found.end())
        return within[bound], Place(found.start(), more.end() if more else found.end())
    return (grade,), place


def _bounds(text: str, place: Place) -> list[tuple[str, re.Match[str]]]:
    """The bounds as which a grade is named at a place of a text, with where they stand."""
    if not _BOUNDING.search(text):
        return []  # as in most questions
    return [
        (bound, found)
        for bound in _BOUNDS
        for found in re.finditer(
            rf"\b(?:{bound.format(re.escape(text[place.start : place.end]), _ARTICLE)})\b", text
        )
        if found.start() <= place.start and place.end <= found.end()
    ]


def is_turned(asked: Asked) -> bool:
    """Whether the grades named are those not wanted, where no bound says so by itself."""
    if not asked.negated:
        return False
    bounds = [each for place in asked.places("grade") for each in _bounds(asked.wording, place)]
    inside = any(bound in _NOT_BOUND for bound, _ in bounds)
    return not (inside and _NEGATION.search(asked.wording))


#: Bounds that a "not" is part of.
_NOT_BOUND = (_BELOW, _OR_BETTER, _OR_WORSE)
_NEGATION = re.compile(
    rf"\bnot (?:even|below|under|above|over|\w+ th[ae]n|(?:\w+ )?{_REACH})\b|\bno \w+ th[ae]n\b"
)


def without_bounds(asked: Asked) -> str:
    """The wording without the grades, their bounds and the times it names: "at least good"."""
    graded = (_with_bound(asked.wording, mention) for mention in asked.of("grade"))
    return without(asked.wording, (*filter(None, graded), *asked.places("time")))


def _with_bound(text: str, mention: Mention) -> Place | None:
    """Where a grade stands with what bounds it, or its article."""
    if mention.place is None:
        return None
    start, end = bounded(text, mention.place, grade_of(mention.value))[1]
    article = _BEFORE_IT.search(text, 0, start)
    return Place(article.start() if article else start, end)
