"""The date on which a document says it was published."""

import datetime
import re
from collections.abc import Iterator

from knowledge.numbers import MONTHS
from knowledge.readers.text.text import Text

_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_WORDED = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(m[:3] for m in MONTHS)})[a-z]*,? (20\d\d)\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(m[:3] for m in MONTHS)})[a-z]* (\d{{1,2}})(?:st|nd|rd|th)?,? (20\d\d)\b",
    re.IGNORECASE,
)
_BRITISH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b")
_PUBLISHED = re.compile(
    r"^\W*(?:First )?(?:Published|Posted|Publication date|Date|Sent)\b:?(?: on)?(?P<date>.*)$",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|reviewed|checked|accessed)\b", re.IGNORECASE)
#: "20 June 2019 | Updated 21 June 2019"
_UPDATED_TOO = re.compile(r"(?<=20\d\d)\W+(?:last )?updated\b.*", re.IGNORECASE)
_NEAR_TOP, _NEAR_END = 20, 8
#: A date line holds little else: "Tuesday 3 October 2023, 5.15pm", "Marle Herald, 3 March 2020".
_FEW_WORDS = 8
_WORD = re.compile(r"\S*\w\S*")


def published(text: Text) -> str | None:
    """Give the ISO date of a "Published: …" line near either end, or of one that is a date."""
    return _said(text) or next(_dates(text), None)


def _dates(text: Text) -> Iterator[str]:
    for line in text.lines[:_NEAR_TOP]:
        words = _UPDATED_TOO.sub("", text.plain[line.start : line.end])
        if words.endswith(".") and len(words.split()) > _FEW_WORDS:
            return
        date = read_date(words)
        if date and len(_WORD.findall(words)) <= _FEW_WORDS and not _UPDATED.search(words):
            yield date


def _said(text: Text) -> str | None:
    for line in (*text.lines[:_NEAR_TOP], *text.lines[_NEAR_TOP:][-_NEAR_END:]):
        found = _PUBLISHED.match(text.plain[line.start : line.end])
        date = read_date(found.group("date")) if found else None
        if date is not None:
            return date
    return None


def read_date(words: str) -> str | None:
    """Read "2019-06-20", "20 June 2019", "June 20th, 2019" or "20/06/2019" as an ISO date."""
    iso, worded = _ISO.search(words), _WORDED.search(words)
    turned, british = _MONTH_FIRST.search(words), _BRITISH.search(words)
    if iso:
        parts = (int(iso.group(1)), int(iso.group(2)), int(iso.group(3)))
    elif worded:
        parts = (int(worded.group(3)), _month(worded.group(2)), int(worded.group(1)))
    elif turned:
        parts = (int(turned.group(3)), _month(turned.group(1)), int(turned.group(2)))
    elif british:
        parts = (int(british.group(3)), int(british.group(2)), int(british.group(1)))
    else:
        return None
    try:
        return datetime.date(*parts).isoformat()
    except ValueError:
        return None


def undated(words: str) -> str:
    """Give words without the dates in them."""
    for pattern in (_ISO, _WORDED, _MONTH_FIRST, _BRITISH):
        words = pattern.sub(" ", words)
    return words


def _month(word: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m[:3] == word[:3].title())
