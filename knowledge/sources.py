"""The files of a knowledge directory, and loading a document's: ``ID.txt`` or ``ID.csv``."""

import datetime
import hashlib
import os
import shlex
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from knowledge.faults import Fault, Faults
from knowledge.files import duplicate_keys, gathered, line_of_key, load_yaml
from knowledge.model import Metadata

#: What a file is to its document, by its folder and its ending.
_ROLES = {
    "documents": {"txt": "text", "csv": "table", "yaml": "metadata"},
    "facts": {"yaml": "authored"},
    "built": {"json": "built"},
}


class File(NamedTuple):
    """A file as the system lists it: of which document, what it is to it, its size and time.

    A file that nothing reads has the role "other" and its path for an id.
    """

    id: str
    role: str
    stamp: str


class Source(Struct, frozen=True):
    """A document as it came. Offsets count characters of ``text``, newlines as in the file.

    ``digest`` is the SHA-256 of the digests of the text, the metadata and, where there are
    some, the authored facts.
    """

    id: str
    path: Path
    text: str
    metadata: Metadata
    digest: str


def list_files(knowledge: Path) -> Iterator[File]:
    """Give every file of the documents, the authored and the built facts, in no order."""
    for folder, roles in _ROLES.items():
        if not (knowledge / folder).is_dir():
            continue
        with os.scandir(knowledge / folder) as entries:
            for entry in entries:
                name, _, ending = entry.name.rpartition(".")
                if entry.name.startswith(".") or not entry.is_file():
                    continue
                if ending in roles and _is_text(name):
                    yield File(name, roles[ending], stamp(entry.stat()))
                else:
                    yield File(f"{folder}/{_shown(entry.name)}", "other", "")


def stamp(status: os.stat_result) -> str:
    """Give a file's size in bytes and the time of its last change in nanoseconds."""
    return f"{status.st_size} {status.st_mtime_ns}"


def document_path(knowledge: Path, name: str) -> Path:
    """Give where the text or the table of a document is, or should be."""
    table = knowledge / "documents" / f"{name}.csv"
    return table if table.exists() else table.with_name(f"{name}.txt")


def load_source(knowledge: Path, name: str) -> Source:
    """Load the document whose id is ``name``.

    Raises:
        Faults: with everything that is wrong in its text and its metadata.
    """
    faults: list[Fault] = []
    path = document_path(knowledge, name)
    prose, table, described = (path.with_name(f"{name}.{end}") for end in _ROLES["documents"])
    if not path.exists():
        what = f"is metadata without a text ({prose.name}, or {table.name} for a table)"
        raise Faults([Fault(described, None, what)])
    if prose.exists() and table.exists():
        faults.append(Fault(table, 1, f"has the same id as {prose.name}; rename one"))
    metadata = gathered(partial(_metadata_of, path, described), faults)
    text = gathered(partial(read_document, path), faults)
    if faults or text is None or metadata is None:
        raise Faults(faults)
    digest = _digest(path, described, knowledge / "facts" / f"{name}.yaml")
    return Source(name, path, text, metadata, digest)


def read_document(path: Path) -> str:
    """Give the text of a document exactly as it is, newlines and byte order mark and all.

    Raises:
        Faults: it is not UTF-8 text, or empty.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Faults([Fault(path, line, "is not UTF-8 text; save it as UTF-8")]) from error
    if not text.strip("\ufeff \t\r\n\xa0"):
        raise Faults([Fault(path, 1, "is empty")])
    return text


def _is_text(name: str) -> bool:
    return name.isascii() or name == _shown(name)


def _shown(name: str) -> str:
    """Give a file's name, with bytes that are no text as the numbers that they are."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _digest(*files: Path) -> str:
    # Each part is hashed first, so that no byte can wander from one file to the other unseen.
    parts = (hashlib.sha256(file.read_bytes()).digest() for file in files if file.exists())
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _metadata_of(path: Path, described: Path) -> Metadata:
    """Load the metadata of the document at ``path``, which agrees with its ending.

    Raises:
        Faults: there is none, or with everything that is wrong in it.
    """
    if not described.exists():
        what = f"has no metadata beside it ({described.name}); "
        folder = path.parents[1]
        where = "" if folder == Path("knowledge") else f"--knowledge {shlex.quote(str(folder))} "
        command = f"`python -m bot {where}build --draft {shlex.quote(str(path))}` writes it"
        raise Faults([Fault(path, None, what + command)])
    faults: list[Fault] = []
    metadata = gathered(partial(_metadata, described), faults)
    if metadata and (path.suffix == ".csv") != (metadata.kind == "judgment-table"):
        what = f"says kind {metadata.kind}, but a table is ID.csv and all else ID.txt"
        faults.append(Fault(described, None, what))
    if faults or metadata is None:
        raise Faults(faults)
    return metadata


def _metadata(path: Path) -> Metadata:
    metadata = load_yaml(path, Metadata)
    faults = duplicate_keys(path)
    published = metadata.published
    try:
        if published:
            datetime.date.fromisoformat(published)
    except ValueError:
        what = f"“published” should be a date such as 2023-01-20, not “{published}”"
        faults.append(Fault(path, line_of_key(path, "published"), what))
    if metadata.url and not metadata.url.startswith(("https://", "http://")):
        what = f"“url” should begin with https://, not “{metadata.url}”"
        faults.append(Fault(path, line_of_key(path, "url"), what))
    if faults:
        raise Faults(faults)
    # A key without a value says no more than no key.
    empty = [key for key, value in msgspec.structs.asdict(metadata).items() if value == ""]
    return msgspec.structs.replace(metadata, **dict.fromkeys(empty))
