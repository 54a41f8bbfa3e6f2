"""How long a page takes, against parsing alone and the barest stylesheet, and whether memory stays flat.

    python benchmarks/html_pages.py [FOLDER] [--runs N] [--site N]

FOLDER holds TEI documents (default: the samples of the tests). Times are the process's own seconds at their
best, given as ratios to the first task, in two ways: all documents go through one task after the other, so
that each task finds the processor's caches full of its own; or each document goes through every task in
turn, as in a program that does more than one thing. The first task, a tenth of a millisecond, gains most by
the first way. The TEI Stylesheets are in no package registry; where they were measured (html5, warm, the
same Saxon, 12 kB documents of an edition), they took 206 times the first task, task by task. `--site N`
builds a site of N copies and prints the memory on the way.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from encoder import saxon
from encoder.rendering.html import Surroundings, render_html, render_text
from encoder.rendering.reading import to_saxon
from encoder.rendering.record import read_record
from encoder.rendering.site import SiteOptions, build_site

SAMPLES = Path(__file__).parent.parent / "tests" / "rendering" / "samples"
AROUND = Surroundings(site="Benchmark", index="index.html", stylesheets=("style.css",))
BARE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html"/>
  <xsl:template match="*"><span class="{local-name()}"><xsl:apply-templates/></span></xsl:template>
</xsl:stylesheet>"""


def bare() -> Callable[[bytes], object]:
    """The least that a stylesheet can do: an element for an element."""
    executable = saxon.compile_text(BARE)
    return lambda tei: saxon.run(executable, to_saxon(tei))


def tasks() -> dict[str, Callable[[bytes], object]]:
    return {
        "parse and serialise (lxml)": lambda tei: etree.tostring(etree.fromstring(tei)),
        "barest stylesheet (Saxon)": bare(),
        "page of HTML": lambda tei: render_html(tei, AROUND),
        "plain text": render_text,
        "record for the collection": lambda tei: read_record("x", tei),
    }


def measure(documents: list[bytes], runs: int) -> dict[str, float]:
    """Milliseconds of each task: the best of the runs for a document, the median of the documents.

    The first run, which compiles, is left out.
    """
    found = {}
    for name, task in tasks().items():
        times = [[seconds(task, tei) for tei in documents] for _ in range(runs + 1)]
        found[name] = statistics.median(min(column) for column in zip(*times[1:], strict=True)) * 1000
    return found


def measure_in_turns(documents: list[bytes], runs: int) -> dict[str, float]:
    """The same, of documents that go through every task in turn."""
    made = tasks()
    times = [[[seconds(task, tei) for task in made.values()] for tei in documents] for _ in range(runs + 1)]
    best = [
        [min(run[at][task] for run in times[1:]) for at in range(len(documents))] for task in range(len(made))
    ]
    return {name: statistics.median(found) * 1000 for name, found in zip(made, best, strict=True)}


def seconds(task: Callable[[bytes], object], tei: bytes) -> float:
    """The process's own seconds for one document."""
    start = time.process_time()
    task(tei)
    return time.process_time() - start


def print_times(documents: list[bytes], runs: int) -> None:
    size = statistics.mean(map(len, documents)) / 1000
    print(f"{len(documents)} documents of {size:.1f} kB in the mean, {runs} runs")
    for way, measured in (("task by task", measure), ("in turns", measure_in_turns)):
        times = measured(documents, runs)
        floor = next(iter(times.values()))
        print(way)
        for name, milliseconds in times.items():
            print(f"  {name:28} {milliseconds:8.3f} ms {milliseconds / floor:7.1f} ×")


def build_large_site(documents: list[bytes], count: int) -> None:
    """Builds a site of `count` copies in one process and prints the peak of memory after each tenth."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder, "tei")
        sources.mkdir()
        for number in range(count):
            (sources / f"d{number:06}.xml").write_bytes(documents[number % len(documents)])
        done: list[str] = []
        start = time.perf_counter()

        def note(name: str) -> None:
            done.append(name)
            if len(done) % max(1, count // 10) == 0:
                print(f"{len(done):7} pages {_peak():6} MiB {time.perf_counter() - start:7.1f} s")

        files = sorted(sources.iterdir())
        build_site(files, Path(folder, "site"), SiteOptions(search=False), progress=note)
        print(f"site built in {time.perf_counter() - start:.1f} s, peak {_peak()} MiB")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--site", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    documents = [path.read_bytes() for path in sorted(arguments.folder.glob("*.xml"))]
    print_times(documents, arguments.runs)
    if arguments.site:
        build_large_site(documents, arguments.site)


if __name__ == "__main__":
    main()
