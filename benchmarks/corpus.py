"""A corpus of N small documents, built twice: time a document, memory, and the share of the second build.

    python -m benchmarks.corpus [N] [--pdf] [--jobs J]

The documents are made from a seed. The first build is the baseline of the second; memory is that of the
largest process, the one that was started or a worker.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = (
    *("harbour", "lamp", "keeper", "closed", "letter", "minister", "tide", "report", "station", "signal"),
    *("winter", "light", "coast", "vessel", "board", "quarantine", "captain", "north", "pier", "storm"),
    *("evening", "morning", "council", "answer", "question", "copy", "duty", "crew", "island", "the", "of"),
)
PLACES = ("Dover", "Hull", "Whitby", "Harwich", "Falmouth")
NAMES = ("Ruth Ardmore", "John Penhale", "Ada Marlow", "Tom Fisher", "Edith Crane", "Paul Vane")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")


def letter(random_: random.Random, number: int) -> str:
    """The text of a letter."""
    sender, recipient = random_.sample(NAMES, 2)
    date = f"{random_.choice(MONTHS)} {random_.randint(1, 28)}, {random_.randint(1900, 1960)}"
    head = f"{number}. Letter From {sender} to {recipient}\n\n{random_.choice(PLACES)}, {date}\n\nDear Sir:\n"
    paragraphs = (
        " ".join(random_.choices(WORDS, k=60)).capitalize() + "." for _ in range(random_.randint(2, 6))
    )
    return head + "\n" + "\n\n".join(paragraphs) + f"\n\nYours truly,\n\n{sender}\n"


def write_corpus(folder: Path, count: int) -> None:
    """Write so many letters, a thousand to a folder."""
    random_ = random.Random(14)  # noqa: S311 - the same each time
    for number in range(1, count + 1):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"letter-{number:06}.txt").write_text(letter(random_, number))


def build(source: Path, out: Path, arguments: list[str]) -> float:
    """The seconds that a build takes."""
    started = time.monotonic()
    command = [sys.executable, "-m", "encoder", "build", str(source), "-o", str(out), *arguments]
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--jobs", default="2")
    chosen = parser.parse_args()
    arguments = ["--no-search", "--jobs", chosen.jobs, *([] if chosen.pdf else ["--no-pdf"])]
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        write_corpus(source, chosen.count)
        first, second = build(source, out, arguments), build(source, out, arguments)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{chosen.count} documents: {first:.1f} s, {first / chosen.count * 1000:.1f} ms a document")
    print(f"again: {second:.2f} s, {second / first:.2%} of the first; {memory:.0f} MB at most in a process")


if __name__ == "__main__":
    main()
