"""What was said before, and what it lends to a question that leaves things open."""

import re

from msgspec.structs import replace

from bot.understanding.dialogue.corrections import corrects, sibling
from bot.understanding.dialogue.memory import (
    ABOUT_PILLARS,
    LEADING_ON,
    Conversation,
    lent,
    substituted,
)
from bot.understanding.dialogue.several import gone_on, widened
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.conditions.joining import are_joined
from bot.understanding.meaning.mentions import SLOTS, SUBJECTS
from bot.understanding.words.closed_class import IT, POINTING, THEY
from bot.understanding.words.gazetteer import BETWEEN
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.patterns import PILLAR_NOUN, ROUND
from knowledge.language import Intent

#: Words that only ask for what the last answer tells: which pillars.
_AGAIN = re.compile(
    rf"(?:and )?(?:in|on|at|for|of) (?:what|which)(?: ways?| {PILLAR_NOUN})?(?: exactly)?"
)
#: "And us?", "what about ours": the asker's own service, and not the one spoken of.
_TO_US = re.compile(
    r"(?:(?:ok|okay|and|so|but|what about|how about|what of|then|for|did|were|are|is) )+"
    r"(?:we|us|ours|(?:our|my)(?: own)?(?: one| service| brigade| area| county| lot)?)"
    r"(?: do| then| too)?"
)
#: What "and what hasn't?" asks after an intent.
_TURNED = {"improved": "unchanged", "strengths": "concerns", "concerns": "strengths"}
#: "Was it good then?" is about the year spoken of; "is it good, then?" about none.
_THEN = re.compile(
    rf"\b(?:was|were|did|had)\b.*\b(?:then|at the time|that {ROUND})\b"
    rf"|\b(?:back then|at that time|in (?:that|the same) {ROUND})\b"
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
    if _doubts_speaker(asked, last) or _AGAIN.fullmatch(asked.text):
        named = next((kind for kind in _NAMES if asked.all(kind)), None)
        return replace(last.filled(named, asked.all(named)), polar=True) if named else last
    to_us = last.all("service") and _TO_US.fullmatch(asked.text)
    if to_us or corrects(asked):  # of us, no service is named: the home service's turn
        last = last.filled("service", ()) if to_us else last
        return substituted(replace(asked, unknown=(), strange=(), loose=()), last)
    continued = gone_on(asked, last)
    if continued:
        return continued
    asked = widened(asked, before, last)
    if (
        (asked.bare or _counts_again(asked, last))
        and _follows(asked, before, intents)
        and not _counts_inspections(asked)
    ):
        again = before.refused and not any(map(asked.all, PLACES))
        asked = substituted(asked, last)
        return _refused(asked, last) if again else asked
    if not asked.all("time") and _THEN.search(asked.text) and last.all("time"):
        asked = lent(asked, last, "time")
    asked = _with_pillar(_turned(asked, last), last)
    asked = _with_subject(asked, last)
    if asked.intent == "why" and last.everywhere and not any(map(asked.all, PLACES)):
        # Why they were, and not the home service.
        asked = replace(asked, everywhere=True, meanings=asked.meanings | {"service list"})
    if _LEADS.search(asked.text) and asked.all("pronoun"):
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
    if _OF_IT.isdisjoint(asked.text.split()) or asked.everywhere:
        return asked
    return replace(asked.filled("service", (before.found,)), bare=False)


_FEW_WORDS = 4
_ALL = frozenset(["both", "all", "each", "every"])


def _counts_inspections(asked: Asked) -> bool:
    """Whether it is asked which of them an inspection is: "is this the second inspection?"."""
    counted = _ORDINALS.intersection(asked.all("time"))
    return bool(counted) and asked.says("that") and not any(map(asked.all, ("pillar", "service")))


_ORDINALS = frozenset(["first", "second", "third", "fourth"])


def _doubts_speaker(asked: Asked, last: Asked) -> bool:
    """Whether somebody else is proposed for the words just asked for: "was it not Wilsher?"."""
    only = asked.intent == "who is" and any(map(asked.all, _NAMES))
    return (
        only
        and _WAS_IT.search(asked.text) is not None
        and last.intent == "attribution"
        and last.phrase is not None
    )


_NAMES = ("person", "role")
_WAS_IT = re.compile(r"\bit (?:was|is)\b|\b(?:was|is)(?: not|nt)? (?:it|that|this)\b|\bit wasnt\b")


def _turned(asked: Asked, last: Asked) -> Asked:
    """The last question turned round by a few words: "and what hasn't?", "always?".

    One that names something of its own ("was Kent ever outstanding?") is a new question.
    """
    if any(map(asked.all, SLOTS)):
        return asked
    if asked.bare and asked.words & {"always", "ever"} and last.intent in ABOUT_PILLARS:
        return replace(last, intent="change", words=asked.words)
    if asked.bare and asked.negated and last.intent in _TURNED:
        return replace(last, intent=_TURNED[last.intent], words=asked.words)
    return asked


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
    """A question that leaves its subject open, with the last one's."""
    if asked.intent == "term" and not _names_subject(asked) and asked.words & POINTING:
        return lent(asked, last, "topic", "term")  # "what does that stand for?"
    if _stays_on(asked, last):
        asked = lent(asked, last, "topic", "term")
        return replace(asked, intent="topic")
    if asked.intent == "figure" and asked.meanings == {"how many"} and _names_subject(last):
        asked = replace(asked, intent="other figure")  # how many of what was just told of
        return lent(asked, last, "topic", "term")
    if asked.intent in ("why", "topic", "quotes", "other figure") and _leaves_topic_open(asked):
        asked = lent(asked, last, "topic")
    if asked.intent == "why" and asked.all("topic") and last.intent == "topic":
        return replace(asked, intent="topic")
    return asked


def _names_subject(asked: Asked) -> bool:
    return bool(asked.all("topic") or asked.all("term"))


def _stays_on(asked: Asked, last: Asked) -> bool:
    """Whether a few words go on about the last subject: "and how did they do on that?"."""
    if last.intent not in ("topic", "term") or not _names_subject(last):
        return False
    new = any(asked.all(kind) for kind in SLOTS if kind not in ("organisation", "pronoun"))
    words = asked.text.split()
    points = POINTING.intersection(words) or asked.says("another") or "know" in words
    return (
        bool(points)
        and len(words) <= _FEW
        and not new
        and asked.intent in _OPEN
        and not asked.says("grade", "overall", "add")
    )


#: Intents that a question about "it" seems to have when nothing else is named.
_OPEN = ("grade", "summary", "more")
_FEW = 9


def _follows(asked: Asked, before: Conversation, intents: dict[str, Intent]) -> bool:
    """Whether a question of nothing but mentions goes on with the last one's intent."""
    last = before.asked
    named = [kind for kind in SLOTS if asked.all(kind)]
    if not named or last is None or last.intent not in intents:
        return False
    sought = asked.says("which", "who", "when", "where", "why")
    new = last.intent == "other figure" and any(map(asked.all, SUBJECTS))
    if new and (sought or not before.answered):
        return False  # "what about smoke alarms" after no number: anything on them
    if asked.says("which", "how many") and asked.all("grade") and last.all("pillar"):
        return False  # "so which two was it good for?" asks of every pillar
    if asked.intent == "grades with" and asked.says("what") and "for" in asked.words:
        return False  # "what was it outstanding for then"
    carries = intents[last.intent].carries
    return all(kind in carries or (kind in PLACES and "service" in carries) for kind in named)


def _counts_again(asked: Asked, last: Asked) -> bool:
    """Whether the same is counted of another time or place: "how many were there in 2018"."""
    unnamed = not any(map(asked.all, SUBJECTS)) and not asked.unknown and not asked.loose
    return last.intent == "other figure" and unnamed and asked.meanings == {"how many"}


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


def _leaves_topic_open(asked: Asked) -> bool:
    named = asked.all("topic") + asked.all("pillar") + asked.all("grade") + asked.all("term")
    return not named and (asked.intent == "why" or bool(asked.words & POINTING))


def _refused_again(asked: Asked, last: Asked) -> Asked:
    """A question that goes on about a service that no document covers, with its name."""
    words = asked.text.split()
    if _OF_IT.isdisjoint(words) and words[:1] != ["and"]:
        return asked  # "what was the people grade?" leaves it behind
    return _refused(lent(asked, last, *PLACES), last)


def _refused(asked: Asked, last: Asked) -> Asked:
    return replace(asked, unknown=last.unknown, strange=last.strange)


_OF_IT = IT | THEY | {"theirs", "there"}


def _with_service(asked: Asked, last: Asked, before: Conversation) -> Asked:
    if any(map(asked.all, PLACES)):
        return asked
    if before.refused:
        return _refused_again(asked, last)
    if asked.intent == "term" or (asked.all("person") and len(last.all("service")) > 1):
        return asked  # what letters stand for, and what somebody said, is of no two services
    among = asked.says("compare", "rank", "ahead", "behind") or asked.intent == "standing"
    if asked.everywhere and not among and not IT.intersection(asked.text.split()):
        return asked
    return lent(asked, last, "service", *(("pillar", "time") if asked.everywhere else ()))
