"""Counts of things settled out of a total: "20 out of 24 areas for improvement … resolved"."""

import re
from collections.abc import Iterator, Sequence

from knowledge.model import Figure, Span
from knowledge.numbers import NUMBER, number_of
from knowledge.readers.services.places import tidy
from knowledge.readers.text.text import Text

_NUMBER = rf"(?:{NUMBER}|all|none|neither|both)"
_SETTLED = (
    r"resolved|closed|met|completed|addressed|discharged|implemented|fixed|cleared|tackled|lifted"
)
_SETTLED_OFF = rf"(?P<verb>{_SETTLED}|signed\s+off|put\s+right|dealt\s+with)"
#: "Complete" settles only what "is" complete.
_COMPLETE = _SETTLED_OFF.replace("|signed", "|complete|done|signed")
_ANY_SETTLED = re.compile(rf"\b{_COMPLETE}\b", re.IGNORECASE)
_DETERMINER = (
    r"(?:(?:the|its|our|your|those|these|their|all|[\w-]+'s|earlier|original|previous)\s+)*"
)
_OUT_OF = r"(?:(?:\s+\([\d.]+\s?(?:%|per\s?cent)\))?\s+(?:out\s+of|of)\s+|/)"
#: What may stand between a count and what was done: nothing that tells of the others.
_SAME = r"(?:(?!\b(?:remain\w*|open|outstanding|others?|but|while|with|leaving|rest)\b)[^.;:\"])"
_COUNT = re.compile(
    rf"\b(?P<value>{_NUMBER}){_OUT_OF}{_DETERMINER}"
    rf"(?P<total>{_NUMBER})\s+(?P<things>(?!(?:have|has|had|were|was|are|is)\b)[a-z][a-z'\s-]*?)(?!,\s+which\s+met\b)"
    rf"(?:,?\s+(?:that|which|we|it|from|in|set|left|issued|given|identified|made|raised|found|had|have"
    rf"|has|are|were|being|been|is|was|now)\b{_SAME}*?)?\s+{_SETTLED_OFF}\b"
    # "38 of 41 managers had completed their training": they are not what was completed.
    r"(?!\s+(?:their|its|the|an?|this|our|it|them|these|those|that)\b)",
    re.IGNORECASE,
)
_OWN = r"areas?\s+for\s+improvement|causes?\s+of\s+concern|recommendations?"
_THINGS = rf"(?:[a-z-]+\s+){{0,2}}?(?P<things>{_OWN})"
_DONE = (
    rf"(?:have|had|has|are|were|is|was)\s+(?:(?:all|both|now|since|already|also)\s+){{0,3}}"
    rf"(?:been\s+)?(?:(?:fully|successfully|now|since)\s+)?{_COMPLETE}\b"
)
_DONE_FIRST = re.compile(
    rf"\b{_SETTLED_OFF}\s+(?:{_DETERMINER}(?:{_OWN})\b(?:(?!\band\b)[^.;:,\"]){{0,40}},?\s+and\s+)?"
    rf"(?:(?:some|a\s+further|another|just|only)\s+)?(?P<value>{_NUMBER}){_OUT_OF}{_DETERMINER}"
    rf"(?P<total>{_NUMBER})\s+{_THINGS}\b",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(
    rf"\b(?:of\s+{_DETERMINER}(?P<total>{_NUMBER})|(?P<total_first>{_NUMBER}))\s+{_THINGS}"
    rf"(?:\s[^.;:,\"]{{1,80}}?)?,\s+(?:(?P<which>of\s+which\s+)?(?:(?:only|just|but)\s+)?(?P<value>{_NUMBER})(?:\s+of\s+which)?)"
    rf"\s+{_DONE}",
    re.IGNORECASE,
)
#: "… on the 24 areas for improvement from round one, having resolved 9."
_HAVING = re.compile(
    rf"\b(?P<total>{NUMBER})\s+{_THINGS}(?:\s[^.;:,\"]{{1,80}}?)?,\s+having\s+"
    rf"(?:(?:now|since|already|so\s+far|only)\s+)?{_SETTLED_OFF}\s+(?:only\s+|just\s+)?"
    rf"(?P<value>{_NUMBER})(?=\s*(?:[.,;]|\Z|of\s+them\b|so\s+far\b))",
    re.IGNORECASE,
)
#: "Of the 15 areas for improvement set in 2021, the service has closed 12."
_OF_SETTLED = re.compile(
    rf"\bof\s+{_DETERMINER}(?P<total>{_NUMBER})\s+{_THINGS}(?:\s[^.;:,\"]{{1,80}}?)?,\s+"
    rf"[^.;:,\"]{{1,60}}?\b(?:has|have|had)\s+(?:(?:now|since|already)\s+)?{_SETTLED_OFF}\s+"
    rf"(?P<value>{_NUMBER})(?=\s*(?:[.,;]|\Z|of\s+them\b|so\s+far\b))",
    re.IGNORECASE,
)
#: "All 14 areas … have been resolved", "the two causes … have both been resolved".
_ALL = re.compile(
    rf"\b(?P<value>all)\s+{_DETERMINER}(?:of\s+{_DETERMINER})?(?P<total>{NUMBER})\s+"
    rf"{_THINGS}\s+(?:[^.;:,\"]*?\s)?{_DONE}",
    re.IGNORECASE,
)
_ALL_AFTER = re.compile(
    rf"\b(?P<total>{NUMBER})\s+{_THINGS}\s+(?:[^.;:,\"]*?\s)?(?:have|had|are|were)\s+"
    rf"(?:(?:now|since)\s+)?(?P<value>all|both)\s+(?:(?:now|since)\s+)?(?:been\s+)?{_SETTLED_OFF}\b",
    re.IGNORECASE,
)
#: "…, as have nineteen of the 24 areas for improvement": done like what stands before it.
_AS_HAVE = re.compile(
    rf"(?:,|\band)\s+(?:(?:as|so)\s+(?:too\s+)?(?:have|had|has|were|are|was|is)"
    rf"|(?:along|together)\s+with)\s+(?P<value>{_NUMBER}){_OUT_OF}{_DETERMINER}"
    rf"(?P<total>{_NUMBER})\s+{_THINGS}\s*(?=[,.;]|\Z)",
    re.IGNORECASE,
)
_ALL_DONE = re.compile(
    rf"\b{_SETTLED_OFF}\s+(?:(?P<value>all)\s+{_DETERMINER}(?P<total>{NUMBER})"
    rf"|(?:the|its|our)\s+(?P<whole>{NUMBER})"
    rf"|(?P<both>both)\s+(?:of\s+)?{_DETERMINER})\s*{_THINGS}\b",
    re.IGNORECASE,
)
#: A count without a total.
_COUNT_ALONE = re.compile(
    rf"(?<!of )(?<!of the )(?<!of its )(?<!/)\b(?P<value>{NUMBER})\s+{_THINGS}\s+"
    rf"(?:[^.;:,\"]*?\s)?{_DONE}",
    re.IGNORECASE,
)
_DONE_ALONE = re.compile(
    rf"\b{_SETTLED_OFF}\s+(?:(?:some|a\s+further|another|just|only)\s+)?(?P<value>{NUMBER})\s+"
    rf"{_THINGS}\b",
    re.IGNORECASE,
)
_OF_MORE = re.compile(rf"\b{_NUMBER}\s+(?:out\s+)?of\b", re.IGNORECASE)
#: "We issued five causes of concern. We were pleased to see that all five have been resolved."
_TOTAL_BEFORE = re.compile(rf"\b(?P<total>{NUMBER})\s+{_THINGS}\b", re.IGNORECASE)
_WE_FIND = (
    r"(?:(?:We|I|Inspectors)\s+(?:(?:am|are|was|were)\s+(?:[a-z]+\s+)?to\s+)?"
    r"(?:find|found|see|saw|note|noted|report|learn|learned)\s+that\s+)?"
)
_TAKEN_UP = re.compile(
    rf"^\W*{_WE_FIND}(?:Of\s+(?:these|those|them),\s+)?(?:(?:only|just)\s+)?"
    rf"(?P<value>{_NUMBER})(?:\s+(?P<repeated>{NUMBER}))?"
    rf"(?:\s+of\s+(?:these|those|them|the\s+(?P<of>{NUMBER})))?\s+{_DONE}",
    re.IGNORECASE,
)
#: "… nine new areas for improvement. Of the 14 from 2018, eleven have been closed."
_OF_THEM = re.compile(
    rf"^\W*Of\s+(?:the|its|those|these)\s+(?P<repeated>{NUMBER})"
    rf"(?:\s+(?:from|in|set|given|identified|issued|raised)\s[^.;:,\"]{{1,40}})?,"
    rf"\s+(?P<value>{_NUMBER})\s+{_DONE}",
    re.IGNORECASE,
)
_ANY_THINGS = re.compile(rf"\b{_OWN}\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:not|n't|never|yet\s+to\s+be|should|could|would|will|might|may|must|to\s+be|all\s+but"
    r"|hopes?|aims?|expects?|plans?|needs?|by\s+20\d\d)\b|n't\b",
    re.IGNORECASE,
)

#: "All 14 …, bar two": not all of them.
_EXCEPTED = re.compile(
    rf"\b(?:bar(?:ring)?|save|apart\s+from|other\s+than)\s+{_NUMBER}\b|\bexcept", re.IGNORECASE
)

#: "Four of the five areas for improvement in relation to response": of all, nothing is said.
_PART = re.compile(
    r"\bareas?\s+for\s+improvement(?:\s+(?!and\b)[^\s.;:,\"]+){0,8}?\s+(?:in\s+relation\s+to"
    r"|relating\s+to|related\s+to|in\s+respect\s+of|concerning|regarding|about)\s",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:all|both)\b", re.IGNORECASE)


def read_figures(text: Text, sentence: Span, before: Span | None) -> Iterator[Figure]:
    """Find the counts in one sentence; plans and denials give none.

    ``before`` is the sentence before it, whose total it may take up.
    """
    if not _ANY_SETTLED.search(text.plain, sentence.start, sentence.end):
        return
    told = text.plain[(before or sentence).start : sentence.end]
    if _PART.search(sentence.text) or (_PART.search(told) and _TAKEN_UP.match(sentence.text)):
        return
    if _EXCEPTED.search(sentence.text) and _WHOLE.search(sentence.text):
        return
    found = list(_out_of_total(text, sentence))
    if not found:
        taken_up = _from_before(text, sentence, before) if before else None
        found = [taken_up] if taken_up else list(_without_total(text, sentence))
    yield from found


def _sound(text: Text, sentence: Span, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for found in pattern.finditer(text.plain, sentence.start, sentence.end):
        if not _DOUBT.search(found.group()) and not _DOUBT.search(_lead(text, sentence, found)):
            yield found


def _out_of_total(text: Text, sentence: Span) -> Iterator[Figure]:
    for pattern in (
        _COUNT,
        _DONE_FIRST,
        _OF_TOTAL,
        _OF_SETTLED,
        _HAVING,
        _ALL,
        _ALL_AFTER,
        _ALL_DONE,
    ):
        for found in _sound(text, sentence, pattern):
            groups = found.groupdict()
            whole = "2" if groups.get("both") else groups.get("whole")
            total = number(whole or groups.get("total") or groups.get("total_first") or "")
            value = total if whole else number(found.group("value"), total)
            if value is not None and total is not None and value <= total:
                yield Figure(_named(found), value, total, sentence)
                yield from _alike(text, sentence, found)


def _alike(text: Text, sentence: Span, before: re.Match[str]) -> Iterator[Figure]:
    """Read ", as have nineteen of the 24 areas for improvement" behind what has been done."""
    found = _AS_HAVE.search(text.plain, before.end(), sentence.end)
    between = text.plain[before.end() : found.start()] if found else ""
    if found is None or re.search(r"[.;:]", between) or _DOUBT.search(between):
        return
    total = number(found.group("total"))
    value = number(found.group("value"), total)
    if value is not None and total is not None and value <= total:
        yield Figure(_name(found.group("things"), before.group("verb")), value, total, sentence)


def _without_total(text: Text, sentence: Span) -> Iterator[Figure]:
    patterns: Sequence[re.Pattern[str]] = (_COUNT_ALONE, _DONE_ALONE)
    for pattern in patterns:
        for found in _sound(text, sentence, pattern):
            value = number(found.group("value"))
            if value is not None and not _OF_MORE.search(_lead(text, sentence, found)):
                yield Figure(_named(found), value, None, sentence)


def _from_before(text: Text, sentence: Span, before: Span) -> Figure | None:
    words = text.plain[sentence.start : sentence.end]
    if (of_them := _of_them(text, sentence, before, words)) is not None:
        return of_them
    found = _TAKEN_UP.match(words)
    if found is None or _DOUBT.search(found.group()):
        return None
    totals = list(_TOTAL_BEFORE.finditer(text.plain, before.start, before.end))
    if len(totals) != 1:
        return None
    total = number(totals[0].group("total"))
    value = number(found.group("value"), total)
    repeated = found.group("repeated") or found.group("of")
    if value is None or total is None or value > total:
        return None
    if repeated and number(repeated) != total:
        return None
    name = _name(totals[0].group("things"), found.group("verb"))
    return Figure(name, value, total, text.span(before.start, sentence.end))


def _of_them(text: Text, sentence: Span, before: Span, words: str) -> Figure | None:
    """Read a count of things that only the sentence before names, with a total of its own."""
    found = _OF_THEM.match(words)
    things = {m.group().lower() for m in _ANY_THINGS.finditer(text.plain, before.start, before.end)}
    if found is None or len(things) != 1 or _DOUBT.search(found.group()):
        return None
    total = number(found.group("repeated"))
    value = number(found.group("value"), total)
    if value is None or total is None or value > total:
        return None
    name = _name(things.pop(), found.group("verb"))
    return Figure(name, value, total, text.span(before.start, sentence.end))


def _named(found: re.Match[str]) -> str:
    return _name(found.group("things"), found.group("verb"))


def _name(things: str, verb: str) -> str:
    """Name a count. The inspectorate's own things are resolved, however a document words it."""
    own = re.search(r"(?P<area>areas?\s+for\s+improvement)|causes?\s+of\s+concern", things, re.I)
    if own and not re.search(r"\band\b", things):
        return f"{'areas for improvement' if own.group('area') else 'causes of concern'} resolved"
    return tidy(f"{things} {verb}").lower()


def _lead(text: Text, sentence: Span, found: re.Match[str]) -> str:
    """The words of the clause in front of a count, where a plan or a denial would stand."""
    return re.split(r"[,;:]", text.plain[sentence.start : found.start()])[-1]


def number(words: str, total: int | None = None) -> int | None:
    """Read a number in digits or words below a hundred; "all" is ``total``, "none" is 0."""
    word = words.lower()
    if not word:
        return None
    if word in ("all", "both"):
        return total
    if word in ("none", "neither"):
        return 0
    return number_of(word)
