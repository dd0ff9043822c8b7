"""Documents invented for testing give exactly the facts written beside them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.build import read
from knowledge.model import Document, Metadata
from knowledge.sources import Source

DOCUMENTS = Path(__file__).parent.parent / "documents"
IDS = sorted(path.name.removesuffix(".expected.yaml") for path in DOCUMENTS.glob("*.expected.yaml"))


def load(name: str) -> tuple[Document, dict[str, Any]]:
    """Read an invented document, and what it should give."""
    text = (DOCUMENTS / f"{name}.txt").read_bytes().decode()
    metadata = Metadata(**yaml.safe_load((DOCUMENTS / f"{name}.yaml").read_text("utf-8")))
    expected = yaml.safe_load((DOCUMENTS / f"{name}.expected.yaml").read_text("utf-8"))
    return read(Source(name, DOCUMENTS / f"{name}.txt", text, metadata, "")), expected


def facts(document: Document) -> dict[str, list[dict[str, Any]]]:
    """Give a document's facts in the shape of an expectation."""
    return {
        "judgments": [
            {"service": j.service, "inspection": j.inspection, "pillar": j.pillar, "grade": j.grade}
            for j in document.judgments
        ],
        "areas": [{"name": area.name, "grade": area.grade} for area in document.areas],
        "people": [
            {"name": p.name, "role": p.role, "organisation": p.organisation}
            | ({"service": p.service} if p.service else {})
            for p in document.people
        ],
        "quotes": [{"speaker": q.speaker, "text": q.span.text} for q in document.quotes],
        "figures": [{"name": f.name, "value": f.value, "total": f.total} for f in document.figures],
        "findings": [{"text": f.text} for f in document.findings],
        "changes": [{"pillar": c.pillar, "direction": c.direction} for c in document.changes],
    }


def test_causes_of_concern_are_those_set_apart() -> None:
    for document, expected in map(load, IDS):
        begun = expected.get("concerns")
        if begun is not None:
            told = [" ".join(each.span.text.split()) for each in document.concerns]
            assert len(told) == len(begun)
            assert all(map(str.startswith, told, begun)), document.id


def test_there_are_documents() -> None:
    assert len(IDS) >= 8


@pytest.mark.parametrize("name", IDS)
def test_a_document_gives_exactly_these_facts(name: str) -> None:
    document, expected = load(name)
    found = facts(document)
    wanted = {key: list(expected.get(key) or []) for key in found}
    wanted["findings"] = [{"text": text} for text in wanted["findings"]]
    for kind, entries in found.items():
        assert sorted(entries, key=str) == sorted(wanted[kind], key=str), kind


@pytest.mark.parametrize("name", IDS)
def test_every_span_is_a_slice_of_the_text(name: str) -> None:
    document, _ = load(name)
    text = (DOCUMENTS / f"{name}.txt").read_bytes().decode()
    holders: list[Any] = [
        *document.judgments,
        *document.areas,
        *document.changes,
        *document.people,
        *document.quotes,
        *document.figures,
        *document.terms,
        *document.contacts,
        *document.passages,
    ]
    spans = [*(holder.span for holder in holders), *document.findings]
    assert spans
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert span.text == span.text.strip()
