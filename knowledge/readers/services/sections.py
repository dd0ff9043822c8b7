"""Articles on several services: what announces them, and places that stand for services."""

import re
from collections.abc import Collection, Iterator

from knowledge.model import PILLARS
from knowledge.readers.services.places import OPENERS, Mention, as_spelt, key, listed_mentions
from knowledge.readers.text.naming import is_body
from knowledge.readers.text.speech import VERB
from knowledge.readers.text.text import Text

#: Characters in which an article about several services says so.
OPENING = 600
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|several|both|neighbouring)\s+(?:[\w']+\s+){0,3}?"
    r"(?:fire\s+(?:and\s+rescue\s+)?services|fire\s+brigades)\b",
    re.IGNORECASE,
)
#: A headline has no room for "fire": "Watchdog's verdict on three brigades".
_SEVERAL_IN_TITLE = re.compile(
    r"\b(?:two|three|four|five|six|seven|both|[2-9])\s+(?:\w+\s+){0,2}?(?:services|brigades)\b",
    re.IGNORECASE,
)


def headed(text: Text, known: set[str]) -> Iterator[Mention]:
    """Read a place that heads a section, and opens it, where others are headed by services.

    "SANDLEIGH" above "Sandleigh was rated good …": of services that an article has in turn, one
    may never be named in full.
    """
    lines = [text.plain[line.start : line.end] for line in text.lines]
    keys = {key(name) for name in known}
    headings = [words for words in lines if key(words) in keys]
    sections = len({key(words) for words in headings}) >= _SECTIONS
    looks = {words.isupper() for words in headings}
    for line, words, below in zip(text.lines, lines, lines[1:], strict=False) if sections else ():
        place = _PLACE_ALONE.fullmatch(words) and words.lower() not in PILLARS
        if words.isupper() not in looks or not place:
            continue
        name = as_spelt(words, text.plain) if words.isupper() else words
        opens = below.startswith(name) and _GRADED.match(below, len(name))
        if opens and key(name) not in keys and name.split(" ")[0] not in OPENERS:
            yield Mention(name.replace("&", "and"), line.start, line.end)


#: Sections of services that tell how an article is laid out.
_SECTIONS = 2
_PLACE_ALONE = re.compile(r"[A-Z][\w'-]+(?: (?:and|AND|&|of|OF|[A-Z][\w'-]+)){0,5}")
_GRADED = re.compile(
    rf"(?:'s)? (?!(?:{VERB})\b)[a-z]+ [^.!?]*"
    r"\b(?:outstanding|good|adequate|inadequate|improvement)\b",
    re.IGNORECASE,
)


def graded_places(text: Text, known: set[str]) -> Iterator[Mention]:
    """Read the places that stand for services which a paper never names in full.

    Each opens a paragraph that tells its grades: "Barset was rated good for people". Beside a
    service that is ``known`` only its neighbour is another.
    """
    keys = {key(name) for name in known}
    if not _OF_FIRE.search(text.plain):
        return
    for line in text.lines:
        opens = _OPENS.match(text.plain, line.start, line.end)
        if opens is None or (keys and not opens["beside"]) or key(opens["place"]) in keys:
            continue
        place, (first, *later) = opens["place"], re.split(r"(?<=[.!?]) ", opens["told"])
        named = " " in place or len(re.findall(rf"\b{re.escape(place)}\b", text.plain)) > 1
        itself = _WAS_GRADED.match(first)
        it = named and any(_IT_WAS_GRADED.match(told) for told in later[:_SOON])
        common = place.split(" ")[0] in OPENERS or place.lower() in {*PILLARS, *text.words}
        common = common or is_body(place)
        if (itself or it) and not common:
            yield Mention(place, *opens.span("place"))


_OF_FIRE = re.compile(r"(?s:\bfire.*\binspect|\binspect.*\bfire)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?P<beside>(?:Its|Their|Another) (?:[a-z]+ )?neighbour, |(?:Neighbouring|Nearby) )?"
    r"(?P<place>[A-Z][\w'-]+(?: (?:(?:and|of|upon) )?[A-Z][\w'-]+){0,3}),? (?P<told>[a-z].*)"
)
_GIVEN = (
    r"(?:rated|graded|judged|ranked|deemed) (?:[^.!?]*? )?"
    r"(?:outstanding|good|adequate|inadequate|requir\w+ improvement)\b[^.!?]*? "
    r"(?:effectiveness|efficiency|people)\b"
)
_WAS_GRADED = re.compile(rf"(?:was|has been|is) (?:\w+ )?{_GIVEN}")
_IT_WAS_GRADED = re.compile(rf"It (?:was|has been|is) [^.!?]*?{_GIVEN}")
_SOON = 2  # sentences in which "it" is the place that the paragraph opens with


def announces_several(text: Text, full: Collection[Mention]) -> bool:
    """Tell whether an article says at its head that it is about several, or tells of them in turn.

    In turn it does where paragraphs open with the services whose grades they give.
    """
    known = {mention.name for mention in full}
    opening = text.plain[:OPENING]
    title = text.plain[: text.lines[0].end] if text.lines else ""
    several = _SEVERAL.search(opening) or _SEVERAL_IN_TITLE.search(title)
    starts = {line.start: line for line in text.lines}
    told = [mention for mention in full if mention.start in starts]
    graded = {
        mention.name
        for mention in told
        if _GRADE.search(text.lower, mention.end, starts[mention.start].end)
    }
    in_turn = len(graded) >= _IN_TURN
    return bool(several) or in_turn or any(listed_mentions(opening, known))


_GRADE = re.compile(r"\b(?:outstanding|good|adequate|inadequate|requir\w+ improvement)\b")
_IN_TURN = 3
