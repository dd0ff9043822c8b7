"""A conversation about several services: one added, two compared, all of them asked."""

import re

from msgspec.structs import replace

from bot.understanding.dialogue.memory import (
    ABOUT_PILLARS,
    LEADING_ON,
    Conversation,
    lent,
    substituted,
)
from bot.understanding.meaning.asked import Asked, set_against
from bot.understanding.meaning.mentions import SLOTS, Mention, Place, unplaced
from bot.understanding.words.closed_class import POINTING
from bot.understanding.words.gazetteer import BETWEEN
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.patterns import PILLAR_NOUN
from knowledge.model import GRADES, PILLARS

_OTHERS = re.compile(r"\b(?:which|who|what|any|any ?one|any ?body) (?:others?|else)\b")
_SAME = re.compile(r"\b(?:got|get|gets|has|have|had) (?:that|it|the same|this)\b")
_OTHER_WAY = re.compile(
    r"\b(?:other|opposite) (?:way|direction|end)\b|\bthe (?:opposite|reverse)\b|\bvice versa\b"
)
_TURNED = {"improve": "worsen", "worsen": "improve", "best": "worst", "worst": "best"}
_TWO = re.compile(r"\b(?:two|them|both|either|pair|which (?:one|of))\b")
#: All that were asked about one after another, and not the last two of them.
_OF_THOSE = re.compile(
    r"\b(?:of|out of|among|between|rank|order|compare) (?:those|these|them|all)\b"
)
#: What sets services beside one another: "which fell" asks how each moved, whatever the year.
_BETTER = frozenset(["better", "worse", "higher", "lower", "ahead", "behind"])
_COMPARED = ("compare", "rank", "improve", "worsen", "best", "worst", "ahead", "behind")
#: Meanings that only turn a question about many services: "and how many in 2018?".
_GOING_ON = frozenset(
    ["which", "who", "how many", "name", "give", "every", "what", "about", "that", "other", "do",
     "you", "overall"]
)  # fmt: skip
#: Meanings that ask the same of many services another way round: "worst?".
_TURNING = frozenset(["best", "worst", "improve", "worsen", "same"])
_SHORT = 5
#: "Compare it with Kent", and "compare us" after a question of somebody's own service.
_SPOKEN_OF = POINTING | {"us"}


def gone_on(asked: Asked, last: Asked) -> Asked | None:
    """The last question as a few words go on with it, or None where they do not.

    "The north one" picks a service, "and Kent beside it" adds one, "is Durham better?" sets
    one against the last; "which ones?" and "and those that were not?" ask of all again.
    """
    if last.all("ambiguous"):
        return _picked(asked, last)
    apart = last.everywhere or len(last.all("service")) > 1
    if _IN_WHAT.fullmatch(asked.text) or (apart and _BY_HOW_MUCH.fullmatch(asked.text)):
        return last  # which tells in what, and how far each moved or they are apart
    found = _which_ones(asked, last) or _member(asked, last) or _who_else(asked, last)
    if found:
        return found
    if asked.all("service") and last.all("service") and not _OTHER_WAY.search(asked.text):
        return _beside(asked, last)
    return _of_all_again(asked, last) if last.everywhere else None


def _which_ones(asked: Asked, last: Asked) -> Asked | None:
    """Which they are, after a question of how many: "what are the four?"."""
    named = any(asked.all(kind) for kind in SLOTS if kind != "pronoun") or asked.unknown
    wanted = asked.says(*_NAMING) and asked.meanings <= {*_NAMING, "that", "area"}
    if last.intent != "figure" or named or asked.loose or not wanted or not _is_short(asked):
        return None
    meanings = last.meanings - {"how many"} | {"which"}
    return replace(last, meanings=meanings, text=f"which {last.text}", polar=False)


_NAMING = ("which", "what", "name", "give")


def _member(asked: Asked, last: Asked) -> Asked | None:
    """Whether a service is one of those that were just listed: "is Kent on that list?"."""
    alone = asked.polar and asked.bare  # "did Kent?"
    pointed = alone or _ON_IT.search(asked.text)
    if not last.everywhere or not asked.all("service") or not pointed:
        return None
    way = next((meaning for meaning in _WAYS if last.says(meaning)), None)
    intent = _WAYS.get(way or "") if last.intent == "services moved" else "grade check"
    graded = last.intent == "services with" and last.all("grade")
    if intent is None or not (graded or (way and not last.all("grade"))):
        return None
    none = frozenset[str]()
    claim = replace(
        asked, intent=intent, text="was it", wording="was it",
        mentions=unplaced(asked.mentions), words=none, fillers=none,
        meanings=none if graded else frozenset([way or ""]), loose=(), everywhere=False,
        polar=True, negated=last.negated, score=last.score, unknown=(), strange=(),
    )  # fmt: skip
    return lent(claim, last, "grade", "pillar", "time")


_ON_IT = re.compile(
    r"\b(?:on|in|among|one of|part of) (?:that|this|the|those|these|them|it)\b"
    r"(?: list| lot| group)?$|\bone$|^(?:and |so )?(?:does|do|did) (?:that|it|this|they) include\b"
)
_WAYS = {"improve": "improved", "worsen": "worsened", "same": "unchanged"}


def _who_else(asked: Asked, last: Asked) -> Asked | None:
    """Who else has the grade that one service was just told to have: "who else got that?"."""
    one = len(last.all("service")) == 1 and last.intent == "grade" and not last.all("grade")
    if not one or not _OTHERS.search(asked.text) or not _SAME.search(asked.text):
        return None
    return replace(last, text=asked.text, meanings=asked.meanings, bare=False)


def _of_all_again(asked: Asked, last: Asked) -> Asked | None:
    """A question about all services, as a few words go on with it."""
    if _OTHER_WAY.search(asked.text):
        return _turned(asked, last)
    if _THOSE.search(asked.text) and (told := _moved_since(asked, last) or _joined(asked, last)):
        return told
    if asked.negated and _is_short(asked) and not asked.all("grade"):
        return replace(last, negated=not last.negated)
    if _SHARE.search(asked.text) and not any(map(asked.all, ("grade", "pillar", "service"))):
        return replace(last, meanings=last.meanings | {"how many"}, text=asked.text)
    return substituted(asked, last) if _goes_on(asked) else None


_IN_WHAT = re.compile(rf"(?:and )?(?:in|on|at|for) (?:what|which)(?: ways?| {PILLAR_NOUN})?")
_BY_HOW_MUCH = re.compile(r"(?:and |so )?(?:by )?how (?:much|far|many grades)(?: by| each)?")
#: "As a percentage of them all?"
_SHARE = re.compile(r"\b(?:percent|percentage|proportion|share|fraction|per cent)\b")


def _turned(asked: Asked, last: Asked) -> Asked:
    """The last question the other way round: "and at the other end?"."""
    if asked.all("grade"):
        return substituted(asked, last)  # "now the ones at the other end, outstanding"
    meanings = frozenset(_TURNED.get(meaning, meaning) for meaning in last.meanings)
    grades = tuple(GRADES[-1 - GRADES.index(grade)] for grade in last.all("grade"))
    last = last.filled("grade", grades) if grades else last
    return replace(last, meanings=meanings, words=asked.words, text=asked.text)


def _moved_since(asked: Asked, last: Asked) -> Asked | None:
    """Of those that got a grade, which moved since: "did any of those improve?"."""
    turned = asked.meanings & {"improve", "worsen"} or asked.words & {"lost", "lose", "kept"}
    of_own = asked.all("service") or asked.all("pillar")
    if not turned or of_own or len(last.all("grade")) != 1:
        return None
    asked = lent(asked, last, "pillar").filled("time", ())
    (grade,) = last.all("grade")
    moved = replace(asked, everywhere=True, intent="services moved", polar=False)
    wording = f"which services {'improved' if asked.says('improve') else 'fell'} from {grade}"
    place = Place(len(wording) - len(grade), len(wording))
    named = (*unplaced(moved.mentions), Mention("grade", grade, grade, place))
    return replace(moved, mentions=named, wording=wording, text=wording)


def _joined(asked: Asked, last: Asked) -> Asked | None:
    """Of those of whom something is so, whether more is: "are any of them good for people?"."""
    if not asked.conditions or not last.conditions or asked.all("service"):
        return None
    kept = last.conditions[-1]
    then = None if asked.words & _NOW else kept.time
    more = tuple(
        replace(one, pillars=one.pillars or kept.pillars, time=one.time or then, added=True)
        for one in asked.conditions
    )
    wording = f"of those {asked.wording}"
    asked = lent(replace(asked, everywhere=True, wording=wording), last, "pillar")
    return replace(asked, conditions=last.conditions + more)


_NOW = frozenset(["still", "now", "today", "currently"])
_THOSE = re.compile(
    r"\b(?:of|did|have|has) (?:those|them|these|the ones)\b|\bany of (?:those|them)\b"
)


def widened(asked: Asked, before: Conversation, last: Asked) -> Asked:
    """A question that names no service, of the two or of all that the last was about."""
    if any(map(asked.all, PLACES)):
        return asked
    if _OTHERS.search(asked.text) and last.all("service") and last.intent in ABOUT_PILLARS:
        if asked.all("grade"):
            everywhere = replace(lent(asked, last, "pillar", "time"), everywhere=True)
            return _of_others(everywhere, last) if asked.polar else everywhere
        unnamed = tuple(mention for mention in last.mentions if mention.kind not in PLACES)
        return replace(last, mentions=unnamed, everywhere=True, unknown=(), loose=())
    asked_of = before.services if _OF_THOSE.search(asked.text) else before.services[-2:]
    two = last.all("service") if len(last.all("service")) > 1 else asked_of
    again = asked.says("who", "which") and not asked.says("which service", "service list", "area")
    between = _TWO.search(asked.text) or (
        again and (_is_short(asked) or len(last.all("service")) > 1)
    )
    if asked.says(*_COMPARED) and len(two) > 1 and between and not last.everywhere:
        moved = asked.says("improve", "worsen") and not asked.words & _BETTER
        asked = lent(asked, last, "pillar", *(() if moved else ("time",))).filled("service", two)
        return replace(asked, everywhere=False)
    if not last.everywhere or not _is_short(asked):
        return asked
    turns = bool(asked.meanings & _TURNING)
    turns = turns and asked.meanings <= _TURNING | _GOING_ON | {"grade", "get", "area"}
    seeks = asked.says("which", "who", "how many") or "ones" in asked.text.split()
    graded = bool(asked.all("grade")) and seeks
    turns = turns or (graded and not asked.says("area"))
    if asked.everywhere:
        asked = lent(asked, last, "pillar", "time")
    return replace(lent(asked, last, "pillar"), everywhere=True) if turns else asked


def _of_others(asked: Asked, last: Asked) -> Asked:
    """Whether any but the services of the last question has a grade, for what it was about."""
    pillars = tuple(pillar for pillar in PILLARS if pillar in asked.all("pillar"))
    meant = tuple(
        replace(one, pillars=one.pillars or pillars, time=one.time or asked.one("time"))
        for one in asked.conditions
    )
    return replace(lent(asked, last, "service"), conditions=meant)


def _beside(asked: Asked, last: Asked) -> Asked | None:
    """A service set beside those of the last question, or against its first."""
    only = {kind for kind in SLOTS if asked.all(kind)} == {"service"}
    goes_on = only and LEADING_ON.intersection(asked.text.split()[:1])
    lists = len(last.all("service")) > 1 and asked.bare and goes_on
    joins = (
        lists
        or asked.says("add")
        or (asked.says("compare") and _SPOKEN_OF.intersection(asked.text.split()))
        or "together with" in asked.text
    )
    of_somebody = last.all("person") or last.all("role")  # "who is he", and then "compare us …"
    if joins and not set_against(asked) and not of_somebody:
        both = tuple(dict.fromkeys(last.all("service") + asked.all("service")))
        return replace(last.filled("service", both), words=asked.words, text=asked.text)
    better = asked.words & {"better", "worse", "higher", "lower"} and asked.polar
    better = better and len(asked.all("service")) == 1 and last.intent in ABOUT_PILLARS
    if not better and not set_against(asked):
        return None
    first = last.all("service")[:1]
    order = asked.all("service") + first if better else first + asked.all("service")
    asked = lent(asked, last, "pillar", "time").filled("service", tuple(dict.fromkeys(order)))
    return replace(asked, beside=True)


def _picked(asked: Asked, last: Asked) -> Asked | None:
    """The last question, of the one service that a word picks from several: "the north one"."""
    if any(map(asked.all, PLACES)) or len(asked.text.split()) > _SHORT:
        return None
    names = [name for value in last.all("ambiguous") for name in value.split(BETWEEN)]
    said = set(asked.text.split())
    picked = [name for name in names if said.intersection(name.lower().split())]
    if len(picked) != 1:
        return None
    meant = last.filled("ambiguous", ()).filled("service", picked)
    return replace(meant, unknown=(), loose=())


def _goes_on(asked: Asked) -> bool:
    """Whether a few words go on with a question about many services: "which ones?"."""
    if any(map(asked.all, PLACES)) or asked.unknown or asked.loose:
        return False
    if asked.everywhere:
        # "What share of all services is that?"
        points = POINTING.intersection(asked.text.split()) and not any(map(asked.all, SLOTS))
        return bool(points) and asked.meanings <= _GOING_ON | {"service list", "which service"}
    named = {kind for kind in SLOTS if asked.all(kind)} <= {"pillar", "time", "grade"}
    if "you" in asked.meanings and not asked.says("name", "give", "which"):
        return False
    return named and bool(asked.meanings) and asked.meanings <= _GOING_ON


def _is_short(asked: Asked) -> bool:
    """Whether so little is said that what it leaves open is as it was before."""
    few = len(asked.words - asked.fillers) <= _SHORT or bool(asked.words & LEADING_ON)
    return few and not any(map(asked.all, PLACES))
