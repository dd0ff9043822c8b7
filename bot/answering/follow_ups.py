"""Questions that are answered from the last reply: "who said that?", "another one", "the other"."""

import re
from collections.abc import Callable, Sequence

from bot.answering.attribution import said_that
from bot.answering.draft import Draft, question_back
from bot.answering.facts import Facts
from bot.answering.families import ANSWERERS
from bot.answering.passages.remembered import remembered
from bot.answering.provenance import sources_of
from bot.answering.quotes import more
from bot.answering.topics import TOLD, rest_of, topic
from bot.answering.turn import Turn
from bot.reply import Citation
from bot.understanding.dialogue.memory import Conversation
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain
from knowledge.model import PILLARS

_SUBJECT = ("person", "role", "organisation", "topic", "document", "term")
_QUOTING = frozenset(["quotes", "more", "topic", "attribution", "strengths", "concerns", "summary"])


def follow_up(turn: Turn) -> Draft | None:
    """The answer that only the conversation can give, or None for a question by itself."""
    answerer = _FROM_BEFORE.get(turn.asked.intent or "")
    return answerer(turn.asked, turn.before, turn.facts) if answerer else None


def _attributed(asked: Asked, before: Conversation, facts: Facts) -> Draft | None:
    if asked.phrase is None and before.citations:
        return said_that(before.citations, facts)
    return None


def _whoever(asked: Asked, before: Conversation, facts: Facts) -> Draft | None:
    """Whose the last reply's words are, for "then who did?"."""
    named = any(map(asked.all, ("person", "role", "pronoun", "document", "organisation")))
    of_others = asked.says("name", "every", "job") or _OF_WHOM.search(asked.text)
    if named or of_others or not before.citations:
        return None
    return said_that(before.citations, facts)


#: "From whom" asks for nobody who said it.
_OF_WHOM = re.compile(r"\b(?:from|to|for|with) wh(?:o|om)\b")


def _sourced(asked: Asked, before: Conversation, facts: Facts) -> Draft | None:
    if told := _told_in(asked, facts):
        return sources_of(told)
    if not asked.all("document") and before.citations:
        return sources_of(before.citations)
    if _which_is_open(asked):
        choices = [f"what was the {pillar} grade?" for pillar in PILLARS]
        return question_back("What do you want the source of?", choices)
    return None


def _told_in(asked: Asked, facts: Facts) -> Sequence[Citation]:
    """The words that a question about a source brings with it: "where is the backlog from"."""
    if asked.all("topic"):
        return topic(asked, facts).citations
    if not asked.all("number"):
        return ()
    return [said.citation for said in remembered(asked.text, facts)]


def _more(asked: Asked, before: Conversation, facts: Facts) -> Draft | None:
    last = before.asked
    if last is None and not any(map(asked.all, _SUBJECT)):
        return question_back("More of what?", ["give me every quote", "what are the concerns?"])
    if asked.all("topic") and last and asked.all("topic") != last.all("topic"):
        return ANSWERERS["topic"](asked, facts)  # "tell me more about the culture one"
    if last and last.intent in TOLD and not any(map(asked.all, _SUBJECT)):
        told = ANSWERERS[last.intent](last, facts).citations
        return rest_of(last, told, before.shown, facts)
    subject = _with_last(asked, last) if last else asked
    follows = last and last.intent in _QUOTING and subject is not asked
    return more(subject, facts, before.shown if follows else 0)


def _spelled_out(asked: Asked, before: Conversation, facts: Facts) -> Draft | None:
    """What an abbreviation of the last reply means, where the question names none."""
    if any(map(asked.all, ("term", "topic", "pillar", "grade"))) or not asked.says("that"):
        return None
    shown = "".join(f" {plain(citation.quote)} " for citation in before.citations)
    shorts = (term.short for _, term in facts.knowledge.terms())
    told = tuple(short for short in dict.fromkeys(shorts) if f" {plain(short)} " in shown)
    return ANSWERERS["term"](asked.filled("term", told), facts) if told else None


def _which_is_open(asked: Asked) -> bool:
    named = asked.all("document") or asked.words & {"you", "all"}
    return asked.says("that") and not named


def _with_last(asked: Asked, last: Asked) -> Asked:
    if any(map(asked.all, _SUBJECT)):
        return asked
    for kind in _SUBJECT:
        asked = asked.filled(kind, last.all(kind))
    return asked


def _other(asked: Asked, before: Conversation, facts: Facts) -> Draft:
    last = before.asked
    turned = _turned(last, facts) if last else None
    if turned is None:
        return question_back(
            "Which other one do you mean?",
            [f"what was the {pillar} grade?" for pillar in PILLARS],
        )
    return ANSWERERS[turned.intent or ""](turned, facts)


def _turned(last: Asked, facts: Facts) -> Asked | None:
    """The last question about what it did not name: the other pillars, person or document."""
    if last.all("pillar"):
        rest = tuple(pillar for pillar in PILLARS if pillar not in last.all("pillar"))
        return last.filled("pillar", rest) if rest else None
    if last.all("person") or last.all("role"):
        named = set(last.all("person"))
        parts = last.all("role")
        names = [
            person.name
            for _, person in facts.knowledge.people()
            if person.name not in named
            and not any(part in (person.role or "").lower() for part in parts)
        ]
        if names:
            turned = last.filled("person", tuple(dict.fromkeys(names)))
            return turned.filled("role", ())
    kinds = {document.kind for document in facts.knowledge.documents}
    others = tuple(sorted(kinds.difference(last.all("document"))))
    return last.filled("document", others) if last.all("document") and others else None


_FROM_BEFORE: dict[str, Callable[[Asked, Conversation, Facts], Draft | None]] = {
    "attribution": _attributed,
    "who is": _whoever,
    "source of that": _sourced,
    "term": _spelled_out,
    "more": _more,
    "other one": _other,
}
