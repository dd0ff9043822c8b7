"""What was said before, and what it lends to a question that leaves things open."""

from msgspec import Struct
from msgspec.structs import replace

from bot.reply import Citation
from bot.understanding.asked import SLOTS, Asked, set_against
from bot.understanding.lexicon import PLACES
from knowledge.language import Intent

_POINTING = frozenset(["it", "that", "this", "its", "those", "these"])
_LEADING_ON = frozenset(["and", "but", "so", "no", "nope", "actually", "meant", "or", "ok", "also"])
#: Intents about one pillar's grade, which "why?" and "is that better?" leave open.
_ABOUT_PILLARS = frozenset(
    ["grade", "grade check", "why", "change", "improved", "worsened", "unchanged"]
)
#: What "and what hasn't?" asks after an intent.
_TURNED = {"improved": "unchanged", "strengths": "concerns", "concerns": "strengths"}
_NAMES = ("person", "role")


class Conversation(Struct, frozen=True):
    """The last question that was understood, and what its reply showed.

    ``shown`` counts the quotations given so far on one subject, for "another one";
    ``speakers`` are the people the last reply told of, whom "he" means next.
    ``refused`` marks a service that no document covers: "and people?" goes on with it, a
    new question does not.
    """

    asked: Asked | None = None
    citations: tuple[Citation, ...] = ()
    shown: int = 0
    speakers: tuple[str, ...] = ()
    refused: bool = False


def complete(asked: Asked, before: Conversation, intents: dict[str, Intent]) -> Asked:
    """Fill what the question leaves open from the conversation; nothing that it names itself."""
    last = before.asked
    if last is None:
        return asked
    if last.everywhere and _goes_on(asked):
        return _substituted(asked, last)
    if asked.bare and _follows(asked, last, intents):
        return _substituted(asked, last)  # a service refused before is refused again
    asked = _with_pillar(_turned(asked, last), last)
    if last.everywhere and asked.everywhere and _is_short(asked):
        asked = _lent(_lent(asked, last, "pillar"), last, "time")
    turns = asked.meanings & _TURNING and asked.meanings <= _TURNING | _GOING_ON
    if last.everywhere and turns and _is_short(asked):
        asked = replace(_lent(asked, last, "pillar"), everywhere=True)
    asked = _with_subject(asked, last)
    if asked.all("pronoun") and not any(map(asked.all, _NAMES)):
        told = before.speakers or last.all("person")
        asked = asked.filled("person", told) if told else _lent(asked, last, "role")
    return _with_service(asked, last, before)


def _goes_on(asked: Asked) -> bool:
    """Whether a few words go on with a question about many services: "which ones?"."""
    if asked.everywhere or any(map(asked.all, PLACES)) or asked.unknown or asked.loose:
        return False
    named = {kind for kind in SLOTS if asked.all(kind)} <= {"pillar", "time", "grade"}
    return named and bool(asked.meanings) and asked.meanings <= _GOING_ON


#: Meanings that only turn a question about many services: "and how many in 2018?".
_GOING_ON = frozenset(
    [
        "which",
        "who",
        "how many",
        "name",
        "give",
        "every",
        "what",
        "about",
        "that",
        "other",
        "do",
        "you",
    ]
)


#: Meanings that ask the same of many services another way round: "worst?".
_TURNING = frozenset(["best", "worst", "improve", "worsen", "same"])
_SHORT = 4


def _is_short(asked: Asked) -> bool:
    """Whether so little is said that what it leaves open is as it was before."""
    few = len(asked.text.split()) <= _SHORT or bool(asked.words & _LEADING_ON)
    return few and not any(map(asked.all, PLACES))


def _turned(asked: Asked, last: Asked) -> Asked:
    """The last question turned round by a few words: "and what hasn't?", "always?"."""
    if asked.bare and asked.words & {"always", "ever"} and last.intent in _ABOUT_PILLARS:
        return replace(last, intent="change", words=asked.words)
    if asked.bare and asked.negated and last.intent in _TURNED:
        return replace(last, intent=_TURNED[last.intent], words=asked.words)
    return asked


def _with_pillar(asked: Asked, last: Asked) -> Asked:
    """A question about a grade that leaves open which, with the last one's."""
    if asked.intent not in _ABOUT_PILLARS or not _leaves_pillar_open(asked):
        return asked
    asked = _lent(asked, last, "pillar")
    if last.intent == "topic":
        asked = _lent(asked, last, "topic")  # "was it good?" asks of the subject
    if asked.intent in ("why", "grade check", "grade"):
        asked = _lent(asked, last, "time")
    return _lent(asked, last, "grade") if asked.intent == "why" else asked


def _with_subject(asked: Asked, last: Asked) -> Asked:
    """A question that leaves its subject open, with the last one's."""
    if asked.intent in ("why", "topic", "quotes", "other figure") and _leaves_topic_open(asked):
        asked = _lent(asked, last, "topic")
    if asked.intent == "why" and asked.all("topic") and last.intent == "topic":
        return replace(asked, intent="topic")
    return asked


def _follows(asked: Asked, last: Asked, intents: dict[str, Intent]) -> bool:
    """Whether a question of nothing but mentions goes on with the last one's intent."""
    named = [kind for kind in SLOTS if asked.all(kind)]
    if not named or last.intent not in intents:
        return False
    carries = intents[last.intent].carries
    return all(kind in carries or (kind in PLACES and "service" in carries) for kind in named)


def _substituted(asked: Asked, last: Asked) -> Asked:
    slots = {**last.slots, **asked.slots}
    named = {**last.named, **asked.named}
    for kinds in (PLACES, ("person", "role", "organisation"), ("topic", "term")):
        if any(kind in asked.slots for kind in kinds):
            for kind in kinds:
                if kind not in asked.slots:
                    slots.pop(kind, None)
    if last.intent == "grade check" and "pillar" in asked.slots and "grade" not in asked.slots:
        slots.pop("grade", None)
        return replace(last, intent="grade", slots=slots, named=named, text=asked.text)
    return replace(
        last,
        slots=slots,
        named=named,
        words=asked.words,
        score=max(asked.score, 0.8),
        text=asked.text,
    )


def _leaves_pillar_open(asked: Asked) -> bool:
    if asked.all("pillar"):
        return False
    return asked.intent == "why" or bool(asked.words & _POINTING or asked.words & _LEADING_ON)


def _leaves_topic_open(asked: Asked) -> bool:
    named = asked.all("topic") + asked.all("pillar") + asked.all("grade") + asked.all("term")
    return not named and (asked.intent == "why" or bool(asked.words & _POINTING))


def _lent(asked: Asked, last: Asked, kind: str) -> Asked:
    if asked.all(kind) or not last.all(kind):
        return asked
    named = {**asked.named, kind: last.named.get(kind, ())}
    return replace(asked.filled(kind, last.all(kind)), named=named)


def _with_service(asked: Asked, last: Asked, before: Conversation) -> Asked:
    if set_against(asked) and last.all("service"):
        asked = _lent(asked, last, "pillar")
        return asked.filled(
            "service", tuple(dict.fromkeys(last.all("service") + asked.all("service")))
        )
    joins = asked.says("add") or (asked.says("compare") and _POINTING & asked.words)
    if joins and asked.all("service") and last.all("service"):
        both = tuple(dict.fromkeys(last.all("service") + asked.all("service")))
        return replace(last.filled("service", both), words=asked.words, text=asked.text)
    if any(map(asked.all, PLACES)) or before.refused:
        return asked
    points = _POINTING.intersection(asked.text.split())
    if asked.everywhere and not points:
        return asked
    return _lent(_lent(asked, last, "pillar") if asked.everywhere else asked, last, "service")
