"""Whether a question is after somebody: who it was, how good, or whose words."""

import re

from bot.answering.attribution import WHO_FELT
from bot.understanding.meaning.asked import WHO_WAS_IT, Asked
from bot.understanding.words.closed_class import AUXILIARIES


def by_speaker(asked: Asked) -> str | None:
    """Whose words are asked for, where somebody is named who speaks or signs."""
    if asked.intent == "summary" and _ITS_WORDS.search(asked.text):
        return "quotes"  # "what did the service itself say about its progress?"
    if asked.intent == "summary" and _WHOSE_SUMMARY.search(asked.text):
        return "inspector"  # "did he write the summary?"
    felt = asked.intent in _BY_FEELING and _FELT.search(asked.text)
    if felt and _has_speaker(asked) and not _WHO_OF.search(asked.text):
        return "quotes"  # "what was the inspector pleased about"
    return None


def by_person(asked: Asked) -> str | None:
    """Who has a part, or did something; how good somebody is, no document says.

    "Is the chief any good" asks for no grade.
    """
    typed = asked.typed("person", "role")
    if asked.all("role") and _WHO_IS.match(asked.text) and asked.intent in _OF_A_GRADE:
        return "who is"  # "who was the chief when it was inadequate"
    if _HAS_A_PART.match(asked.text) and any(map(asked.all, ("person", "pronoun"))):
        return "who is"  # "is he a firefighter": what he is, is all that is known
    if asked.intent == "who is" and asked.all("person") and _WHAT_DONE.match(asked.text):
        return "person detail"  # "what did he ask for"
    if asked.intent == "quotes" and asked.all("topic") and _WHO_DID.match(asked.text):
        return None if asked.says(*_OF_SPEECH) else "topic"  # "who is to blame for the backlog"
    if not asked.all("grade") or asked.all("pillar"):
        return None
    judged = any(re.search(rf"\b{_IS} (?:\w+ ){{0,2}}?{re.escape(w)}\b", asked.text) for w in typed)
    return "person detail" if judged else None


_WHO_IS = re.compile(r"(?:and |so )?who (?:is|was|are|were) (?!it\b)")
_WHO_DID = re.compile(r"(?:and |so )?who (?!(?:is|was) it\b|did\b|does\b|else\b|complain|moan)\w")
_WHAT_DONE = re.compile(
    r"(?:and |so )?what (?:did|does|has|have|will|would) (?:he|she|they|\w+ \w+) (?!do\b|be\b)\w"
)
_OF_SPEECH = ("say", "quote", "find", "strength", "concern", "give", "name")
#: Intents that a role and a grade may look like: "who was the chief when it was inadequate".
_OF_A_GRADE = frozenset(["inspected when", "person detail", "grade", "grade check", "change"])
_HAS_A_PART = re.compile(r"(?:and |so )?(?:is|was) (?:\w+ ){1,2}?an? (?!good|bad)")
_IS = r"(?:^|and |so |good )(?:is|was|are|were)"


def by_words(asked: Asked) -> str | None:
    """Who is pleased or worried is whoever the document gives the words to."""
    claimed = asked.all("grade") and asked.says("say") and (asked.polar or asked.says("who"))
    if claimed and asked.phrase is None and asked.intent in ("attribution", "quotes"):
        return "grade check"  # "did the inspector say it was outstanding"
    if asked.phrase and asked.intent in _OF_SOMEBODY and _WHO_OF.search(asked.text):
        return "attribution"  # "… who was it", "which of the two said …"
    if asked.intent == "who is" and asked.words <= WHO_WAS_IT and len(asked.text.split()) > _MANY:
        return "attribution"  # "they say it was the chief who …, but who was it really?"
    if asked.polar and asked.all("topic") and _CLEFT.match(asked.text):
        return "attribution"  # "wasn't it the inspector who bragged about massive steps"
    if _WHO_FELT.search(asked.text) and (asked.polar or not asked.all("person")):
        return "attribution"  # "who was pleased?", "was it Faint who was pleased?"
    felt = asked.intent == "topic" and asked.text.startswith(WHO_FELT)
    sought = asked.says("who") or asked.text.startswith(WHO_FELT)
    whose = sought and (asked.intent in _TONES or felt or _who_did(asked))
    whose = whose and not asked.everywhere
    whose = whose and not asked.all("grade") and not asked.all("time")
    words = [word for word in asked.text.split() if word not in asked.fillers]
    return "attribution" if whose and len(words) > _TOO_FEW else None


_CLEFT = re.compile(r"(?:so |and |but )?(?:was|is) (?:not )?it (?:\w+ ){1,5}who \w+ ")
_MANY = 8  # words of which a closing "who was it" is but the end
_BY_FEELING = ("strengths", "concerns", "topic", "grade", "summary", "why")
_FELT = re.compile(
    r"\b(?:pleased|happy|glad|delighted|satisfied|chuffed|grateful|thankful|disappointed)\b"
)
_WHO_FELT = re.compile(rf"\bwho (?:is|was|were|felt|sounded) .*?{_FELT.pattern}")
_OF_SOMEBODY = ("who is", "topic", "quotes", "summary", "author")
_WHO_OF = re.compile(r"\b(?:who|whose|which of (?:the|them))\b")
_WHOSE_SUMMARY = re.compile(
    r"\bwhose\b.*\bsummary\b|\bsummary\b.* (?:whose|by who)\b"
    r"|\b(?:wrote|writes?|written|signs?|signed)\b.*\bsummary\b"
)
_ITS_WORDS = re.compile(
    r"\b(?:did|do|does) (?:the )?(?:fire |fire and rescue )?(?:service|brigade) (?:itself )?"
    r"(?:say|tell|state|comment|respond|think|claim)\b"
)
#: Intents that "who" turns into a question of whose words they are.
_TONES = frozenset(["strengths", "concerns"])
_TOO_FEW = 2  # words that tell nothing of whose they are


def _has_speaker(asked: Asked) -> bool:
    """Whether somebody who speaks in the documents is named, and no pillar."""
    inspectors = "inspectorate" in asked.all("organisation")
    named = inspectors or any(map(asked.all, ("person", "role")))
    return named and not any(map(asked.all, ("pillar", "service", "topic")))


def _who_did(asked: Asked) -> bool:
    """Whether somebody is sought by what they did: "who thanked the crews", not "who is he"."""
    first, then = [*asked.text.replace("which person", "who").split()[:2], "", ""][:2]
    named = any(map(asked.all, ("person", "role", "document", "organisation", "pronoun")))
    open_ = asked.intent in ("who is", "topic") and (first == "who") and not named
    return open_ and then not in AUXILIARIES | {"will"} and not asked.unknown
