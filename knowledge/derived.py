"""Derived files: written in one step, and remade where the program that made them changed."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, put in place in one step, so that a crash never leaves half of it."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        aside.chmod(0o644)  # mkstemp keeps the file to its owner
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def fingerprint(code: Path) -> str:
    """A fingerprint of the program in a folder, on which what it derived depends."""
    digest = hashlib.sha256()
    for file in sorted(code.rglob("*.py")):
        digest.update(f"{file.relative_to(code)}\0".encode() + file.read_bytes())
    return digest.hexdigest()
