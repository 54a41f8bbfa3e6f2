"""N records harvested from a running server: by one client, by clients side by side, while records change.

    python -m benchmarks.harvest [N] [--clients C] [--client sickle] [--catalogue URL] [--prefix oai_dc]

The records are made up (`tests/archive/records.py`); the server listens on the loopback address, in a process
of its own. The baseline is one client. Memory is the server's; requests are bounded in number. The client is
a plain one, or one that others have written and libraries use: `sickle`, `scythe` (`oaipmh-scythe`).
"""

import argparse
import contextlib
import http.client
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from encoder.archive.catalogue import Catalogue, open_catalogue
from tests.archive.records import change, deletion, names

OAI = "{http://www.openarchives.org/OAI/2.0/}"
SERVER = """
import socket, sys, uvicorn
from encoder.archive.catalogue import open_catalogue
from encoder.archive.oai.repository import About
from encoder.archive.server import application
door = socket.create_server(("127.0.0.1", 0), backlog=256)
address = f"http://127.0.0.1:{door.getsockname()[1]}/"
about = About("Benchmark", f"{address}oai", "a@example.org", "example.org", page=int(sys.argv[2]))
print(address, flush=True)
app = application(open_catalogue(sys.argv[1]), about, None)
uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off")).run(sockets=[door])
"""


class Harvester:
    """A client that lists all records, and measures each request.

    Args:
        address: of the server.
        prefix: of the format.
    """

    def __init__(self, address: str, prefix: str) -> None:
        self.address, self.prefix = address, prefix
        self.seconds: list[float] = []
        self.identifiers: list[str] = []

    def run(self) -> None:
        """Harvest, in at most 100,000 requests."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        query = f"verb=ListRecords&metadataPrefix={self.prefix}"
        for _ in range(100_000):
            with self.measured():
                connection.request("GET", f"/oai?{query}")
                body = connection.getresponse().read()
            root = etree.fromstring(body)
            self.identifiers += [one.findtext(f"{OAI}identifier") or "" for one in root.iter(f"{OAI}header")]
            token = root.findtext(f".//{OAI}resumptionToken")
            if not token:
                return
            query = f"verb=ListRecords&resumptionToken={token}"

    @contextlib.contextmanager
    def measured(self) -> Iterator[None]:
        """What is done within is a request."""
        started = time.perf_counter()
        yield
        self.seconds.append(time.perf_counter() - started)


class SickleHarvester(Harvester):
    """The client of Python that is used most."""

    def run(self) -> None:
        """Harvest."""
        import sickle

        client = sickle.Sickle(f"{self.address}oai")
        client.harvest = _measured(self, client.harvest)
        found = client.ListRecords(metadataPrefix=self.prefix)
        self.identifiers += [record.header.identifier for record in found]


class ScytheHarvester(Harvester):
    """Its successor."""

    def run(self) -> None:
        """Harvest."""
        import oaipmh_scythe

        with oaipmh_scythe.Scythe(f"{self.address}oai") as client:
            client.harvest = _measured(self, client.harvest)
            found = client.list_records(metadata_prefix=self.prefix)
            self.identifiers += [record.header.identifier for record in found]


CLIENTS = {"plain": Harvester, "sickle": SickleHarvester, "scythe": ScytheHarvester}


def _measured(harvester: Harvester, ask: Callable[..., Any]) -> Callable[..., Any]:
    """What sends a request, measured."""

    def measured(*arguments: Any, **options: Any) -> Any:
        with harvester.measured():
            return ask(*arguments, **options)

    return measured


def memory(process: int) -> int:
    """The megabytes that a process holds."""
    text = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in text.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024


def fill(catalogue: Catalogue, count: int) -> None:
    """Put so many records into a catalogue."""
    every = names(count)
    for at in range(0, count, 1000):
        catalogue.change(
            [change(name, f"Light {name}") for name in every[at : at + 1000]], "2026-01-01T00:00:00Z"
        )


def disturb(catalogue: Catalogue, count: int, stop: threading.Event) -> int:
    """Add, change and delete records until it is to stop; how many."""
    done = 0
    while not stop.is_set() and done < 10_000:
        some = names(3, done * 7 % max(1, count - 3))
        changes = [change(some[0], f"New {done}"), deletion(some[1]), change(f"{some[2]}-{done}")]
        catalogue.change(changes, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
        done += 3
        stop.wait(0.02)
    return done


def report(title: str, harvesters: list[Harvester], seconds: float, count: int, process: int) -> None:
    """Print a line about a harvest."""
    every = sorted(one for harvester in harvesters for one in harvester.seconds)
    had = sum(len(harvester.identifiers) for harvester in harvesters)
    wanted = {f"oai:example.org:{name}" for name in names(count)}
    missing = sum(len(wanted - set(harvester.identifiers)) for harvester in harvesters)
    twice = sum(len(harvester.identifiers) - len(set(harvester.identifiers)) for harvester in harvesters)
    p50, p99 = (every[min(len(every) - 1, int(len(every) * part))] * 1000 for part in (0.5, 0.99))
    print(
        f"{title:<34} {had / seconds:>8.0f} records/s  p50 {p50:6.1f} ms  p99 {p99:6.1f} ms"
        f"  missing {missing}  twice {twice}  server {memory(process)} MB",
        flush=True,
    )


def harvest(given: argparse.Namespace, address: str, clients: int) -> tuple[list[Harvester], float]:
    """Harvest by some clients side by side; they, and the seconds."""
    harvesters = [CLIENTS[given.client](address, given.prefix) for _ in range(clients)]
    threads = [threading.Thread(target=harvester.run) for harvester in harvesters]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return harvesters, time.perf_counter() - started


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--client", choices=CLIENTS, default="plain")
    parser.add_argument("--prefix", default="oai_dc")
    parser.add_argument("--catalogue")
    parser.add_argument("--page", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = given.catalogue or f"sqlite:///{folder}/catalogue.sqlite"
        with open_catalogue(address, to_write=True) as catalogue:
            fill(catalogue, given.count)
            command = [sys.executable, "-c", SERVER, address, str(given.page)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
                try:
                    assert server.stdout is not None
                    place = server.stdout.readline().strip()
                    run(given, place, catalogue, server.pid)
                finally:
                    server.terminate()


def run(given: argparse.Namespace, place: str, catalogue: Catalogue, process: int) -> None:
    """The harvests, one after another."""
    wanted = f"{given.count} of {given.prefix}, {given.page} a page"
    print(f"{wanted}, by {given.client}; server {memory(process)} MB")
    for title, clients in {"one client (baseline)": 1, f"{given.clients} clients": given.clients}.items():
        harvesters, seconds = harvest(given, place, clients)
        report(title, harvesters, seconds, given.count, process)
    stop, done = threading.Event(), [0]
    disturber = threading.Thread(target=lambda: done.__setitem__(0, disturb(catalogue, given.count, stop)))
    disturber.start()
    harvesters, seconds = harvest(given, place, given.clients)
    stop.set()
    disturber.join()
    report(f"{given.clients} clients, {done[0]} records changed", harvesters, seconds, given.count, process)


if __name__ == "__main__":
    main()
