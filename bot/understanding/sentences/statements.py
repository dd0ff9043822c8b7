"""Sentences that ask nothing: those that state a claim, and those that only name something."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.words.closed_class import BE, HAVE
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term

#: What a statement about services, pillars or so many of them may begin with.
_SUBJECTS = frozenset(
    ["it", "they", "nobody", "noone", "none", "everyone", "everybody", "most", "all", "half",
     "every", "each", "both", "neither", "majority"]
)  # fmt: skip
#: How a number of them may be led up to: "fewer than 25", "at least half", "only three".
_LEADS = frozenset(
    ["more", "fewer", "less", "at", "over", "under", "exactly", "just", "only", "than", "least",
     "no", "not", "about", "the", "a", "and", "but", "so", "well", "because", "all", "of", "out"]
)  # fmt: skip
_VERBS = (BE | HAVE).union(
    ["isnt", "did", "got", "received", "achieved",
     "scored", "earned", "needs", "improved", "fell", "dropped", "rose", "declined", "slipped",
     "stayed", "remained", "kept", "went", "got worse", "got better", "went up", "went down"]
)  # fmt: skip
_ASKING = frozenset(
    ["what", "who", "whose", "when", "where", "which", "why", "how", "how many", "how long",
     "how big", "give", "name", "compare", "which service", "summary", "spread", "rank"]
)  # fmt: skip
_RELATIVE = frozenset(["that", "which", "who", "with"])
_NEGATIONS = frozenset(["not", "never", "nor", "isnt"])
#: What "no" denies; before "more than" and the like it only counts.
_DENIED = ("grade", "pillar", "organisation")
_DENIED_MEANINGS = ("service list", "which service", "area", "grade")


def is_statement(terms: Sequence[Term]) -> bool:
    """Whether a sentence claims something of services or pillars, and asks for nothing."""
    told = [term for term in terms if term.kind != "frame"]
    if any(term.meaning in _ASKING for term in told):
        return False
    start = next((i for i, term in enumerate(told) if not _leads(term)), len(told))
    if start == len(told) or not _is_subject(told, start):
        return False
    verb = next((i for i, term in enumerate(told) if i > start and term.text in _VERBS), 0)
    if verb == start + 1 and any(term.kind == "organisation" for term in told[verb + 1 : verb + 2]):
        return False  # "most improved service"
    return verb > 0 and not any(term.text in _RELATIVE for term in told[start:verb])


def _leads(term: Term) -> bool:
    return term.text in _LEADS or term.meaning == "okay"


def _is_subject(told: Sequence[Term], i: int) -> bool:
    term = told[i]
    named = term.kind in (*PLACES, "number", "pillar") or term.meaning in ("service list", "every")
    counts = i > 0 and any(lead.text not in ("and", "but", "so", "the", "a") for lead in told[:i])
    return named or counts or term.text.split(" ")[0] in _SUBJECTS


def is_negated(terms: Sequence[Term]) -> bool:
    """Whether a sentence has a "not" of its own, and not only "no more than"."""
    return any(
        term.text in _NEGATIONS or (term.text == "no" and _denies(terms, i))
        for i, term in enumerate(terms)
    )


def _denies(terms: Sequence[Term], i: int) -> bool:
    after = terms[i + 1] if i + 1 < len(terms) else None
    if after is None:
        return True
    return (
        after.kind in _DENIED
        or after.meaning in _DENIED_MEANINGS
        or after.text in ("longer", "one", "single", "other", "way")
    )


def is_named_alone(terms: list[Term]) -> bool:
    """Whether a service or a year is all that was said: "leicestershire", "2018?"."""
    named = [term for term in terms if term.kind in ("service", "ambiguous") or _is_year(term)]
    return bool(named) and all(
        t in named or t.kind in ("filler", "frame", "time") or t.meaning == "every" for t in terms
    )


def _is_year(term: Term) -> bool:
    return term.kind == "time" and not is_vague_time(term)


def is_vague_time(term: Term) -> bool:
    """Whether a term tells a time without a year: "now", "last time"."""
    return term.kind == "time" and not term.value[0].isdigit()


#: "The fewest services" are counted, and not ranked.
_SUPERLATIVE = re.compile(r"(?<!few)est$")
#: What joins the services of a list.
_JOINING = frozenset(["and", "or", "with", "to", "against"])


def beside_services(terms: list[Term]) -> list[str]:
    """Strange words that belong to services, and so carry the question.

    Of "Kent, Narnia and Essex" one is not known; "the mankiest service" is ranked by what
    nobody graded.
    """
    named = [term for term in terms if term.text not in _JOINING]
    listed = [
        term.text
        for before, term, after in zip(named, named[1:], named[2:], strict=False)
        if term.kind == "unknown" and before.kind == after.kind == "service"
    ]
    ranked = [
        term.text
        for term, after in pairwise(terms)
        if term.kind == "loose" and _SUPERLATIVE.search(term.text) and _is_service(after)
    ]
    return listed + ranked


def _is_service(term: Term) -> bool:
    """Whether a term is the word for services in general."""
    words = term.kind == "organisation" and term.value == "service"
    return words or term.meaning in ("service list", "which service")
