"""When something happened or will, and what is to be done by a date, in a document's words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.draft import Draft, refusal
from bot.answering.facts import Facts
from bot.answering.passages.passages import Shown
from bot.answering.passages.search import in_its_words
from bot.answering.passages.sought import sought
from bot.answering.people import people_named
from bot.answering.turn import Turn
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain, surname_of
from knowledge.numbers import MONTH, NUMBER

_UNIT = r"(?:day|week|month|year)s?"
_COUNT = rf"(?:{NUMBER}|a|an|the next)"
_DAY = rf"(?:\d{{1,2}} |(?:the )?end of )?{MONTH}(?: 20\d\d)?|(?:the end of )?20\d\d"
_SPELL = rf"{_COUNT} (?:\w+ )?{_UNIT}"
#: "By 31 October 2022", "within 28 days".
DEADLINE = re.compile(rf"\b(?:by|before|until|within) (?:the )?(?P<date>{_DAY}|{_SPELL})\b")
_DUE = re.compile(
    r"\b(?:do|does|done|happens?|told|asked|needs?|must|should|required|ready|finish\w*)\b"
)
TIME = re.compile(
    rf"\b(?:{MONTH}|20\d\d|spring|summer|autumn|winter|within {_SPELL}|in {_SPELL}"
    rf"|(?:next|this|last) (?:{_UNIT}|{MONTH})|(?:the )?new year|tomorrow|today|{_SPELL} ago)\b"
)
_DAY_OF_VISIT = re.compile(rf"\b{MONTH}\b")
_AT_MOST = 5


class _Event(NamedTuple):
    """What may happen: the words for it, who does it, and whether it is still to come."""

    words: re.Pattern[str]
    by: re.Pattern[str] | None = None
    to_come: bool = False


_INSPECTORS = re.compile(r"\b(?:inspect\w*|hmicfrs|we|i|revisit|watchdog)\b")
_TO_COME = re.compile(
    r"\b(?:will|would|shall|plans?|due|is to|are to|expect(?:s|ed)?|intends?|next)\b"
)
_SHORT_WILL = re.compile(r"\w['’]ll\b")
_RETURN = _Event(
    re.compile(
        r"\b(?:return\w*|re ?visit\w*|back (?:at|in|to)"
        r"|(?:be|been|come|coming|go|going|are|is) back"
        r"|(?:visit|inspect|report|come|go)(?:s|ing|ed)?(?: \w+){0,3} again"
        r"|re ?inspect\w*|(?:next|new) (?:\w+ )?(?:inspection|visit|report))\b"
    ),
    _INSPECTORS,
    to_come=True,
)
_VISIT = _Event(
    re.compile(
        r"\b(?:visit\w*|on site|fieldwork|(?:takes?|took|taken|taking) place"
        r"|(?<!last )inspected (?:[\w ]+ )?between)\b"
    ),
    re.compile(r"\b(?:inspect\w*|hmicfrs|we|i)\b"),
)
_OF_PEOPLE = (
    _Event(
        re.compile(
            r"\b(?:start\w*|beg[aiu]n\w*|join\w*|appoint\w*|took up|takes? up|bec[ao]me"
            r"|t(?:ake|akes|ook|aking) (?:over|charge|the job|the helm)|arriv\w*)\b"
        )
    ),
    _Event(
        re.compile(
            r"\b(?:retir\w*|leav\w*|left|step\w* down|st(?:and|ood)\w* down|depart\w*|resign\w*"
            r"|quit\w*)\b"
        )
    ),
)
_WHO_WHEN = re.compile(r"\bwho(?:se)?\b.*\bwhen\b")


def dated(turn: Turn) -> Draft | None:
    """The sentence that dates what a question is about, or tells what its date is set for."""
    asked, facts = turn.asked, turn.facts
    if any(map(asked.all, ("grade", "pillar", "elsewhere", "ambiguous"))) or asked.everywhere:
        return None
    if deadline := DEADLINE.search(asked.text):
        return _due(asked, deadline["date"], facts) if _DUE.search(asked.text) else None
    if not asked.says("when") or _WHO_WHEN.search(asked.text):
        return None  # "who takes over when she retires" asks for nobody's day
    found = _of_people(asked, facts) or _of_inspectors(asked, facts) or _deadline(asked, facts)
    return in_its_words(found[:_AT_MOST]) if found else _no_return(asked, facts)


def _no_return(asked: Asked, facts: Facts) -> Draft | None:
    """The refusal to say when inspectors return: when they were last there is no answer."""
    service = facts.service(asked)
    if not service or asked.intent != "inspected when" or not _RETURN.words.search(asked.text):
        return None
    return refusal(
        "not_in_documents",
        f"The documents do not say when inspectors return to {service}.",
        suggestions=[f"when was {service} inspected?"],
    )


def _own(asked: Asked, facts: Facts) -> list[Shown]:
    service = facts.service(asked)
    if service is None:
        return []
    return facts.told_of_only(service, asked)


def _due(asked: Asked, date: str, facts: Facts) -> Draft | None:
    """What is to be done by a date: the sentences with it, and the list that each announces."""
    own = _own(asked, facts)
    due = re.compile(rf"\b(?:by|before|until|within) (?:the )?{_written(date)}\b")
    found: dict[Shown, None] = {}
    for i, shown in enumerate(own):
        if due.search(shown.plain):
            found |= dict.fromkeys([shown, *_announced(own[i:])])
    if found or date.isdigit():  # a bare year may be that of an inspection
        return in_its_words(list(found)) if found else None
    return refusal("not_in_documents", f"The documents do not say what is due by {date.title()}.")


def _written(date: str) -> str:
    """How a document may write a date that is asked about: "the end of May" as "31 May 2024"."""
    month = _OF_MONTH.fullmatch(date)
    if month is None:
        return re.escape(date)
    day = month["day"] or r"(?:\d{1,2}|the end of)"
    year = re.escape(month["year"]) if month["year"] else ""
    return rf"(?:{day} )?{month['month']}{year}"


_OF_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) |(?:the )?end of )?(?P<month>{MONTH})(?P<year> 20\d\d)?"
)


def _deadline(asked: Asked, facts: Facts) -> list[Shown]:
    """By when something is to be done: the words that say so, and those that set the date."""
    best = sought(asked, facts)._replace(kinds=()).best(_own(asked, facts))
    if not _MUST.search(asked.text) or best is None or best.share < _MOST_OF:
        return []
    opening: Shown | None = best.shown
    while opening and not _text(opening).endswith((".", "?", "!", ":")):
        opening = opening.before
    dating = [shown for shown in (opening, best.shown) if shown and DEADLINE.search(shown.plain)]
    return list(dict.fromkeys([*dating[:1], best.shown])) if dating else []


_MUST = re.compile(
    r"\bby when\b|\b(?:have|has|had|needs?|needed|must|should|due|told) (?:\w+ )?to\b"
)
_MOST_OF = 0.5  # of what a question says


def _announced(own: Sequence[Shown]) -> list[Shown]:
    """The entries of the list that a passage, or the one after it, announces."""
    opens = next((i for i in range(min(2, len(own))) if _text(own[i]).endswith(":")), None)
    if opens is None:
        return []
    listed: list[Shown] = list(own[1 : opens + 1])
    for shown in own[opens + 1 :]:
        if _text(shown).endswith((".", "?", "!", ":")) or shown.document != own[0].document:
            break
        listed.append(shown)
    return listed


def _text(shown: Shown) -> str:
    return shown.passage.span.text


def _of_people(asked: Asked, facts: Facts) -> list[Shown]:
    """When somebody took up or left a post: said in one sentence with the name before it."""
    people = people_named(asked, facts)
    event = next((each for each in _OF_PEOPLE if each.words.search(asked.text)), None)
    if not event or not people or not (asked.all("person") or asked.all("role")):
        return []
    surnames = {surname_of(person.name) for _, person in facts.knowledge.people()}
    return [
        shown
        for person in people
        for shown in facts.told_of(asked)
        if _does(surname_of(person.name), event, _text(shown), surnames)
    ]


def _does(surname: str, event: _Event, said: str, surnames: set[str]) -> bool:
    """Whether the last one named before what happened is the one meant, and a time stands by."""
    said = said.lower()
    for found in event.words.finditer(said):
        before = plain(said[: found.start()]).split()
        named = next((word for word in reversed(before) if word in surnames), None)
        clause = re.split(r"[,;:.\"“”]", said[found.end() :])[0]
        if named == surname and TIME.search(clause):
            return True
    return False


def _of_inspectors(asked: Asked, facts: Facts) -> list[Shown]:
    """When inspectors come back, or when they came."""
    own = [value for value in asked.all("topic") if not value.startswith(":")]
    if own or any(map(asked.all, ("person", "role", "document"))):
        return []
    event = next((each for each in (_RETURN, _VISIT) if each.words.search(asked.text)), None)
    return [shown for shown in _own(asked, facts) if event and _tells(event, shown)]


def _tells(event: _Event, shown: Shown) -> bool:
    said = shown.plain
    time = TIME if event.to_come else _DAY_OF_VISIT
    by = event.by is None or event.by.search(said)
    to_come = bool(_TO_COME.search(said) or _SHORT_WILL.search(_text(shown)))
    return bool(by and to_come == event.to_come and time.search(said) and event.words.search(said))
