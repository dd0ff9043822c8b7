"""Letters: who signs them, on a line of their own below what they wrote."""

import re
from collections.abc import Iterable, Iterator

from knowledge.model import Person
from knowledge.readers.services.places import tidy
from knowledge.readers.services.services import Names
from knowledge.readers.text.naming import HONOURS, INITIALLED, NAME, NOT_NAME, TITLES, has_role
from knowledge.readers.text.outline import Block
from knowledge.readers.text.text import Text

#: "SIR – I was dismayed …", "Dear Editor,", but not "Sir Jocelyn, …".
_SALUTATION = re.compile(
    r"(?:Dear )?(?:SIR|Sir|Madam|MADAM|Editor|EDITOR)s?(?:(?: or |/| )(?:Madam|MADAM))?"
    r"\s*(?:[-,:]|[\r\n]|$)"
)
_FORMULA = re.compile(r"(?:Yours|Kind|Best|Warm)\b[a-zA-Z ]{2,30},?")
_SIGNATURE = re.compile(
    rf"(?:The )?{TITLES}{{0,3}}(?P<name>{NAME}|{INITIALLED}){HONOURS}(?:,(?: [^.?!]{{2,80}})?)?"
)
#: Who would rather not be named.
_PSEUDONYM = re.compile(
    r"(?:Name|Concerned|Worried|Disgusted|Disappointed|Angry|Proud|Anonymous|Retired|Former)\b"
)


def read_signatures(text: Text, blocks: Iterable[Block], names: Names) -> Iterator[Person]:
    """Give who signs each letter: the first short line after it, if that is a name."""
    written = signing = False
    for block in blocks:
        words = text.plain[block.start : block.end]
        if _SALUTATION.match(words):
            written, signing = True, block.kind == "paragraph"
        elif _FORMULA.fullmatch(words):
            written = signing = True
        elif block.kind in ("paragraph", "bullet"):
            signing = written
        elif signing:
            person = _signed(text, block, names)
            if person is not None:
                yield person
            written = signing = False


def _signed(text: Text, block: Block, names: Names) -> Person | None:
    found = _SIGNATURE.match(text.plain, block.start, block.end)
    if found is None or not _ends_line(text, found.end()):
        return None
    start, end = found.span("name")
    name = text.plain[start:end]
    if NOT_NAME.search(name) or _PSEUDONYM.match(name) or has_role(name):
        return None
    if names.mentions_in(start, end):
        return None
    return Person(tidy(text.raw[start:end]), None, None, text.span(start, end))


def _ends_line(text: Text, at: int) -> bool:
    return re.compile(r" *(?:[\r\n]|$)").match(text.plain, at) is not None
