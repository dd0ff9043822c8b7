"""Whether the built facts are what the documents give, and every citation its words."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from knowledge.build import build
from knowledge.faults import Fault, Faults
from knowledge.files import gathered, line_of
from knowledge.load import load_knowledge
from knowledge.model import Document, Span
from knowledge.sources import Source, load_sources

_STALE = {
    "new": "is missing",
    "changed": "is not what the documents give",
    "gone": "has no document",
}


def check_knowledge(knowledge: Path) -> list[Fault]:
    """Everything wrong with the sources and the built facts."""
    faults: list[Fault] = []
    sources = gathered(lambda: list(load_sources(knowledge / "documents")), faults)
    stored = gathered(lambda: load_knowledge(knowledge / "built"), faults)
    if sources is not None and stored is not None:
        faults += _loose_citations(knowledge / "built", stored.documents, sources)
    if sources is not None:
        faults += gathered(lambda: _stale(knowledge), faults) or []
    return faults


def require_documents(knowledge: Path, documents: Sequence[Document]) -> None:
    """Refuse an empty set: a folder that lost its documents must not cost the facts as well.

    Raises:
        Faults: there is no document.
    """
    if not documents:
        what = "holds no documents (ID.txt, each with ID.yaml beside it)"
        raise Faults([Fault(knowledge / "documents", None, what)])


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


def _stale(knowledge: Path) -> list[Fault]:
    result = build(knowledge)
    require_documents(knowledge, result.documents)
    return [
        Fault(result.built / f"{name}.json", None, f"{_STALE[state]}; run `python -m bot build`")
        for name, state in result.states.items()
        if state in _STALE
    ]


def _loose_citations(
    built: Path, documents: tuple[Document, ...], sources: list[Source]
) -> Iterator[Fault]:
    texts = {source.id: source.text for source in sources}
    for document in documents:
        text = texts.get(document.id)
        if text is None:
            continue  # the file is stale, which is told
        path = built / f"{document.id}.json"
        for span in spans(document):
            if text[span.start : span.end] != span.text:
                line = line_of(path, msgspec.json.encode(span.text).decode().strip('"'))
                what = f"cites {span.start} to {span.end} as “{span.text[:40]}”, which is not there"
                yield Fault(path, line, what)
