"""Words that a question quotes: between marks, after "who said", or before "who was that"."""

import re
from collections.abc import Sequence

from bot.understanding.meaning.mentions import SUBJECTS
from bot.understanding.sentences.clauses import is_polar
from bot.understanding.words.closed_class import BE, HAVE
from bot.understanding.words.reading import Term

_QUOTED = re.compile(r""""([^"]{8,}?)"|(?<!\w)'([^']{8,}?)'(?!\w)""")
_PLACE = "phrslot"  # no word, nor two run together
_SHORTEST = 3  # words that make a phrase
_SOUGHT = re.compile(
    r"\b(?:who|whose|which of|did)\b.*\b(?:said|says|say)\b"
    r"|\b(?:words?|quote|line|phrase|sentence)\b"
)
_WHO = ("who", "whose")
#: Meanings that make words about a pillar a question of grades and no phrase.
_JUDGED = ("grade", "best", "worst", "improve", "worsen", "same")
_EVERYWHERE = ("nation", "service list", "which service")
_ANYTHING = ("anything", "anywhere", "anyone", "anybody")
_SOMEBODY = ("unknown", "loose")
_NO_PHRASE = frozenset(["about", "what", "that"])
#: The words of a question that closes on what was said: "who was that", "whose words are they".
_CLOSING = frozenset(
    ["who", "whose", "was", "is", "it", "that", "this", "said", "says", "say", "are", "they",
     "those", "these", "words", "quote", "line", "exactly", "then", "came", "out", "with", "from"]
)  # fmt: skip


def lift_quotation(text: str) -> tuple[str, str | None]:
    """A message with the words in quotation marks taken out, and those words."""
    match = _QUOTED.search(text)
    if match is None:
        return text, None
    words = match[1] or match[2]
    least = 2 if _SOUGHT.search(text) else _SHORTEST
    if len(words.split()) < least:
        return text, None
    return f"{text[: match.start()]} {_PLACE} {text[match.end() :]}", words


def with_slot(terms: Sequence[Term]) -> list[Term]:
    """The terms, with the slot of a phrase where one was taken out."""
    return [_slot(term) if term.text == _PLACE else term for term in terms]


def said(terms: list[Term], text: str) -> tuple[list[Term], str | None]:
    """The terms with a slot for words somebody is said to have said, and those words as typed."""
    for i, term in enumerate(terms):
        if term.meaning == "say" and _leads_to_phrase(terms[:i], terms[i + 1 :]):
            first = i + 1 + (terms[i + 1].text == "that")
            words = text[terms[first].start : terms[-1].end]
            return [*terms[: i + 1], _slot(terms[i + 1])], words
    return _before_closing(terms)


def left_out(terms: Sequence[Term], core: Sequence[Term]) -> str | None:
    """The words beside a question such as "whose words are they", if they make a phrase."""
    words = " ".join(t.text for t in terms if t not in core or t.kind in SUBJECTS)
    return words if len(words.split()) >= _SHORTEST else None


def _slot(term: Term) -> Term:
    return Term("slot", "{phrase}", term.text, term.start, term.end)


def _leads_to_phrase(before: Sequence[Term], after: Sequence[Term]) -> bool:
    """Whether "who said" or "did X say" goes on with a phrase, no subject and no pronoun."""
    who = any(
        term.meaning in _WHO and not (i and before[i - 1].kind in _SOMEBODY)
        for i, term in enumerate(before)
    )  # but not "a colleague who says …"
    claimed = any(term.kind in ("person", "role") for term in before) and is_polar(before)
    claimed = claimed or _is_clause(before, after)
    if _claims_grade(after):
        return False  # "did the inspector say it was outstanding"
    led = [term for term in after[:2] if term.meaning in _NO_PHRASE]
    # "Who said that?" points back; "who said that the service had …" goes on with a phrase.
    stated = after[1:] and after[0].text in ("this", "that") and after[1].text in _BEING
    reported = (stated or (after[:1] and after[0].text == "that")) and len(led) == 1 and who
    if not (who or claimed) or (led and not (reported and len(after) > _SHORTEST + 1)):
        return False
    long_enough = sum(len(term.text.split()) for term in after) >= _SHORTEST
    telling = [term for term in after if term.kind not in ("filler", "frame")]
    # "Did he admit there is more to do" asks for what he said of it, in whatever words.
    toned = not who and all(term.meaning in _TONED for term in telling)
    return long_enough and bool(telling) and not toned


def _claims_grade(after: Sequence[Term]) -> bool:
    """Whether a grade, and what it is of, is all that is said: "efficiency was good"."""
    told = [term for term in after if term.kind not in ("filler", "frame")]
    kinds = {term.kind for term in told}
    being = any(term.text in _BEING or term.text.startswith(_ITSELF) for term in after)
    return being and "grade" in kinds and kinds <= _OF_GRADE


_OF_GRADE = frozenset(["grade", "pillar", "service", "time"])
#: What says of what a grade is without a verb: "call it good", "efficiency requires improvement".
_ITSELF = ("it", "them", "requir", "need")
_TONED = ("concern", "strength", "improve", "left", "that")


def _is_clause(before: Sequence[Term], after: Sequence[Term]) -> bool:
    """Whether "did the BBC say" goes on with what it may have said: "the chief was sacked"."""
    opened = any(term.text in ("did", "does", "do") for term in before[:2])
    told = opened and any(term.kind in ("document", "organisation") for term in before)
    asking = any(term.meaning in _ASKING or term.kind in ("grade", "service") for term in after)
    return told and not asking and any(term.text in _BEING for term in after[1:-1])


_BEING = BE | HAVE
_ASKING = frozenset(
    ["what", "who", "whose", "when", "where", "which", "why", "how", "how many", "how long",
     "about", "grade", "improve", "worsen", "same"]
)  # fmt: skip


def _before_closing(terms: list[Term]) -> tuple[list[Term], str | None]:
    """What stands before a closing "who was that": "someone said X, who was that"."""
    place = next((i for i, term in enumerate(terms) if term.meaning in _WHO), 0)
    if place == 0:
        return terms, None
    closing = {word for term in terms[place:] for word in term.text.split()}
    opening = terms[:place]
    led = [i + 1 for i, term in enumerate(opening) if term.meaning in ("say", "about")]
    spoken = led[0] if led else 0
    words = " ".join(term.text for term in opening[spoken:])
    graded = any(t.kind == "grade" or t.meaning in _JUDGED for t in opening)
    graded = graded and any(
        t.kind == "pillar" or t.text in _ANYTHING or t.meaning in _EVERYWHERE for t in opening
    )
    if graded or not closing <= _CLOSING or len(words.split()) < _SHORTEST:
        return terms, None
    return [*terms[place:], _slot(opening[spoken])], words
