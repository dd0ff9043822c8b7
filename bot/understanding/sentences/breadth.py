"""Whether a question is about one service, or about services in general."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.understanding.meaning.amounts import ALL, ANY, NONE, amount_of
from bot.understanding.sentences.clauses import is_polar
from bot.understanding.words.closed_class import IT, OURS, THEY
from bot.understanding.words.patterns import PILLAR_NOUN, ROUND
from bot.understanding.words.reading import Term

#: Meanings that name services in general: "which services", "in England".
_EVERY_SERVICE = frozenset(["service list", "which service", "nation"])
_FOREMOST = ("best", "worst", "greatest improvement", "which")
#: Meanings by which services are set against one another.
_RANKING = frozenset(
    ["compare", "rank", "ahead", "behind", "best", "worst", "improve", "worsen", "same", "where",
     "do"]
)  # fmt: skip
_BESIDE = ("ahead", "behind")
_JUDGING = frozenset(["best", "worst", "improve", "worsen", "same", "greatest improvement"])
#: Mentions and meanings of a question about one service, or about who wrote and when.
_OF_ONE = frozenset(["service", "ambiguous", "person", "role", "topic", "document", "term"])
_OF_DOCUMENTS = frozenset(["area", "source", "when", "year", "author", "publish"])
_SOMEBODY = frozenset(["anyone", "anybody", "nobody", "somebody", "someone", "noone"])
_EVERYBODY = frozenset(["everyone", "everybody"])
#: Those who move or score: always services, whatever the pillars.
_MOVERS = frozenset(
    ["improver", "improvers", "risers", "climbers", "movers", "decliners", "faller", "fallers",
     "losers", "winners", "scorers"]
)  # fmt: skip
_SEVERAL = _MOVERS.union(
    ["majority", "half", "percent", "ones", "those", "names", "list", "number", "many",
     "somewhere", "anywhere", "em", "none"]
)  # fmt: skip
_OF_HOME = IT | THEY | OURS
_OURS = _OF_HOME - {"it"}
_WAY = frozenset(["from", "to", "into", "down", "up"])
#: What somebody who is no service does: "who graded it".
_ACTS = frozenset(["grade", "inspect", "say", "give"])
_PLURAL = frozenset(["are", "were", "have"])
_ANYTHING = frozenset(["anything", "any", "anywhere"])
_EACH = ("every", "any")
#: Words for a spread of grades that count: one service has no such numbers.
_TALLY = frozenset(
    ["many", "number", "numbers", "total", "totals", "tally", "count", "distributed",
     "distribution"]
)  # fmt: skip
_ACCORDING = frozenset(["according"])
_SOME_PILLARS = frozenset(["one", "two", "three", "another", "whatever"])
#: What stands for a service where the best or the worst is sought: "the worst county".
_PLACED = frozenset(["county", "place", "town", "city"])
_TELLING = (
    _PLACED | _SOME_PILLARS | _ACCORDING | _SOMEBODY | _EVERYBODY | _SEVERAL | _OF_HOME | _WAY
)


class _Told(NamedTuple):
    """A sentence as far as it tells how many services it is about.

    ``terms`` are those of ``every`` that tell something. Most sentences are decided by few of
    these signs, so each is looked for where it is asked for.
    """

    every: Sequence[Term]
    terms: Sequence[Term]
    kinds: frozenset[str]
    meanings: frozenset[str]
    words: frozenset[str]

    @property
    def asks_back(self) -> bool:
        """Whether yes or no is asked for."""
        return is_polar(self.every)

    @property
    def acted(self) -> bool:
        """Whether somebody is sought who graded or said: no service does."""
        return any(a.meaning == "who" and b.meaning in _ACTS for a, b in pairwise(self.every))

    @property
    def plural_grade(self) -> bool:
        """Whether several of a grade are meant: "the goods"."""
        named = (term for term in self.every if term.kind == "grade")
        return any(term.text in (f"{term.value}s", "ris") for term in named)

    @property
    def counted(self) -> bool:
        """Whether services are counted: "two brigades got …"."""
        return _COUNTED.search(" ".join(term.text for term in self.every)) is not None

    @property
    def singles_out(self) -> bool:
        """Whether some of many are to be told: "give me the ones with …", "those that fell"."""
        return _ONES.search(" ".join(term.text for term in self.every)) is not None

    @property
    def tallied(self) -> bool:
        """Whether a spread of grades is counted."""
        spread = (term for term in self.every if term.meaning == "spread")
        return any(not _TALLY.isdisjoint(term.text.split()) for term in spread)

    @property
    def which_are(self) -> bool:
        """Whether several are sought: "which are …", "how many have …"."""
        told = [term for term in self.every if term.text != "ones"]
        return any(
            a.meaning in ("which", "how many") and b.text in _PLURAL for a, b in pairwise(told)
        )

    def counts(self, kind: str) -> int:
        """How many different values of a kind are mentioned."""
        return len({term.value for term in self.terms if term.kind == kind})

    def follows(self, first: Sequence[str], then: Sequence[str]) -> bool:
        """Whether a word of one meaning stands before one of another."""
        return any(a.meaning in first and b.meaning in then for a, b in pairwise(self.terms))


def speaks_of_all(terms: Sequence[Term]) -> bool:
    """Whether a question is about services in general and not about one.

    It says so ("which services", "in England"), names the best of them, or asks who or how
    many got a grade for one pillar, of which one service has only one.
    """
    told = _told(terms)
    ranking = told.meanings & _RANKING or ("nation" in told.meanings and told.asks_back)
    if "service" in told.kinds and not ranking:
        return False
    return _names_all(told) or (not _is_narrow(told) and _seeks_services(told))


def _told(terms: Sequence[Term]) -> _Told:
    kept = [t for t in terms if t.kind != "filler" or t.text in _TELLING]
    # "The people pillar" names a pillar; "which pillar" asks for one.
    after_pillar = {
        id(b)
        for a, b in pairwise(kept)
        if b.value == "area"
        and (a.kind == "pillar" or a.meaning in _EACH or a.text in _SOME_PILLARS)
    }
    return _Told(
        every=terms,
        terms=kept,
        kinds=frozenset(term.kind for term in kept),
        meanings=frozenset(
            t.value for t in kept if t.kind == "meaning" and id(t) not in after_pillar
        ),
        words=frozenset(" ".join(t.text for t in kept if t.kind != "frame").split()),
    )


def _is_of_any(terms: Sequence[Term]) -> bool:
    """Whether any service is asked for: "were any inadequate", "all RI", "good in anything"."""
    words = {word for term in terms for word in term.text.split()}
    if terms and terms[0].text in _PLURAL and "any" in words:
        # "Were any areas good" asks about pillars.
        return not any(a.text == "any" and b.meaning == "area" for a, b in pairwise(terms[:4]))
    whole = any(a.text == "all" and b.kind == "grade" for a, b in pairwise(terms))
    return whole or (not is_polar(terms) and not words.isdisjoint(_ANYTHING))


def _is_of_many(terms: Sequence[Term]) -> bool:
    """Whether more are counted than one service has pillars: "fewer than 25 were good"."""
    text = " ".join(term.text for term in terms if term.kind not in ("time", "grade"))
    amount = amount_of(text)
    if amount is None or amount in (ALL, ANY, NONE):
        return False
    return amount.is_share or max(amount.least, min(amount.most, _PILLARS + 1)) > _PILLARS


#: "Exactly one service was …", "two brigades got …".
_COUNTED = re.compile(
    r"\b(?:(?:one|two|three|\d+) (?:services?|brigades?)\b"
    r"|of (?:the |those |these )?(?:all )?\d\d\b(?! \w+s\b)"
    r"|there (?:more|fewer|less|as many) (?!to do)"
    rf"|how many\b.* (?:in|for|on|at) (?:at least one|any one|any|one|every|all) {PILLAR_NOUN}\b)"
    r"|^(?:did|have|has) (?:more|most|many|fewer) (?!of the)"
)
_ONES = re.compile(r"\b(?<!which )(?:ones|those) (?:that|which|who|with|w)\b")
_PILLARS = 3
#: Not pillars, for all of them are named: "which ones got good in all three".
_WHICH_IN_ALL = re.compile(
    r"^(?:and |so )?(?:which|how many)(?: ones?)? (?:got|get|were|are|was|have|has|had)\b.*"
    rf"\b(?:in|for|at|on|across) (?:all|every)\b(?! {ROUND}\b)"
)


def _names_all(told: _Told) -> bool:
    if told.counted or (told.meanings & _EVERY_SERVICE and not _is_of_subject(told)):
        return True
    if told.tallied and not told.kinds & _OF_ONE:
        return True
    if any(t.meaning in _FOREMOST and _stands_for_one(then) for t, then in pairwise(_named(told))):
        return True
    if any(t.meaning in _BESIDE and "average" in t.text.split() for t in told.terms):
        return True
    if "topic" in told.kinds:
        return False  # "operational response, better or worse than it was"
    among = "rank" in told.meanings or {"compare", "other"} <= told.meanings
    return among and "area" not in told.meanings


def _named(told: _Told) -> list[Term]:
    """The terms without those that say by what a service is best: "worst performing brigade"."""
    by = {
        id(said)
        for said, then in pairwise(told.every)
        if said.meaning in ("do", "grade")
        and said.text.endswith(("ing", "ed"))
        and _stands_for_one(then)
    }
    return [term for term in told.terms if id(term) not in by]


def _is_of_subject(told: _Told) -> bool:
    """Whether "national" only says more of a subject: "the values, some national code"."""
    return told.meanings.isdisjoint(_EVERY_SERVICE - {"nation"}) and "topic" in told.kinds


def _is_narrow(told: _Told) -> bool:
    """Whether a question is about one service, a document, or the inspections themselves."""
    inspectors = any(t.kind == "organisation" and not _is_service(t) for t in told.terms)
    inspectors = inspectors and not told.words & (_ACCORDING | _EVERYBODY)
    inspectors = inspectors and "where" not in told.meanings  # "where did inspectors give …"
    inspections = told.follows(("which", "how many"), ("inspect",))
    narrow = bool(told.kinds & _OF_ONE or told.meanings & _OF_DOCUMENTS)
    whose = not told.meanings.isdisjoint(("quote", "say"))
    narrow = narrow or (whose and not told.meanings.isdisjoint(("who", "whose")))
    return narrow or inspectors or inspections


def _seeks_services(told: _Told) -> bool:
    """Whether what is sought can only be services: who got it, which did for one pillar."""
    judged = "grade" in told.kinds or bool(told.meanings & _JUDGING)
    judged = judged or {"how many", "grade"} <= told.meanings
    if told.meanings & {"who", "whose"} or told.words & _SOMEBODY:
        # "Who was graded good" are services, "who graded it" is an inspector.
        # "Who scored good" are services, "who graded it good" is an inspector.
        of_one = "grade" not in told.kinds or told.words & _OF_HOME
        return judged and not (told.acted and of_one)
    graded = "grade" in told.kinds or told.meanings & {"improve", "worsen"}
    of_others = graded and not told.words & _OF_HOME
    singled_out = told.singles_out and "which" not in told.meanings
    if of_others and (singled_out or _is_of_any(told.every) or _is_of_many(told.every)):
        return True
    counted = "spread" in told.meanings and not told.counts("pillar")
    spread_out = "every" in told.meanings or "three" in told.words
    counted = counted and (told.tallied or spread_out)
    if told.words & _EVERYBODY and ("grade" in told.kinds or _for_its_grade(told)):
        return True
    in_all = graded and _WHICH_IN_ALL.search(" ".join(term.text for term in told.every))
    plural = told.which_are and judged and (told.counts("pillar") or "every" in told.meanings)
    if in_all or plural:
        return True
    if told.words & _MOVERS or told.plural_grade or (counted and not told.words & _OF_HOME):
        return True
    return told.counts("pillar") == 1 and _for_one_pillar(told, judged=judged)


def _for_its_grade(told: _Told) -> bool:
    return "grade" in told.meanings and told.counts("pillar") > 0


def _for_one_pillar(told: _Told, *, judged: bool) -> bool:
    if told.words & _EVERYBODY:
        return judged
    ranked = told.meanings & {"best", "worst"}
    # "Is efficiency the weak spot" ranks the pillars of one service.
    if "spread" in told.meanings or (ranked and not told.asks_back):
        return not told.words & (_OF_HOME if ranked else _OURS)
    way = told.counts("grade") > 1 and told.words & _WAY and told.meanings & {"any", "where"}
    somewhere = "where" in told.meanings and not told.words & _OF_HOME
    several = told.meanings & {"which", "how many", "name"} or told.words & _SEVERAL
    return judged and bool(several or somewhere or way or _is_of_any(told.every))


def _stands_for_one(term: Term) -> bool:
    return _is_service(term) or term.text in _PLACED


def _is_service(term: Term) -> bool:
    return term.kind == "organisation" and term.value == "service"
