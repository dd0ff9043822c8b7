"""What a question names: each mention with its value, its words and its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from bot.understanding.words.gazetteer import BETWEEN
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term
from bot.understanding.words.text import EXCEPT
from knowledge.model import PILLARS, Direction

#: Kinds of mention that a question may fill a slot with.
SLOTS = (
    "service", "elsewhere", "ambiguous", "pillar", "grade", "time", "role", "person",
    "document", "organisation", "topic", "term", "outside",
    "number", "pronoun",
)  # fmt: skip
#: Kinds of mention that a question can be about.
SUBJECTS = ("pillar", "topic", "person", "role", "grade", "term")
#: Meanings of a move, and which way it goes. Its words are a mention that fills no slot.
WAYS: Mapping[str, Direction] = MappingProxyType(
    {"improve": "improved", "worsen": "declined", "same": "same"}
)
MOVE = "move"
#: What sets aside the pillar that follows.
_LEFT_OUT = re.compile(
    rf"\b(?:{EXCEPT}|without|minus|but not|just not|not counting|leav(?:e|ing) (?:out|aside)"
    r"|spare me|skip(?:ping)?|ignor(?:e|ing))"
    r"(?: (?:the|its|their|for|in|on|and|or|nor))* $"
)
_THAN_LAST = re.compile(
    r"\b(?:than|since|from|as|like|to|unlike|compared with|it was|were they|they were) last time"
)


#: On which side of a year something is: "before 2021", "after 2018", "since 2018".
Side = Literal["before", "after", "since"]
_SIDES: tuple[tuple[Side, str], ...] = (
    ("before", r"before|prior to|earlier than"),
    ("after", r"after|following"),
    ("since", r"since"),
)
_OF_A_YEAR = r"(?:(?:the|its|their) )?(?:(?:year|round|inspection)(?: of| in)? )?"


class Place(NamedTuple):
    """From where to where something stands in the wording of a question."""

    start: int
    end: int


class Mention(Struct, frozen=True):
    """Something that a question names, ``typed`` being the words for it.

    What another question or sentence lends has no place in the wording, and what the
    conversation only implies has no words either. A year may have a ``side``.
    """

    kind: str
    value: str
    typed: str = ""
    place: Place | None = None
    side: Side | None = None


def unplaced(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions as another question has them, in whose wording they do not stand."""
    return tuple(replace(mention, place=None) for mention in mentions)


def without(text: str, places: Iterable[Place]) -> str:
    """A text with what stands at some places taken out of it."""
    for place in sorted(set(places), reverse=True):
        text = f"{text[: place.start]} {text[place.end :]}"
    return text


def mentioned(core: Sequence[Term], terms: Sequence[Term], *, of_all: bool) -> tuple[Mention, ...]:
    """What a question mentions, and what the rest of its sentence lends it, in order."""
    whole = list(_mentions(terms))
    asking = {id(term) for term in core}
    own = {mention.kind for term, mention in whole if id(term) in asking}
    # "He" is whoever the rest of the sentence names.
    named_before = ("person", "role") if "pronoun" in own else ()
    query: tuple[str, ...] = ("pillar", "grade") if of_all else ()
    if not any(kind in own for kind in SUBJECTS if kind != "grade"):
        query = ("pillar", *query)
    lending = {*PLACES, "time", "document", *named_before, *query} - own | {"service"}
    lending |= {MOVE} if of_all else set()
    found = [mention for term, mention in whole if id(term) in asking or mention.kind in lending]
    found = _timed(_sided(found, _with_stops(terms)), " ".join(term.text for term in terms))
    kinds = {mention.kind for mention in found}
    return tuple(found if "grade" in kinds or of_all else _kept(found, terms))


def _mentions(terms: Sequence[Term]) -> Iterable[tuple[Term, Mention]]:
    """Every mention among the terms of a sentence, with its term."""
    end = -1
    for term in terms:
        place = Place(end + 1, end + 1 + len(term.text))
        end = place.end
        if term.kind in SLOTS:
            # "East and West Sussex" names two services.
            several = term.value.split(BETWEEN) if term.kind == "service" else [term.value]
            for value in several:
                yield term, Mention(term.kind, value, term.text, place)
        elif term.meaning in WAYS:
            yield term, Mention(MOVE, term.value, term.text, place)


def _timed(found: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions with what vague times mean beside the others."""
    times = list(dict.fromkeys(mention.value for mention in found if mention.kind == "time"))
    meant: dict[str, str] = {}
    if "last" in times:
        # "Better than last time" is the one before; "what did they get last time" the latest.
        other = len(times) > 1 or _THAN_LAST.search(text)
        meant["last"] = "previous" if other else "latest"
    years = (m.value for m in found if m.kind == "time" and not m.side and m.value[0].isdigit())
    if year := next(years, None):
        # "Before the merger, in 2018": the year says which inspection came before.
        meant["previous"] = year
        meant = {vague: year if time == "previous" else time for vague, time in meant.items()}
    return [
        replace(each, value=meant.get(each.value, each.value)) if each.kind == "time" else each
        for each in found
    ]


def _with_stops(terms: Sequence[Term]) -> str:
    """The words of a sentence with a comma for each space where one, or the like, was typed."""
    text, end = "", -1
    for term in terms:
        text += f"{',' if term.start - end > 1 else ' '}{term.text}"
        end = term.end
    return text[1:]


def _sided(found: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions, each year with the word before it that tells its side."""
    kept: list[Mention] = []
    for mention in found:
        side, place = _side_of(mention, text)
        if side and place:
            while kept and kept[-1].place and kept[-1].place.end > place.start:
                kept.pop()  # the "before" of "before 2021" is no time by itself
            typed = text[place.start : place.end]
            kept.append(replace(mention, typed=typed, place=place, side=side))
        else:
            kept.append(mention)
    return kept


def _side_of(mention: Mention, text: str) -> tuple[Side | None, Place | None]:
    """On which side of a year something is, and where that stands with the word that tells it."""
    if mention.kind == "time" and mention.place and mention.value[0].isdigit():
        for side, words in _SIDES:
            found = re.search(rf"\b(?:{words}) {_OF_A_YEAR}$", text[: mention.place.start])
            if found:
                return side, Place(found.start(), mention.place.end)
    return None, None


def _kept(found: Sequence[Mention], terms: Sequence[Term]) -> Sequence[Mention]:
    """The mentions without pillars that are set aside: "Kent's grades, but not efficiency"."""
    before, left_out = "", set[str]()
    for term in terms:
        if term.kind == "pillar" and _LEFT_OUT.search(before):
            left_out.add(term.value)  # and it is left out of what stands before the next, too
        else:
            before += f"{term.text} "
    named = {mention.value for mention in found if mention.kind == "pillar"}
    if not left_out or not named:
        return found
    kept = [each for each in found if each.kind != "pillar" or each.value not in left_out]
    rest = () if named - left_out else (pillar for pillar in PILLARS if pillar not in left_out)
    return [*kept, *(Mention("pillar", pillar) for pillar in rest)]
