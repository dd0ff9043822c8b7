"""What documents tell of somebody besides what they said: their age, pay and time in a post."""

import re
from collections.abc import Set
from typing import NamedTuple

from bot.answering.draft import Draft
from bot.answering.facts import Facts
from bot.answering.passages.numbers import A_SUM
from bot.answering.passages.passages import Shown
from bot.answering.passages.search import in_its_words
from bot.answering.passages.telling import own_words, telling_words
from bot.answering.people import people_named
from bot.answering.turn import Turn
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain, surname_of
from bot.understanding.words.text import stem

_SPELL = r"(?:\w+ ){1,3}?(?:years?|months?|weeks?)"


class _Matter(NamedTuple):
    """Something that is told of somebody: how it is asked, and the words that tell it.

    ``with_`` are words without which these tell something else.
    """

    asked: re.Pattern[str]
    told: re.Pattern[str]
    with_: re.Pattern[str] | None = None


_PAY = re.compile(r"\b(?:paid|pay|paying|salary|earns?|earning|wages?)\b")
_MATTERS = (
    _Matter(
        re.compile(r"\bhow old\b|\bage\b"),
        re.compile(r"(?<=, )\d\d(?=,)|\baged \d\d\b|\b\d\d[- ]years?[- ]old\b|(?<=\()\d\d(?=\))"),
    ),
    _Matter(
        re.compile(r"\bsince when\b|\bhow long (?:has|have|had|did|was|were|is)\b"),
        re.compile(rf"\bsince (?:\w+ )?(?:19|20)\d\d\b|\b(?:for|after) {_SPELL}"),
        re.compile(
            r"\b(?:led|leads|heads|headed|runs?|served|been|chief|post|role|job|charge|worked)\b"
        ),
    ),
    _Matter(
        _PAY,
        A_SUM,
        _PAY,
    ),
)
_HE, _SHE = re.compile(r"\b(?:he|his|him)\b", re.I), re.compile(r"\b(?:she|hers?)\b", re.I)
_BACK = 6  # passages behind which "she" is nobody in particular


def life(turn: Turn) -> Draft | None:
    """The sentence that tells how old somebody is, how long in a post, or what they are paid.

    None where no sentence tells it, and for any other question.
    """
    asked, facts = turn.asked, turn.facts
    matter = next((each for each in _MATTERS if each.asked.search(asked.text)), None)
    if matter is None or not (asked.all("person") or asked.all("role")):
        return None
    people = people_named(asked, facts)
    surnames = {surname_of(person.name) for person in people}
    found = [shown for shown in facts.shown if _tells(shown, matter, asked) & surnames]
    return in_its_words(found[:1]) if found else None


def _tells(shown: Shown, matter: _Matter, asked: Asked) -> Set[str]:
    """Of whom a passage tells something, by surname: each one named last before it."""
    text = shown.passage.span.text
    if matter.with_ and not matter.with_.search(shown.plain):
        return frozenset()
    known = {surname_of(person.name) for person in shown.document.people}
    before = (plain(text[: found.start()]) for found in matter.told.finditer(text))
    named = (_named_last(words, known) or _meant(shown, known, asked) for words in before)
    return frozenset(filter(None, named))


def _named_last(text: str, known: Set[str]) -> str | None:
    return next((word for word in reversed(text.split()) if word in known), None)


def is_of_another(shown: Shown, asked: Asked, facts: Facts) -> bool:
    """Whether the "she" of a passage is somebody else than the person who is asked about."""
    names = {surname_of(person.name) for person in people_named(asked, facts)}
    if not asked.all("person"):
        return False
    if not names.isdisjoint(shown.plain.split()):
        return _is_done_by_another(shown, names, asked, facts)
    known = {surname_of(person.name) for person in shown.document.people}
    return _disagree(shown, asked) or _meant(shown, known, asked) not in (None, *names)


def _is_done_by_another(shown: Shown, names: Set[str], asked: Asked, facts: Facts) -> bool:
    """Whether what a question tells of somebody stands behind another's name in a passage."""
    known = {surname_of(person.name) for _, person in facts.knowledge.people()}
    own = own_words(asked.text, asked.typed("person"), facts)
    telling, words = telling_words(own, facts, alone=False), shown.plain.split()
    doers = [
        _named_last(" ".join(words[:place]), known)
        for place, word in enumerate(words)
        if stem(word) in telling
    ]
    return bool(doers) and names.isdisjoint(doers) and None not in doers


def _disagree(shown: Shown, asked: Asked) -> bool:
    """Whether a question says "he" and a passage "she"."""
    he, she = _pronouns(shown.passage.span.text)
    asked_he, asked_she = _pronouns(asked.text)
    return (he, she) == (asked_she, asked_he) and he != she


def _pronouns(text: str) -> tuple[bool, bool]:
    return _HE.search(text) is not None, _SHE.search(text) is not None


def _meant(shown: Shown, known: Set[str], asked: Asked) -> str | None:
    """Whom "she" means that opens a passage: the one named last before it."""
    he, she = _pronouns(shown.passage.span.text)
    if he == she or _disagree(shown, asked):
        return None
    named = (_named_last(each.plain, known) for each in shown.preceding(_BACK))
    return next(filter(None, named), None)
