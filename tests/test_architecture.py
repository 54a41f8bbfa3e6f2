"""The house stays as it was drawn: a stage imports the shared modules and itself, never a later stage."""

import ast
from pathlib import Path

import pytest

import encoder

PACKAGE = Path(encoder.__file__).parent
DRAWN = Path(__file__).parents[1] / "docs" / "architecture.md"
STAGES = (
    "reading",
    "house",
    "pages",
    "blocks",
    "document",
    "tei",
    "checks",
    "merging",
    "editor",
    "rendering",
    "corpus",
    "desk",
    "archive",
    "commands",
    "cli",
)
AFTER = {
    "pipeline": "checks",
    "writer": "checks",
    "api": "rendering",
    "config": "house",
    "metadata": "reading",
    "corrections": "reading",
    "corrections.file": "checks",
    "deriving": "editor",
    "edition": "reading",
    "learning": "editor",
}


def stage_of(module: str) -> int | None:
    inner = module.removeprefix("encoder.") if module.startswith("encoder.") else ""
    top = inner.split(".")[0] or None
    top = AFTER.get(inner) or AFTER.get(top or "", top)
    return STAGES.index(top) if top in STAGES else None


def imports(file: Path) -> set[str]:
    """The modules that a file imports when it runs; what only the type checker reads is left out."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    skipped = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    nodes = [node for node in ast.walk(tree) if id(node) not in skipped]
    found = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return found | {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_no_stage_imports_a_later_one(file):
    own = stage_of(".".join(("encoder", *file.relative_to(PACKAGE).with_suffix("").parts)))
    if own is None:
        return
    later = {module for module in imports(file) if (stage_of(module) or 0) > own}
    assert not later, f"{file.name} imports from a later stage: {later}"


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_only_one_module_knows_saxon(file):
    if file.name != "saxon.py":
        assert not any(module.split(".")[0] == "saxonche" for module in imports(file))


def test_the_table_of_the_architecture_names_every_package():
    packages = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    table = DRAWN.read_text(encoding="utf-8")
    assert not {name for name in packages if f"| `encoder/{name}/`" not in table}
