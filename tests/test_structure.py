"""The structure that the design promises: which part may know which, and that none works early."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: Lower layers first; a module imports its own layer and those below.
LAYERS = (
    ("knowledge",),
    ("bot.config", "bot.reply", "bot.calibration"),
    ("bot.matching",),
    ("bot.understanding",),
    ("bot.answering",),
    ("bot.completion", "bot.explanation"),
    ("bot.engine",),
    ("bot.load", "bot.checking", "bot.evaluation", "bot.tuning"),
    ("bot.faces",),
    ("bot.__main__",),
)
ONLY = {"discord": "bot.faces.discord", "yaml": "knowledge", "rich": "bot.faces",
        "prompt_toolkit": "bot.faces.terminal", "argparse": "bot.faces.command_line",
        "sqlite3": "knowledge.state", "PIL": "bot.faces.discord",
        "bot.matching.keeping": "bot.load"}  # fmt: skip
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("bot", "knowledge")
    for path in (ROOT / folder).rglob("*.py")
    if path != ROOT / "bot" / "__init__.py"  # holds no more than the name of the whole
}


def imported(tree: ast.AST) -> Iterator[str]:
    """What a module imports: modules, and names that may be modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(module: str) -> int | None:
    for height, names in enumerate(LAYERS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return height
    return None


def imported_to_run(module: str) -> set[str]:
    """The other modules that one needs to run; those named only for types are left out."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    needed = (node for node in tree.body if "TYPE_CHECKING" not in ast.unparse(node))
    return {name for node in needed for name in imported(node) if name in MODULES} - {module}


def folder(module: str, package: str) -> str | None:
    """The folder of a package in which a module lies, if it lies in any: "words", "meaning", …."""
    name = module.removeprefix(f"{package}.").split(".")[0]
    is_folder = (ROOT / package.replace(".", "/") / name).is_dir()
    return name if module.startswith(f"{package}.") and is_folder else None


@pytest.mark.parametrize("module", MODULES)
def test_arrows_point_one_way(module: str) -> None:
    own = layer(module)
    assert own is not None, f"{module} is in no layer"
    for name in imported(ast.parse(MODULES[module].read_text("utf-8"))):
        theirs = layer(name)
        assert theirs is None or theirs <= own, f"{module} imports {name}"


def test_no_module_leads_back_to_itself() -> None:
    TopologicalSorter({each: imported_to_run(each) for each in MODULES}).prepare()


@pytest.mark.parametrize(
    "package", ["bot.understanding", "bot.answering", "bot.faces.discord", "knowledge.readers"]
)
def test_folders_know_one_another_one_way(package: str) -> None:
    """No two folders of a package lean on each other, by however many others between them.

    What lies beside the folders belongs to none: it holds them together.
    """
    knows: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        own = folder(module, package)
        theirs = {folder(name, package) for name in imported(ast.parse(path.read_text("utf-8")))}
        if own:
            knows.setdefault(own, set()).update(filter(None, theirs - {own}))
    TopologicalSorter(knows).prepare()  # raises CycleError


@pytest.mark.parametrize("module", MODULES)
def test_a_library_stays_where_it_belongs(module: str) -> None:
    for name in imported(ast.parse(MODULES[module].read_text("utf-8"))):
        home = ONLY.get(name) or ONLY.get(name.split(".")[0])
        assert home is None or module.startswith(home), f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_nothing_works_at_import(module: str) -> None:
    """At the top of a module stand definitions and constants; no file is read, no loop runs."""
    for node in ast.parse(MODULES[module].read_text("utf-8")).body:
        assert not isinstance(node, ast.For | ast.While | ast.With | ast.Try), module
        for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.If):
                assert "open" not in ast.unparse(call.func), module
                assert "read" not in ast.unparse(call.func), module


@pytest.mark.parametrize("module", MODULES)
def test_no_function_changes_a_global(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))


@pytest.mark.parametrize("module", MODULES)
def test_no_file_and_no_function_outgrows_its_reader(module: str) -> None:
    source = MODULES[module].read_text("utf-8")
    assert source.count("\n") <= 300
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{module}: {node.name}"
