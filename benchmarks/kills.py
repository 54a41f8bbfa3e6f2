"""Builds that are killed at random moments, then one that is not: it must end as if nothing had been.

python -m benchmarks.kills [N] [--documents D] [--seed S]
"""

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import write_corpus


def command(source: Path, out: Path) -> list[str]:
    """A build without what takes long."""
    what = ["build", str(source), "-o", str(out), "--no-pdf", "--no-search", "--jobs", "2"]
    return [sys.executable, "-m", "encoder", *what]


def state(out: Path) -> dict[str, str]:
    """The files of an output folder but its manifest and report, with their digests."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".engross.sqlite") and path.parent.name != "report"
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=10)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=14)
    chosen = parser.parse_args()
    random_ = random.Random(chosen.seed)  # noqa: S311 - the same each time
    with tempfile.TemporaryDirectory() as folder:
        source, out, whole = Path(folder, "in"), Path(folder, "out"), Path(folder, "whole")
        write_corpus(source, chosen.documents)
        started = time.monotonic()
        subprocess.run(command(source, whole), check=True, capture_output=True)
        seconds = time.monotonic() - started
        killed = 0
        for _ in range(chosen.kills):
            with subprocess.Popen(command(source, out), stderr=subprocess.DEVNULL) as process:
                time.sleep(random_.uniform(0.2, seconds))
                killed += process.poll() is None
                process.kill()
            if random_.random() < 0.3:
                victim = random_.choice([*out.rglob("*.xml"), *out.rglob("*.html"), source])
                if victim.is_file():
                    victim.unlink()
        subprocess.run(command(source, out), check=True, capture_output=True)
        same = state(out) == state(whole)
    end = "all is the same" if same else "NOT the same"
    print(f"{killed} of {chosen.kills} builds were killed; in the end {end}")
    sys.exit(not same)


if __name__ == "__main__":
    main()
