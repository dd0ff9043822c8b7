"""Writing a document's metadata with the person who adds it: from options, or by asking."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast, get_args

from msgspec.structs import replace
from rich.markup import escape
from rich.prompt import Confirm, InvalidResponse, Prompt

from knowledge.drafts import Draft, begin, undescribed, write
from knowledge.faults import Faults
from knowledge.model import Kind, Metadata
from knowledge.readers.text.dates import read_date

_QUESTIONS = {
    "publisher": "Who published it",
    "url": "Its address on the web",
    "licence": "Its licence",
    "title": "Its title",
    "published": "The day it was published, such as 2023-01-20",
}


def run_draft(knowledge: Path, file: Path, given: Mapping[str, str | None], *, asking: bool) -> int:
    """Write a document's metadata, and copy the document if it lies elsewhere.

    ``given`` has a value for each key of the metadata, or None; ``asking`` asks for those.

    Raises:
        Faults: the file is no text, or would take the place of another.
    """
    draft = begin(knowledge, file)
    metadata = _metadata(draft, given, asking=asking)
    write(draft, metadata)
    print(f"Wrote {draft.described} ({metadata.kind}).")
    missing = [key for key in ("publisher", "url", "licence") if not getattr(metadata, key)]
    if missing:
        print(f"Not given: {', '.join(missing)}; add a line there for each, such as “url: …”.")
    print("Now run `python -m bot build`.")
    return 0


def offer_drafts(knowledge: Path) -> None:
    """Offer to write the metadata of each document that has none."""
    for path in undescribed(knowledge):
        try:
            draft = begin(knowledge, path)
        except Faults:
            continue  # the build tells what is wrong with it
        if Confirm.ask(f"{escape(path.name)} has no metadata. Write it now?", default=True):
            write(draft, _metadata(draft, {}, asking=True))


def _metadata(draft: Draft, given: Mapping[str, str | None], *, asking: bool) -> Metadata:
    kind: str = given.get("kind") or draft.kind
    if asking and not given.get("kind") and kind != "judgment-table":
        prose = [each for each in get_args(Kind) if each != "judgment-table"]
        kind = Prompt.ask("What it is", choices=prose, default=kind)
    metadata = Metadata(kind=cast(Kind, kind))
    left = {"publisher", "url", "licence", *draft.untold(metadata)}
    for key, question in _QUESTIONS.items():
        value = given.get(key)
        if value is None and asking and key in left:
            prompt = _PROMPTS.get(key, Prompt)
            value = prompt.ask(question, default="", show_default=False)
        metadata = replace(metadata, **{key: value or None})
    return metadata


class _Day(Prompt):
    """A question for a date."""

    def process_response(self, value: str) -> str:
        """Take "2023-01-20" or "20 January 2023", and ask again for anything else."""
        day = read_date(value)
        if day is None:
            raise InvalidResponse(f"“{escape(value)}” is no date such as 2023-01-20")
        return day


class _Address(Prompt):
    """A question for an address on the web."""

    def process_response(self, value: str) -> str:
        """Take "bbc.co.uk/news" for the address that it is short for."""
        value = value.strip()
        return value if "://" in value else f"https://{value}"


_PROMPTS: dict[str, type[Prompt]] = {"published": _Day, "url": _Address}
