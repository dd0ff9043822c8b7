"""Which grades a question wants: those it names, or all within a bound that one is named as."""

import re

from bot.understanding.meaning.asked import Asked
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
#: Without one of these words no grade is a bound.
_BOUNDING = re.compile(
    r"\b(?:or|and|least|minimum|above|below|over|under|not?|best|better|worse|most|more|less|lower"
    r"|higher|exceed\w*|short|shy|other|but|apart|except|bar)\b"
)
#: "Not reach good or better" is below good.
_AND_SO_ON = re.compile(r" (?:or|and) (?:better|above|higher|worse|below|lower)\b")


def is_bound(asked: Asked) -> bool:
    """Whether a grade is named as a bound: "good or better", "below good"."""
    patterns = (_OR_BETTER, _OR_WORSE, _ABOVE, _BELOW, _OTHER)
    typed = asked.named.get("grade", ())
    return any(_holds(asked, pattern, words) for pattern in patterns for words in typed)


def grades_wanted(asked: Asked) -> tuple[Grade, ...]:
    """The grades that are wanted, the best first; "other than good" wants all but that."""
    named = [grade for grade in GRADES if grade in asked.all("grade")]
    typed = dict(zip(asked.all("grade"), asked.named.get("grade", ()), strict=False))
    within: set[Grade] = set()
    below = any(_holds(asked, _BELOW, words) for words in typed.values())
    for place, grade in enumerate(GRADES):
        for pattern, bounded in (
            (_OR_BETTER, GRADES[: place + 1]),
            (_OR_WORSE, GRADES[place:]),
            (_ABOVE, GRADES[:place]),
            (_BELOW, GRADES[place + 1 :]),
            (_OTHER, (*GRADES[:place], *GRADES[place + 1 :])),
        ):
            if below and pattern is not _BELOW:
                continue  # "not reach good or better" is below good
            if grade in typed and _holds(asked, pattern, typed[grade]):
                within.update(bounded)
    return tuple(grade for grade in GRADES if grade in (within or named))


def bounded(text: str, start: int, end: int, grade: Grade) -> tuple[tuple[Grade, ...], int, int]:
    """The grades that a grade at a place of a text stands for, and the place with its bound."""
    place = GRADES.index(grade)
    if not _BOUNDING.search(text):
        return (grade,), start, end
    for pattern, within in (
        (_BELOW, GRADES[place + 1 :]),
        (_OR_BETTER, GRADES[: place + 1]),
        (_OR_WORSE, GRADES[place:]),
        (_ABOVE, GRADES[:place]),
        (_OTHER, (*GRADES[:place], *GRADES[place + 1 :])),
    ):
        form = pattern.format(re.escape(text[start:end]), _ARTICLE)
        for found in re.finditer(rf"\b(?:{form})\b", text):
            if found.start() <= start and end <= found.end():
                more = _AND_SO_ON.match(text, found.end())
                return within, found.start(), more.end() if more else found.end()
    return (grade,), start, end


def is_turned(asked: Asked) -> bool:
    """Whether the grades named are those not wanted, where no bound says so by itself."""
    typed = asked.named.get("grade", ())
    inside = any(_holds(asked, each, words) for each in (_BELOW, *_NOT_BOUND) for words in typed)
    return asked.negated and not (inside and _NEGATION.search(asked.wording))


#: Bounds that a "not" is part of.
_NOT_BOUND = (_OR_BETTER, _OR_WORSE)
_NEGATION = re.compile(
    rf"\bnot (?:even|below|under|above|over|\w+ th[ae]n|(?:\w+ )?{_REACH})\b|\bno \w+ th[ae]n\b"
)


def without_bounds(asked: Asked) -> str:
    """The wording without the grades it names and what bounds them: "at least good"."""
    text = asked.wording
    for typed in asked.named.get("grade", ()):
        for pattern in (_OR_BETTER, _OR_WORSE, _ABOVE, _BELOW, _OTHER, "{1}{0}"):
            text = re.sub(rf"\b(?:{pattern.format(re.escape(typed), _ARTICLE)})\b", " ", text)
    return text


def _holds(asked: Asked, pattern: str, grade: str) -> bool:
    if not _BOUNDING.search(asked.wording):
        return False  # as of most questions
    form = pattern.format(re.escape(grade), _ARTICLE)
    return re.search(rf"\b(?:{form})\b", asked.wording) is not None
