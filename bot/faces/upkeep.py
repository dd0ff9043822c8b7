"""Building and checking the knowledge, told to the person who looks after it."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

from bot.faces.telling import tell, tell_between
from knowledge.build import Build, Result, building
from knowledge.check import check_knowledge
from knowledge.faults import Fault
from knowledge.files import duplicate_keys, gathered
from knowledge.model import Document
from knowledge.report import report
from knowledge.state import Damaged


def run_build(knowledge: Path, *, check: bool, json: bool) -> int:
    """Rebuild the facts, or only compare them; prints what was found.

    Returns:
        0, or 1 when ``check`` finds that the stored facts are not what the documents give.

    Raises:
        Faults: a source cannot be read; nothing is written then.
    """
    try:
        current = _build(knowledge, check=check, json=json)
    except Damaged:  # what was known is gone, so everything is read again
        current = _build(knowledge, check=check, json=json)
    if not check or current:
        return 0
    print(
        "The built facts are not what the documents give: run `python -m bot build`.",
        file=sys.stderr,
    )
    return 1


def _build(knowledge: Path, *, check: bool, json: bool) -> bool:
    """Build and print; tells whether the stored facts were what the documents give."""
    # What is told waits in a file: it is not true before everything is read and stored.
    with building(knowledge, check=check) as build, TemporaryFile("w+", encoding="utf-8") as told:
        results = _with_progress(build)
        told.writelines(report(_documents(results)) if json else tell(results))
        if not check:
            build.store()
        told.seek(0)
        shutil.copyfileobj(told, sys.stdout)
        # The report for scripts is one object, beside which nothing else may stand.
        (sys.stderr if json else sys.stdout).writelines(tell_between(build))
        return build.is_current


def _with_progress(build: Build) -> Iterable[Result]:
    """The results; a terminal shows how far they are."""
    if not sys.stderr.isatty():
        return build.results()
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(build.results(), "Reading", build.total, console=console, transient=True)


def _documents(results: Iterable[Result]) -> Iterator[Document]:
    for result in results:
        document = result.now()
        if document is not None:
            yield document


def run_check(config: Path, knowledge: Path) -> int:
    """Validate configuration, language, facts and citations; prints every fault at once."""
    # The whole engine, for which a build of one changed document need not wait.
    from bot.checking import check_config, check_files, check_language
    from bot.config import load_config
    from bot.load import language_directory
    from knowledge.answers import load_answers
    from knowledge.language import load_language
    from knowledge.load import load_knowledge

    faults: list[Fault] = []
    directory = language_directory(knowledge)
    settings = gathered(partial(load_config, config), faults)
    faults += [*duplicate_keys(config), *check_knowledge(knowledge), *check_files(directory)]
    gathered(partial(load_answers, knowledge), faults)
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
