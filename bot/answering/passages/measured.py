"""Measures set against others: per head, beside England's, of one service and another."""

import re

from bot.answering.draft import Draft, refusal
from bot.answering.facts import Facts
from bot.answering.passages.numbers import has_number
from bot.answering.passages.passages import Shown
from bot.answering.passages.rows import with_columns
from bot.answering.passages.search import in_its_words
from bot.answering.passages.sought import sought
from bot.answering.turn import Turn
from bot.understanding.meaning.asked import Asked

_PER = re.compile(r"\b(?:per|a) (?:\d[\d,]*|head|person|capita|thousand)\b")
_BESIDE = re.compile(
    r"\b(?:national|england) (?:average|figure)"
    r"|\b(?:than|vs|versus|v|with|to|against) (?:the rest of |all of )?england\b"
)
_MORE = re.compile(r"\b(?:more|most|fewer|fewest|less|least)\b")
#: What says how something is measured or set against another, and not what it is.
_FRAME = re.compile(r"\b(?:per|average|national|england|vs|versus|better|worse|more|most|fewer)\b")
_SHARED = 2  # words that a measure and a question share
_MOST_OF = 0.5  # of all that the question says


def measured(turn: Turn) -> Draft | None:
    """The measures that a question names, each with the row that says what its columns are."""
    asked, facts = turn.asked, turn.facts
    services = asked.all("service") or tuple(filter(None, (facts.service(asked),)))
    compared = len(services) == 2 and _MORE.search(asked.text) and asked.all("topic")
    rate = _PER.search(asked.text)  # "per head", "per 1,000 people": no role and no pillar
    others = _OTHER_MATTERS if rate else (*_OTHER_MATTERS, "pillar", "role")
    if not (rate or compared or _BESIDE.search(asked.text)) or any(map(asked.all, others)):
        return None
    found = [each for service in services for each in _closest(asked, service, facts)]
    if not found and rate and rate[0].startswith("per ") and not asked.everywhere:
        return refusal("not_in_documents", "The documents do not give that measure.")
    told_of = {each.document.service for each in found}
    if not found or (compared and not set(services) <= told_of and len(found) < 2):
        return None
    return in_its_words(list(dict.fromkeys(found)))


_OTHER_MATTERS = ("grade", "person", "elsewhere", "ambiguous")


def _closest(asked: Asked, service: str, facts: Facts) -> list[Shown]:
    """The passage with a number that shares the most with a question, and its columns."""
    wanted = sought(asked, facts, without=_FRAME)._replace(kinds=())
    told = (s for s in facts.told_of(asked) if has_number(s) and _is_of(service, s, asked, facts))
    found = wanted.best(told)
    if found is None or found.share < _MOST_OF or found.points < min(_SHARED, len(wanted.points)):
        return []
    return with_columns(found.shown, facts)


def _is_of(service: str, shown: Shown, asked: Asked, facts: Facts) -> bool:
    """Whether a passage is about the service, or sets it beside the others that are asked about."""
    both = asked.all("service")
    names = len(both) > 1 and all(f" {name.lower()} " in shown.plain for name in both)
    return names or facts.is_told_of(service, shown)
