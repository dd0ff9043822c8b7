"""Which service a passage is about, where documents tell of several."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.answering.passages import Shown
from bot.understanding.lexicon import plain

#: A service that may be no known one: "Marle Fire and Rescue Service".
_ANY_SERVICE = re.compile(
    r"(?P<place>[A-Z][\w'’-]+) (?:Fire (?:and|&) Rescue|Fire Service|Fire Brigade|FRS)\b"
)


#: Names by their first words.
_Names = dict[str, list[str]]


def whose(passages: Iterable[Shown], services: Iterable[str]) -> Mapping[Shown, frozenset[str]]:
    """The services that each passage is about.

    They are those that it names; if it names none, those of its heading or else of its
    document. An article goes on with the service that it named last where it is about none by
    itself, or where a sentence refers back ("Its new chief said …").
    """
    by_first: _Names = {}
    for name in services:
        by_first.setdefault(plain(name).split()[0], []).append(name)
    found: dict[Shown, frozenset[str]] = {}
    for shown in passages:
        named = frozenset(_named_in(shown.passage.span.text, shown.plain, by_first))
        found[shown] = named or _unnamed(shown, found, by_first)
    return found


def _unnamed(shown: Shown, found: Mapping[Shown, frozenset[str]], names: _Names) -> frozenset[str]:
    """The services of a passage that names none."""
    of, heading = shown.document.service, shown.passage.heading or ""
    above = frozenset(_named_in(heading, f" {plain(heading)} ", names))
    if above:
        return above
    goes_on = shown.document.kind == "news-article" and (of is None or shown.refers_back)
    if shown.before and goes_on:
        return found[shown.before]
    return frozenset([of]) if of else frozenset()


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
