"""What a question about many services asks for: which grades, of which pillars, how moved."""

import re

from msgspec import Struct

from bot.answering.draft import Draft
from bot.answering.facts import Facts, round_named
from bot.answering.grades import pillars_of
from bot.answering.scope import no_such_round
from bot.understanding.asked import Asked
from knowledge.model import GRADES, Direction, Grade, Pillar

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
_EACH_GRADE = re.compile(r"\b(?:each|every|per|by) (?:of the \w+ |of the )?grades?\b")
_STILL = re.compile(
    r"\b(?:2018|2019|first|previous\w*|last time)\b.*\bstill\b"
    r"|\bstill\b.*\b(?:as|like) (?:in|it was in) 201[89]\b"
)
_NOT_IMPROVED = re.compile(r"\bnot (?:\w+ )?(?:improv\w+|get better|got better|go up|gone up)")


class Query(Struct, frozen=True, kw_only=True):
    """A question about many services.

    ``grades`` are those wanted (``unwanted`` turns them round), ``origin`` and ``target``
    the grades a service is to have moved between, ``steps`` by how many, ``together``
    whether every pillar must fit and not any.
    """

    pillars: tuple[Pillar, ...]
    inspection: str
    earlier: str | None
    grades: tuple[Grade, ...] = ()
    unwanted: bool = False
    directions: tuple[Direction, ...] = ()
    origin: Grade | None = None
    target: Grade | None = None
    steps: int | None = None
    together: bool = False


#: Intents that only the matcher tells apart from a query.
_NO_QUERY = frozenset(
    ["attribution", "who is", "inspector", "author", "source of that", "contact", "term"]
)  # fmt: skip
#: Intents about grades, of which several services can be asked at once.
_OF_GRADES = frozenset(
    ["grade", "grade check", "grades with", "overall", "best", "worst", "pillar compare", "change",
     "improved", "worsened", "unchanged", "summary", "strengths", "concerns", "why", "standing",
     "services with", "services moved", "best services", "grade spread", "side by side"]
)  # fmt: skip
_MOST_GRADES = 2  # more of them, counted, are the whole scale
_POINTING = frozenset(["it", "we", "our", "us"])


def of_services(asked: Asked) -> str | None:
    """The intent of a question about many services, by what it names; None for any other."""
    named = len(asked.all("service"))
    if named > 1:
        graded = asked.intent in _OF_GRADES or asked.all("pillar") or asked.says(*_AMONG)
        told = any(map(asked.all, ("topic", "term", "person", "document")))
        return _of_several(asked) if graded and not told else None
    among = asked.says("compare") and asked.says("every", "other")
    if named and (among or _places(asked)) and not any(map(asked.all, ("topic", "document"))):
        return "standing"
    if not asked.everywhere or (asked.intent in _NO_QUERY and not asked.all("grade")):
        return None
    pointing = _points(asked) and not asked.says(*_SEEKING)
    if named or (pointing and asked.says(*_RANKS)):
        ranks = asked.says(*_RANKS) or asked.intent == "grade spread"
        return "standing" if ranks else None
    return _of_all(asked)


#: Meanings that set one service against the rest, and that look for services instead.
_RANKS = (
    "compare", "rank", "where", "do", "ahead", "behind", "best", "worst", "improve", "worsen",
    "same", "grade",
)  # fmt: skip
_SEEKING = ("which", "who", "which service")
_AMONG = ("compare", "rank", "ahead", "behind")


def _places(asked: Asked) -> bool:
    """Whether a question wants the place of a service: "how many did better than Kent"."""
    if asked.says("ahead", "behind", "rank") or (asked.says("where") and asked.all("pillar")):
        return True
    if asked.polar and asked.says("best", "worst") and not asked.says("area"):
        return True  # "is Kent the worst?"
    return asked.says("how many", *_SEEKING) and asked.says("improve", "worsen")


def _points(asked: Asked) -> bool:
    """Whether a question about all speaks of one: "is it better than the others"."""
    words = set(asked.text.split())
    ranked = asked.says(*_AMONG, "best", "worst", "improve", "worsen")
    return bool(words & _POINTING and ranked) or ("they" in words and asked.says(*_AMONG))


def _of_all(asked: Asked) -> str | None:
    grades = asked.all("grade")
    for intent, is_asked in (
        ("grade spread", asked.says("rank") and asked.says("service list", "which service")),
        ("standing", asked.says("rank")),
        ("grade spread", asked.says("how many", "spread") and len(grades) > _MOST_GRADES),
        ("grade spread", asked.says("how many", "spread") and _EACH_GRADE.search(asked.text)),
        ("services moved", bool(_directions(asked))),
        ("services with", bool(grades)),
        (
            "best services",
            asked.says("best", "worst") or (asked.says("most") and asked.all("pillar")),
        ),
        ("standing", asked.says("compare") or asked.intent == "standing"),
        ("grade spread", asked.intent in _OF_GRADES or asked.says("spread")),
    ):
        if is_asked:
            return intent
    return None


#: Words by which services are set beside one another, and not each told by itself.
_APART = frozenset(
    ["than", "or", "between", "differ", "differs", "difference", "different", "both", "vs"]
)


def _of_several(asked: Asked) -> str:
    """Beside one another, or each by itself where only its own change is asked for."""
    apart = asked.words & _APART or asked.says("compare", "which", "who", "ahead", "behind")
    changes = asked.intent in ("change", "improved", "worsened", "unchanged")
    return "change" if changes and not apart else "side by side"


def query_of(asked: Asked, facts: Facts) -> Query | Draft:
    """Read the query in a question, or the refusal of an inspection that no round is."""
    rounds = facts.knowledge.rounds
    wanted = [round_named(time, facts) for time in asked.all("time")]
    if None in wanted or not rounds:
        return no_such_round(asked, facts)
    directions = _directions(asked)
    moves = bool(directions)
    inspection = rounds[0] if moves or not wanted else wanted[0] or rounds[0]
    grades = _grades(asked)
    origin, target = _ends(asked) if moves else (None, None)
    return Query(
        pillars=pillars_of(asked),
        inspection=inspection,
        earlier=rounds[1] if len(rounds) > 1 else None,
        grades=grades,
        unwanted=asked.negated and "not even" not in asked.text,
        directions=directions,
        origin=origin,
        target=target,
        steps=_steps(asked),
        together=not asked.all("pillar") and _every_pillar(asked),
    )


def bounds(asked: Asked) -> bool:
    """Whether a grade is named as a bound: "good or better", "below good"."""
    patterns = (_OR_BETTER, _OR_WORSE, _ABOVE, _BELOW)
    typed = asked.named.get("grade", ())
    return any(_holds(asked, pattern, words) for pattern in patterns for words in typed)


def _grades(asked: Asked) -> tuple[Grade, ...]:
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


def _directions(asked: Asked) -> tuple[Direction, ...]:
    if bounds(asked):
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
        return ("same",)
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


def _ends(asked: Asked) -> tuple[Grade | None, Grade | None]:
    """The grades from and to which a service is to have moved, where they are named."""
    way = _way(asked)
    if way or len(asked.all("grade")) != 1:
        return way or (None, None)
    grade = next(grade for grade in GRADES if grade == asked.one("grade"))
    words = re.escape(asked.named["grade"][0])
    if re.search(rf"\b(?:from|off|lost|losing|out of) (?:a |an |its )?{words}", asked.text):
        return grade, None
    return None, grade


def _steps(asked: Asked) -> int | None:
    found = _STEPS.search(asked.text)
    return _NUMBERS.get(found[1]) or int(found[1]) if found else None


def _every_pillar(asked: Asked) -> bool:
    return _EVERY_PILLAR.search(asked.text) is not None and not _ANY_PILLAR.search(asked.text)
