"""What a collection must know of each document: remembered, or read anew."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from encoder.edition import Edition
from encoder.errors import EngrossError
from encoder.rendering.collection import Collection
from encoder.rendering.memory import Memory
from encoder.rendering.publication import (
    stylesheets_fingerprint,
)
from encoder.rendering.registers.files import read_registers
from encoder.rendering.registers.register import Register
from encoder.rendering.site.options import Failure
from encoder.rendering.workers import Reading, Workers


def read_records(
    sources: Mapping[str, Path], memory: Memory, workers: Workers, edition: Edition
) -> tuple[Collection, list[Failure]]:
    """What the collection must know of each document, as it is remembered or read anew."""
    register = Register(read_registers(edition.registers, edition.language))
    collection, failed = Collection(memory, edition.order, edition.group, register), []
    reader = f"{stylesheets_fingerprint()} {edition.language}"

    def unread() -> Iterator[Reading]:
        for name, path in sources.items():
            sha256 = memory.sha256(path)
            record = memory.record(name, f"{sha256} {reader}") if sha256 else None
            if record is None:
                yield Reading(name, path, edition.language)
            else:
                collection.add(record)

    for job, outcome in workers.run(unread()):
        if isinstance(outcome, EngrossError):
            failed.append((job.source, outcome))
        elif isinstance(outcome, tuple):
            record, sha256 = outcome
            memory.keep_record(record, job.source, sha256, f"{sha256} {reader}")
            collection.add(record)
    if edition.asks_for_folders:
        collection.put_in_folders({name: memory.folder(path) for name, path in sources.items()})
    collection.arrange()
    register.arrange()
    return collection, failed
