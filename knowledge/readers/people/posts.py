"""Which service somebody serves, where the words beside the name do not say it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from knowledge.model import Person
from knowledge.readers.services.places import Mention
from knowledge.readers.services.services import Names, same
from knowledge.readers.text.outline import Block
from knowledge.readers.text.text import Text

_SERVES = re.compile(
    r"\b(?:chief|deputy|officer|manager|commander|commissioner|firefighter|director|[ad]?cfo|aco)\b",
    re.IGNORECASE,
)
_SERVES_OTHERS = re.compile(
    r"\b(?:inspector|former|retired|ex|union|council|police|party|cabinet)\b", re.IGNORECASE
)
#: Words behind which somebody may be of a service that is not the one named.
_OTHER = re.compile(
    r"\b(?:neighbour\w*|unlike|nearby|rivals?|next door|elsewhere|across(?! all\b)|another"
    r"|others?(?! (?:two|one|areas?|pillars?)\b))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
#: What stands between a service and its officer: "Barset's chief, Jo King".
_OWNS = re.compile(r"'s? (?:the )?")
#: Of a service that is nowhere named in full.
_PLACE_OWNS = re.compile(
    r"\b(?P<place>(?!The |Its )[A-Z][a-z]+(?:(?: and| of| the| upon)* [A-Z][a-z]+)*"
    r"(?<!Service)(?<!Brigade)(?<!Authority)(?<!Council)(?<!Government))'s? $"
)
_ITS = re.compile(r"(?:And |But )?Its ")


#: What stands between a service and its officer: "Barset's chief, Jo King".
_OWNS = re.compile(r"'s? (?:the )?")
_ITS = re.compile(r"(?:And |But )?Its ")


def with_services(
    text: Text, blocks: Sequence[Block], people: Iterable[Person], names: Names
) -> tuple[Person, ...]:
    """Give the officers of services beside the article's own with the one that each serves.

    It is the one whose officer they are called, or in an article on several the only one named
    before them in their paragraph, or else in the heading above.
    """
    places = list(_places(blocks, names))
    return tuple(_posted(text, person, places, names) for person in people)


class _Place(NamedTuple):
    """A block of text, the one before it, and the one service that the heading above names."""

    block: Block
    before: Block | None
    section: str | None


def _places(blocks: Sequence[Block], names: Names) -> Iterator[_Place]:
    section: str | None = None
    before: Block | None = None
    for block in blocks:
        if block.kind == "heading":
            section, before = _only(names.mentions_in(block.start, block.end)), None
        elif block.kind != "navigation":
            yield _Place(block, before, section)
            before = block


def _posted(text: Text, person: Person, places: Iterable[_Place], names: Names) -> Person:
    role = person.role or ""
    at = max(text.plain.find(role, person.span.start, person.span.end), person.span.start)
    place = next((p for p in places if p.block.start <= at < p.block.end), None)
    serves = _SERVES.search(role) and not _SERVES_OTHERS.search(role) and not person.organisation
    if place is None or not serves:
        return person
    if text.plain.endswith(_THEN, 0, at):  # "the then chief": no longer, when it was written
        span = text.span(min(person.span.start, at - len(_THEN)), person.span.end)
        person = replace(person, role=f"{_THEN}{role}", span=span)
    service = _owner(text, at, place, names)
    if service is None and names.roundup:
        service = _in_layout(text, person, place, names)
    elif same(service, names.service) and not names.roundup:
        service = None  # whoever serves the article's own service needs no telling
    return replace(person, service=service) if service else person


_THEN = "then "


def _owner(text: Text, at: int, place: _Place, names: Names) -> str | None:
    """Give the service whose officer somebody is: "Barset's chief", or "its chief" below it."""
    last = names.last_before(at)
    if last and _OWNS.fullmatch(text.plain, last.end, at):
        return last.name
    if owner := _PLACE_OWNS.search(text.plain, place.block.start, at):
        return owner["place"]
    if place.before and _ITS.fullmatch(text.plain, place.block.start, at):
        named = names.mentions_in(place.before.start, place.before.end)
        opening = named[:1] if named and named[0].start == place.before.start else named
        return _only(opening)
    return None


def _in_layout(text: Text, person: Person, place: _Place, names: Names) -> str | None:
    start, end = place.block.start, person.span.end
    own = _QUOTED.sub("", text.plain[start:end])
    if _OTHER.search(own):
        return None
    quoted = [(q.start(), q.end()) for q in _QUOTED.finditer(text.plain, start, end)]
    named = {
        mention.name
        for mention in names.mentions_in(start, end)
        if not any(first <= mention.start < last for first, last in quoted)
    }
    meant = named | ({place.section} if place.section else set())
    return meant.pop() if len(meant) == 1 else None


def _only(mentions: Iterable[Mention]) -> str | None:
    named = {mention.name for mention in mentions}
    return named.pop() if len(named) == 1 else None
