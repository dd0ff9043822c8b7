"""Words that carry nothing where they stand, whatever they mean elsewhere."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.understanding.words.closed_class import BE
from bot.understanding.words.neighbours import Reading, after_text, is_time, next_told
from bot.understanding.words.patterns import PILLAR_NOUN
from bot.understanding.words.reading import Term

_LEADING = frozenset(["and", "ok", "okay", "so", "right"])
#: What "now" is beside where it tells a time: "now and then", "now vs 2018".
_BESIDE_NOW = frozenset(["and", "or", "vs", "versus", "v", "than", "compared", "good", "then"])
_BESIDE_THERE = BE.union(
    ["been", "be", "out", "any", "get", "got", "from", "here", "over", "up", "then", "who", "work",
     "works"]
)  # fmt: skip
#: Words before "year" that make it no question of a date: "that year", "a year".
_YEARLY = frozenset(["that", "same", "in", "the", "a", "per", "each", "every"])


_GROUPS = frozenset(["group", "groups", "band", "bracket", "camp", "bucket", "pile"])
_SOMEBODY = frozenset(["man", "woman", "guy", "bloke", "chap", "fella", "lady", "lass", "lad"])


def _idle(term: Term) -> Term:
    return replace(term, kind="filler", value=term.text)


def _as_filler(terms: Sequence[Term], i: int) -> Term | None:
    """Read a word as idle that only goes with the one before it.

    "The people pillar" names no area, "that year" asks for no date, "cautious people" are no
    pillar. Whoever asks "who thanked" somebody asks for praise.
    """
    before, term = terms[i - 1] if i else None, terms[i]
    if before is None:
        return None
    if term.meaning == "thanks" and before.meaning == "who":  # "who thanked the crews"
        return replace(term, value="strength")
    if term.text == "team" and before.meaning == "hello":
        return _idle(term)
    if term.meaning in ("area", "purpose") and (before.kind == "pillar" or _is_point(before, term)):
        return _idle(term)  # "the people pillar"
    # "The requires improvement group", "this Wilsher bloke".
    apposed = (term.text in _GROUPS and before.kind == "grade") or (
        term.text in _SOMEBODY and before.kind in ("person", "role")
    )
    people = term.text == "people" and before.kind in ("loose", "unknown")
    year = term.meaning == "year" and after_text(terms, i) in ("later", "ago", "on", "earlier")
    year = year or (
        term.meaning == "year" and (before.text in _YEARLY or is_time(next_told(terms, i)))
    )
    return _idle(term) if apposed or people or year else None


def _is_point(before: Term, term: Term) -> bool:
    return before.text == "that" and term.text == "point"  # "at that point"


def _as_idle(terms: Sequence[Term], i: int) -> Term | None:
    """Read "good", "same" and "how about" as idle in phrases that neither praise nor compare.

    "Be good enough to tell", "in the same year", "how about the worst".
    """
    led, after = terms[i - 1].text if i else "", after_text(terms, i)
    polite = terms[i].text == "good" and led in ("be", "so", "been") and after in ("enough", "as")
    again = terms[i].text == "same" and after in _OCCASIONS
    leads = (led, terms[i].text) == ("how", "about") or (terms[i].text, after) == ("how", "about")
    idle = polite or again or (leads and any(term.meaning for term in terms[i + 2 :]))
    return _idle(terms[i]) if idle else None


_OCCASIONS = frozenset(["year", "inspection", "round", "question", "thing"])


def _as_linking(terms: Sequence[Term], i: int) -> Term | None:
    """Read an opening "now" as idle, and "there" as the service that was spoken of.

    "Now the same for 2018", "any progress there".
    """
    term, after = terms[i], terms[i + 1] if i + 1 < len(terms) else None
    if term.text not in ("now", "there"):
        return None
    leads = (term.text, term.kind) == ("now", "time") and all(t.text in _LEADING for t in terms[:i])
    if leads and after is not None and after.text not in _BESIDE_NOW:
        return _idle(term)
    beside = {terms[i - 1].text if i else "", after.text if after else ""}
    if term.text == "there" and i and not beside & _BESIDE_THERE:
        return replace(term, text="it", value="it")
    return None


def _as_amount(terms: Sequence[Term], i: int) -> Term | None:
    """Read "more" as idle where it asks for no further answer: "improved more than Essex"."""
    moved = i > 0 and terms[i - 1].meaning in ("improve", "worsen", "change")
    told = i > 1 and terms[i - 2].text == "there" and any(t.kind in _WHO_SAYS for t in terms[:i])
    idle = terms[i].text == "more" and (moved or told or after_text(terms, i) == "than")
    return _idle(terms[i]) if idle else None


_WHO_SAYS = frozenset(["person", "role", "pronoun"])


def _as_helping(terms: Sequence[Term], i: int) -> Term | None:
    """Read "get" and "any" before a move as idle: "did it get any better"."""
    rest = [t for t in terms[i + 1 : i + 4] if t.text not in _HOW_MUCH]
    return _idle(terms[i]) if rest and rest[0].meaning in ("improve", "worsen") else None


_HOW_MUCH = frozenset(["any", "much", "even", "a", "lot", "bit", "little", "no", "far"])


def _as_published(terms: Sequence[Term], i: int) -> Term | None:
    """Read "when it came out" within a question as idle: it asks for no date."""
    led = [term.text for term in terms[max(0, i - 2) : i]]
    asked = i > 2 and any(term.meaning in ("how", "what", "who", "why") for term in terms[: i - 2])
    return _idle(terms[i]) if asked and led in (["when", "it"], ["when", "they"]) else None


def _as_regard(terms: Sequence[Term], i: int) -> Term | None:
    """Read as idle what only introduces a subject: "where people is concerned"."""
    if terms[i].meaning not in ("where", "when", "concern") and terms[i].text != "far":
        return None
    found = _REGARDING.search(" ".join(term.text for term in terms[max(0, i - 3) : i + 6]))
    return _idle(terms[i]) if found else None


_REGARDING = re.compile(
    r"\b(?:where|as far as) .{3,40} (?:is|are|was|were) concerned\b"
    r"|\bwhen it (?:comes|came|is|was)(?: down)? to\b"
)


def _as_calendar(terms: Sequence[Term], i: int) -> Term | None:
    """Read "last" and "before" with a day or month as idle, for they name no inspection."""
    after = terms[i + 1].text if i + 1 < len(terms) else ""
    dated = terms[i].kind == "time" and terms[i].text in ("last", "before", "next", "this")
    if not dated or after.split(" ")[0] not in _CALENDAR:
        return None
    return _idle(terms[i])


def _as_conjunction(terms: Sequence[Term], i: int) -> Term | None:
    """Read "before" as idle where fires follow or precede it: "stop fires before they start"."""
    of_fires = _FIRES.search(" ".join(term.text for term in terms[max(0, i - 3) : i + 4]))
    return _idle(terms[i]) if of_fires else None


_FIRES = re.compile(
    r"\b(?:fires?|blazes?|incidents?|emergenc\w+) before (?:they|it|one)\b"
    r"|\bbefore (?:an? |the )?(?:fires?|blazes?|incidents?|emergenc\w+) "
    r"(?!(?:and|service|rescue)\b)"
)
_CALENDAR = frozenset(
    ["month", "week", "night", "summer", "winter", "spring", "autumn", "monday", "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "lunch", "noon", "april",
     "christmas", "easter", "evening", "my", "our", "i", "we", "you"]
)  # fmt: skip


def _as_apposed(terms: Sequence[Term], i: int) -> Term | None:
    """Read "best" and "worst" as idle beside the grade itself: "the lowest grade, inadequate"."""
    if terms[i].meaning not in ("best", "worst"):
        return None
    rest = [term for term in terms[i + 1 : i + 8] if term.text not in _BETWEEN_NAMES]
    named = len(rest) > 1 and rest[0].meaning == "grade" and rest[1].kind == "grade"
    return _idle(terms[i]) if named else None


_BETWEEN_NAMES = frozenset(["possible", "available", "of", "all", "that", "is", "i", "e", "ie",
                            "namely", "a", "an", "the", "eg"])  # fmt: skip


def _as_possessor(terms: Sequence[Term], i: int) -> Term | None:
    """Read "her" before a service as idle: she is nobody who said or did something."""
    found = terms[i].kind == "pronoun" and terms[i].text in ("his", "her", "hers")
    after = next_told(terms, i)
    owned = after is not None and (after.kind == "organisation" or after.meaning in _OWNED)
    return _idle(terms[i]) if found and owned else None


_OWNED = frozenset(["which service", "service list"])


def _as_relative(terms: Sequence[Term], i: int) -> Term | None:
    """Read a "where" that opens no question as idle: "Oxfordshire, where I live"."""
    if terms[i].meaning != "where" or i == 0 or terms[i - 1].text in _TELLING:
        return None
    # "Was people the only area where it improved" asks whether.
    of_pillar = terms[0].text in BE and re.search(
        rf"(?:{PILLAR_NOUN}|thing|one)$", terms[i - 1].text
    )
    return _idle(terms[i]) if of_pillar or after_text(terms, i) in _LIVING else None


def _as_following(terms: Sequence[Term], i: int) -> Term | None:
    """Read "and the next" as idle, for it names nothing: "one inspection and the next"."""
    led = [term.text for term in terms[max(0, i - 2) : i]]
    return _idle(terms[i]) if led in (["and", "the"], ["to", "the"]) else None


def _as_no_longer(terms: Sequence[Term], i: int) -> Term | None:
    """Give "it is not good any more", which is of now and asks for nothing more."""
    ended = terms[i].text == "any more" and any(term.text in _DENYING for term in terms[:i])
    asks_why = any(term.meaning == "why" for term in terms[:i])
    return replace(terms[i], kind="time", value="latest") if ended and not asks_why else None


_DENYING = frozenset(["not", "never", "isnt", "nobody", "none"])
_LIVING = frozenset(["i", "we", "they", "it", "you", "he", "she", "my", "our"])
_TELLING = frozenset(["know", "me", "us", "see", "and", "show", "find", "say", "tell", "exactly"])

#: Each gives a term as a filler, if it is one, and nothing else; with the words, values and
#: kinds of terms that it looks at.
IDLE: tuple[Reading, ...] = (
    Reading(
        _as_filler, {"thanks", "team", "area", "purpose", "people", "year", *_GROUPS, *_SOMEBODY}
    ),
    Reading(_as_linking, {"now", "there"}),
    Reading(_as_idle, {"good", "same", "how", "about"}),
    Reading(_as_amount, {"more"}),
    Reading(_as_helping, {"get", "got", "getting", "any"}),
    Reading(_as_published, {"publish"}),
    Reading(_as_regard, {"where", "when", "concern", "far"}),
    Reading(_as_relative, {"where"}),
    Reading(_as_following, {"next"}),
    Reading(_as_no_longer, {"any more"}),
    Reading(_as_calendar, {"last", "before", "next", "this"}),
    Reading(_as_conjunction, {"before"}),
    Reading(_as_apposed, {"best", "worst"}),
    Reading(_as_possessor, {"his", "her", "hers"}),
)
