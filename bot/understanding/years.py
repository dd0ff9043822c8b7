"""Years and inspections with a slip in them: "2O18", "0218/19", "201g8"."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from bot.understanding.reading import is_year

#: What may be a misspelt year: at least three digits, with a stroke or a stray letter.
_CHUNK = re.compile(r"(?<![\w/])[\w/-]*\d[\w/-]*\d[\w/-]*\d[\w/-]*(?![\w/])")


class Years:
    """The names of the inspections that documents tell of, and what is one slip away."""

    def __init__(self, inspections: Iterable[str]) -> None:
        names = {name.replace("–", "-") for name in inspections}
        first = {name[:4] for name in names}
        self._known = sorted(name for name in names | first if is_year(name))

    def mended(self, text: str) -> str:
        """The text with each slip put right that leads to one known inspection alone."""
        return _CHUNK.sub(lambda match: self._meant(match[0]), text)

    def _meant(self, typed: str) -> str:
        if _RUN_TOGETHER.fullmatch(typed):
            return f"{typed[:_YEAR]}/{typed[_YEAR:]}"
        if typed.isdecimal() and len(typed) == _YEAR and not _EARLIEST <= int(typed) <= _LATEST:
            swapped = [name for name in self._known if sorted(name) == sorted(typed)]
            near = [name for name in swapped if OSA.distance(typed, name) == 1]
            return near[0] if len(near) == 1 else typed  # "2108", "0218"
        if is_year(typed) or (typed.isdecimal() and len(typed) == _YEAR):
            return typed
        near = [name for name in self._known if OSA.distance(typed, name, score_cutoff=1) <= 1]
        return near[0] if len(near) == 1 else typed


#: "201819" for "2018/19".
_RUN_TOGETHER = re.compile(r"20[12]\d[12]\d")
_EARLIEST, _LATEST = 1900, 2049  # what may be a year of which somebody asks
_YEAR = 4  # digits of a year: one that no document knows is no slip
