"""Sentences that speak of another place than the services a document names."""

import re

from knowledge.model import Span
from knowledge.numbers import MONTHS
from knowledge.readers.services.places import OPENERS
from knowledge.readers.services.services import Names
from knowledge.readers.text.text import Text

_NOT_PLACES = (
    f"{'|'.join(MONTHS)}"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|HMICFRS|HM|His|Her|Inspectors?"
    "|Spring|Summer|Autumn|Winter|England|Britain|Effectiveness|Efficiency|People|Fire|Majesty"
    "|Inspectorate|HMI|Government|Parliament|Watchdog|Today|Yesterday|Report|Council|Union|FBU"
)
#: Another place, named without "fire service" beside it.
_ELSEWHERE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]earby|[Nn]eighbouring|[Uu]nlike|[Ll]ike|for|led|leads|ran|runs"
    rf"|headed|joined|left|inspected|visited) (?!(?:{_NOT_PLACES})\b)"
    rf"([A-Z]\w+)|\b(?!(?:{_NOT_PLACES}|It|That|There|What|Service)\b)([A-Z]\w+)'s"
    r"(?! (?:foot)?(?:note|comment|correction|clarification|reply|response)s?:)"  # "Editor's note:"
)
#: Another place as a subject: "Harrowmere was told it requires improvement".
_SUBJECT = re.compile(
    rf"(?:^|[;:,] |\b(?:and|but|while|whereas) )(?!(?:{_NOT_PLACES}|It|He|She|They|We)\b)"
    r"(?P<name>[A-Z][a-z]+(?: (?:and |of )?[A-Z][a-z]+){0,3}) (?:also |itself |too )?"
    r"(?:(?:was|were|is|has been|had been|remains|remained) (?:also |again |still |now )?"
    r"(?:told|rated|graded|judged|given|deemed|found|ranked|outstanding|good|adequate|inadequate)"
    r"|(?:got|received) (?:an? )?(?:outstanding|good|adequate|inadequate|requires)"
    r"|requires? improvement|required improvement)\b"
)
#: "… better than Harrowmere, which was rated inadequate": of whom the clause tells.
_RELATIVE = re.compile(
    rf"\b(?!(?:{_NOT_PLACES}|It|He|She|They|We)\b)(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,3}})"
    r", (?:(?:which|who) (?:also )?"
    r"(?:was|were|is|has been|had been|got|received|requires?|required)"
    r"|(?:also |itself |once |then )?(?:rated|graded|judged|ranked|deemed))\b"
)
#: "… Harrowmere was better: it was rated good": whom "it" means.
_THAT_IT = re.compile(
    rf"(?:^|[;:,] )(?!(?:{_NOT_PLACES}|It|He|She|They|We)\b)(?P<name>[A-Z][a-z]+)"
    r" (?:was|is|has|had|did|does)\b[^.;:]*(?:[:;]| [-–—]) (?:it|its)\b"
)
#: What is told of a service beside its grade: ", which has stations from Ash Lane to Byford,".
_ASIDE = re.compile(
    r"(?:(?:service|brigade|authority)), (?:which|whose|with|run|based)\b"
    r"(?:(?!outstanding|good|adequate|inadequate|improvement)[^,;:.])*,"
)


def names_elsewhere(text: Text, span: Span, names: Names) -> bool:
    """Tell whether a sentence speaks of another place, in any role."""
    if text.plain.startswith("There, ", span.start):
        return True
    told = (
        *_THAT_IT.finditer(span.text),
        *_SUBJECT.finditer(span.text),
        *_RELATIVE.finditer(span.text),
    )
    if any(_is_stranger(text, span, found, names) for found in told):
        return True
    own = frozenset((names.service or "").split())  # "at Barset Guildhall" is no other place
    places = _ELSEWHERE.finditer(text.plain, span.start, span.end)
    starts = (found.start(found.lastindex or 0) for found in places if not own & {*found.groups()})
    asides = [found.span() for found in _ASIDE.finditer(text.plain, span.start, span.end)]
    return any(
        not names.mentions_in(start, start + 1)
        for start in starts
        if not any(first < start < last for first, last in asides)
    )


def _is_stranger(text: Text, span: Span, found: re.Match[str], names: Names) -> bool:
    """Tell whether a capitalised subject is a place of its own, and no common noun."""
    first = found["name"].split(" ")[0]
    at = span.start + found.start("name")
    common = first in OPENERS or first.lower() in text.words
    return not common and not names.mentions_in(at, at + len(found["name"]))
