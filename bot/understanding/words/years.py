"""Years and inspections with a slip in them: "2O18", "0218/19", "201g8"."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from bot.understanding.words.reading import is_year

#: What may be a misspelt year: at least three digits, with a stroke or a stray letter.
_CHUNK = re.compile(r"(?<![\w/])[\w/-]*\d[\w/-]*\d[\w/-]*\d[\w/-]*(?![\w/])")
_DIGITS = re.compile(r"\d[\w/-]*\d[\w/-]*\d")


class Years:
    """The names of the inspections that documents tell of, and what is one slip away."""

    def __init__(self, inspections: Iterable[str]) -> None:
        names = sorted({name.replace("–", "-") for name in inspections}, key=len)
        #: Each way to write an inspection's years, with the fullest name that it may mean.
        self._known = {form: name for name in filter(is_year, names) for form in _forms(name)}

    def mended(self, text: str) -> str:
        """The text with each slip put right that leads to one known inspection alone."""
        if not _DIGITS.search(text):
            return text  # as most are
        return _CHUNK.sub(lambda match: self._meant(match[0]), text)

    def _meant(self, typed: str) -> str:
        if _RUN_TOGETHER.fullmatch(typed):
            return f"{typed[:_YEAR]}/{typed[_YEAR:]}"
        typed, stray = typed.replace("-", "/"), _STRAY.fullmatch(typed)
        near = [form for form in self._known if OSA.distance(typed, form, score_cutoff=1) <= 1]
        if _WHOLE.fullmatch(typed):
            swapped = [form for form in near if _digits(form) == _digits(typed)]
            near = [] if _is_likely(typed) else swapped  # "2108", "0218", "2012/22", "2122"
        meant = {self._known[form] for form in near}
        if typed in near or len(meant) != 1:
            return stray[1] + stray[2] if stray else typed
        return near[0] if len(near) == 1 else meant.pop()


def _forms(name: str) -> Iterator[str]:
    """The ways to write an inspection's years: "2018/19", "18/19", "2018", "2019"."""
    yield name
    yield name[:_YEAR]
    if len(name) > _YEAR:
        yield name[2:]
        yield name[:2] + name[-2:]


def _digits(year: str) -> list[str]:
    """The digits of a year, in no order."""
    return sorted(year.replace("/", ""))


def _is_likely(typed: str) -> bool:
    """Whether a whole year may be meant as it stands; one that no document knows is no slip."""
    first, _, second = typed.partition("/")
    follows = not second or int(second[-2:]) == int(first[-2:]) + 1
    if len(first) < _YEAR:
        return follows
    return _EARLIEST <= int(first) <= _LATEST and follows


#: A year or an inspection of which no digit is missing, and none too many.
_WHOLE = re.compile(r"\d{4}(?:/(?:\d\d){1,2})?|\d\d/\d\d")
#: A letter that slipped into a year: "20l16".
_STRAY = re.compile(r"(\d*)[a-z](\d*)")
#: "201819" for "2018/19".
_RUN_TOGETHER = re.compile(r"20[12]\d[12]\d")
_EARLIEST, _LATEST = 1900, 2049  # what may be a year of which somebody asks
_YEAR = 4  # digits of a year
