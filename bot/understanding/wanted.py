"""Which grades a question about services wants, and how they are to have moved."""

import re
from typing import Literal

from bot.understanding.asked import Asked
from knowledge.model import GRADES, PILLARS, Direction, Grade, Pillar

_STEPS = re.compile(r"\b(one|two|three|[123]) (?:\w+ )?(?:grade|step|level|place|notch|band)")
_NUMBERS = {"one": 1, "two": 2, "three": 3}
_OR_BETTER = r"{0} (?:or|and) (?:better|above|higher|up|over)|at least {0}|minimum of {0}"
_OR_WORSE = r"{0} (?:or|and) (?:worse|below|lower|under|less)|at (?:best|most) {0}"
_ABOVE = r"(?:better|higher|more) than {0}|above {0}|over {0}"
_BELOW = r"(?:worse|lower|less) than {0}|below {0}|under {0}|not even {0}"
_EVERY_PILLAR = re.compile(
    r"\b(?:all|every|each|both)(?: \w+){0,2} (?:pillars?|areas?|categor\w+|three)\b"
    r"|\ball three\b|\beverything\b|\bacross the board\b|\ball round\b"
)
_ANY_PILLAR = re.compile(r"\b(?:any|either|one) (?:\w+ )?of (?:the|its|their)\b")
_IN_ANY = re.compile(r"\b(?:any|anything|anywhere)\b")
_EACH_GRADE = re.compile(r"\b(?:each|every|per|by) (?:of the \w+ |of the )?grades?\b")
_STILL = re.compile(
    r"\b(?:20\d\d|first|previous\w*|last time)\b.*\bstill\b"
    r"|\bstill\b.*\b(?:as|like) (?:in|it was in) 20\d\d\b"
)
_NOT_IMPROVED = re.compile(r"\bnot (?:\w+ )?(?:improv\w+|get better|got better|go up|gone up)")

#: How many of the services a claim is about; "other" is a number, a share or a limit.
Quantifier = Literal["all", "none", "most", "some", "other"]
_SERVICE = r"(?:services?|brigades?|forces?|count(?:y|ies)|authorit(?:y|ies)|frs|places?|ones?)"
_QUANTIFIERS: tuple[tuple[Quantifier, re.Pattern[str]], ...] = (
    (
        "none",
        re.compile(
            r"\b(?:none|nobody|noone|no one|not (?:one|a single))\b"
            rf"|\bno (?:\w+ ){{0,3}}?{_SERVICE}\b"
        ),
    ),
    (
        "other",
        re.compile(
            r"\b(?:half|third|quarter|only|just|few|fewer|less|more|least|several|many|nearly"
            r"|almost|than|per cent|percent|two|three|four|five|six|seven|eight|nine|ten)\b|%"
        ),
    ),
    ("most", re.compile(r"\b(?:most|majority)\b")),
    (
        "all",
        re.compile(
            rf"\b(?:all|every|each|both) (?:\w+ ){{0,4}}?{_SERVICE}\b|\bevery(?:one|body)\b"
            rf"|\b{_SERVICE} all\b"
        ),
    ),
)


def is_bound(asked: Asked) -> bool:
    """Whether a grade is named as a bound: "good or better", "below good"."""
    patterns = (_OR_BETTER, _OR_WORSE, _ABOVE, _BELOW)
    typed = asked.named.get("grade", ())
    return any(_holds(asked, pattern, words) for pattern in patterns for words in typed)


def grades_wanted(asked: Asked) -> tuple[Grade, ...]:
    """The grades that are wanted: those named, or all within a bound that one is named as."""
    named = [grade for grade in GRADES if grade in asked.all("grade")]
    typed = dict(zip(asked.all("grade"), asked.named.get("grade", ()), strict=False))
    bound = {
        within
        for place, grade in enumerate(GRADES)
        if grade in typed
        for pattern, grades in (
            (_OR_BETTER, GRADES[: place + 1]),
            (_OR_WORSE, GRADES[place:]),
            (_ABOVE, GRADES[:place]),
            (_BELOW, GRADES[place + 1 :]),
        )
        if _holds(asked, pattern, typed[grade])
        for within in grades
    }
    return tuple(grade for grade in GRADES if grade in (bound or named))


def _holds(asked: Asked, pattern: str, grade: str) -> bool:
    return re.search(rf"\b(?:{pattern.format(re.escape(grade))})\b", asked.text) is not None


def directions_wanted(asked: Asked) -> tuple[Direction, ...]:
    """The ways in which services are to have moved; none where no move is asked for."""
    if is_bound(asked):
        return ()
    if _NOT_IMPROVED.search(asked.text):
        return ("same", "declined")
    kinds: tuple[tuple[Direction, tuple[str, ...]], ...] = (
        ("improved", ("improve", "greatest improvement", "ahead")),
        ("declined", ("worsen", "behind")),
        ("same", ("same",)),
    )
    kept = asked.says("both times") or _STILL.search(asked.text)
    if len(asked.all("grade")) == 1 and (kept or _order(asked)):
        return ("improved", "declined") if asked.negated else ("same",)
    found = tuple(direction for direction, meanings in kinds if asked.says(*meanings))
    return found or (("improved", "declined") if asked.says("change") or _way(asked) else ())


def _way(asked: Asked) -> tuple[Grade, Grade] | None:
    """The grades between which a service is to have moved: "from good to outstanding"."""
    grades = [next(grade for grade in GRADES if grade == each) for each in asked.all("grade")]
    typed = asked.named.get("grade", ())
    if len(grades) != 2 or len(typed) != 2:
        return None
    before, found, after = asked.text.partition(typed[0])
    between = after.partition(typed[1])[0].split()
    if not found or _BACK.intersection(between) or _order(asked) == "backwards":
        return (grades[1], grades[0]) if found else None
    leaves = before.rstrip().endswith(("from", "out of", "off"))
    onward = _ONWARD.intersection(between) or leaves or _order(asked)
    return (grades[0], grades[1]) if onward else None


def pairs(asked: Asked) -> tuple[tuple[Grade, Pillar], ...]:
    """Each pillar with a grade of its own: "good for efficiency and inadequate for people"."""
    found: list[tuple[int, str, str]] = []
    for kind in ("grade", "pillar"):
        for value, typed in zip(asked.all(kind), asked.named.get(kind, ()), strict=False):
            found.append((asked.text.find(typed), kind, value))
    order = [(kind, value) for place, kind, value in sorted(found) if place >= 0]
    kinds = [kind for kind, _ in order]
    if asked.negated or len(order) < 4 or len(order) % 2 or kinds[::2] * 2 == kinds:
        return ()
    sides = (kinds[::2], kinds[1::2])
    if any(len(set(side)) > 1 for side in sides):
        return ()
    pillars, grades = (
        (order[::2], order[1::2]) if kinds[0] == "pillar" else (order[1::2], order[::2])
    )
    return tuple(
        (next(g for g in GRADES if g == grade), next(p for p in PILLARS if p == pillar))
        for (_, pillar), (_, grade) in zip(pillars, grades, strict=True)
    )


def _order(asked: Asked) -> str:
    """How two times are named, one for each of two grades: "good in 2018, inadequate now"."""
    times = [time for time in asked.all("time") if time[:1].isdigit() or time in _BEGUN]
    if len(times) != 2:
        return ""
    first, second = (_BEGUN.get(time, time[:4]) for time in times)
    return "" if first == second else "onwards" if first < second else "backwards"


#: Where vague times stand among years, as words that sort so.
_BEGUN = {"first": "1", "previous": "1", "second": "3", "latest": "9"}


#: Words between two grades that tell which came first.
_ONWARD = frozenset(["to", "into", "then", "became", "becoming", "down", "up", "ended", "now"])
_BACK = frozenset(["from", "previously", "before", "after", "once", "having", "used", "formerly"])


def ends(asked: Asked) -> tuple[Grade | None, Grade | None]:
    """The grades from and to which a service is to have moved, where they are named."""
    way = _way(asked)
    if way or len(asked.all("grade")) != 1:
        return way or (None, None)
    grade = next(grade for grade in GRADES if grade == asked.one("grade"))
    if asked.negated and _order(asked):
        return grade, None  # "inadequate in 2018 and not now"
    words = re.escape(asked.named["grade"][0])
    if re.search(rf"\b(?:from|off|lost|losing|out of) (?:a |an |its )?{words}", asked.text):
        return grade, None
    return None, grade


def steps(asked: Asked) -> int | None:
    """By how many grades a service is to have moved, where a number is named."""
    found = _STEPS.search(asked.text)
    return _NUMBERS.get(found[1]) or int(found[1]) if found else None


def wants_every_pillar(asked: Asked) -> bool:
    """Whether a service must have the grade in each pillar: "good across the board"."""
    none = asked.negated and _IN_ANY.search(asked.text)  # not good for anything: in none
    every = _EVERY_PILLAR.search(asked.text) and not _ANY_PILLAR.search(asked.text)
    return bool(none or every)


def counts_each_grade(asked: Asked) -> bool:
    """Whether how many got each grade is asked: "number of services at each grade"."""
    return _EACH_GRADE.search(asked.text) is not None


def quantified(asked: Asked) -> Quantifier:
    """How many of the services a claim says it is true of: "was every service good?"."""
    found = (quantifier for quantifier, words in _QUANTIFIERS if words.search(asked.text))
    return "other" if asked.all("number") else next(found, "some")
