"""Coverage-guided fuzzing: bytes that reach new code in the product are kept, and changed further.

usage: python -m benchmarks.fuzz TARGET [--seconds N] [--longest BYTES] [--folder FOLDER]

Needs `pip install atheris` (libFuzzer; Linux, CPython up to 3.13). The corpus and each finding (the bytes
that made it, its message beside them) are kept in FOLDER/TARGET; the next run begins with them. A finding
does not end the run: one of each kind is kept. What is looked for:

reading     an error that is not ours; a byte that report and text do not give back
encoding    an error that is not ours; what `conserved.py` finds; T01; TEI that libxml2 holds to be invalid
validation  an error that is not ours; a verdict other than that of libxml2
rules       an error that is not ours; a secret of the machine in a message; a file written
settings    an error that is not ours, of house.toml, edition.toml, engross.toml
survey      an error that is not ours; a house that is written and cannot be read
citations   an error that is not ours
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import sys
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import atheris

_READERS = ("house", "pages", "blocks", "document", "days", "months", "marks", "note_marks", "enumerators")
_INSTRUMENTED = {
    "reading": ("reading", "strings"),
    "encoding": (*_READERS, "reading", "tei", "pipeline", "checks.conservation", "ties"),
    "validation": ("checks",),
    "rules": ("checks.schematron", "checks.trust", "checks.parse"),
    "settings": ("house.house_file", "edition", "checks.project", "user_files"),
    "survey": _READERS,
    "citations": ("archive.dts", "checks.parse"),
}
"""The packages of the product in which a target looks for new ways, all of which the start pays for."""


def _import(target: str) -> None:
    """Imports what a target works on, also what would be imported late, with counters in it."""
    names = [f"encoder.{name}" for name in _INSTRUMENTED[target]]
    with atheris.instrument_imports(include=names):
        for name in names:
            module = importlib.import_module(name)
            for part in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{name}."):
                importlib.import_module(part.name)


class Run:
    """The inputs of a run and what they brought to light."""

    def __init__(self, target: Callable[[bytes], None], refusals: type[Exception], folder: Path) -> None:
        self._target = target
        self._refusals = refusals
        self._folder = folder
        self._kinds: set[str] = set()

    def once(self, data: bytes) -> None:
        try:
            self._target(data)
        except self._refusals:
            pass
        except Exception as error:  # each kind is written down, and the run goes on
            self._keep(error, data)

    def _keep(self, error: Exception, data: bytes) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        where = f"{Path(frames[-1].filename).name}:{frames[-1].name}"
        what = (
            re.sub(r"\d+|“.*?”|\{.*?\}|'.*?'", "*", str(error)) if type(error).__name__ == "Fault" else where
        )
        kind = f"{type(error).__name__} {what}"[:160]
        if kind in self._kinds or len(self._kinds) > 200:
            return
        self._kinds.add(kind)
        name = sha256(kind.encode()).hexdigest()[:12]
        (self._folder / f"{name}.bytes").write_bytes(data)
        (self._folder / f"{name}.txt").write_text(
            f"{kind}\n\n{''.join(traceback.format_exception(error))[-3000:]}"
        )
        print(f"found {kind}", flush=True)


def main() -> None:
    """Runs a target."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=_INSTRUMENTED)
    parser.add_argument("--seconds", type=int, default=900)
    parser.add_argument("--longest", type=int, default=1500, help="bytes of an input: short ones are many")
    parser.add_argument("--folder", type=Path, default=Path("fuzz"))
    given = parser.parse_args()
    _import(given.target)
    from benchmarks.fuzz_targets import SECRET, TARGETS, WORDS, seeds
    from encoder.errors import EngrossError

    corpus, found = given.folder / given.target / "corpus", given.folder / given.target / "found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        for at, seed in enumerate(seeds(given.target)):
            (corpus / f"seed{at}").write_bytes(seed[: given.longest])
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word[:60]) + '"' for word in WORDS[given.target]]
    (given.folder / given.target / "words").write_text("\n".join(lines))
    os.environ["SECRET"] = SECRET
    run = Run(TARGETS[given.target], EngrossError, found)
    flags = [
        f"-max_len={given.longest}",
        "-len_control=20",
        "-timeout=60",
        "-rss_limit_mb=4000",
        "-handle_segv=0",
        "-print_final_stats=1",
    ]
    options = [f"-dict={given.folder / given.target / 'words'}", f"-max_total_time={given.seconds}"]
    atheris.Setup([sys.argv[0], str(corpus), *flags, *options, f"-artifact_prefix={found}/"], run.once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
