"""Words whose neighbours decide what they mean."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.understanding.sentences.grading import GRADING
from bot.understanding.sentences.idle import IDLE
from bot.understanding.sentences.occasions import OCCASIONS
from bot.understanding.words.neighbours import Reading, after_text, is_time, next_told
from bot.understanding.words.reading import Term
from bot.understanding.words.text import stem

_LETTING = frozenset(["let", "lets", "letting", "drag", "drags", "dragged", "dragging"])
_ADJECTIVES = frozenset(["efficient", "effective"])
_AVOIDED = frozenset(["escaped", "escape", "avoided", "avoid", "dodged", "spared", "without"])
_FAILED = frozenset(["fail", "fails", "failed", "failing"])
_ARTICLES = frozenset(["the", "a", "my", "our", "its", "their", "every", "each"])
_STAYED = frozenset(["stay", "stayed", "stays", "staying"])
_WAY = {"up": "improve", "down": "worsen"}
_AHEAD = {"ahead": "improve", "behind": "worsen"}
_STEPS = frozenset(["one", "two", "three", "1", "2", "3"])
#: Meanings of those who may have gone up or down: "which up since 2018".
_MOVERS = frozenset(["which", "who", "how many", "which service", "service list"])
_PLACES = frozenset(["position", "place", "placed", "spot"])
#: Meanings of the services among which one has its place.
_FIELD = frozenset(["service list", "nation", "which service"])


def in_context(terms: Sequence[Term]) -> list[Term]:
    """The terms, those read anew whose meaning hangs on what stands around them."""
    return [_anew(terms, i) for i in range(len(terms))]


def _anew(terms: Sequence[Term], i: int) -> Term:
    term = terms[i]
    if not (term.text in _READ or term.value in _READ or term.kind in _READ):
        return term  # as most are
    told = {term.text, term.value, term.kind}
    for reading in _READINGS:
        if not reading.of.isdisjoint(told) and (found := reading.read(terms, i)):
            return found
    return term


def _as_own(terms: Sequence[Term], i: int) -> Term | None:
    """Read "services" before a topic as the one service's own: "the services values"."""
    owned = i + 1 < len(terms) and terms[i + 1].kind == "topic"
    if not owned or terms[i].text not in ("services", "the services", "brigades"):
        return None
    return replace(terms[i], kind="organisation", value="service")


def _as_several(terms: Sequence[Term], i: int) -> Term | None:
    """Read "FRS", short for one service or many, as many where it opens "frs that were …"."""
    led = all(term.kind == "filler" or term.meaning in _LISTING for term in terms[:i])
    told = next_told(terms, i)
    relative = after_text(terms, i) in _RELATIVE or (told is not None and told.text in _RELATIVE)
    return replace(terms[i], kind="meaning", value="service list") if led and relative else None


_LISTING = frozenset(["every", "give", "list", "which", "show"])
_RELATIVE = frozenset(["that", "which", "who", "with", "whose"])


def _as_liking(terms: Sequence[Term], i: int) -> Term | None:
    """Read "like" and "thank" with a doer as asking for praise: "what did he like"."""
    led = i > 1 and terms[i - 1].kind in ("pronoun", "person", "role", "organisation")
    asked = any(term.text in ("did", "do", "does") for term in terms[:i])
    return replace(terms[i], kind="meaning", value="strength") if led and asked else None


def _as_displeased(terms: Sequence[Term], i: int) -> Term | None:
    """Read praise that is denied as worry, where it is asked for: "what was he not happy with"."""
    led = terms[max(0, i - 3) : i]
    denied = any(term.text == "not" for term in led) and not any(term.meaning for term in led)
    asked = any(term.meaning in ("what", "which", "why", "where") for term in terms[:i])
    return replace(terms[i], value="concern") if denied and asked else None


def _as_taken(terms: Sequence[Term], i: int) -> Term | None:
    """Read "seriously" behind "take" as a word of the documents, and not as disbelief."""
    taken = any(term.text in _TAKING for term in terms[:i])
    return replace(terms[i], kind="topic", value=f":{stem(terms[i].text)}") if taken else None


_TAKING = frozenset(["take", "takes", "took", "taken", "taking"])


def _as_saying(terms: Sequence[Term], i: int) -> Term | None:
    """Read an unknown verb between "who" and "that" as saying: "who moaned that it was slow"."""
    led = i > 0 and terms[i - 1].meaning == "who"
    return replace(terms[i], kind="meaning", value="say") if led and _tells(terms, i) else None


def _tells(terms: Sequence[Term], i: int) -> bool:
    return after_text(terms, i) == "that" and len(terms) > i + 2


def _as_not(terms: Sequence[Term], i: int) -> Term | None:
    """Read failing to do something, or escaping a grade, as "not": "failed to reach good"."""
    term = terms[i]
    failed = term.text in _FAILED and after_text(terms, i) == "to"
    after = next_told(terms, i) if term.text in _AVOIDED else None
    avoided = after is not None and after.kind == "grade"
    return replace(term, kind="filler", value="not", text="not") if failed or avoided else None


def _as_year(terms: Sequence[Term], i: int) -> Term | None:
    """Read a number that stands where a year would as a time, though an unknown one: "in 2204"."""
    dated = terms[i].kind == "number" and _LIKE_A_YEAR.fullmatch(terms[i].text)
    led = i > 0 and terms[i - 1].text in ("in", "the", "for", "of", "year", "from", "since", "back")
    led = led or (i + 1 < len(terms) and terms[i + 1].meaning in ("grade", "inspect"))
    led = led or (i + 1 == len(terms) and any(term.kind in _GRADED for term in terms))
    if not dated or not led or after_text(terms, i) in ("areas", "staff", "people"):
        return None
    return replace(terms[i], kind="time")


#: A year, or one with a digit missing or too small: "204", "0223".
_LIKE_A_YEAR = re.compile(r"[12]\d{3}|2[0-2]\d|0\d{2,3}")
_GRADED = ("pillar", "service")


def _as_word(terms: Sequence[Term], i: int) -> Term | None:
    """Read "4" before a name as "for", and a "share" of a grade as a count: "good 4 people"."""
    after = terms[i + 1] if i + 1 < len(terms) else None
    named = after is not None and (
        after.kind in ("pillar", "service", "time") or after.text in _ARTICLES
    )
    if terms[i].text == "share" and after is not None and after.kind == "grade":
        return replace(terms[i], kind="meaning", value="how many")
    found = terms[i].kind == "number" and terms[i].text == "4" and named
    return replace(terms[i], kind="filler", value="for", text="for") if found else None


def _as_extreme(terms: Sequence[Term], i: int) -> Term | None:
    """Read "most" and "least" before "efficient" as best and worst, "let Kent down" as worst."""
    follows = i + 1 < len(terms) and terms[i + 1].text in _ADJECTIVES
    found = {"least": "worst", "most": "best"}.get(terms[i].text) if follows else None
    if terms[i].text == "down" and any(t.text in _LETTING for t in terms[max(0, i - 3) : i]):
        found = "worst"
    return replace(terms[i], kind="meaning", value=found) if found else None


def _as_move(terms: Sequence[Term], i: int) -> Term | None:
    """Read a word for a way as a move where its neighbours show one: "down two grades"."""
    term, rest = terms[i], terms[i + 1 : i + 4]
    if term.meaning in _AHEAD and is_time(_after_than(terms, i)):
        return replace(term, value=_AHEAD[term.meaning])
    if term.meaning == "improve" and [t.text for t in rest if t.text != "the"][:1] == ["most"]:
        return replace(term, value="greatest improvement")
    if term.text in _STAYED and rest and rest[0].kind == "grade":
        return replace(term, kind="meaning", value="same")
    if term.text not in _WAY or not rest:
        return None
    if i and terms[i - 1].text == "count":
        return None  # "count up the goods"
    steps = rest[0].text in _STEPS and "grade" in {each.meaning for each in rest}
    moved = steps or (i > 0 and terms[i - 1].meaning in _MOVERS) or _goes_on(terms, i)
    return replace(term, kind="meaning", value=_WAY[term.text]) if moved else None


def _goes_on(terms: Sequence[Term], i: int) -> bool:
    """Whether a way is set beside another: "up for people and down for efficiency"."""
    others = (*terms[:i], *terms[i + 1 :])
    beside = any(t.meaning in ("improve", "worsen") or t.text in _WAY for t in others)
    return beside and any(term.kind == "pillar" for term in terms[i + 1 : i + 3])


def _as_comparison(terms: Sequence[Term], i: int) -> Term | None:
    """Read a comparison by what follows it, as a change or as with the other services.

    "Better or worse than in 2018", "any more efficient", "compared with others".
    """
    term = terms[i]
    if term.meaning == "rank" and term.text.endswith("than") and is_time(next_told(terms, i)):
        return replace(term, value="change")
    after = next_told(terms, i) if term.meaning == "another" else None
    if after is not None and after.text in _ADJECTIVES:
        return replace(term, value="improve")
    if term.text == "others" and after_text(terms, i) in ("below", "above"):
        return replace(term, kind="filler")
    compared = term.text == "others" and any(each.meaning == "compare" for each in terms)
    return replace(term, value="other") if compared else None


def _as_rank(terms: Sequence[Term], i: int) -> Term | None:
    """Read "position" among services as a rank, and not as somebody's job."""
    if terms[i].text not in _PLACES or not any(term.meaning in _FIELD for term in terms):
        return None
    return replace(terms[i], kind="meaning", value="rank")


def _as_spread(terms: Sequence[Term], i: int) -> Term | None:
    """Read "how do the grades fall across services" as their spread, and not as a decline."""
    across = any(term.text in ("across", "among", "between") for term in terms[i + 1 : i + 3])
    opened = any(term.meaning == "how" for term in terms[:i])
    return replace(terms[i], value="spread") if across and opened else None


_READINGS: tuple[Reading, ...] = (
    *OCCASIONS,
    *IDLE,
    Reading(_as_own, {"services", "the services", "brigades"}),
    Reading(_as_several, {"frs"}),
    Reading(_as_liking, {"like", "thank", "praise"}),
    Reading(_as_displeased, {"strength"}),
    Reading(_as_taken, {"seriously"}),
    Reading(_as_saying, {"loose", "unknown", "concern"}),
    Reading(_as_not, _FAILED | _AVOIDED),
    *GRADING,
    Reading(_as_year, {"number"}),
    Reading(_as_word, {"number", "share"}),
    Reading(_as_extreme, {"least", "most", "down"}),
    Reading(_as_move, {"improve"} | _AHEAD.keys() | _STAYED | _WAY.keys()),
    Reading(_as_comparison, {"rank", "another", "others"}),
    Reading(_as_rank, _PLACES),
    Reading(_as_spread, {"fall", "falls", "fell"}),
)
_READ: frozenset[str] = frozenset().union(*(reading.of for reading in _READINGS))


def _after_than(terms: Sequence[Term], i: int) -> Term | None:
    than = next((j for j in range(i + 1, len(terms)) if terms[j].text == "than"), len(terms))
    return next_told(terms, than)
