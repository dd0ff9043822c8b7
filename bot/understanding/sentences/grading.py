"""Words beside a grade, and words that are a grade only by what stands beside them."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.understanding.words.closed_class import DO, HAVE, MODALS
from bot.understanding.words.neighbours import Reading
from bot.understanding.words.reading import Term
from knowledge.model import GRADES


def _as_need(terms: Sequence[Term], i: int) -> Term | None:
    """Read "needs to improve" as the grade, unless the question asks what needs improving."""
    if terms[i].meaning not in ("improve", "concern"):
        return None
    said = " ".join(term.text for term in terms[max(0, i - 2) : i + 1])
    needs = re.search(r"\bneed(?:s|ed)? to improve$", said)
    asking = any(t.meaning in ("what", "which", "where", "how", "why", "who") for t in terms)
    meant = replace(terms[i], kind="grade", value="requires improvement")
    return meant if needs and not asking else None


def _as_getting(terms: Sequence[Term], i: int) -> Term | None:
    """Read an unknown verb between a service and its grade as getting it: "did Kent bag a good"."""
    came = terms[i].text in ("came out", "come out")
    if not came and (terms[i].kind not in ("unknown", "loose", "topic") or i == 0):
        return None
    if terms[i].text in _CALLING:
        return None  # "what do they call excellent"
    rest = [term for term in terms[i + 1 :] if term.text not in _BEFORE_GRADE]
    if came:  # no report was published
        return replace(terms[i], value="get") if rest and rest[0].kind == "grade" else None
    graded = bool(rest) and (rest[0].kind == "grade" or _is_top_grade(rest))
    doer = terms[i - 1].kind == "service" and not _HELPING.isdisjoint(t.text for t in terms[:i])
    doer = doer or terms[i - 1].text in _DOING
    return replace(terms[i], kind="meaning", value="get") if graded and doer else None


def _is_top_grade(rest: Sequence[Term]) -> bool:
    return rest[0].meaning in ("best", "worst") and any(t.meaning == "grade" for t in rest[1:3])


_CALLING = frozenset(["call", "calls", "called", "describe", "described", "label", "labelled"])
_BEFORE_GRADE = frozenset(
    ["a", "an", "the", "being", "as", "up", "itself", "themselves", "to", "it", "in", "on", "with"]
)
_HELPING = HAVE | DO | MODALS
_DOING = frozenset(
    ["to", "who", "which", "that", "they", "it", "can", "could", "did", "being", "few", "ones"]
)


def _as_reaching(terms: Sequence[Term], i: int) -> Term | None:
    """Read "who made it" beside a grade as who reached it, and not as who wrote something."""
    graded = any(term.kind == "grade" for term in terms)
    return replace(terms[i], value="who", text="who") if graded else None


def _as_left(terms: Sequence[Term], i: int) -> Term | None:
    """Read "how many remain" as what is left, unless they remain at a grade."""
    counted = any(term.meaning == "how many" for term in terms[max(0, i - 2) : i])
    graded = any(term.kind in ("grade", "pillar") for term in terms)
    return replace(terms[i], value="left") if counted and not graded else None


def _as_still_graded(terms: Sequence[Term], i: int) -> Term | None:
    """Read "still outstanding" of a pillar, or of services, as the grade: no areas are left."""
    if not terms[i].text.endswith(" outstanding") or any(t.meaning == "area" for t in terms):
        return None
    of_pillar = any(term.kind == "pillar" for term in terms)
    sought = any(term.meaning in ("which service", "service list") for term in terms[:i])
    meant = replace(terms[i], kind="grade", value="outstanding")
    return meant if of_pillar or sought else None


def _as_grade(terms: Sequence[Term], i: int) -> Term | None:
    """Read a grade that lacks a letter, in the place of one, as that grade: "rated god"."""
    term = terms[i]
    meant = _SHORT_OF.get(term.text)
    if meant is None or i == 0 or term.kind not in ("filler", "unknown", "loose"):
        return None
    before, rest = terms[i - 1], terms[i + 1 :]
    led = before.kind in ("grade", "service") or before.meaning in ("grade", "get")
    led = led or before.text in _LEADING_TO_GRADE
    ends = not rest or rest[0].text in _AFTER_GRADE or rest[0].kind in ("pillar", "time")
    of_pillar = bool(rest) and rest[0].text in _OF and any(t.kind == "pillar" for t in rest[1:4])
    named = bool(rest) and (rest[0].text == "ones" or rest[0].meaning == "service list")
    fits = of_pillar or named or (led and ends)
    return replace(term, kind="grade", value=meant, text=meant) if fits else None


#: Each grade by what it is without one of its letters.
_SHORT_OF = {grade[:n] + grade[n + 1 :]: grade for grade in GRADES for n in range(len(grade))}
_LEADING_TO_GRADE = frozenset(
    ["was", "were", "is", "are", "been", "be", "not", "below", "above", "than", "least", "of",
     "from", "to", "or", "reach", "reached", "neither", "nor", "a", "as", "their", "it",
     "they"]
)  # fmt: skip
_AFTER_GRADE = frozenset(["or", "nor", "and", "to", "now", "anymore", "today", "then"])
_OF = frozenset(["for", "on", "at", "in", "4"])


GRADING: tuple[Reading, ...] = (
    Reading(_as_grade, _SHORT_OF.keys()),
    Reading(_as_need, {"improve", "concern"}),
    Reading(_as_getting, {"came out", "come out", "unknown", "loose", "topic"}),
    Reading(_as_left, {"remain", "remains", "remained"}),
    Reading(_as_still_graded, {"left"}),
    Reading(_as_reaching, {"who made it"}),
)
