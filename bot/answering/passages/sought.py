"""How much of a question a sentence answers: the one measure by which sentences are compared."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import NamedTuple

from bot.answering.facts import Facts
from bot.answering.passages.numbers import counting
from bot.answering.passages.passages import Shown, stems
from bot.answering.passages.search import subjects
from bot.answering.passages.telling import own_words, telling_words
from bot.answering.people import people_named
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.text import stem
from knowledge.inspections import same
from knowledge.model import GRADES
from knowledge.numbers import MONTH

_WHOLE = 0.99  # of a question: what holds all it says is about its subject, however worded
_BEHIND = 0.5  # what a word counts that only stands in the sentence before
_TOGETHER = "areas for improvement"  # a name, of which the single words tell nothing
#: Words that make another thing of what follows them.
_APART = frozenset(["new", "former", "deputy", "assistant", "acting", "interim"])
#: Meanings of questions that only a certain kind of answer fits.
ASKS = ("how many", "how long", "how big", "why", "who", "whose", "when", "where")
_COUNTED = ("how many", "how long", "how big")
_OFTEN = re.compile(
    r"\b(?i:every|each|once|twice|times|daily|weekly|monthly|yearly|annual(?:ly)?|quarterly|per)\b"
)
_HOW_LONG = re.compile(r"\bhow (?:long|fast|quick|quickly|slow|slowly|soon)\b")
_AGE = re.compile(r"\baged? \d|\b\d+[- ]years?[- ]old|, \d\d,", re.IGNORECASE)
_SPELL = re.compile(
    r"\b(?:second|minute|hour|day|week|month|year)s?\b"
    r"|\bsince (?:the |\w+ )?(?:(?:19|20)\d\d|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
#: What a reason, a date and a place are told by.
TOLD_BY = {
    "why": re.compile(
        r"\b(?:because|due to|(?<!look )(?<!looks )(?<!looking )(?<!looked )after|following|since"
        r"|so that|as a result|to ensure|although|for example)\b"
    ),
    "when": re.compile(
        rf"\b(?:(?:19|20)\d\d|(?!may){MONTH}|spring|summer|autumn|winter|months?|years?|weeks?|next"
        r"|within|\d{1,2}(?:st|nd|rd|th)? may|may \d{1,2}|in may\b|\w+days?)\b",
        re.IGNORECASE,
    ),
    "where": re.compile(r"\b(?:at|in|to|from|for|near|on|of) (?:the )?[A-Z]"),
}
_YEAR = re.compile(r"(?:19|20)\d\d")


class Match(NamedTuple):
    """A passage with what it shares with a question.

    A ``weight`` of 1 is that of a word which stands in one passage alone; ``share`` is how much
    that is of all the question says, and ``points`` are how many things are shared.
    """

    shown: Shown
    weight: float
    share: float
    points: int


class Sought(NamedTuple):
    """What a question looks for in a sentence.

    ``points`` are the things it says, each by the senses of any of which is enough to hold it,
    with what it weighs; ``kinds`` are the kinds of answer it wants, and ``names`` those of the
    points that only say of whom.
    """

    points: Mapping[frozenset[str], float]
    kinds: Sequence["Kind"]
    names: Set[frozenset[str]] = frozenset()

    def weight(self, senses: Set[str]) -> float:
        """What the points weigh that words hold."""
        return sum(weight for point, weight in self.points.items() if not point.isdisjoint(senses))

    def match(self, shown: Shown) -> Match:
        """What a passage shares with the question, by itself and with what it refers back to."""
        own = {point for point in self.points if not point.isdisjoint(shown.sense)}
        near = {point for point in self.points if own and not point.isdisjoint(shown.near)}
        full = own | self.names  # "he" who was named in the sentence before is named
        weight = sum(self.points[point] * (1.0 if point in full else _BEHIND) for point in near)
        share = weight / (sum(self.points.values()) or 1.0)
        return Match(shown, weight, share, sum(not any(map(_is_year, point)) for point in near))

    def best(self, passages: Iterable[Shown]) -> Match | None:
        """Of the passages with the kind of answer wanted, the first that shares the most."""
        telling = frozenset[str]().union(*self.points)
        likely = (shown for shown in passages if not telling.isdisjoint(shown.sense))
        matches = [match for shown in likely if (match := self.match(shown)).weight]
        for match in sorted(matches, key=lambda match: -match.weight):
            if all(fits(match.shown, self) for fits in self.kinds):
                return match
        return None


#: Whether a passage holds a kind of answer to what is sought.
Kind = Callable[[Shown, Sought], bool]


def sought(asked: Asked, facts: Facts, without: re.Pattern[str] | None = None) -> Sought:
    """What a question looks for; whose service it asks about, and words ``without``, aside."""
    named = list(asked.typed("service", "person", "role"))
    named += [time.typed for time in asked.of("time") if time.value == "unknown"]  # "last year"
    text = without.sub(" ", asked.text) if without else asked.text
    names = list(_names(asked, facts))
    telling = telling_words(own_words(text, named, facts), facts, alone=not names)
    points = [frozenset([word]) for word in sorted(facts.sense(telling))]
    weights = {point: min(map(facts.rarity, point)) / facts.rarest for point in (*points, *names)}
    about = subjects(asked, facts) if asked.all("topic") or asked.all("term") else []
    subject = {words for each in about for words in each.stems}
    return Sought(weights, tuple(kinds_of(asked, facts, names, subject)), frozenset(names))


def _is_year(word: str) -> bool:
    return _YEAR.fullmatch(word) is not None


def _names(asked: Asked, facts: Facts) -> Iterator[frozenset[str]]:
    """The people and parts that a question names, each by all the words that may stand for it."""
    for name in asked.all("person"):
        yield frozenset(stems(name).split())
    for role in asked.of("role"):
        people = {person.name for person in people_named(asked, facts)} - {*asked.all("person")}
        surnames = (stems(name).split()[-1] for name in people)
        yield frozenset([*stems(role.typed).split()[:1], stem(role.value), *surnames])


def kinds_of(
    asked: Asked,
    facts: Facts,
    names: Sequence[frozenset[str]] = (),
    subject: Set[str] = frozenset(),
) -> Iterator[Kind]:
    """What a passage must hold to be the kind of answer that a question wants."""
    if subject:
        yield partial(_is_on, subject)
    if to_do := _HOW_TO.search(asked.text):
        yield partial(_is_done, to_do["verb"])
    if asked.says(_TOGETHER):
        yield lambda shown, _: shown.holds(stems(_TOGETHER).strip())
    if apart := _APART & asked.words:
        yield lambda shown, _: apart <= shown.near
    if asked.says(*_COUNTED):
        yield _amount(asked)
        years = [time for time in asked.all("time") if time[0].isdigit()]
        yield lambda shown, _: is_of_year(shown, years)
    if asked.says("who", "whose"):
        named = frozenset[str]().union(*names)
        yield lambda shown, _: names_somebody(shown, named)
    yield from (partial(tells, meaning) for meaning in TOLD_BY if asks(meaning, asked))
    if coming := to_come(asked, facts):
        yield lambda shown, _: coming(shown)
    if asked.says("grade") or (asked.intent or "").startswith("grade"):
        yield _is_one_grade


def _is_on(subject: Set[str], shown: Shown, wanted: Sought) -> bool:
    """Whether a passage is about a subject: it has its words, or all that the question says."""
    if any(map(shown.holds_near, subject)):
        return True
    words = {word for words in subject for word in words.split()}
    sought_for = any(not words.isdisjoint(point) for point in wanted.points)
    return sought_for and wanted.match(shown).share >= _WHOLE


def is_of_year(shown: Shown, years: Sequence[str]) -> bool:
    """Whether a passage is of a year that is asked about: it says so, or else its report is."""
    text, inspection = shown.passage.span.text, shown.document.inspection
    if not years or any(year in text for year in years):
        return True
    of_report = inspection is not None and any(same(year, inspection) for year in years)
    return of_report and _ANY_YEAR.search(text) is None


_ANY_YEAR = re.compile(r"\b20\d\d\b")


def _amount(asked: Asked) -> Kind:
    if "old" in asked.words:
        return _matches(_AGE)
    if _HOW_LONG.search(asked.text):
        return _matches(_SPELL)
    if "often" in asked.words:
        return _matches(_OFTEN)
    counts = counting(asked)
    return lambda shown, wanted: counts(shown, frozenset[str]().union(*wanted.points))


def asks(meaning: str, asked: Asked) -> bool:
    """Whether a question asks why, when or where, and does not only say "… when they came"."""
    return asked.says(meaning) and not _JOINS.search(asked.text)


#: A "when" or "where" that goes on with a question of another kind.
_JOINS = re.compile(
    r"\b(?:how|what|who|whose|why|which|did|does|do|is|was|were)\b.* (?:when|where)\b"
)


def tells(meaning: str, shown: Shown, _: Sought | None = None) -> bool:
    """Whether a passage tells what a question word asks for: "why", "when" or "where"."""
    return TOLD_BY[meaning].search(shown.passage.span.text) is not None


def unsaid(asked: Asked, found: Sequence[Shown], facts: Facts) -> str | None:
    """What a question on a subject asks that no passage on it tells: why, when, who, or whether.

    Of a reason a word must speak.
    """
    if asks("why", asked) and not any(_REASON.search(shown.plain) for shown in found):
        return "why"
    if asks("when", asked) and not any(tells("when", shown) for shown in found):
        return "when"
    if how := undone(asked, found):
        return how
    doer = not asked.says(*_NO_DOER) and len(asked.all("service")) < 2
    if doer and asks("who", asked) and not any(map(names_somebody, found)):
        return "who"
    coming = to_come(asked, facts)
    return "whether" if coming and not any(map(coming, found)) else None


def to_come(asked: Asked, facts: Facts) -> Callable[[Shown], bool] | None:
    """Whether a passage tells of what a yes/no question asks will happen; None for any other.

    It speaks of what is still to come, or has a word of the very thing.
    """
    found = _WILL.search(asked.text) if asked.polar else None
    if found is None:
        return None
    named = [mention.typed for mention in asked.mentions if mention.typed]
    telling = telling_words(own_words(found["what"], named, facts), facts, alone=False)
    events = facts.sense(telling)
    return lambda shown: bool(_TO_COME.search(shown.plain)) or not events.isdisjoint(shown.near)


_WILL = re.compile(r"\b(?:will|going to|about to)\b(?P<what>.*)")
_TO_COME = re.compile(
    r"\b(?:will|would|could|may|might|shall|plan(?:s|ned)?|propos\w+|due|(?:is|are) to|expect\w*"
    r"|intend\w*|consider\w*|consult\w*|decid\w+|decision|next|future|until|going to"
    r"|by (?:\w+ ){0,2}20\d\d)\b"
)
#: What an asker wants to do, and not only to learn: "how do I book a visit", "can I book one".
_LEARNED = "see|know|tell|find|read|learn|look|trust|be"
_HOW_TO = re.compile(
    r"(?:\b(?P<how>how|where) (?:(?:do|can|could|would|should) (?:i|one|someone|anyone)|to)"
    rf" (?:go about )?(?!(?:{_LEARNED})\b)"
    rf"|^(?:can|could|may) (?:i|someone|anyone) (?!(?:{_LEARNED}|ask|get|have|check|hear)\b))"
    r"(?P<verb>\w+)"
)


def undone(asked: Asked, found: Sequence[Shown]) -> str | None:
    """How or where, if the asker wants to do something that no passage tells of doing."""
    to_do = _HOW_TO.search(asked.text)
    if to_do is None or any(_is_done(to_do["verb"], shown) for shown in found):
        return None
    return to_do["how"] or "whether one can"


def _is_done(verb: str, shown: Shown, _: Sought | None = None) -> bool:
    """Whether a passage tells of doing something."""
    return shown.holds(stems(verb).strip())


_REASON = re.compile(r"\bbecause\b|^ (?:this|that) (?:is|was) (?:to|so that|due to)\b")
#: What a "who" seeks that is nobody who did something: a speaker, or a service.
_NO_DOER = ("say", "author", "quote", "compare", "improve", "worsen", "best", "worst", "same")


def _matches(pattern: re.Pattern[str]) -> Kind:
    return lambda shown, _: pattern.search(shown.passage.span.text) is not None


def _is_one_grade(shown: Shown, _: Sought) -> bool:
    """Whether a passage gives one grade."""
    said = _GOOD_AS_SUCH.sub(" ", shown.stems)
    hoped = _HOPED.search(shown.plain)
    return not hoped and sum(stems(grade) in said for grade in GRADES) == 1


_HOPED = re.compile(r"\b(?:believes?|hopes?|expects?|aims?|wants)\b")
#: "Good" that praises and is no grade: "good work", "a good start".
_GOOD_AS_SUCH = re.compile(r" good (?!for|at|in|and|but|as|overall|on|too|again|or)(?=\w)")


def names_somebody(shown: Shown, but: Set[str] = frozenset()) -> bool:
    """Whether a passage names anybody of its document, besides those of the question."""
    text = shown.passage.span.text
    names = (person.name for person in shown.document.people)
    return any(name in text and but.isdisjoint(stems(name).split()) for name in names)
