"""Bodies that speak in the documents: services, councils, unions, the inspectorate."""

import re

from msgspec.structs import replace

from bot.answering.facts import Facts
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain

_WHAT_IT_SAID = re.compile(
    r"(?:and |so )?(?:what (?:did|does|do|has|have|else did) (?:the )?(?P<body>.+?)"
    r" (?:say|said|tell|told|write)\b"
    r"|(?:any |the )?(?:quotes?|words|statements?) (?:from|by|of) (?:the )?(?P<by>.+))"
)


def bodies_named(asked: Asked, facts: Facts) -> frozenset[str]:
    """Whose words are wanted: a body that is quoted as such, and those who speak for it."""
    found = _WHAT_IT_SAID.match(asked.text)
    if found is None or any(map(asked.all, ("person", "role"))):
        return frozenset()
    typed = found["body"] or found["by"]
    people = {person.name for _, person in facts.knowledge.people()}
    inspectorate = {plain(name) for name in facts.language.entities.organisations["inspectorate"]}
    called = {typed, *(inspectorate if typed in inspectorate else ())}
    bodies = {
        each.speaker
        for each in facts.said
        if each.speaker not in people
        and (plain(each.speaker) in called or _is_service(each.speaker, typed, asked))
    }
    spoken_for = {p.name for _, p in facts.knowledge.people() if p.organisation in bodies}
    return frozenset(bodies | spoken_for) if bodies else frozenset()


def _is_service(body: str, typed: str, asked: Asked) -> bool:
    """Whether a body is the one service that is named, and nothing else is."""
    (service, *others), named = asked.all("service") or ("",), asked.typed("service")
    return (
        bool(service) and not others and typed in named and plain(body).startswith(plain(service))
    )


def by_body(asked: Asked, facts: Facts) -> Asked:
    """A question of what a body said is about its words, and not about the body as a matter."""
    if not bodies_named(asked, facts):
        return asked
    about = asked.text.partition(" about ")[2]
    others = (m for m in asked.mentions if m.kind not in ("topic", "term") or m.typed in about)
    return replace(asked, intent="quotes", mentions=tuple(others))
