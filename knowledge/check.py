"""Whether the built facts are what the documents give, and every citation its words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from knowledge.build import Result, building
from knowledge.faults import Fault
from knowledge.files import gathered, line_of
from knowledge.model import Span

_STALE = {
    "new": "is missing",
    "changed": "is not what the documents give",
    "gone": "has no document",
}


def check_knowledge(knowledge: Path) -> list[Fault]:
    """Everything wrong with the sources and the authored facts; if nothing, with the built ones.

    While a document cannot be read, it is no news that its facts are stale.
    """
    faults: list[Fault] = []
    return gathered(lambda: list(_stale(knowledge)), faults) or faults


def spans(fact: Any) -> Iterator[Span]:
    """Every span within a fact, however deep."""
    if isinstance(fact, Span):
        yield fact
    elif isinstance(fact, msgspec.Struct):
        for name in fact.__struct_fields__:
            yield from spans(getattr(fact, name))
    elif isinstance(fact, tuple):
        for each in fact:
            yield from spans(each)


def _stale(knowledge: Path) -> Iterator[Fault]:
    with building(knowledge, check=True) as build:
        for result in build.results():
            if result.outcome != "unchanged":
                yield from _loose_citations(result)
                what = f"{_STALE[result.outcome]}; run `python -m bot build`"
                yield Fault(result.path, None, what)


def _loose_citations(result: Result) -> Iterator[Fault]:
    if result.source is None:
        return  # the file is stale, which is told
    text = result.source.text
    for span in spans(result.before()):
        if text[span.start : span.end] != span.text:
            line = line_of(result.path, msgspec.json.encode(span.text).decode().strip('"'))
            what = f"cites {span.start} to {span.end} as “{span.text[:40]}”, which is not there"
            yield Fault(result.path, line, what)
