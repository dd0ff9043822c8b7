"""Questions that are not understood: refused by naming the word that is not known."""

import re
from collections.abc import Sequence

from bot.answering.choices import not_clear
from bot.answering.draft import Draft, refusal
from bot.answering.facts import Facts
from bot.answering.passages.search import about
from bot.answering.passages.search import subjects as topics_of
from bot.answering.people import people_named
from bot.answering.services import covered
from bot.answering.small_talk import starters
from bot.answering.topics import absent, topic
from bot.answering.turn import Turn
from bot.answering.wording import listed
from bot.reply import Reason
from bot.understanding.meaning.asked import Asked, names_pillar
from bot.understanding.understand import SOCIAL

_GRADED = frozenset(
    ["grade", "grade check", "grades with", "overall", "best", "worst", "change", "improved",
     "worsened", "unchanged", "summary", "strengths", "concerns", "why"]
)  # fmt: skip
_MORE = 0.1  # how much surer the bot must be where it does not know each word
_DOMAIN = (
    "service",
    "pillar",
    "document",
    "organisation",
    "person",
    "role",
    "time",
    "term",
    "topic",
)


def not_understood(turn: Turn) -> Draft | None:
    """A refusal or a question back where the question was not understood well enough."""
    asked, facts = turn.asked, turn.facts
    subjects = topics_of(asked, facts) if asked.all("topic") and asked.phrase is None else []
    told = facts.told_of(asked) if subjects else []
    unplaced = asked.strange and asked.phrase is None and _grades_stranger(asked)
    if subjects and not unplaced and not any(about(subject, told) for subject in subjects):
        return absent(subjects, facts)
    if asked.all("outside"):
        return _out_of_scope(facts)
    strange = _strange_words(asked)
    if strange:
        return _unknown_words(strange, asked, facts)
    return _too_weak(asked, facts) if _is_vague(asked, turn.matching.floor, facts) else None


#: Intents of a question that picks somebody out, and what it picks by: "the cheapest".
_SEEKING = ("services known", "who is")
_SUPERLATIVE = re.compile(r"\w{3,}est$")


def _is_vague(asked: Asked, floor: float, facts: Facts) -> bool:
    """Whether too little of a question was understood to answer it."""
    if asked.intent is None or (asked.intent == "topic" and not topics_of(asked, facts)):
        return True
    return asked.score < floor + (_MORE if asked.loose else 0)


def _strange_words(asked: Asked) -> tuple[str, ...]:
    """The words without which the question cannot be understood, and that are not known."""
    if asked.unknown and asked.phrase is None:
        return () if _only_puts_it(asked) else asked.unknown
    if asked.intent in _SEEKING and (measures := tuple(filter(_SUPERLATIVE.match, asked.loose))):
        return measures  # "which service is the cheapest"
    # "Is he married?" hangs on the very word that is not known.
    hangs = asked.polar and not asked.meanings and not asked.all("topic")
    return asked.loose if hangs else ()


def _only_puts_it(asked: Asked) -> bool:
    """Whether strange words only put a comparison of services for a pillar, which is whole.

    "Kent cannot hold a candle to Essex on efficiency" names all that grades tell; "are the
    drones of Kent and Essex good for efficiency", or "Kent, Narnia or Essex", do not.
    """
    typed = asked.typed("pillar")
    named = any(words == "people" or names_pillar(words) for words in typed)
    named = named and _ADJECTIVES.isdisjoint(typed)  # "are Kent's boats more effective"
    if len(asked.all("service")) < 2 or not named or asked.strange:
        return False
    nouns, pillars = ("|".join(map(re.escape, words)) for words in (asked.unknown, typed))
    led = r"(?:(?:of|in|on|at|for|with|and|the|a|an|its|their) )*"
    owned = rf"\b(?:{nouns}) {led}(?:{pillars})\b|\b(?:{pillars}|{_ASKED_OF}) {led}(?:{nouns})\b"
    return re.search(owned, asked.text) is None


_ADJECTIVES = frozenset(["effective", "efficient"])
#: What leads to the noun that is asked about: "which drones", "the drones of".
_ASKED_OF = "which|whose|what|how many|how much|more|most|best|any|have|has|had"


def _unknown_words(words: Sequence[str], asked: Asked, facts: Facts) -> Draft:
    named = listed([f"“{word}”" for word in words[:3]], "or")
    if _grades_stranger(asked) and len(words) == 1:
        return refusal(
            "unknown_service",
            f"The documents know no service called {named}; they cover {covered(facts)}.",
            suggestions=starters(facts),
        )
    if not _about_inspections(asked):
        return _out_of_scope(facts)
    people = [person.name for person in people_named(asked, facts)]
    known = f"; of {listed(people)} they give a role and what was said" if people else ""
    reason: Reason = "not_in_documents" if people or asked.says("who") else "unknown_topic"
    return refusal(
        reason,
        f"The documents do not say anything about {named}{known}.",
        suggestions=starters(facts),
    )


def _grades_stranger(asked: Asked) -> bool:
    """Whether what no document knows stands where a service would: "what was X rated for …"."""
    graded = asked.intent in _GRADED or (asked.intent == "topic" and asked.says("grade"))
    return bool(asked.strange) and graded and not asked.all("service")


def _too_weak(asked: Asked, facts: Facts) -> Draft:
    subjects = asked.all("topic") or asked.all("term")
    if subjects and topics_of(asked, facts) and asked.intent not in SOCIAL:
        return topic(asked, facts)  # what is said on it, whatever exactly was asked
    if asked.loose and _about_inspections(asked):
        return _unknown_words(asked.loose, asked, facts)
    if not _about_inspections(asked) and not asked.all("topic") and not asked.all("grade"):
        return _out_of_scope(facts)
    return not_clear(asked, facts)


def _out_of_scope(facts: Facts) -> Draft:
    return refusal(
        "out_of_scope",
        f"I can only answer questions about inspections of {covered(facts)}.",
        suggestions=starters(facts),
    )


def _about_inspections(asked: Asked) -> bool:
    return any(map(asked.all, _DOMAIN)) or asked.says(
        "grade",
        "inspect",
        "improve",
        "worsen",
        "finding",
        "concern",
        "strength",
        "quote",
        "areas for improvement",
        "resolved",
        "left",
        "mean",
        "which service",
        "publish",
    )
