"""Which part of a sentence is its question, and which intents that part may have."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from bot.matching.matcher import Match, Matcher, Tokens
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import SLOTS, SUBJECTS
from bot.understanding.sentences import clauses
from bot.understanding.sentences.breadth import speaks_of_all
from bot.understanding.sentences.intents import token_of, tokens_of
from bot.understanding.words.message import Read
from bot.understanding.words.reading import Term

_HOW_IT_IS_PUT = 0.4  # the weight up to which a word only puts a question
_SETTING = ("organisation", "number")
_ASIDE = 0.4  # how much of the score hangs on leaving nothing out
_BESIDE = 0.5  # what small talk scores beside a mention of what the bot is for
_DOMAIN = ("service", "pillar", "grade")
_UNOPENED = 0.8  # what a part scores that opens no question where another part does
_UNSEEN_BEFORE = 0.3  # what a strange word counts when the question starts after it
_UNSEEN_AFTER = 0.8  # and when it comes after: it is likelier part of the question


class Core(NamedTuple):
    """The part of a sentence that asks, the intents that fit it, best first, and how well."""

    terms: list[Term]
    ranked: Sequence[Match] = ()
    score: float = 0.0

    @property
    def match(self) -> Match | None:
        """The intent that fits best."""
        return self.ranked[0] if self.ranked else None

    @property
    def rival(self) -> Match | None:
        """The intent that fits next."""
        return self.ranked[1] if len(self.ranked) > 1 else None


class Understood(NamedTuple):
    """A sentence as it was read, the part of it that asks, and what that asks."""

    read: Read
    core: Core
    asked: Asked


class _Part(NamedTuple):
    """A part that may be the question, with what its score counts, and the most that it can be."""

    place: int
    terms: list[Term]
    tokens: Tokens
    trust: float
    most: float


class Cores:
    """Finds the part of a sentence that is its question.

    ``of_all`` are the intents that only a question about services in general has.
    """

    def __init__(
        self, matcher: Matcher, of_all: Collection[str], small_talk: Collection[str]
    ) -> None:
        self._matcher = matcher
        self._of_all = of_all
        self._small_talk = small_talk

    def best(self, terms: list[Term], sentence: str, *, of_all: bool) -> Core:
        """The part that fits an intent best, the first of several that fit as well."""
        parts = list(self._parts(terms, sentence, of_all=of_all))
        strange = sum(term.kind == "unknown" for term in terms) > 1
        about = strange or any(term.kind in _DOMAIN for term in terms)
        best, at = Core(parts[0].terms), 0
        ranks: dict[Tokens, list[Match]] = {}
        for part in sorted(parts, key=lambda part: -part.most):
            if part.most < best.score:
                break
            if part.tokens not in ranks:  # many a part differs from another by fillers alone
                ranks[part.tokens] = self.rank(part.tokens, everywhere=of_all)
            if not ranks[part.tokens]:
                continue
            first = ranks[part.tokens][0]
            trust = part.trust * (_BESIDE if about and first.label in self._small_talk else 1.0)
            score = first.score * trust
            if score > best.score or (score == best.score and part.place < at):
                best, at = Core(part.terms, ranks[part.tokens], score), part.place
        return best

    def _parts(self, terms: list[Term], sentence: str, *, of_all: bool) -> Iterator[_Part]:
        """Each part of a sentence that may be its question, the whole first."""
        cuts = clauses.cuts(terms, sentence)
        asking = [self.asks(term) for term in terms]
        before = [self._worth(term) for term in terms]
        after = [
            _UNSEEN_AFTER if term.kind == "unknown" else worth
            for term, worth in zip(terms, before, strict=True)
        ]
        whole = sum(before)
        opened = any(clauses.opens_question(terms[cut]) for cut in (0, *cuts) if terms)
        framed = (i + 1 for i, term in enumerate(terms) if term.kind == "frame")
        begun = max((i for i in framed if any(asking[i:])), default=0)
        at_once = of_all and not any(term.kind in ("unknown", "topic") for term in terms)
        at_once = at_once or (of_all and begun > 0 and speaks_of_all(terms[begun:]))
        spans = [(begun, len(terms))] if at_once else clauses.parts(terms, cuts)
        for place, (start, end) in enumerate(spans):
            part = terms[start:end]
            if place and not any(asking[start:end]):
                continue
            if not any(term.kind in SUBJECTS for term in part):
                part = clauses.announced(terms, start, cuts) + part
            left = sum(before[:start]) + sum(after[end:])
            trust = 1 - _ASIDE * (left / (left + whole) if whole else 0.0)
            if opened and start == 0 and not clauses.begins_question(part):
                trust *= _UNOPENED
            tokens = tokens_of(part)
            yield _Part(place, part, tokens, trust, trust * self._matcher.most(tokens))

    def rank(self, tokens: Tokens, *, everywhere: bool) -> list[Match]:
        """The intents that tokens may have, best first."""
        left_out = () if everywhere else self._of_all
        ranked = self._matcher.rank(tokens, left_out=left_out)
        if "{term}" in tokens:
            # An abbreviation is a subject too: "what did they say about EDI".
            as_topic = tuple("{topic}" if token == "{term}" else token for token in tokens)
            ranked += self._matcher.rank(as_topic, left_out=left_out)
            ranked.sort(key=lambda match: -match.score)
        return ranked

    def asks(self, term: Term) -> bool:
        """Whether a term can be what a question is about, and not only how it is put."""
        if meaning := term.meaning:
            return self._matcher.weight(meaning) > _HOW_IT_IS_PUT
        return term.kind == "slot" or (term.kind in SLOTS and term.kind not in _SETTING)

    def _worth(self, term: Term) -> float:
        if term.kind == "unknown":
            return _UNSEEN_BEFORE
        token = token_of(term)
        return self._matcher.weight(token) if token else 0
