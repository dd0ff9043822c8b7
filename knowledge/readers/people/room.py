"""What is known of a document when telling who speaks, and of whom it is not plain."""

import re

from msgspec import Struct

from knowledge.readers.people.cast import Cast, Naming, plain_name
from knowledge.readers.services.services import Names
from knowledge.readers.text.naming import unknown_name
from knowledge.readers.text.text import Text

#: Somebody without a name, whom "he" or "she" may mean. Several are neither.
UNNAMED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er) "
    r"(?:(?!(?:but|and|that|who|which)\b)[\w'-]+ ){0,4}?"
    r"(?:firefighter|resident|spokes(?:man|woman|person)|source|officer|councillor|manager|member"
    r"|man|woman|official|mother|father|neighbour|person|wife|husband|worker|employee|critic"
    r"|deputy|predecessor|successor|colleague|inspector|minister|leader|visitor|survivor"
    r"|pensioner|teenager|caller|driver|teacher|widow(?:er)?|student|volunteer|recruit"
    r"|trainee|victim|witness|stranger|friend|cousin|relative|brother|sister|son|daughter"
    r"|doctor|nurse|boss|veteran|boy|girl|child|reporter|journalist|customer)\b"
)


class Room(Struct, frozen=True):
    """Everything needed to tell who speaks: the masked text, its people and its services."""

    text: Text
    cast: Cast
    names: Names


def names_stranger(room: Room, start: int, end: int) -> bool:
    """Tell whether words speak of somebody who is not known by name."""
    words = _BRACKETED.sub(lambda found: "_" * len(found.group()), room.text.plain[start:end])
    words = _LIVES.sub(lambda found: found.group().lower(), words)
    words = _ABOUT.sub(lambda found: found.group().lower(), words)
    words = _WORKED.sub(lambda found: found.group().lower(), words)
    found = room.cast.named_in(start, end)
    others = _without_roles(words, found, start)
    people = [plain_name(naming.who.person) for naming in found if naming.who]
    return bool(UNNAMED.search(others)) or unknown_name(others, [*people, *room.names.wordings])


#: "Of Barset, she said": a capital only because a sentence begins with it.
_LIVES = re.compile(r"(?<=\w),? of (?:[A-Z][\w'-]* ?){1,3}(?=,| (?:was|is|had|has)\b)")
_ABOUT = re.compile(r"^(?:Of|On|About|As for|Regarding|Turning to|Speaking of)\b")
#: "She spent 20 years at Marle Sound": where, not with whom.
_WORKED = re.compile(
    r"\b(?:years?|months|time|career|stint|spell|worked|served|trained|stationed|based) (?:at|in)"
    r" (?:[A-Z][\w'-]* ?){1,4}"
)
#: "Cllr Jane Doe (Lib Dem, Harle West)": a seat is no second person.
_BRACKETED = re.compile(r"(?<=[\w.] )\([^()]{2,40}\)")


def _without_roles(words: str, found: tuple[Naming, ...], start: int) -> str:
    """Leave out what a person is introduced as ("a spokesman"): that is not somebody else."""
    for naming in found:
        span = naming.who.person.span if naming.who else None
        if span is None or not span.start <= naming.start < span.end:
            continue
        first, last = span.start - start, max(naming.end, span.end) - start
        if first >= 0:
            first = max(0, first - 3)
            words = words[:first] + "_" * (last - first) + words[last:]
    return words
