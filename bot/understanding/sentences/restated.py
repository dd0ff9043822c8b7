"""What somebody said first and then put otherwise: "Kent, no, I meant Essex"; "…, i.e. lowest"."""

import re
from collections.abc import Sequence

from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term

_SORRY = frozenset(["no", "sorry", "oops", "wait", "actually", "i"])
_NAMED = frozenset(["service", "pillar", "time", "grade"])
#: What stays of the first wording where a second one follows: whose and when, and who is sought.
_STAYING = (*PLACES, "pillar", "time")
_SOUGHT = frozenset(["who", "which", "which service", "service list", "nation", "how many"])
#: What leads to the second wording, after a break: "a service that is good" says nothing anew.
_IN_OTHER_WORDS = re.compile(
    r"\bi ?e|[,(:;-]\s*(?:so |or )?(?:that is|in other words|meaning|rather|namely)"
)
_BY_THAT = re.compile(r"[,.;:?!]*\s+(?:and )?by (?P<said>\w+) i mean(?:t)? (?P<meant>[^.;:?!]+)")

_LOST_IT = re.compile(
    r"\b(?:with|having|(?:who|that|which) (?:had|has|have|got)) "
    r"(?P<what>an? (?:good|outstanding)\b[^.;:?!]*?) (?:later |then )?"
    r"(?P<lost>los(?:e|es|t)) (?:it|that)(?! (?:by|in)\b)"
)

_BAD = re.compile(r"\b(?:bad|poor|weak|terrible)(?= (?:for|at|on|in) )")
#: A grade beside something bad, or services sought: there the bad is a grade too.
_SET_OFF = re.compile(
    rf"\b(?:good|outstanding) (?:for|at|on|in) .*\b(?:and|but|yet|while)\b.*{_BAD.pattern}"
    rf"|{_BAD.pattern}.*\b(?:and|but|yet|while)\b.* (?:good|outstanding) (?:for|at|on|in) "
    rf"|^(?:and |so )?(?:who|which (?:\w+ )?(?:services|brigades|counties))"
    rf" (?:is|are|was|were) (?:so |really |pretty )?{_BAD.pattern}"
)


def spelled_out(text: str) -> str:
    """A text in which a word stands for what somebody says they mean by it, or was said before.

    "Who flunked people? By flunked I mean inadequate" asks who was inadequate for people,
    "did any with a good for people lose it" who lost that good, and "good for people but bad
    for efficiency" who was below good there.
    """
    text = _LOST_IT.sub(r"\g<lost> \g<what>", text) if "lo" in text else text
    text = _BAD.sub("below good", text) if _SET_OFF.search(text) else text
    found = _BY_THAT.search(text) if "i mean" in text else None
    if found is None or found["said"] not in text[: found.start()].split():
        return text
    said = rf"\b{re.escape(found['said'])}\b"
    before = re.sub(said, lambda _: found["meant"], text[: found.start()])
    return before + text[found.end() :]


def restated(terms: list[Term], sentence: str) -> list[Term]:
    """The terms of a sentence with what somebody meant in the place of what they said first."""
    leads = {found.end() for found in _IN_OTHER_WORDS.finditer(sentence)}
    for i in range(2, len(terms) - 1):
        meant = terms[i].text.endswith(("meant", "mean"))
        if meant and f"{terms[i - 1].text} {terms[i].text}".endswith(("i meant", "i mean")):
            kinds = _kinds(terms[i + 1 :]) & _NAMED
            before = [term for term in terms[:i] if term.text not in _SORRY]
            if kinds & _kinds(before):
                return [*(term for term in before if term.kind not in kinds), *terms[i + 1 :]]
        elif terms[i].end in leads and _is_judgment(terms[i + 1 :]):
            return [*_kept(terms[:i], terms[i + 1 :]), *terms[i + 1 :]]
    return _who_first(terms)


def _who_first(terms: list[Term]) -> list[Term]:
    """Terms with "who" at their head: "Jane Doe is who exactly" asks who she is."""
    told = [term for term in terms if term.kind != "filler"]
    named = told[:-1] and all(term.kind in ("person", "role") for term in told[:-1])
    if not named or told[-1].meaning != "who":
        return terms
    return [told[-1], *(term for term in terms if term is not told[-1])]


def _kinds(terms: Sequence[Term]) -> set[str]:
    return {term.kind for term in terms}


def _is_judgment(terms: Sequence[Term]) -> bool:
    """Whether some terms say by themselves how good something was."""
    graded = any(term.kind == "grade" for term in terms)
    return graded or any(term.meaning in ("best", "worst", "improve", "worsen") for term in terms)


def _kept(before: Sequence[Term], after: Sequence[Term]) -> list[Term]:
    """What a second wording leaves of the first: whose, when and for what, unless it says so."""
    kinds = _kinds(after)
    return [
        term
        for term in before
        if (term.kind in _STAYING and term.kind not in kinds) or term.meaning in _SOUGHT
    ]
