"""What a question asks, once it is understood."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from bot.understanding.meaning.conditions.condition import Condition
from bot.understanding.words.gazetteer import BETWEEN
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term
from bot.understanding.words.text import EXCEPT
from knowledge.model import PILLARS, Direction

#: Kinds of mention that a question may fill a slot with.
SLOTS = (
    "service", "elsewhere", "ambiguous", "pillar", "grade", "time", "role", "person",
    "document", "organisation", "topic", "term", "outside",
    "number", "pronoun",
)  # fmt: skip
#: Meanings of a move, whose words are kept as those of mentions are, and which way it goes.
WAYS: Mapping[str, Direction] = MappingProxyType(
    {"improve": "improved", "worsen": "declined", "same": "same"}
)
#: Kinds of mention that a question can be about.
SUBJECTS = ("pillar", "topic", "person", "role", "grade", "term")
#: What sets aside the pillar that follows.
_LEFT_OUT = re.compile(
    rf"\b(?:{EXCEPT}|without|minus|but not|just not|not counting|leav(?:e|ing) (?:out|aside)"
    r"|spare me|skip(?:ping)?|ignor(?:e|ing))"
    r"(?: (?:the|its|their|for|in|on|and|or|nor))* $"
)
_THAN_LAST = re.compile(
    r"\b(?:than|since|from|as|like|to|unlike|compared with|it was|were they|they were) last time"
)
#: The words of a question that asks nothing but who it was.
WHO_WAS_IT = frozenset(
    ["who", "was", "is", "it", "that", "said", "then", "he", "she", "him", "her", "really",
     "actually", "one", "the", "so"]
)  # fmt: skip


#: Values, or typed words, by kind of mention, in the order they were named.
Slots = dict[str, tuple[str, ...]]


class Asked(Struct, frozen=True, kw_only=True):
    """An intent with all that the question mentions.

    ``wording`` are the words that say which grades and moves are wanted: those of ``text``,
    or of an earlier question that this one goes on with. ``slots`` maps a kind of mention to
    its values in the order they were named; ``named`` maps it to the words that were typed.
    ``meanings`` are the words that carry the question, by meaning; ``fillers`` are words that
    carry nothing. ``asks`` marks what is put as a question, ``marked`` what ends like one,
    ``polar`` a yes/no question, ``negated`` one with a "not". ``unknown`` are nouns and names
    that neither the documents nor the language files have, ``strange`` those that are no
    English either, ``loose`` unknown words that are no nouns.
    ``conditions`` are what must be true of a service, where that is told for sure.
    ``bare`` marks a question of mentions alone, ``everywhere`` one about services in
    general, ``beside`` one that the conversation makes a comparison of services; ``rival`` is
    the intent that fits next best, and ``margin`` by how much less.
    """

    intent: str | None
    score: float
    text: str
    wording: str
    slots: Slots
    named: Slots
    meanings: frozenset[str]
    words: frozenset[str]
    fillers: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    phrase: str | None = None
    conditions: tuple[Condition, ...] = ()
    asks: bool = False
    marked: bool = False
    polar: bool = False
    negated: bool = False
    bare: bool = False
    everywhere: bool = False
    beside: bool = False
    rival: str | None = None
    margin: float = 1.0

    def all(self, kind: str) -> tuple[str, ...]:
        """The values mentioned of a kind, none twice."""
        return self.slots.get(kind, ())

    def one(self, kind: str) -> str | None:
        """The first value mentioned of a kind."""
        return next(iter(self.all(kind)), None)

    def says(self, *meanings: str) -> bool:
        """Whether the question holds a word of any of these meanings."""
        return not self.meanings.isdisjoint(meanings)

    @property
    def compares(self) -> bool:
        """Whether services are set beside one another, by a "than" or by the conversation."""
        return self.beside or "than" in self.words

    def filled(self, kind: str, values: tuple[str, ...]) -> "Asked":
        """The same question with a slot filled."""
        return replace(self, slots={**self.slots, kind: values})


def is_named_twice(asked: Asked) -> bool:
    """Whether one service is set against itself: "Kent then versus Kent now"."""
    typed = asked.named.get("service", ())
    once = len(asked.all("service")) == 1
    return once and asked.says("compare") and any(asked.text.count(name) > 1 for name in typed)


def set_against(asked: Asked) -> bool:
    """Whether a question names one service only to set another against it: "than Kent"."""
    typed = asked.named.get("service", ())
    if MATCHED.search(asked.text):
        return False  # "did anyone do better than Kent" sets all of them against it
    if (
        len(asked.all("service")) != 1
        or len(asked.all("time")) > 1
        or is_named_twice(asked)
        or not typed
        or asked.says("how many", *_SEEKING)
        or asked.everywhere
    ):
        return False
    return re.search(rf"\b(?:{_AGAINST}) {re.escape(typed[0])}", asked.text) is not None


#: Whether any service did better, or worse, than the one named.
MATCHED = re.compile(
    r"\b(?:nobody|no ?one|any ?one|any ?body|some ?one|some ?body|(?:no|any|other|some) (?:\w+ )?"
    r"(?:services?|brigades?))(?: else)? (?:\w+ ){0,2}?"
    r"(?:better|worse|higher|lower|beat|beats|beaten|ahead|behind|outperform\w*)\b"
)
#: Meanings that look for services: "which did better than Kent".
_SEEKING = ("which", "who", "which service")
_AGAINST = (
    "than(?: what| how| the)?|versus|vs|v|against|compared? (?:to|with)|next to|alongside"
    "|ahead of|behind|beats?"
)


def names_pillar(typed: str) -> bool:
    """Whether words name a pillar as such, and not somebody ("my son is a fireman") or money."""
    return typed.startswith(("effic", "effect")) or " " in typed


def mentions(terms: list[Term]) -> tuple[Slots, Slots]:
    """Values and typed words of every mention among ``terms``, by kind."""
    values: dict[str, dict[str, None]] = {}
    typed: dict[str, dict[str, None]] = {}
    for term in terms:
        if term.kind in SLOTS:
            # "East and West Sussex" names two services.
            several = term.value.split(BETWEEN) if term.kind == "service" else [term.value]
            values.setdefault(term.kind, {}).update(dict.fromkeys(several))
            typed.setdefault(term.kind, {})[term.text] = None
    return (
        {kind: tuple(found) for kind, found in values.items()},
        {kind: tuple(found) for kind, found in typed.items()},
    )


def mentioned(core: list[Term], terms: list[Term], *, of_all: bool) -> tuple[Slots, Slots]:
    """What a question mentions, and what the rest of its sentence lends it."""
    slots, named = mentions(core)
    # Most questions are all of their sentence.
    whole, whole_named = mentions(terms) if core != terms else ({**slots}, {**named})
    # "He" is whoever the rest of the sentence names.
    named_before = ("person", "role") if "pronoun" in slots else ()
    query: tuple[str, ...] = ("pillar", "grade") if of_all else ()
    if not any(kind in slots for kind in SUBJECTS if kind != "grade"):
        query = ("pillar", *query)
    if "service" in whole:
        slots["service"], named["service"] = whole["service"], whole_named["service"]
    for kind in (*PLACES, "time", "document", *named_before, *query):
        if kind in whole:
            slots.setdefault(kind, whole[kind])
            named.setdefault(kind, whole_named[kind])
    times = slots.get("time", ())
    if "last" in times:
        # "Better than last time" is the one before; "what did they get last time" the latest.
        text = " ".join(term.text for term in terms)
        other = len(times) > 1 or _THAN_LAST.search(text)
        meant = "previous" if other else "latest"
        times = slots["time"] = tuple(meant if time == "last" else time for time in times)
    if any(time[0].isdigit() for time in times):
        # "Before the merger, in 2018": the year says which inspection came before.
        slots["time"] = tuple(time for time in times if time != "previous")
    if "pillar" in slots and "grade" not in slots and not of_all:
        slots["pillar"] = _kept(slots["pillar"], terms)
    moved = [term for term in (terms if of_all else core) if term.meaning in WAYS]
    for meaning in WAYS if moved else ():
        typed = tuple(term.text for term in moved if term.meaning == meaning)
        named.update({meaning: typed} if typed else {})
    return slots, named


def _kept(pillars: tuple[str, ...], terms: Sequence[Term]) -> tuple[str, ...]:
    """The pillars without those that are set aside: "Kent's grades, but not efficiency"."""
    before, left_out = "", set()
    for term in terms:
        if term.kind == "pillar" and _LEFT_OUT.search(before):
            left_out.add(term.value)  # and it is left out of what stands before the next, too
        else:
            before += f"{term.text} "
    if not left_out:
        return pillars
    kept = tuple(pillar for pillar in pillars if pillar not in left_out)
    return kept or tuple(pillar for pillar in PILLARS if pillar not in left_out)
