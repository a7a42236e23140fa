"""The rules of the house that no linter knows: see CONTRIBUTING.md."""

from __future__ import annotations

import ast
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "accords"
TESTS = ROOT / "tests"

LONGEST_MODULE = 400

# Modules with code and without a test file of their own, each with the reason.
UNMIRRORED = {
    "__main__.py": "it only calls the command line; test_help_imports_nothing_heavy runs it",
}

# What a layer may import from outside, apart from the standard library; a layer that is not named may import nothing.
THIRD_PARTY = {
    "case": {"pydantic", "pydantic_core", "ruamel"},
    "cli": {"rich", "typer"},
    "lenses": {"numpy"},
    "maths": {"numba", "numpy", "ortools", "scipy"},
    "report": {"docx", "rich"},
    "formats": {"openpyxl"},
    "space": {"numpy"},
    "zone": {"numpy"},
}

# Written so that this file does not hold what it looks for.
FORBIDDEN_TEXTS = {
    "registry host": "|".join(
        re.escape(host.replace("@", "."))
        for host in ("pypi@org", "pythonhosted@org", "anaconda@org", "registry@npmjs", "registry@yarnpkg", "crates@io", "proxy@golang")
    ),
    "registry setting": "|".join(name.replace("@", "-") for name in ("index@url", "find@links", "trusted@host")),
    "download address": r"https?://\S+\.(?:whl|tar\.gz|tgz|zip)\b",
    "path of a machine": r"(?<![\w.:/}])(?:"
    + "|".join(path.replace("@", "/") for path in ("@home@", "@root@", "@Users@", "@tmp@", "@var@tmp@", "@work@main", "@work@shared"))
    + ")",
}


def python_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def repository_files() -> list[Path]:
    """List what is, or could be, committed; where there is no checkout, what is not plainly a product of some tool."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
        paths = [ROOT / name for name in listing.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not is_product(path.relative_to(ROOT))]
    return sorted(path for path in paths if path.is_file())


def is_product(path: Path) -> bool:
    products = {"__pycache__", "build", "dist", "node_modules"}
    return path.name.startswith(".coverage") or any(
        folder in products or (folder.startswith(".") and folder != ".ci") for folder in path.parts[:-1]
    )


def is_stub(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a function only has a docstring or ``...``, as in a protocol."""
    return all(isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) for statement in function.body)


def has_code(module: ast.Module) -> bool:
    """Tell whether a module has anything to test: one that holds data, names and declarations alone has not."""
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not is_stub(node) for node in ast.walk(module))


def mirror(module: Path) -> Path:
    """Give the test file of a module; a package's own code is tested in its folder, under the package's name."""
    relative = module.relative_to(SOURCE)
    name = module.parent.name if module.stem == "__init__" else module.stem
    return TESTS / relative.parent / f"test_{name}.py"


def imported_modules(module: ast.Module) -> Iterator[str]:
    """Give the dotted names that a module imports anywhere in it; ``from a import b`` is ``a.b``."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def asserts(function: ast.AST, asserting: set[str]) -> bool:
    """Tell whether a function asserts itself, or calls pytest, ``assert_...`` or a function that is known to assert."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            name = called.rpartition(".")[2]
            if called in {"pytest.raises", "pytest.warns", "pytest.fail"} or name.startswith("assert_") or name in asserting:
                return True
    return False


def layer_of(module: Path) -> str:
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


def test_every_module_with_code_has_its_test_file() -> None:
    missing = [
        f"{module.relative_to(ROOT)} -> {mirror(module).relative_to(ROOT)}"
        for module in python_files(SOURCE)
        if str(module.relative_to(SOURCE)) not in UNMIRRORED and has_code(parse(module)) and not mirror(module).exists()
    ]
    assert missing == []


def test_every_exception_to_the_mirror_rule_is_needed() -> None:
    stale = [name for name in UNMIRRORED if not (SOURCE / name).exists() or mirror(SOURCE / name).exists()]
    assert stale == []


def test_every_test_asserts() -> None:
    idle = []
    for path in sorted(TESTS.rglob("test_*.py")):
        functions = [node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        asserting = {function.name for function in functions if not function.name.startswith("test_") and asserts(function, set())}
        idle += [
            f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
            for function in functions
            if function.name.startswith("test_") and not asserts(function, asserting)
        ]
    assert idle == []


def test_no_module_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(SOURCE)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_each_layer_imports_only_the_third_party_packages_named_for_it() -> None:
    faults = []
    for path in python_files(SOURCE):
        allowed = THIRD_PARTY.get(layer_of(path), set()) | sys.stdlib_module_names | {"accords"}
        faults += [f"{path.relative_to(ROOT)}: {name}" for name in imported_modules(parse(path)) if name.partition(".")[0] not in allowed]
    assert faults == []


def test_no_layer_but_the_command_line_imports_through_the_curated_surface() -> None:
    """The surface reaches every layer, late and unseen by the architecture's contracts."""
    faults = []
    for path in python_files(SOURCE):
        if layer_of(path) in {"__main__", "cli"}:
            continue
        for name in imported_modules(parse(path)):
            root, _, rest = name.partition(".")
            child = SOURCE / rest.partition(".")[0]
            if root == "accords" and not (rest and (child.is_dir() or child.with_suffix(".py").exists())):
                faults.append(f"{path.relative_to(ROOT)}: {name}")
    assert faults == []


def test_no_file_names_a_registry_or_a_path_of_a_machine() -> None:
    faults = []
    for path in repository_files():
        text = path.read_text(encoding="utf-8", errors="ignore")
        for kind, pattern in FORBIDDEN_TEXTS.items():
            faults += [f"{path.relative_to(ROOT)}: {kind}: {found.group()}" for found in re.finditer(pattern, text)]
    assert faults == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("registry host", "https://py@pi.org/simple"),
        ("registry setting", "--index@-url x"),
        ("download address", "https:@//example.org/a-1.whl"),
        ("path of a machine", "see /ho@me/somebody/x"),
        ("path of a machine", '"/work@/main/src"'),
    ],
)
def test_the_forbidden_texts_would_be_found(kind: str, text: str) -> None:
    assert re.search(FORBIDDEN_TEXTS[kind], text.replace("@", ""))


def test_help_imports_nothing_heavy() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "accords", "--help"]
    finished = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL, timeout=60, check=False)
    assert finished.returncode == 0, finished.stderr[-2_000:]
    imported = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in finished.stderr.splitlines() if line.startswith("import time:")
    }
    assert "accords" in imported
    assert imported & {"numba", "numpy", "ortools", "pandas", "pydantic", "pydantic_core", "ruamel", "scipy"} == set()


def test_constraints_pin_everything_that_is_declared_and_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [Requirement(line) for lines in (project["dependencies"], *project["optional-dependencies"].values()) for line in lines]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(name): number for name, number in (line.split("==") for line in lines if not line.startswith("#"))}
    assert [str(need) for need in declared if pinned.get(canonicalize_name(need.name), "0") not in need.specifier] == []
    assert list(pinned) == sorted(pinned)


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"\nversion: {project['version']}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert version("accords") == project["version"]


def test_a_test_that_uses_the_network_is_refused(network_attempts: list[str]) -> None:
    with pytest.raises(RuntimeError, match="may not use the network"):
        socket.getaddrinfo("localhost", 9)
    with socket.socket() as connection, pytest.raises(RuntimeError, match="may not use the network"):
        connection.connect(("127.0.0.1", 9))
    assert network_attempts == ["socket.getaddrinfo", "socket.connect"]
    network_attempts.clear()
