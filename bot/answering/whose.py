"""Which service a passage is about, where documents tell of several."""

import re
from collections.abc import Iterator

from bot.answering.facts import Facts, Shown
from bot.understanding.lexicon import plain

#: A service that may be no known one: "Marle Fire and Rescue Service".
_ANY_SERVICE = re.compile(
    r"(?P<place>[A-Z][\w'’-]+) (?:Fire (?:and|&) Rescue|Fire Service|Fire Brigade|FRS)\b"
)


def is_told_of(service: str, shown: Shown, facts: Facts) -> bool:
    """Whether a passage is about a service, and about no other.

    It names that service alone; or it names none, and its heading or else its document does.
    """
    named = set(_named_in(shown.passage.span.text, shown.plain, facts))
    if named:
        return named == {service}
    heading = shown.passage.heading or ""
    above = set(_named_in(heading, f" {plain(heading)} ", facts))
    return above == {service} if above else shown.document.service == service


def _named_in(text: str, words: str, facts: Facts) -> Iterator[str]:
    """The services that a text names, a longer name before one that is a part of it."""
    folded = text.casefold()
    # Of all the names few begin with a word that stands there at all.
    likely = [n for n in facts.knowledge.services if n.split()[0].rstrip(".").casefold() in folded]
    for name in sorted(likely, key=len, reverse=True):
        if f" {plain(name)} " in words:
            words = words.replace(f" {plain(name)} ", " ")
            yield name
    for found in _ANY_SERVICE.finditer(text):
        if f" {plain(found['place'])} " in words:
            yield found["place"]
