"""Drafting a document's metadata: the six lines of ``ID.yaml``, beside a copy of the document."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from knowledge.build import read
from knowledge.faults import Fault, Faults
from knowledge.model import Kind, Metadata
from knowledge.sources import Source, read_document

#: What only an inspection's page says, or how it begins: "Leicestershire 2021/22".
_PAGE = re.compile(
    r"\bHM Inspector['’]s summary\b|\bThe extent to which the service\b"
    r"|\b(?:revisit|progress) letter\b|(?m:^)I (?:write|am writing)\b.*\bour .*inspection of\b"
)
#: A short line that names a service and an inspection, and is no sentence.
_HEADING = re.compile(
    r"(?!The )[A-Z](?=.{0,120}$).*(?<!for )\b20\d\d ?[/–-] ?(?:20)?\d\d(?!-\d)(?:\W|$).*(?<!\.)$"
)
_NEAR_TOP = 6  # lines


class Draft(Struct, frozen=True):
    """A document that has no metadata yet: where it lies, and where it and they will stand."""

    file: Path
    text: str
    path: Path
    described: Path
    kind: Kind

    def untold(self, metadata: Metadata) -> Iterator[str]:
        """Give the keys that the metadata must add because the document does not give them.

        Raises:
            Faults: the document is not of that kind at all.
        """
        if (metadata.kind == "judgment-table") != (self.path.suffix == ".csv"):
            what = "is of kind judgment-table if its name ends in .csv, and only then"
            raise Faults([Fault(self.file, None, what)])
        document = read(Source(self.path.stem, self.file, self.text, metadata, ""))
        if document.title == document.id:
            yield "title"
        if document.published is None:
            yield "published"


def begin(knowledge: Path, file: Path) -> Draft:
    """Look at a document, in the folder of documents or elsewhere, and guess its kind.

    Raises:
        Faults: it is no text, or would take the place of another.
    """
    documents = knowledge / "documents"
    path, text = file, read_document(file)
    ending = ".csv" if file.suffix.lower() == ".csv" else ".txt"
    if file.resolve().parent != documents.resolve() or file.suffix != ending:
        path = documents / f"{_id(file)}{ending}"
    described = path.with_suffix(".yaml")
    taken = {path.with_suffix(".txt"), path.with_suffix(".csv"), described} - {file}
    for each in sorted(taken):
        if each.exists():
            raise Faults(
                [
                    Fault(
                        each,
                        None,
                        "is there already; nothing was written: edit it there, or delete it first",
                    )
                ]
            )
    return Draft(file, text, path, described, guess_kind(ending, text))


def write(draft: Draft, metadata: Metadata) -> None:
    """Put the metadata beside the document, and a copy of the document where it belongs."""
    given = {key: value for key, value in msgspec.to_builtins(metadata).items() if value}
    draft.path.parent.mkdir(parents=True, exist_ok=True)
    if draft.path != draft.file:
        with draft.path.open("xb") as copy:
            copy.write(draft.text.encode())
    with draft.described.open("x", encoding="utf-8", newline="\n") as file:
        yaml.safe_dump(given, file, allow_unicode=True, sort_keys=False, width=sys.maxsize)


def undescribed(knowledge: Path) -> list[Path]:
    """Give the documents without metadata."""
    found: list[Path] = []
    if (knowledge / "documents").is_dir():
        for entry in os.scandir(knowledge / "documents"):
            stem, ending = os.path.splitext(entry.path)
            if ending in (".txt", ".csv") and not Path(f"{stem}.yaml").exists():
                found.append(Path(entry.path))
    return sorted(found)


def guess_kind(ending: str, text: str) -> Kind:
    """Guess of what kind a document is, by the ending of its name and by its words."""
    if ending == ".csv":
        return "judgment-table"
    top = (" ".join(line.split()) for line in text.lstrip("\ufeff").splitlines()[:_NEAR_TOP])
    if _PAGE.search(text) or any(map(_HEADING.match, top)):
        return "inspection-page"
    return "news-article"


def _id(file: Path) -> str:
    plain = unicodedata.normalize("NFKD", file.stem).encode("ascii", "ignore").decode()
    name = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if not name:
        what = "has a name without letters or digits, of which no id can be made; rename it"
        raise Faults([Fault(file, None, what)])
    return name
