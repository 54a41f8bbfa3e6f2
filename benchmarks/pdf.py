"""How long a PDF takes, against HTML and against parsing alone, and whether memory stays flat.

    python benchmarks/pdf.py [FOLDER] [--documents N]

FOLDER holds TEI documents (default: the samples of the tests). Each document is parsed, made HTML and set as
PDF in turn, with a word of its own in it so that nothing is found in a cache; times are medians of the
process's own seconds per document, in which what else the machine does counts little.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from encoder.rendering.html import render_html
from encoder.rendering.pdf import print_xml, render_pdf
from encoder.rendering.reading import read_tei

SAMPLES = Path(__file__).parent.parent / "tests" / "rendering" / "samples"
TASKS: dict[str, Callable[[bytes], object]] = {
    "parse and serialise (lxml)": lambda tei: etree.tostring(etree.fromstring(tei)),
    "HTML": render_html,
    "print XML": lambda tei: print_xml(read_tei(tei)),
    "PDF": render_pdf,
}


def marked(tei: bytes, number: int) -> bytes:
    """The document with a word in its first paragraph that no other run has."""
    return tei.replace(b"<p>", f"<p>Copy {number}. ".encode(), 1)


def measure(documents: list[bytes], runs: int) -> dict[str, float]:
    """Median milliseconds per document of each task, the first round left out: it compiles and loads."""
    times: dict[str, list[float]] = {name: [] for name in TASKS}
    for number in range(runs + len(documents)):
        tei = marked(documents[number % len(documents)], number)
        for name, task in TASKS.items():
            start = time.process_time()
            task(tei)
            times[name].append((time.process_time() - start) * 1000)
    return {name: statistics.median(found[len(documents) :]) for name, found in times.items()}


def resident() -> int:
    """The most memory that the process had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def memory(documents: list[bytes], count: int) -> list[int]:
    """Peak memory after each tenth of `count` PDFs, in MiB."""
    peaks = []
    for number in range(count):
        render_pdf(marked(documents[number % len(documents)], number))
        if (number + 1) % (count // 10) == 0:
            peaks.append(resident())
    return peaks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--documents", type=int, default=1000, help="PDFs made for the memory figure")
    parser.add_argument("--runs", type=int, default=100, help="documents timed")
    arguments = parser.parse_args()
    documents = [path.read_bytes() for path in sorted(arguments.folder.glob("*.xml"))]
    print(f"{len(documents)} documents, {sum(map(len, documents)) / len(documents) / 1000:.1f} kB on average")
    times = measure(documents, arguments.runs)
    for name, milliseconds in times.items():
        print(f"{name:30} {milliseconds:8.2f} ms  {milliseconds / times['HTML']:6.2f} × HTML")
    print("peak memory, MiB, after each tenth:", *memory(documents, arguments.documents))


if __name__ == "__main__":
    main()
