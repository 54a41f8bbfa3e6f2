"""How fast documents are validated: Engross beside jing and xmllint, as ratios within one run.

    python -m benchmarks.validation [number of files] [runs]

One file from a cold start is what a commit hook feels; many files are what a corpus costs. Each figure is the
best of several runs; all validators use the same grammar and see the same files.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutations import specimens
from encoder.resources import resource

_ENGROSS = [sys.executable, "-m", "encoder", "validate", "--quiet"]


def commands(grammar: str) -> dict[str, list[str]]:
    """The validators that are installed; the first is the measure of the others."""
    tools = {
        "engross, grammar only": [*_ENGROSS, "--no-schematron"],
        "engross, with Schematron": _ENGROSS,
        "jing": ["jing", grammar],
        "xmllint": ["xmllint", "--noout", "--relaxng", grammar],
    }
    return {name: command for name, command in tools.items() if shutil.which(command[0])}


def seconds(command: Sequence[str], runs: int) -> float:
    """Wall-clock time of the fastest of several runs."""
    best = float("inf")
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        best = min(best, time.perf_counter() - begin)
    return best


def table(files: Sequence[Path], runs: int) -> str:
    """Seconds and ratios to jing for one file and for all."""
    tools = commands(str(resource("schema", "engross.rng")))
    lines = [f"{'':28}{'one file':>10}{'of jing':>9}{f'{len(files)} files':>14}{'of jing':>9}"]
    one = {name: seconds([*command, str(files[0])], runs) for name, command in tools.items()}
    many = {name: seconds([*command, *map(str, files)], max(2, runs // 3)) for name, command in tools.items()}
    for name in tools:
        lines.append(
            f"{name:28}{one[name] * 1000:7.0f} ms{_ratio(one, name):>9}"
            f"{many[name]:12.2f} s{_ratio(many, name):>9}"
        )
    return "\n".join(lines)


def _ratio(times: dict[str, float], name: str) -> str:
    return f"{times['jing'] / times[name]:.1f}×" if "jing" in times else ""


def main(number: int, runs: int) -> None:
    """Print the table for copies of the specimens."""
    texts = specimens()
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{index:05}.xml") for index in range(number)]
        for index, file in enumerate(files):
            file.write_text(texts[index % len(texts)], encoding="utf-8")
        print(f"{number} files of {sum(map(len, texts)) / len(texts) / 1000:.1f} kB on average")
        print(table(files, runs))


if __name__ == "__main__":
    main(*(int(argument) for argument in (*sys.argv[1:], *("1000", "9")[len(sys.argv) - 1 :])))
