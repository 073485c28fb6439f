"""Rules of the repository that a reader relies on: locks, hooks, settings example, no clutter."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import BaseModel

from speak_to_input.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements/*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
AT_ROOT = {
    ".ci", ".env.example", ".gitattributes", ".gitignore", ".npmrc", ".pre-commit-config.yaml",
    "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "bank_forms", "bench", "deploy", "docs", "evaluation",
    "lexicon", "pyproject.toml", "requirements", "scripts", "src", "tests", "web", "workflows",
}  # fmt: skip
LARGEST_FILE_BYTES = 1_500_000


def committed_files() -> list[Path]:
    """Files in git, and files that the next `git add` would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [Path(name) for name in listed.split("\0") if name and (ROOT / name).exists()]


def locked_names(lock: str) -> set[str]:
    """Names of the packages that a lock file pins."""
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    return {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def required_names(requirements: Iterable[str]) -> set[str]:
    """Names in a list of requirements, extras and versions left away."""
    return {canonicalize_name(Requirement(text).name) for text in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host_and_pins_every_package_by_hash(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE), "an option would tie the lock to a machine"
    entries = re.split(r"\n(?=\S)", text)
    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_runtime_lock_holds_every_dependency() -> None:
    assert required_names(PROJECT["project"]["dependencies"]) <= locked_names("runtime.txt"), "run: make lock"


def test_the_development_lock_holds_everything() -> None:
    wanted = required_names(PROJECT["dependency-groups"]["dev"]) | locked_names("runtime.txt")
    assert wanted <= locked_names("dev.txt"), "run: make lock"


def imported_packages() -> set[str]:
    """Top-level names of all packages that the product itself imports, the standard library left out."""
    names: set[str] = set()
    for path in ROOT.glob("src/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - {"speak_to_input"}


def test_what_is_imported_is_declared() -> None:
    extras = PROJECT["project"].get("optional-dependencies", {}).values()
    declared = required_names(PROJECT["project"]["dependencies"]).union(*(required_names(e) for e in extras))
    providers = packages_distributions()
    undeclared = {
        name
        for name in imported_packages()
        if not declared & {canonicalize_name(provider) for provider in providers.get(name, [name])}
    }
    assert undeclared == set()


def setting_lines(model: type[BaseModel], prefix: str = PREFIX) -> Iterator[tuple[str, object]]:
    """Every variable that can be set, with its default."""
    for name, field in model.model_fields.items():
        variable = f"{prefix}{name.upper()}"
        if isinstance(field.default, BaseModel):
            yield from setting_lines(type(field.default), f"{variable}__")
        else:
            yield variable, field.default


def test_the_settings_example_shows_every_setting_with_its_default() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    shown = dict(re.findall(rf"^# ({PREFIX}\w+)=(.*)$", example, re.MULTILINE))
    defaults = {
        name: "" if value == () else str(value).removesuffix(".0") for name, value in setting_lines(Settings)
    }
    defaults = {name: {"True": "true", "False": "false"}.get(text, text) for name, text in defaults.items()}
    assert shown == defaults


def test_npm_locks_name_no_host() -> None:
    locks = [path for path in committed_files() if path.name == "package-lock.json"]
    assert [str(path) for path in locks if '"resolved"' in (ROOT / path).read_text("utf-8")] == []


def test_nothing_unexpected_lies_at_the_root() -> None:
    assert {path.parts[0] for path in committed_files()} - AT_ROOT == set()


def test_no_large_file_is_committed() -> None:
    assert [str(p) for p in committed_files() if (ROOT / p).stat().st_size > LARGEST_FILE_BYTES] == []


def test_commit_hooks_need_no_network() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert {repo["repo"] for repo in hooks["repos"]} == {"local"}
    assert {hook["language"] for repo in hooks["repos"] for hook in repo["hooks"]} == {"system"}


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(path.name[:4]) for path in ROOT.glob("docs/adr/*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
