"""What a question asks, once it is understood."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from bot.understanding.meaning.conditions.condition import Condition
from bot.understanding.meaning.mentions import SLOTS, Mention, Place

#: The words of a question that asks nothing but who it was.
WHO_WAS_IT = frozenset(
    ["who", "was", "is", "it", "that", "said", "then", "he", "she", "him", "her", "really",
     "actually", "one", "the", "so"]
)  # fmt: skip


class Asked(Struct, frozen=True, kw_only=True, dict=True):
    """An intent with all that the question mentions.

    ``wording`` are the words that say which grades and moves are wanted: those of ``text``,
    or of an earlier question that this one goes on with. ``mentions`` are what is named, in
    the order of the sentence and as often as there; what is lent comes after it.
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
    mentions: tuple[Mention, ...]
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

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, tuple[Mention, ...]] = {}
        for mention in self.mentions:
            found[mention.kind] = (*found.get(mention.kind, ()), mention)
        return found

    @cached_property
    def slots(self) -> Mapping[str, tuple[str, ...]]:
        """The values mentioned of each kind, none twice, in the order they were named."""
        return {
            kind: _once(m.value for m in of) for kind, of in self._by_kind.items() if kind in SLOTS
        }

    def all(self, kind: str) -> tuple[str, ...]:
        """The values mentioned of a kind, none twice."""
        return self.slots.get(kind, ())

    def one(self, kind: str) -> str | None:
        """The first value mentioned of a kind."""
        return next(iter(self.all(kind)), None)

    def of(self, kind: str) -> tuple[Mention, ...]:
        """The mentions of a kind, in order and as often as it is named."""
        return self._by_kind.get(kind, ())

    def typed(self, *kinds: str) -> tuple[str, ...]:
        """The words typed for what is mentioned of some kinds, none twice."""
        return _once(m.typed for kind in kinds for m in self.of(kind) if m.typed)

    def places(self, *kinds: str) -> tuple[Place, ...]:
        """Where mentions of some kinds stand in the wording, in order."""
        return tuple(sorted({m.place for kind in kinds for m in self.of(kind) if m.place}))

    def says(self, *meanings: str) -> bool:
        """Whether the question holds a word of any of these meanings."""
        return not self.meanings.isdisjoint(meanings)

    @property
    def compares(self) -> bool:
        """Whether services are set beside one another, by a "than" or by the conversation."""
        return self.beside or "than" in self.words

    def filled(self, kind: str, values: Iterable[str]) -> "Asked":
        """The same question with a slot filled; what it mentions already keeps its words."""
        return self.mentioning(
            kind,
            chain.from_iterable(
                [m for m in self.of(kind) if m.value == value] or [Mention(kind, value)]
                for value in _once(values)
            ),
        )

    def mentioning(self, kind: str, mentions: Iterable[Mention]) -> "Asked":
        """The same question with these mentions as those of a kind."""
        others = (mention for mention in self.mentions if mention.kind != kind)
        return replace(self, mentions=(*others, *mentions))


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def is_named_twice(asked: Asked) -> bool:
    """Whether one service is set against itself: "Kent then versus Kent now"."""
    once = len(asked.all("service")) == 1
    named = [mention for mention in asked.of("service") if mention.typed]
    return once and asked.says("compare") and len(named) > len(asked.typed("service"))


def set_against(asked: Asked) -> bool:
    """Whether a question names one service only to set another against it: "than Kent"."""
    typed = asked.typed("service")
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
