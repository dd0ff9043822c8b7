"""Which service a passage is about, where documents tell of several."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.answering.passages.passages import Shown
from bot.understanding.words.lexicon import plain, surname_of
from knowledge.model import Document

#: A service that may be no known one: "Marle Fire and Rescue Service".
_ANY_SERVICE = re.compile(
    r"(?P<place>[A-Z][\w'’-]+) (?:Fire (?:and|&) Rescue|Fire Service|Fire Brigade|FRS)\b"
)


#: A place by its side, whose other side may be a known service: "East Marle".
_SIDED = re.compile(r"\b(?:North|South|East|West|Mid|Upper|Lower) (?P<name>[A-Z][\w'’-]+)")

#: Names by their first words.
_Names = dict[str, list[str]]


def whose(passages: Iterable[Shown], services: Iterable[str]) -> Mapping[Shown, frozenset[str]]:
    """The services that each passage is about.

    They are those that it names, or whose people it names; if it names none, those of its
    heading or else of its document. An article on several goes on with the one named last, and
    so does a sentence that refers back ("Its new chief said …").
    """
    by_first: _Names = {}
    for name in services:
        by_first.setdefault(plain(name).split()[0], []).append(name)
    found: dict[Shown, frozenset[str]] = {}
    for shown in passages:
        named = frozenset(_named_in(shown.passage.span.text, shown.plain, by_first))
        found[shown] = named or _of_people(shown, by_first) or _unnamed(shown, found, by_first)
    return found


def _of_people(shown: Shown, names: _Names) -> frozenset[str]:
    """The services of the people that a passage names."""
    named = (p for p in shown.document.people if f" {surname_of(p.name)} " in shown.plain)
    bodies = [person.service or person.organisation or "" for person in named]
    return frozenset(name for body in bodies for name in _named_in(body, f" {plain(body)} ", names))


def _unnamed(shown: Shown, found: Mapping[Shown, frozenset[str]], names: _Names) -> frozenset[str]:
    """The services of a passage that names none."""
    of, heading = shown.document.service, shown.passage.heading or ""
    above = frozenset(_named_in(heading, f" {plain(heading)} ", names))
    if above:
        return above
    goes_on = shown.refers_back or _tells_of_several(shown.document)
    if goes_on and shown.before and shown.document.kind == "news-article":
        return found[shown.before]
    return frozenset([of]) if of else frozenset()


def _tells_of_several(document: Document) -> bool:
    graded = {j.service for j in document.judgments if j.inspection == document.inspection}
    return document.service is None or len(graded) > 1


def _named_in(text: str, words: str, names: _Names) -> Iterator[str]:
    """The services that a text names, a longer name before one that is a part of it."""
    likely = [name for word in set(words.split()) & names.keys() for name in names[word]]
    for name in sorted(likely, key=len, reverse=True):
        if f" {plain(name)} " in words:
            words = words.replace(f" {plain(name)} ", " ")
            yield name
    for found in _ANY_SERVICE.finditer(text):
        if f" {plain(found['place'])} " in words:
            yield found["place"]
    for found in _SIDED.finditer(text):
        if f" {plain(found.group())} " in words and _has_sides(found["name"], names):
            yield found.group()


def _has_sides(place: str, names: _Names) -> bool:
    """Whether a known service is a side of a place: then another side is another service."""
    known = (_SIDED.fullmatch(name) for several in names.values() for name in several)
    return any(found is not None and found["name"] == place for found in known)
