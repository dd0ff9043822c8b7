"""Faults in files: where, what, and all of them at once."""

from collections.abc import Sequence
from pathlib import Path

import yaml
from msgspec import Struct


class Fault(Struct, frozen=True):
    """One thing wrong in a file; ``line`` counts from 1 where it is known."""

    path: Path
    line: int | None
    what: str

    def __str__(self) -> str:
        where = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.what}"


class Faults(Exception):
    """Raised with every fault that was found, never only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


def yaml_fault(path: Path, error: yaml.YAMLError | UnicodeDecodeError) -> Fault:
    """Say in one line what YAML could not read."""
    if isinstance(error, UnicodeDecodeError):
        return Fault(path, None, "is not UTF-8 text")
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "unreadable"
    return Fault(path, mark.line + 1 if mark else None, f"is not valid YAML: {problem}")
