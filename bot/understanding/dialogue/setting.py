"""What the sentences around a question tell of it: whose grades, which time, which words."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.understanding.meaning.asked import WHO_WAS_IT, Asked, names_pillar
from bot.understanding.meaning.mentions import SUBJECTS, unplaced
from bot.understanding.words.closed_class import FIRST_PERSON
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.patterns import ROUND

#: Words for the time that the sentence before names.
_THEN = re.compile(rf"\bthen\b|\b(?:that|same) {ROUND}\b")
#: A question whether somebody said what another sentence tells.
_DID_SAY = re.compile(
    r"\bdid \w+(?: \w+){0,4} (?:really |actually |ever )?say (?:that|this|it|so)$"
)
#: What a subject alone asks for.
_ASKED_OF = {"pillar": "grade", "topic": "topic", "person": "who is", "term": "term"}
#: What sets another service against that of the asker, told before.
_THAN_US = re.compile(r"\b(?:than|beats?|ahead of|behind|above|below) (?:us|we|ours)\b")
_TOO_FEW = 2  # words that make no phrase worth looking for


def with_setting(asked: Asked, before: Sequence[Asked], after: Sequence[Asked]) -> Asked:
    """A question with what the sentences around it tell: which service, whose words.

    "I have moved to Derbyshire. How is the fire service there?" names the service before
    it asks; "Governance. What was found?" and "I keep seeing EDI. Meaning?" the subject; a
    sentence followed by "who said this?" is the phrase.
    """
    if not any(map(asked.all, PLACES)):
        for other in before:
            for kind in PLACES if not asked.everywhere else PLACES[:1]:
                listed = asked.all(kind) if other.bare else ()  # "Kent. Essex. Efficiency?"
                named = tuple(dict.fromkeys(listed + other.all(kind)))
                asked = asked.filled(kind, named) if named else asked
    asked = _as_told(asked, before)
    if not asked.all("time") and _THEN.search(asked.text):
        times = [time for other in before for time in other.all("time") if time[0].isdigit()]
        asked = asked.filled("time", tuple(times)) if times else asked
    all_meant = asked.everywhere and not (before and before[-1].says("grade"))
    if before and before[-1].everywhere and not all_meant and asked.says("which", "who"):
        asked = replace(asked, everywhere=True)
        for kind in ("pillar", "time"):
            asked = asked if asked.all(kind) else asked.filled(kind, before[-1].all(kind))
    if asked.all("pronoun") and not asked.all("person"):
        people = [name for other in before for name in other.all("person")]
        asked = asked.filled("person", tuple(people))
    if before and _asks_who_said(asked) and not _is_named_alone(asked, before[-1]):
        asked = replace(asked, intent="attribution", phrase=None)
    if asked.intent == "attribution" and asked.phrase is None and (before or after):
        words = max((other.phrase or other.text for other in (*before, *after)), key=len)
        return replace(asked, phrase=words) if len(words.split()) > _TOO_FEW else asked
    return _with_subject(asked, before)


def _as_told(asked: Asked, before: Sequence[Asked]) -> Asked:
    """A question with the services and the time of a sentence that tells what to set beside.

    "I must put Kent next to Essex, 2018/19. Could you give me both?"; "he says that Kent is
    ahead of Essex for people. Is Kent the better?"
    """
    own = next((other.all("service") for other in reversed(before) if other.all("service")), ())
    named = asked.all("service")
    if len(own) == 1 and asked.says("compare") and "us" in asked.text.split():
        # "I live in Kent. Compare us with Essex."
        return asked.filled("service", tuple(dict.fromkeys(own + named)))
    if len(own) == len(named) == 1 and _THAN_US.search(asked.text):
        # "We are in Essex. Is Kent better than us?"
        return asked.filled("service", tuple(dict.fromkeys(named + own)))
    told = next((other for other in reversed(before) if len(other.all("service")) > 1), None)
    if (
        told is None
        or asked.everywhere
        or not set(asked.all("service")) <= set(told.all("service"))
    ):
        return asked
    if len(asked.all("service")) == 1:
        if not asked.says("improve", "worsen", "ahead", "behind", "best", "worst"):
            return asked
        order = dict.fromkeys(asked.all("service") + told.all("service"))
        asked = replace(asked.filled("service", tuple(order)), beside=True)
    for kind in ("pillar", "time"):
        asked = asked if asked.all(kind) else asked.filled(kind, told.all(kind))
    return asked


def _asks_who_said(asked: Asked) -> bool:
    """Whether a question is who said what stands before it: "was it him?", "did he say that?"."""
    named = {word for typed in asked.typed("person") for word in typed.split()}
    only = asked.intent == "who is" and asked.words <= WHO_WAS_IT | named
    return only or (asked.intent in ("quotes", "attribution") and bool(_DID_SAY.search(asked.text)))


def _is_named_alone(asked: Asked, told: Asked) -> bool:
    """Whether "who is he" asks who somebody is that the sentence before only names."""
    pointing = bool(asked.all("pronoun")) and not asked.says("say")
    return pointing and bool(told.all("person")) and not told.says("say") and not told.phrase


def _with_subject(asked: Asked, before: Sequence[Asked]) -> Asked:
    """A question that names no subject, with that of the sentence before."""
    told = next((other for other in reversed(before) if other.bare), None)
    if told is None and before and (asked.bare or asked.intent == "term"):
        told = before[-1]
    if told is None or any(map(asked.all, SUBJECTS)):
        return asked
    personal = told.text.partition(" ")[0] in FIRST_PERSON
    for kind in SUBJECTS:
        if personal and kind != "pillar" and asked.says("grade", "compare", "improve", "worsen"):
            continue  # "I did my training in Kent. What grades does it have?"
        weak = not any(map(names_pillar, told.typed(kind)))
        aside = kind == "pillar" and weak and (personal or not told.bare)
        asked = asked if aside or not told.all(kind) else asked.filled(kind, told.all(kind))
    if asked.bare:
        # "… about the checks. What was it?" asks nothing but what the subject asks for.
        named = next((kind for kind in SUBJECTS if asked.all(kind)), "")
        asked = replace(asked, intent=_ASKED_OF.get(named, asked.intent))
    return replace(_named_as(told, asked), words=asked.words | told.words)


def _named_as(told: Asked, asked: Asked) -> Asked:
    """A question with the words of another sentence for what only that one names in words."""
    words = {(m.kind, m.value): m for m in reversed(unplaced(told.mentions))}
    mentions = (m if m.typed else words.get((m.kind, m.value), m) for m in asked.mentions)
    return replace(asked, mentions=tuple(mentions))
