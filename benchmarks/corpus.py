"""A corpus of N small documents, built again and again: time, memory, and the share of the second build.

    python -m benchmarks.corpus [N] [--pdf] [--search] [--jobs J]

The documents are made from a seed. The first build is the baseline of the second, and of a third with one
document more; memory is told of the process that was started and of its largest worker.
"""

import argparse
import contextlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
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


@dataclass(slots=True)
class Peak:
    """The most memory of the process that was started, and of one that it started, in MB."""

    parent: float = 0.0
    worker: float = 0.0

    def look(self, pid: int) -> None:
        """Look at a process and its children, as Linux tells of them."""
        self.parent = max(self.parent, _peak(pid))
        with contextlib.suppress(OSError):
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            self.worker = max([self.worker, *map(_peak, children)])


def _peak(pid: int | str) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def build(source: Path, out: Path, arguments: list[str]) -> tuple[float, float, Peak]:
    """The seconds that a build takes, those of all processors together, and its memory."""
    started, used = time.monotonic(), _processor_time()
    command = [sys.executable, "-m", "encoder", "build", str(source), "-o", str(out), *arguments]
    peak = Peak()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            peak.look(process.pid)
            time.sleep(0.1)
        said = process.stderr.read().decode() if process.stderr else ""
    if process.returncode:
        raise SystemExit(said)
    return time.monotonic() - started, _processor_time() - used, peak


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--search", action="store_true")
    parser.add_argument("--jobs", default="2")
    chosen = parser.parse_args()
    arguments = ["--jobs", chosen.jobs]
    arguments += [*([] if chosen.pdf else ["--no-pdf"]), *([] if chosen.search else ["--no-search"])]
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        write_corpus(source, chosen.count)
        first = build(source, out, arguments)
        again = build(source, out, arguments)
        (source / "one-more.txt").write_text(letter(random.Random(15), 0))  # noqa: S311
        more = build(source, out, arguments)
        largest = max(out.rglob("*.html"), key=lambda path: path.stat().st_size)
        kilobytes = largest.stat().st_size // 1000
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / chosen.count / 1000
    for what, (seconds, used, peak) in (("first", first), ("again", again), ("one more", more)):
        print(
            f"{chosen.count} documents, {what}: {seconds:.1f} s, {seconds / chosen.count * 1000:.2f} ms a "
            f"document; {used:.1f} s of processors, {used / first[1]:.2%}; parent {peak.parent:.0f} MB, "
            f"worker {peak.worker:.0f} MB"
        )
    print(f"largest page: {largest.name}, {kilobytes} kB; {size:.0f} kB a document on disk")


if __name__ == "__main__":
    main()
