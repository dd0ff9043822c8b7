"""Which kind of question about many services it is, by what it names."""

import re

from bot.understanding.meaning.asked import MATCHED, Asked
from bot.understanding.meaning.bounds import is_bound
from bot.understanding.meaning.conditions.joining import are_joined
from bot.understanding.meaning.moves import directions_wanted, steps
from bot.understanding.meaning.wanted import counts_compared, counts_each_grade
from bot.understanding.words.closed_class import IT, OURS, THEY
from bot.understanding.words.patterns import GRADE_NOUN, PILLAR_NOUN
from bot.understanding.words.text import EXCEPT
from knowledge.model import GRADES

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
_SPOKEN_OF = IT | THEY | OURS | {"there"}
#: Services set against each other, and not claimed of each.
_COMPARED = re.compile(
    r"\b(?:than|same|level|identical|match\w*|better|worse|ahead|behind|beat\w*|higher|lower|more"
    r"|share|differ\w*|equal\w*|outrank\w*|versus|vs|compare\w*|or|only)\b"
)


def of_services(asked: Asked) -> str | None:
    """The intent of a question about many services, by what it names; None for any other."""
    return _of_conditions(asked) or _of_one_query(asked)


def _of_one_query(asked: Asked) -> str | None:
    """The intent of a question that wants one thing of many services."""
    named = len(asked.all("service"))
    if named and MATCHED.search(asked.text):
        return "standing"  # "did anyone do better than Kent"
    if named > 1 and not _claims_no_other(asked):
        graded = asked.intent in _OF_GRADES or asked.all("pillar") or asked.says(*_AMONG)
        graded = graded or (asked.says("who", "which") and asked.says("improve", "worsen"))
        told = any(map(asked.all, ("topic", "term", "person", "document")))
        return _of_several(asked) if graded and not told else None
    if named and (asked.all("grade") or _sets_apart(asked)):
        among = _of_one(asked)
        if among or is_bound(asked):
            return among  # "higher than good" is above a grade, and not above services
    asks_why = asked.intent == "why" and asked.says("service list") and not named
    if not asked.everywhere or asks_why or (asked.intent in _NO_QUERY and not _judges(asked)):
        return None
    pointing = _points(asked) and not asked.says(*_SEEKING)
    if named or (pointing and asked.says(*_RANKS)):
        ranks = asked.says(*_RANKS) or asked.intent == "grade spread"
        return "standing" if ranks else None
    return _of_all(asked)


def _of_conditions(asked: Asked) -> str | None:
    """The intent of a question that only wants to know of whom its conditions are true."""
    named = len(asked.all("service"))
    matched = named and MATCHED.search(asked.text)
    if matched or counts_compared(asked) or asked.says("rank", "spread"):
        return None
    # "Why is efficiency only requires improvement" asks of nobody else.
    asks_why = asked.says("why") and not asked.everywhere
    told = any(map(asked.all, ("topic", "term", "person", "document", "role")))
    if asks_why or told or _SEEKS_PILLARS.search(asked.text):
        return None
    seeks = asked.says("who", "how many", "which service")
    seeks = seeks or (asked.says("which") and asked.says("service list"))
    if named and _seeks_others(asked, named, seeks=seeks):
        return "services where"
    each_of = named > 1 and asked.polar and any(one.ways for one in asked.conditions)
    if not are_joined(asked.conditions) and not each_of:
        return None
    if named:
        return "claim where" if _is_claim(asked, named) else None
    which = asked.says("which") and all(each.pillars for each in asked.conditions)
    # "Good for people, not for efficiency", and nobody is spoken of.
    alone = not asked.polar and len(asked.conditions) > 1 and not asked.words & _SPOKEN_OF
    return "services where" if asked.everywhere or seeks or which or alone else None


def _seeks_others(asked: Asked, named: int, *, seeks: bool) -> bool:
    """Whether those that are named only say among which services is sought, or like which."""
    if asked.conditions and SET_APART.search(asked.text):
        return True  # "Kent was outstanding, who else was"
    if asked.polar and named == 1 and any(each.ways for each in asked.conditions):
        return SINGLE.search(asked.text) is not None
    if not seeks:
        return False
    if named == 1 and not asked.polar and LIKE_IT.search(asked.text):
        return not asked.all("grade") and not asked.says("improve", "worsen")
    graded = named > 2 and _AMONG_THEM.search(asked.text)
    return bool(asked.conditions) and named > 1 and bool(asked.says("how many") or graded)


def _is_claim(asked: Asked, named: int) -> bool:
    """Whether each condition is claimed of a service that is named."""
    of = {each.service for each in asked.conditions if each.service}
    of_all = not of and not _COMPARED.search(asked.text)
    return asked.polar and (len(of) == named or named == 1 or of_all)


#: "Which of the three pillars were good": not services.
_SEEKS_PILLARS = re.compile(
    r"\b(?:which|what|how many)(?: \w+)?(?: of(?: \w+){1,2})?(?: three)? "
    rf"{PILLAR_NOUN}\b"
)
#: All services but those that are named.
SET_APART = re.compile(
    r"\b(?:who|which|what|anyone|anybody) else\b|\b(?:who|which|what|any|how many) others?\b"
    rf"|^(?:\w+ )?{EXCEPT}\b"
)
#: Services with the grades of the one that is named.
LIKE_IT = re.compile(
    r"\b(?:same|identical|equal|matching)\b(?! (?:direction|way|number)).*\b(?:as|to|with)\b"
    r"|\bmatch(?:es|ed)?\b"
    r"|\b(?:who|which|what|how many|any\w*) (?:\w+ )?(?:else|others?)\b"
    r".*\b(?:share|have|has|had|got|get)"
)
#: "Of Kent, Essex and Surrey, which …".
_AMONG_THEM = re.compile(r"^(?:\w+ )?(?:out of|of|among|between)\b.*\b(?:which|who|how many)\b")


def _claims_no_other(asked: Asked) -> bool:
    """Whether it is said that nobody else got a grade: "only Cumbria was inadequate"."""
    typed = asked.typed("service")
    return asked.polar and any(re.search(rf"\bonly {re.escape(w)}\b", asked.text) for w in typed)


def _of_one(asked: Asked) -> str | None:
    """The intent of a question that sets services apart from all the others, or None."""
    if asked.all("grade") and (SINGLE.search(asked.text) or _claims_no_other(asked)):
        return "services with"  # "is Kent the only one that is outstanding?"
    return "standing" if _sets_apart(asked) and not is_bound(asked) else None


def _sets_apart(asked: Asked) -> bool:
    among = asked.says("compare") and asked.says("every", "other")
    return (among or _places(asked)) and not any(map(asked.all, ("topic", "document")))


#: "The only service that fell".
SINGLE = re.compile(
    r"\bonly (?:\w+ ){0,3}?(?:one|service|brigade|force|county)\b"
    rf"|\bthe only (?:an? )?(?:{'|'.join(GRADES)}|ri)\b"
)
#: "Better than most": one service against the rest.
THAN_MOST = re.compile(r"\bthan (?:most|half|the majority)\b")
#: Meanings that set one service against the rest, and that look for services instead.
_RANKS = (
    "compare", "rank", "where", "do", "ahead", "behind", "best", "worst", "improve", "worsen",
    "same", "grade",
)  # fmt: skip
_SEEKING = ("which", "who", "which service")
_AMONG = ("compare", "rank", "ahead", "behind")


def _judges(asked: Asked) -> bool:
    """Whether a question wants grades, moves or ranks, whatever it looks like: "who fell"."""
    return bool(asked.all("grade") or steps(asked) or directions_wanted(asked)) or (
        bool(asked.all("pillar")) and asked.says("best", "worst")
    )


def _places(asked: Asked) -> bool:
    """Whether a question wants the place of a service: "how many did better than Kent"."""
    if asked.polar and asked.says("improve", "worsen") and THAN_MOST.search(asked.text):
        return True
    if asked.says("ahead", "behind", "rank") or (asked.says("where") and asked.all("pillar")):
        return True
    if asked.polar and asked.says("best", "worst") and not asked.says("area"):
        return not _is_of_its_own(asked)  # "is Kent the worst?"
    typed = any(words in asked.text for words in asked.typed("service"))
    spoken_of = not typed and not asked.everywhere and _MOVED.search(asked.text)
    if spoken_of or _SEEKS_PILLARS.search(asked.text):
        return False  # "which got worse" after a service, "which of its pillars did"
    return (
        asked.says("how many", *_SEEKING)
        and "much" not in asked.words
        and asked.says("improve", "worsen")
    )


def _is_of_its_own(asked: Asked) -> bool:
    """Whether a service's own grades are ranked: "was Kent's best grade in people"."""
    owner = "|".join(map(re.escape, (*asked.typed("service"), "their", "its", "our")))
    mark = rf"\b(?:{owner}) \w+ {GRADE_NOUN}\b"
    return re.search(mark, asked.text) is not None


def _points(asked: Asked) -> bool:
    """Whether a question about all speaks of one: "is it better than the others"."""
    words = set(_OF_SUBJECT.sub(" ", asked.text).split())
    ranked = asked.says(*_AMONG, "best", "worst", "improve", "worsen")
    return bool(words & (OURS | {"it"}) and ranked) or ("they" in words and asked.says(*_AMONG))


#: "Got worse on it": what was asked about, and no service.
_OF_SUBJECT = re.compile(r"\b(?:on|at|for|in) it\b")


def _over_time(asked: Asked) -> bool:
    """Whether two inspections are set beside one another: "more in 2018 or in 2021"."""
    return len(asked.all("time")) > 1 and "or" in asked.text.split()


def _of_all(asked: Asked) -> str | None:
    grades = asked.all("grade")
    for intent, is_asked in (
        ("counts set against", counts_compared(asked) is not None),
        ("grade spread", asked.says("rank") and asked.says("service list", "which service")),
        ("standing", asked.says("rank")),
        ("grade spread", asked.says("spread") or ("more" in asked.words and _over_time(asked))),
        ("grade spread", asked.says("how many", "spread") and len(grades) > _MOST_GRADES),
        ("grade spread", len(grades) > _MOST_GRADES + 1),
        ("grade spread", asked.says("how many", "spread") and counts_each_grade(asked)),
        ("services moved", bool(directions_wanted(asked))),
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


#: "Were they graded the same?".
_ALIKE = re.compile(
    r"\b(?:graded|rated|scored|get|got|given|was|were|are|have|has|had|share) (?:\w+ )?the same\b"
    r"|\bidentical\b"
)
#: Words by which services are set beside one another, and not each told by itself.
_APART = frozenset(["or", "between", "differ", "differs", "difference", "different", "both", "vs"])
_EACH = frozenset(["both", "either", "neither"])
#: What a service did by itself, and not beside another: "fell", but not "better".
_MOVED = re.compile(
    r"\b(?:fell|fallen|fall|falls|rose|risen|improved?|dropped|drop|declined|worsened|slipped"
    r"|(?:went|gone|go|moved) (?:up|down|backwards)|got(?:ten)? (?:better|worse))\b(?! the most)"
)
_FURTHER = re.compile(r"\b(?:more|further|less|faster) than\b")
_COMPARING = frozenset(["better", "worse", "same", "level"])


def _of_several(asked: Asked) -> str:
    """Beside one another, or each by itself where only its own change is asked for."""
    grown = asked.says("improve", "worsen", "same") and not asked.compares
    moved = asked.says("improve", "worsen") and _MOVED.search(asked.text)
    if moved and (not asked.compares or _FURTHER.search(asked.text)):
        return "change"  # "which of Kent and Essex fell", "did Kent improve more than Essex"
    if asked.polar and grown and asked.words & _EACH and not asked.words & _COMPARING:
        return "change"  # "did both improve"
    apart = (
        asked.compares
        or asked.words & _APART
        or _ALIKE.search(asked.text)
        or asked.says("compare", "which", "who", "ahead", "behind")
    )
    changes = asked.intent in ("change", "improved", "worsened", "unchanged")
    return "change" if changes and not apart else "side by side"
