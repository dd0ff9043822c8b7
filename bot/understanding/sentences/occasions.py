"""Nouns of what a question is asked for: nothing in an aside, its very subject elsewhere."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.understanding.sentences.clauses import opens_question
from bot.understanding.words.neighbours import Reading
from bot.understanding.words.reading import Term

_STRANGE = ("occasion", "unknown", "loose")
#: Whose a noun is that somebody asks about: "for their newsletter".
_WHOSE = frozenset(["its", "their", "his", "her", "of"])
#: Words that tell what for or since when wherever they stand, and those that do so first only.
_LEADING = frozenset(["for", "4", "before", "after", "since", "with"])
_PLACING = frozenset(["in", "at", "on", "to"])
#: What a noun after it would be the subject of: "graded for the newsletter".
_JUDGING = frozenset(["grade", "get", "do", "best", "worst", "improve", "worsen", "change"])


def _as_occasion(terms: Sequence[Term], i: int) -> Term | None:
    """Give "newsletter" in "for our parish newsletter" as a filler, else as a noun that counts."""
    start, end = i, i + 1
    while start and terms[start - 1].kind in _STRANGE:
        start -= 1
    while end < len(terms) and terms[end].kind in _STRANGE:
        end += 1
    if all(term.kind != "occasion" for term in terms[start:end]):
        return None
    if _is_led(terms, start) and _is_over(terms, end):
        return replace(terms[i], kind="filler", value=terms[i].text)
    return replace(terms[i], kind="unknown") if terms[i].kind == "occasion" else None


def _is_led(terms: Sequence[Term], start: int) -> bool:
    """Whether what stands before some nouns makes an aside of them."""
    at = start - 1
    while at >= 0 and terms[at].kind == "filler" and not _leads(terms[at]):
        if terms[at].text in _WHOSE:
            return False
        at -= 1
    if at < 0:
        return start > 0 and terms[0].text in ("my", "our")
    before = terms[:at]
    if not _leads(terms[at]):
        return False
    if terms[at].text in _PLACING:
        return all(term.kind == "filler" for term in before)
    judged = bool(before) and (before[-1].meaning in _JUDGING or before[-1].kind == "grade")
    # "What did Kent get for the agenda", but "Kent's people grade for the agenda".
    return not judged or any(term.kind == "pillar" for term in before)


def _leads(term: Term) -> bool:
    return term.text.split()[-1] in _LEADING | _PLACING  # "inspection, before the merger"


def _is_over(terms: Sequence[Term], end: int) -> bool:
    """Whether nothing goes on after some nouns that may be about them: "the newsletter grade"."""
    if end == len(terms):
        return True
    apart = terms[end].start > terms[end - 1].end + 1  # by a comma or the like
    judged = terms[end].meaning in _JUDGING or terms[end].kind in ("grade", "pillar")
    return apart or opens_question(terms[end]) or not judged


OCCASIONS = (Reading(_as_occasion, {"occasion", "unknown", "loose"}),)
