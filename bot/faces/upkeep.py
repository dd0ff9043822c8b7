"""Building and checking the knowledge, told to the person who looks after it."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from bot.checking import check_config, check_files, check_language
from bot.config import load_config
from bot.load import language_directory
from knowledge.build import BuildResult, build, report, write
from knowledge.check import check_knowledge, require_documents
from knowledge.faults import Fault
from knowledge.files import duplicate_keys, gathered
from knowledge.language import load_language
from knowledge.load import load_knowledge
from knowledge.model import Document


def run_build(knowledge: Path, *, check: bool, json: bool) -> int:
    """Rebuild the facts, or only compare them; prints what was found.

    Returns:
        0, or 1 when ``check`` finds that the stored facts are not what the documents give.

    Raises:
        Faults: a source cannot be read; nothing is written then.
    """
    result = build(knowledge)
    require_documents(knowledge, result.documents)
    if not check:
        write(result)
    if json:
        print(msgspec.json.encode(report(result.documents)).decode())
    else:
        print("\n".join(_told(result)))
    if not check or result.is_current:
        return 0
    print(
        "The built facts are not what the documents give: run `python -m bot build`.",
        file=sys.stderr,
    )
    return 1


def _told(result: BuildResult) -> Iterator[str]:
    for document in result.documents:
        yield f"{document.id} ({document.kind}): {result.states[document.id]}"
        yield "  " + ", ".join(_counted(document))
        for line in document.unread:
            yield f"  not read, line {line.line}: {line.why}: {line.text}"
    for name, state in result.states.items():
        if state == "gone":
            yield f"{name}: gone"


def _counted(document: Document) -> Iterator[str]:
    for facts, one, more in (
        (document.judgments, "judgment", "judgments"),
        (document.changes, "change", "changes"),
        (document.people, "person", "people"),
        (document.quotes, "quote", "quotes"),
        (document.figures, "figure", "figures"),
        (document.findings, "finding", "findings"),
        (document.terms, "term", "terms"),
        (document.contacts, "contact", "contacts"),
        (document.passages, "passage", "passages"),
    ):
        yield f"{len(facts)} {one if len(facts) == 1 else more}"


def run_check(config: Path, knowledge: Path) -> int:
    """Validate configuration, language, facts and citations; prints every fault at once."""
    faults: list[Fault] = []
    directory = language_directory(knowledge)
    settings = gathered(partial(load_config, config), faults)
    faults += [*duplicate_keys(config), *check_knowledge(knowledge), *check_files(directory)]
    language = gathered(partial(load_language, directory), faults)
    facts = gathered(partial(load_knowledge, knowledge / "built"), faults)
    if language and facts:
        faults += check_language(directory, language, facts)
        faults += check_config(config, settings, language, facts) if settings else []
    for fault in dict.fromkeys(faults):
        print(fault)
    if not faults:
        print("No faults.")
    return 1 if faults else 0
