"""What was said before, and what it lends to a question that leaves things open."""

import re

from msgspec.structs import replace

from bot.understanding.dialogue.corrections import corrects, sibling
from bot.understanding.dialogue.memory import (
    ABOUT_PILLARS,
    LEADING_ON,
    POINTING,
    Conversation,
    lent,
    substituted,
)
from bot.understanding.dialogue.several import gone_on, widened
from bot.understanding.meaning.asked import SLOTS, SUBJECTS, Asked
from bot.understanding.meaning.conditions.joining import are_joined
from bot.understanding.words.gazetteer import BETWEEN
from bot.understanding.words.lexicon import PLACES
from knowledge.language import Intent

_ONE = frozenset(["it", "its"])
#: "And us?", "what about ours": the asker's own service, and not the one spoken of.
_TO_US = re.compile(
    r"(?:(?:ok|okay|and|so|but|what about|how about|what of|then|for|did|were|are|is) )+"
    r"(?:we|us|ours|(?:our|my)(?: own)?(?: one| service| brigade| area| county| lot)?)"
    r"(?: do| then| too)?"
)
#: Words of which none points: "is it true that London was inadequate".
_SO = re.compile(
    r"\b(?:is it|it is|its) (?:\w+ )?(?:true|right|correct|so|the case|a fact)(?: that)?\b"
)
#: What somebody does, and no part that somebody has: "what does he lead on".
_LEADS = re.compile(r"\b(?:he|she) (?:leads?|runs?|heads?|manages?)\b")


def complete(asked: Asked, before: Conversation, intents: dict[str, Intent]) -> Asked:
    """Fill what the question leaves open from the conversation; nothing that it names itself."""
    last = before.asked
    whole = asked.everywhere or any(map(asked.all, PLACES))
    if last is None or (whole and are_joined(asked.conditions)):
        return asked  # all that it joins is in itself
    asked = _of_the_one(_all_of_them(sibling(asked, last), last), before)
    if _doubts_speaker(asked, last):
        named = next((kind for kind in _NAMES if asked.all(kind)), None)
        return replace(last.filled(named, asked.all(named)), polar=True) if named else last
    to_us = last.all("service") and _TO_US.fullmatch(asked.text)
    if to_us or corrects(asked):  # of us, no service is named: the home service's turn
        asked = asked.filled("service", ()) if to_us else asked
        return substituted(replace(asked, unknown=(), strange=(), loose=()), last)
    continued = gone_on(asked, last)
    if continued:
        return continued
    asked = widened(asked, before, last)
    if asked.bare and _follows(asked, before, intents):
        again = before.refused and not any(map(asked.all, PLACES))
        asked = substituted(asked, last)
        return _refused(asked, last) if again else asked
    asked = _with_subject(_with_pillar(_turned(asked, last), last), last)
    if asked.intent == "why" and last.everywhere:
        # Why they were, and not the home service.
        asked = replace(asked, everywhere=True, meanings=asked.meanings | {"service list"})
    if _LEADS.search(asked.text):
        asked = asked.filled("role", ())
    whom = asked.all("person") or (asked.all("role") and not asked.polar)
    if asked.all("pronoun") and not whom:  # "is he the inspector" is about who was spoken of
        told = before.speakers or last.all("person")
        asked = asked.filled("person", told) if told else lent(asked, last, "role")
    return _with_service(asked, last, before)


def _all_of_them(asked: Asked, last: Asked) -> Asked:
    """All the services between which somebody was asked to choose: "both", "all of them"."""
    named = any(asked.all(kind) for kind in SLOTS if kind != "pronoun")
    words = asked.text.split()
    if named or len(words) > _FEW_WORDS or _ALL.isdisjoint(words) or not last.all("ambiguous"):
        return asked
    names = [name for one in last.all("ambiguous") for name in one.split(BETWEEN)]
    return replace(asked.filled("service", tuple(names)), bare=True)


def _of_the_one(asked: Asked, before: Conversation) -> Asked:
    """A question about "it" after the one service that a question about all led to."""
    if not before.found or any(map(asked.all, PLACES)):
        return asked
    if _OF_IT.isdisjoint(asked.text.split()):
        return asked
    return replace(asked.filled("service", (before.found,)), bare=False)


_FEW_WORDS = 4
_ALL = frozenset(["both", "all", "each", "every"])


def _doubts_speaker(asked: Asked, last: Asked) -> bool:
    """Whether somebody else is proposed for the words just asked for: "was it not Wilsher?"."""
    only = asked.intent == "who is" and any(map(asked.all, _NAMES))
    return only and last.phrase is not None and _WAS_IT.search(asked.text) is not None


_NAMES = ("person", "role")
_WAS_IT = re.compile(r"\bit (?:was|is)\b|\b(?:was|is)(?: not|nt)? (?:it|that|this)\b|\bit wasnt\b")


def _turned(asked: Asked, last: Asked) -> Asked:
    """The last question turned round by a few words: "and what hasn't?", "always?"."""
    if not asked.bare or any(map(asked.all, SLOTS)):
        return asked  # "was Kent ever outstanding?" is a new question
    if asked.words & {"always", "ever"}:
        return replace(last, intent="change", words=asked.words)
    if asked.negated and last.intent in _TURNED:
        return replace(last, intent=_TURNED[last.intent], words=asked.words)
    return asked


#: What "and what hasn't?" asks after an intent.
_TURNED = {"improved": "unchanged", "strengths": "concerns", "concerns": "strengths"}


def _with_pillar(asked: Asked, last: Asked) -> Asked:
    """A question about a grade that leaves open which, with the last one's."""
    if asked.intent not in ABOUT_PILLARS or not _leaves_pillar_open(asked):
        return asked
    asked = lent(asked, last, "pillar")
    pointing = asked.polar or not POINTING.isdisjoint(asked.text.split())
    if last.intent == "topic" and (pointing or not asked.all("time")):
        asked = lent(asked, last, "topic")  # "was it good?" asks of the subject, "2018 grades" not
    if asked.intent in ("why", "grade check", "grade"):
        asked = lent(asked, last, "time")
    return lent(asked, last, "grade") if asked.intent == "why" else asked


def _with_subject(asked: Asked, last: Asked) -> Asked:
    """A question that names nothing but points, of the last one's subject: "why was that?"."""
    subject = last.all("topic") or last.all("term")
    if asked.intent == "figure" and asked.meanings == {"how many"} and subject:
        asked = replace(asked, intent="other figure")  # how many of what was just told of
        return lent(asked, last, "topic", "term")
    points = POINTING.intersection(asked.text.split())
    named = any(asked.all(kind) for kind in SLOTS if kind not in ("organisation", "pronoun"))
    if last.intent not in ("topic", "term") or named or not points or asked.intent not in _OPEN:
        return asked
    return replace(lent(asked, last, "topic", "term"), intent="topic")


#: Intents that a question about "it" seems to have when nothing else is named.
_OPEN = ("grade", "summary", "more", "why", "quotes")


def _follows(asked: Asked, before: Conversation, intents: dict[str, Intent]) -> bool:
    """Whether a question of nothing but mentions goes on with the last one's intent."""
    last = before.asked
    named = [kind for kind in SLOTS if asked.all(kind)]
    if not named or last is None or last.intent not in intents:
        return False
    if last.intent == "other figure" and not before.answered and any(map(asked.all, SUBJECTS)):
        return False  # "what about smoke alarms" after no number: anything on them
    if asked.says("which", "how many") and asked.all("grade"):
        return False  # "so which two was it good for?" asks of every pillar
    if asked.intent == "grades with" and asked.says("what") and "for" in asked.words:
        return False  # "what was it outstanding for then"
    carries = intents[last.intent].carries
    return all(kind in carries or (kind in PLACES and "service" in carries) for kind in named)


def _leaves_pillar_open(asked: Asked) -> bool:
    if asked.all("pillar"):
        return False
    text = _SO.sub(" ", asked.text)
    goes_on = LEADING_ON.intersection(text.split()[:1])
    pointing = (asked.words & POINTING).intersection(text.split())
    return asked.intent == "why" or bool(pointing or goes_on) or _is_bare_of_subject(asked)


def _is_bare_of_subject(asked: Asked) -> bool:
    """Whether a few words name nothing that a grade may be of: "same as last time?"."""
    named = any(asked.all(kind) for kind in SLOTS if kind not in ("time", "grade"))
    return not named and len(asked.text.split()) < _FEW_WORDS + 2 and not asked.says(*_OPENING)


_OPENING = ("what", "which", "who", "how many", "every", "area", "summary")


def _refused_again(asked: Asked, last: Asked) -> Asked:
    """A question that goes on about a service that no document covers, with its name."""
    if _OF_IT.isdisjoint(asked.text.split()):
        return asked  # "what was the people grade?" leaves it behind
    return _refused(lent(asked, last, *PLACES), last)


def _refused(asked: Asked, last: Asked) -> Asked:
    return replace(asked, unknown=last.unknown, strange=last.strange)


_OF_IT = frozenset(["it", "its", "they", "their", "them", "theirs", "there"])


def _with_service(asked: Asked, last: Asked, before: Conversation) -> Asked:
    if any(map(asked.all, PLACES)):
        return asked
    if before.refused:
        return _refused_again(asked, last)
    if asked.intent == "term" or (asked.all("person") and len(last.all("service")) > 1):
        return asked  # what letters stand for, and what somebody said, is of no two services
    among = asked.says("compare", "rank", "ahead", "behind")
    if asked.everywhere and not among and not _ONE.intersection(asked.text.split()):
        return asked
    return lent(asked, last, "service", *(("pillar", "time") if asked.everywhere else ()))
