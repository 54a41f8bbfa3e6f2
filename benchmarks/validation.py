"""How fast documents are validated: Engross beside jing and xmllint, as ratios within one run.

    python -m benchmarks.validation [number of files] [runs]

One file from a cold start is what a commit hook feels; many files are what a corpus costs. Each figure is the
best of several runs; all validators use the same grammar and see the same files. Engross sees them once more
as it writes them: naming schemas, which lie beside them in ten folders.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from benchmarks.mutations import specimens
from encoder.config import Options
from encoder.corpus.encoding import place_schemas
from encoder.resources import resource
from encoder.schemas import FOLDER
from encoder.tei import serialize

_ENGROSS = [sys.executable, "-m", "encoder", "validate", "--quiet"]


_FOLDERS = 10


def commands(plain: Sequence[Path], named: Sequence[Path]) -> dict[str, tuple[list[str], Sequence[Path]]]:
    """The validators that are installed, each with its files: those that name no schema, or those that do."""
    grammar = str(resource("schema", "engross.rng"))
    tools = {
        "engross, grammar only": ([*_ENGROSS, "--no-schematron"], plain),
        "grammar, schemas named": ([*_ENGROSS, "--no-schematron"], named),
        "engross, with Schematron": (_ENGROSS, plain),
        "Schematron, schemas named": (_ENGROSS, named),
        "jing": (["jing", grammar], plain),
        "xmllint": (["xmllint", "--noout", "--relaxng", grammar], plain),
    }
    return {name: tool for name, tool in tools.items() if shutil.which(tool[0][0])}


def seconds(command: Sequence[str], runs: int) -> float:
    """Wall-clock time of the fastest of several runs."""
    best = float("inf")
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        best = min(best, time.perf_counter() - begin)
    return best


def table(plain: Sequence[Path], named: Sequence[Path], runs: int) -> str:
    """Seconds and ratios to jing for one file and for all."""
    tools = commands(plain, named)
    lines = [f"{'':28}{'one file':>10}{'of jing':>9}{f'{len(plain)} files':>14}{'of jing':>9}"]
    one = {name: seconds([*command, str(files[0])], runs) for name, (command, files) in tools.items()}
    many = {
        name: seconds([*command, *map(str, files)], max(2, runs // 3))
        for name, (command, files) in tools.items()
    }
    for name in tools:
        lines.append(
            f"{name:28}{one[name] * 1000:7.0f} ms{_ratio(one, name):>9}"
            f"{many[name]:12.2f} s{_ratio(many, name):>9}"
        )
    return "\n".join(lines)


def _ratio(times: dict[str, float], name: str) -> str:
    return f"{times['jing'] / times[name]:.1f}×" if "jing" in times else ""


def written(number: int, home: Path, schema_folder: str | None) -> list[Path]:
    """Copies of the specimens, which name schemas or do not, in some folders."""
    trees = [etree.ElementTree(etree.fromstring(text.encode())) for text in specimens()]
    files = [home / str(index % _FOLDERS) / f"{index:05}.xml" for index in range(number)]
    for folder in {file.parent for file in files}:
        place_schemas(Options(), folder)
    for index, file in enumerate(files):
        file.write_bytes(serialize(trees[index % len(trees)], schema_folder))
    return files


def main(number: int, runs: int) -> None:
    """Print the table for copies of the specimens."""
    with tempfile.TemporaryDirectory() as folder:
        plain = written(number, Path(folder, "plain"), None)
        named = written(number, Path(folder, "named"), FOLDER)
        size = sum(file.stat().st_size for file in plain) / number
        print(f"{number} files of {size / 1000:.1f} kB on average")
        print(table(plain, named, runs))


if __name__ == "__main__":
    main(*(int(argument) for argument in (*sys.argv[1:], *("1000", "9")[len(sys.argv) - 1 :])))
