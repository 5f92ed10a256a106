"""The house's own rules: sizes, names, docstrings, what a start may load, and what no committed file may hold."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "sobertrack"
MODULES = sorted(SOURCE.rglob("*.py"))
TOOLS = sorted((ROOT / "tools").glob("*.py"))
HOMELESS = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "service", "misc"}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

PLACES = re.compile(r"(?<![\w.~])/(?:work|tmp|root|home/\w+|Users/\w+)/\w")
HOSTS = re.compile(
    r"pythonhosted|pypi\.org/simple|index-url|artifactory|jfrog|\bnexus\b|devpi|https?://(?:localhost|127\.|10\.|192\.168\.)"
)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def committed() -> list[Path]:
    """The files of the project as git knows them, new ones included; without git, those of the folders we ship."""
    known = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(known, cwd=ROOT, capture_output=True, check=True)
        files = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [path for folder in ("src", "tests", "tools", "docs") for path in (ROOT / folder).rglob("*.*")]
    return [path for path in files if path.is_file() and "__pycache__" not in path.parts]


@pytest.mark.parametrize("path", [*MODULES, *TOOLS], ids=named)
def test_a_module_is_small_enough_to_hold(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < LONGEST_MODULE
    sizes = {node.name: size(node) for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS)}
    assert {name: lines for name, lines in sizes.items() if lines >= LONGEST_FUNCTION} == {}


def size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without the docstring: a signature is a table of options, not a rule that hides."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("test_*.py")), ids=named)
def test_a_test_file_is_small_enough_to_hold(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < LONGEST_MODULE


@pytest.mark.parametrize("path", [*MODULES, *TOOLS], ids=named)
def test_a_module_opens_with_a_sentence_and_every_public_name_means_something(path: Path) -> None:
    module = tree(path)
    assert ast.get_docstring(module), "the module's own line"
    assert [name for name, node in public(module.body) if not ast.get_docstring(node)] == []


def public(body: list[ast.stmt], owner: str = "") -> list[tuple[str, ast.ClassDef | ast.FunctionDef]]:
    """Public functions and classes, and the public methods of public classes."""
    found: list[tuple[str, ast.ClassDef | ast.FunctionDef]] = []
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_") and not overload(node):
            found.append((owner + node.name, node))
            if isinstance(node, ast.ClassDef):
                found += public(node.body, f"{node.name}.")
    return found


def overload(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """Whether this is one of several signatures of a function that follows."""
    return any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list)


def test_every_folder_and_module_names_a_thing() -> None:
    names = {part for path in MODULES for part in (*path.relative_to(SOURCE).parts[:-1], path.stem)}
    assert names & HOMELESS == set()


def test_each_package_says_what_is_here() -> None:
    packages = [path for path in MODULES if path.name == "__init__.py" and path.parent != SOURCE]
    assert [named(path) for path in packages if len(tree(path).body) != 1] == []
    folders = {path.parent for path in MODULES} - {path.parent for path in packages} - {SOURCE}
    assert folders == set()


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_that_a_page_names_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    quoted = [word.rstrip("/") for word in re.findall(r"`([\w.*/<>-]+)`", text) if "/" in word or word.endswith(".py")]
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    wanted = [*quoted, *linked]
    assert wanted
    assert [path for path in wanted if not stands(path)] == []


def stands(path: str) -> bool:
    """Whether a path of a page leads somewhere, from the root or from the package."""
    return "<" in path or any(any(place.glob(path)) for place in (ROOT, SOURCE))


def test_the_front_page_is_short_and_decisions_are() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < 120
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name for path in decisions if len(path.read_text("utf-8").splitlines()) > 40] == []
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]


def test_no_committed_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in committed():
        if path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{named(path)}: {hit[0]}" for pattern in (PLACES, HOSTS) for hit in pattern.finditer(text)]
    assert found == []
