"""How services are to have moved between inspections: which way, how far, between what."""

import re
from itertools import pairwise

from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import grade_of, is_bound
from bot.understanding.words.patterns import ROUND
from knowledge.model import Direction, Grade
from knowledge.numbers import number_of

#: By how many grades something moved.
STEPS = re.compile(
    r"(?<!\bsame )(?<!\ball )\b(one|two|three|[123]) (?:\w+ )?(?:grade|step|level|place|notch|band)"
)
#: Words by which a grade is said to have been held: "still good", "always good".
_KEPT = re.compile(r"\b(?:(?<!is it )still|again|always|twice|throughout|consistently|all along)\b")
_NO_SERVICE = re.compile(r"\b(?:no|none|nobody|noone|no one)\b")
_NOT_IMPROVED = re.compile(
    r"\bnot (?:\w+ )?(?:improv(?:ed?|ing)\b|get better|got better|go up|gone up)"
)
_MOVED = (
    r"(?:up|down|better|worse\w*|improv\w+|declin\w+|rose|risen|fell|fallen|gain\w*|los[et]\w*)"
)
_UNMOVED = re.compile(rf"\bneither\b.*\b{_MOVED}\b.*\bnor\b.*\b{_MOVED}\b")
_EITHER = re.compile(rf"\bever\b|\b(?:at|in) (?:either|any) {ROUND}")
_LEFT = re.compile(
    r"\b(?:from|off|out of|lost|losing|lose|loses|shed|gave up|escaped from)"
    r" (?:an? |its |their |the )?$"
)
_THOSE = re.compile(r"\b(?:that|which|who) (?:was|were|had been|got) (?:\w+ )?$")
#: Meanings of a move, by its direction.
_MOVES: tuple[tuple[Direction, tuple[str, ...]], ...] = (
    ("improved", ("improve", "greatest improvement", "ahead")),
    ("declined", ("worsen", "behind")),
    ("same", ("same",)),
)
#: Words that tell of a move after a grade that was held: "good in 2018 but since …".
_TURN = re.compile(r"\b(?:but|and|then|yet|since|who|which|that)\b")
#: Where vague times stand among years, as words that sort so.
_BEGUN = {"first": "1", "previous": "1", "second": "3", "latest": "9"}
#: Words between two grades that tell which came first.
_ONWARD = frozenset(["to", "into", "then", "became", "becoming", "down", "up", "ended", "now"])
_BACK = frozenset(["from", "previously", "before", "after", "once", "having", "used", "formerly"])


def directions_wanted(asked: Asked) -> tuple[Direction, ...]:
    """The ways in which services are to have moved; none where no move is asked for."""
    if is_bound(asked):
        return ()
    if _UNMOVED.search(asked.wording):
        return ("same",)  # "neither up nor down"
    if _NOT_IMPROVED.search(asked.wording) and not asked.all("grade"):
        return ("same", "declined")
    found = tuple(direction for direction, meanings in _MOVES if asked.says(*meanings))
    # "Who was outstanding, again?" asks to be told again.
    told_again = asked.says("who", "which", "what")
    text = asked.wording.removesuffix(" again") if told_again else asked.wording
    kept = asked.says("both times") or _KEPT.search(text)
    if asked.all("grade") and not found and _EITHER.search(asked.wording):
        return ()  # "ever inadequate, in 2018 or in 2021"
    moved = "improved" in found or "declined" in found or _is_left(asked)
    if len(asked.all("grade")) == 1 and not moved and (kept or _order(asked)):
        return ("improved", "declined") if asked.negated else ("same",)
    changes = asked.says("change") or _way(asked) or _is_left(asked)
    found = found or (("improved", "declined") if changes else ())
    return _others(found) if found and _is_denied(asked) else found


def _others(found: tuple[Direction, ...]) -> tuple[Direction, ...]:
    """What a denial leaves: "did not get worse" is stayed or improved."""
    return tuple(direction for direction, _ in _MOVES if direction not in found)


def _is_denied(asked: Asked) -> bool:
    """Whether a move is denied ("never fell"), and not only every service ("no service fell")."""
    denied = asked.negated and not asked.all("grade") and not _is_afterwards(asked)
    return denied and not _NO_SERVICE.search(asked.wording)


def _is_afterwards(asked: Asked) -> bool:
    """Whether a "not" only comes after what it would deny: "…, if that is not too dull"."""
    mentions = asked.places("pillar", "time")
    first = mentions[0].start if mentions else len(asked.wording)
    return max(asked.wording.rfind(word) for word in ("not ", "never ")) > first


def ends(asked: Asked) -> tuple[Grade | None, Grade | None]:
    """The grades from and to which a service is to have moved, where they are named."""
    way = _stated(asked) or _way(asked)
    if way or len(asked.all("grade")) != 1:
        return way or (None, None)
    grade = grade_of(asked.all("grade")[0])
    if asked.negated and _order(asked):
        return grade, None  # "inadequate in 2018 and not now"
    left = _is_left(asked) or _was_held(asked) or speaks_of_those(asked)
    return (grade, None) if left else (None, grade)


def _stated(asked: Asked) -> tuple[Grade | None, Grade | None] | None:
    """The grades between which the conditions of a question move a service, if they do.

    Either one of them tells of the move, or two tell of a grade each at a time of its own.
    """
    moves = [each for each in asked.conditions if each.origin or each.target]
    if len(moves) == 1 and max(len(moves[0].origin), len(moves[0].target)) == 1:
        return next(iter(moves[0].origin), None), next(iter(moves[0].target), None)
    held = sorted((_since(each.time), *each.grades) for each in asked.conditions if each.time)
    if len(asked.conditions) != 2 or [len(each) for each in held] != [2, 2]:
        return None
    (first, origin), (second, target) = held
    return (grade_of(origin), grade_of(target)) if first != second and origin != target else None


def _since(time: str | None) -> str:
    """A time as a word that sorts among others by when it was."""
    return _BEGUN.get(time or "", (time or "")[:4])


def steps(asked: Asked) -> int | None:
    """By how many grades a service is to have moved, where a number is named."""
    found = STEPS.search(asked.wording)
    return number_of(found[1]) if found else None


def _is_left(asked: Asked) -> bool:
    """Whether a grade is named as one that was left: "out of inadequate", "lost its good"."""
    return any(map(_LEFT.search, _leading(asked)))


def speaks_of_those(asked: Asked) -> bool:
    """Whether a grade tells of which services is spoken: "those that were good improved"."""
    moves = asked.says("improve", "worsen", "change", "same")
    return moves and any(map(_THOSE.search, _leading(asked)))


def _leading(asked: Asked) -> list[str]:
    """What stands before the one grade that is named, each time that it is."""
    named = asked.places("grade") if len(asked.all("grade")) == 1 else ()
    return [asked.wording[: place.start] for place in named]


def _was_held(asked: Asked) -> bool:
    """Whether a grade is named as one held before a move: "good in 2018 but marked down"."""
    grades = asked.places("grade")
    if not grades or asked.wording[: grades[0].start].split()[-1:] in (["to"], ["into"]):
        return False
    end = grades[0].end
    named = [place.start for place in asked.places("time") if place.start >= end]
    turn = _TURN.search(asked.wording, end)
    if not turn or not named or named[0] > turn.start():
        return False
    return asked.says("worsen", "improve", "change")


def _way(asked: Asked) -> tuple[Grade, Grade] | None:
    """The grades between which a service is to have moved: "from good to outstanding"."""
    named = {m.value: m.place for m in reversed(asked.of("grade")) if m.place}
    if len(named) != 2 or len(asked.all("grade")) != 2:
        return None
    ordered = sorted(named.items(), key=lambda each: each[1])
    (first, led), (second, onto) = ((grade_of(value), place) for value, place in ordered)
    between = asked.wording[led.end : onto.start].split()
    if _BACK.intersection(between) or _order(asked) == "backwards":
        return second, first
    leaves = asked.wording[: led.start].rstrip().endswith(("from", "out of", "off"))
    onward = _ONWARD.intersection(between) or leaves or _order(asked)
    return (first, second) if onward else None


def _order(asked: Asked) -> str:
    """How two times are named, one for each of two grades: "good in 2018, inadequate now"."""
    times = [time for time in asked.all("time") if time[:1].isdigit() or time in _BEGUN]
    places = asked.places("time")
    as_one = all(later.start - time.end <= 1 for time, later in pairwise(places))
    if len(times) != 2 or as_one:  # "round two (2021/22)" is one time
        return ""
    first, second = map(_since, times)
    return "" if first == second else "onwards" if first < second else "backwards"
