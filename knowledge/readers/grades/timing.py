"""When a grade was given: in which inspection, now, or at some earlier time not named."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from knowledge.readers.grades.lexicon import TURNS, Token
from knowledge.readers.grades.recalled import compares
from knowledge.readers.text.text import word_set

_NOW = re.compile(
    r"\b(?:now|latest|this time|currently|newest|today|most recent|most recently|still|this year"
    r"|new report|newly|again)\b"
)
#: "As had been expected" tells no time of a grade.
_NOT_SAID = r"(?! (?:reported|expected|claimed|hoped|feared|suggested|predicted))"
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|formerly|last (?:time|inspection|report|visit|year|assessment"
    rf"|round)|had (?:been{_NOT_SAID}|required|received|given|rated|graded|judged|told|found)"
    r"|at the time|first (?:inspection|round|assessment"
    r"|report|visit)\b(?! of (?:all |the |england's )?fire)|earlier|once|used to"
    r"|years? ago"
    r"|before that|historically|originally|in the past)\b"
)
#: "In that inspection" is the one spoken of just before, whichever it was.
_THAT = re.compile(
    r"\b(?:in|at) (?:that|(?:the|this) same)"
    r" (?:inspection|round|report|assessment|visit|year|time)\b"
)
_THEN = re.compile(r"\bthen\b")
#: What is measured from a time is not said of that time: "since a previous inspection in 2018".
_SINCE = re.compile(
    r"\b(?:since|than|compared (?:with|to)|after|following|until|by|before|unlike"
    r"|up from|down from|from|having (?:been|had)"
    r"|(?:improvement|advance|step up|rise|fall|drop|decline) on)\b[^,]*"
)
#: Inspectors who write of a report that they published write of an earlier one.
_REPORTED = re.compile(r"\bwe published (?:our|the|a) (?:\w+ ){0,2}report\b")
_INSPECTED = re.compile(
    r"\bwe (?:(?:last |first )?(?:inspected|visited|assessed)\b"
    r"|(?:carried out|undertook|conducted|completed) (?:a|an|our)\b)"
)
_WE_GRADED = re.compile(r"(?:we|inspectors|hmicfrs) (?:rated|graded|judged)\b")
_PRESENT = re.compile(r"\b(?:is|are|remains|has|have|requires|requiring|now)\b")
_MONTH = word_set(
    "january february march april may May june july august september october november december "
    "spring summer autumn winter"
)


def recalls_inspection(lower: str) -> bool:
    """Tell whether words speak of "that inspection", named in a sentence before."""
    return _THAT.search(lower) is not None


class When(Struct, frozen=True):
    """``named`` is an inspection's name; ``known`` is False for an earlier one not named.

    ``explicit`` tells that the words themselves say when.
    """

    named: str | None = None
    known: bool = True
    explicit: bool = False


NOW = When()
SOME_TIME = When(known=False, explicit=True)
#: What "that inspection" is behind a sentence on another service.
UNKNOWN = When(known=False)


def whens(tokens: Sequence[Token], before: When) -> list[When]:
    """Give the time of each token of a sentence; ``before`` is the sentence's before it.

    What stands in brackets has a time of its own.
    """
    words = _words(tokens)
    told = (_NOW, _EARLIER, _THEN, _THAT, _AFTER_GRADED, _BEFOREHAND, _REPORTED)
    untimed = not any(each.search(words) for each in told)
    if untimed and not before.explicit and not any(t.kind == "year" for t in tokens):
        return [NOW] * len(tokens)  # as most sentences, it says nothing of time
    inside = _bracketed(tokens)
    outer = iter(_whens([t for i, t in enumerate(tokens) if i not in inside], before))
    aside = _said([tokens[i] for i in sorted(inside)], before) or NOW
    return [aside if i in inside else next(outer) for i in range(len(tokens))]


def carried(tokens: Sequence[Token], times: Sequence[When], before: When) -> When:
    """Give the time that the next sentence may go on with."""
    words = _words(tokens)
    named = [when for when in times if when.explicit]
    if _REPORTED.search(words):
        # "In July 2022 we published our report (our 2021/22 inspection)": not the one at hand.
        told = next((when for when in reversed(named) if when.named), None)
        return told or _inspection_before(before)
    years = _inspected(tokens, words)
    if len(years) > 1:
        return SOME_TIME
    if named and times[-1].explicit:
        return named[-1]
    return When(years[0]) if years else NOW if times else before


def _inspected(tokens: Sequence[Token], words: str) -> Sequence[str]:
    """Give the years in which "we inspected": what "in that inspection" would mean below."""
    found = _INSPECTED.search(words)
    years = [t.value for i, t in enumerate(tokens) if t.kind == "year" and i] if found else []
    after = words[found.end() :].partition("published")[0] if found else ""
    return [year for year in years if year in after] or years[-1:]


def _inspection_before(before: When) -> When:
    """Give the inspection whose report "we published": the one named before, if one was."""
    return When(before.named, explicit=True) if before.named else SOME_TIME


def _bracketed(tokens: Sequence[Token]) -> set[int]:
    inside: set[int] = set()
    opening: int | None = None
    for i, token in enumerate(tokens):
        if token.value == "(":
            opening = i
        elif token.value == ")" and opening is not None:
            inside |= set(range(opening, i + 1))
            opening = None
    # A whole sentence in brackets goes on with the one before, like any other.
    return (
        inside if any(t.kind != "mark" for i, t in enumerate(tokens) if i not in inside) else set()
    )


def _whens(tokens: Sequence[Token], before: When) -> list[When]:
    segments = _segments(tokens)
    spoken = [_said(tokens[a:b], before) for a, b in segments]
    of_others = [
        None if _as_it(tokens, a) else said for (a, _), said in zip(segments, spoken, strict=True)
    ]
    times: list[When] = []
    current = _opening(tokens, before)
    for number, ((a, b), said) in enumerate(zip(segments, spoken, strict=True)):
        if said is not None:
            current = said
        elif year := _year_taken_up(tokens, a):
            current = When(year, explicit=True)
        elif current.explicit and 0 < a == _opening_end(tokens):
            current = NOW if _PRESENT.search(_words(tokens[a:b])) else SOME_TIME
        here = current
        if said is None and not current.explicit and _dated_later(of_others[number + 1 :]):
            words = _words(tokens[a:b])
            here = current if _PRESENT.search(words) else SOME_TIME
        times += [here] * (b - a)
    return times


def _year_taken_up(tokens: Sequence[Token], at: int) -> str | None:
    """Give the year that stands before a "when", which is of that year: "up from 2018, when …"."""
    if not 1 < at < len(tokens) or tokens[at].value != "when":
        return None
    if tokens[at - 1].kind == "year":
        return tokens[at - 1].value
    named = at - 3 if tokens[at - 2].value in _ROUNDS else at - 2
    return tokens[named].value if tokens[named].kind == "year" else None


_ROUNDS = word_set("inspection report assessment visit review")


def _as_it(tokens: Sequence[Token], at: int) -> bool:
    """Read "…, as it had been in 2018", "the same grade it had in 2018": the year is its alone.

    So it is in "… and had been graded good in 2018", one step back from what stands before.
    """
    if [*_values(tokens, at, at + 2)] in (["and", "was"], ["and", "were"]):
        return bool(_PRESENT.search(_words(tokens[:at])))  # "is good … and was inadequate in 2018"
    return at > 0 and any(
        tokens[at].value == opening and _OWN_YEAR.match(" ".join(_values(tokens, at - 1, at + 3)))
        for opening in ("as", "that", "the", "and")
    )


def _values(tokens: Sequence[Token], start: int, end: int) -> Iterator[str]:
    return (token.value for token in tokens[start:end])


_OWN_YEAR = re.compile(
    r"\S+ (?:the same (?:grade|rating|judge?ment|as)|that it (?:had|was|received)|and had \w+)\b"
    r"|, as it (?:had|was|did)\b"
)


def _opening_end(tokens: Sequence[Token]) -> int:
    """Where "Rated good in 2018, the service is …" turns from its opening to its own time."""
    if not tokens or not (tokens[0].kind == "grade" or tokens[0].value in _OPENS):
        return 0
    return next((i for i, token in enumerate(tokens) if token.value == ","), 0)


_OPENS = word_set("rated graded judged ranked deemed given found told having labelled once")


def _opening(tokens: Sequence[Token], before: When) -> When:
    """A sentence in the past that follows "In 2018 …" goes on about 2018, or about what came of it.

    Before the first inspections nothing was graded that could be kept.
    """
    if not before.explicit:
        return NOW
    words = _words(tokens)
    if _WE_GRADED.match(words):  # then "requires improvement" is a grade and no verb
        words = _words([token for token in tokens if token.kind != "grade"])
    if compares(words) and before.named:
        return NOW if before.named[:4] <= _FIRST else SOME_TIME
    return NOW if _PRESENT.search(words) else before


_FIRST = "2019"  # the last year of the first inspections of all services


def _dated_later(spoken: Sequence[When | None]) -> bool:
    return any(said is not None and said.named is not None for said in spoken)


def _segments(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    # "now" turns too: "rated good in 2018, the service is now rated inadequate".
    turning = {i for i, token in enumerate(tokens) if token.value in TURNS | {"now"}}
    clauses = {i for i in range(2, len(tokens)) if _year_taken_up(tokens, i) or _as_it(tokens, i)}
    cuts = (turning | clauses | {_opening_end(tokens)}) - {0}
    edges = [0, *sorted(cuts), len(tokens)]
    return list(pairwise(edges))


def _words(tokens: Sequence[Token]) -> str:
    """Give the words that may tell a time; those of a pillar ("safe from fire") tell none."""
    return " ".join(token.kind if token.kind == "pillars" else token.value for token in tokens)


def _said(tokens: Sequence[Token], before: When) -> When | None:
    words = _words(tokens)
    if tokens and tokens[0].value == "now":
        return When()
    plain, following = _SINCE.sub("", words), _FOLLOWING.search(words) or _COUNTED.search(words)
    year = (
        following["year"]
        if following
        else next((t.value for i, t in enumerate(tokens) if _dates(tokens, i, plain)), None)
    )
    if year is not None:
        return SOME_TIME if _OF_OTHERS.search(words) else When(year, explicit=True)
    if (spoken_of := _spoken_of(words, plain, before)) is not None:
        return spoken_of
    if _NOW.search(plain):
        return When()
    if _THEN.search(plain):
        return before if before.explicit else SOME_TIME
    earlier = _EARLIER.search(plain) or _AFTER_GRADED.search(words) or _BEFOREHAND.match(words)
    return SOME_TIME if earlier else None


def _spoken_of(words: str, plain: str, before: When) -> When | None:
    """Give the inspection meant by "in that report", or whose report "we published"."""
    if _REPORTED.search(words):
        return _inspection_before(before)
    if _THAT.search(plain):
        return When(before.named, before.known, explicit=True)
    return None


#: "After an inspection in 2021" tells when, "since an inspection in 2021" does not.
_FOLLOWING = re.compile(
    r"\b(?:after|following) (?:an?|its|the|our|their) (?:\w+ ){0,2}?(?:inspection|visit|assessment)"
    r" (?:in|of|during) (?P<year>20\d\d(?:[/-]\d+)?)"
)
_AFTER_GRADED = re.compile(
    r"\b(?:after|since) (?:it|they|the (?:fire )?(?:service|brigade)|[A-Z][\w ]+?) "
    r"(?:was|were|had been) (?:last )?"
    r"(?:graded|rated|judged|found|told|deemed|branded|labelled|declared|ranked)\b"
)
#: "In its second inspection, published in December 2021": the year of its report names it.
_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth) (?:\w+ )?(?:inspection|assessment|report) ,? ?"
    r"(?:which was )?published in (?:[a-z]+ )?(?P<year>20\d\d)\b"
)
#: "When Jane Doe took over in 2019": that year is no inspection's.
_OF_OTHERS = re.compile(
    r"\bwhen (?!(?:\w+ )*?(?:it|they|we|service|inspect\w+|hmicfrs)\b)[^,;]*?\b20\d\d"
)
#: "Before the merger, Barset was rated good": when that was, is not said.
_BEFOREHAND = re.compile(r"(?:before|prior to|until)\b")


def _dates(tokens: Sequence[Token], i: int, plain: str) -> bool:
    """Tell whether the year at ``i`` says when the inspection was."""
    if tokens[i].kind != "year" or tokens[i].value not in plain:
        return False
    before = tokens[i - 1].value if i > 0 else ""
    return before not in _MONTH and not before.isdigit()
