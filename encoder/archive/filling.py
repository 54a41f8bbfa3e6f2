"""The catalogue of an output folder, made from its manifest and its TEI files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from encoder.archive.catalogue import Catalogue, Change
from encoder.archive.crosswalk import describe
from encoder.archive.record import Described, Facts
from encoder.archive.sets import collections_of, sets_of
from encoder.budget import Budget, read_file
from encoder.cluster import spread
from encoder.corpus import digests
from encoder.corpus.manifest import Manifest, State
from encoder.corpus.publishing import Text, encoded_texts
from encoder.corpus.run import Outcome, failed, safely
from encoder.errors import EngrossError

SITE: Final = "site"
"""The fact that says where the pages of the documents are."""
_AT_A_TIME: Final = 200


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a TEI file.

    Attributes:
        text: the file.
        described: what is in it.
        outcome: why it could not be read.
    """

    text: Text
    described: Described | None = None
    outcome: Outcome | None = None


@dataclass(slots=True)
class Tally:
    """How many records were looked at, and how many have changed."""

    documents: int = 0
    changed: int = 0
    deleted: int = 0


def fill(
    catalogue: Catalogue,
    manifest: Manifest,
    tei: Path,
    *,
    site: str | None = None,
    rebuild: bool = False,
    jobs: int = 1,
    budget: Budget | None = None,
    tally: Tally | None = None,
    clock: Callable[[], str] | None = None,
) -> Iterator[Outcome]:
    """Bring the catalogue up to date; yields what became of each file that cannot be read.

    A document whose file is broken keeps the record that it has. One that the manifest has no more, or as
    withdrawn or failed, is a deleted record from now on.

    Args:
        catalogue: to be written.
        manifest: of the output folder.
        tei: the folder of the TEI files.
        site: where the pages are, with a slash at its end; by default as it was.
        rebuild: read all files, whatever has changed.
        jobs: processes.
        budget: of each document.
        tally: is counted up.
        clock: tells the time.

    Raises:
        Unreachable: the catalogue cannot be written.
    """
    tally, clock = tally or Tally(), clock or now
    place = site if site is not None else catalogue.fact(SITE) or ""
    if place != catalogue.fact(SITE):
        catalogue.note(SITE, place)
    known = catalogue.made_from()
    recipe = digests.digest([digests.rendering_digest("oai"), place])
    present: set[str] = set()

    def wanted() -> Iterator[Text]:
        for text in encoded_texts(manifest, tei):
            tally.documents += 1
            present.add(text.name)
            if rebuild or known.get(text.name) != (_made_from(text, recipe), False):
                yield text

    work = partial(read_text, site=place)
    chunk = 4 if jobs > 1 else 1
    done = spread(work, wanted(), jobs, fail_read, budget=budget, chunk=chunk)
    while part := list(islice(done, _AT_A_TIME)):
        changes = []
        for filled in part:
            if filled.described is None:
                if filled.outcome is not None:
                    yield filled.outcome
                continue
            changes.append(_change(manifest, filled, recipe))
        tally.changed += _commit(catalogue, changes, clock)
    gone = _gone(manifest, known, present)
    while deletions := list(islice(gone, _AT_A_TIME)):
        tally.deleted += _commit(catalogue, deletions, clock)


def read_text(text: Text, site: str) -> Filled:
    """What is in a TEI file. What fails is told in the outcome."""

    def work(text: Text) -> Filled:
        return Filled(text, describe(text.name, read_file(text.path), site))

    return safely(work, text, fail_read)


def fail_read(text: Text, error: EngrossError) -> Filled:
    """What became of a TEI file that cannot be read."""
    return Filled(text, outcome=failed(text, error))


def now() -> str:
    """The time as OAI-PMH writes it, in seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _commit(catalogue: Catalogue, changes: list[Change], clock: Callable[[], str]) -> int:
    """Note changes with the datestamp of the second in which they can be seen.

    Who harvests from the time of the last answer on would lose a record whose datestamp is older than the
    moment at which it could first be seen.
    """
    if not changes:
        return 0
    stamp = clock()
    changed = catalogue.change(changes, stamp)
    while (seen := clock()) != stamp:
        catalogue.restamp([change.name for change in changes], stamp, seen)
        stamp = seen
    return changed


def _change(manifest: Manifest, filled: Filled, recipe: str) -> Change:
    text = filled.text
    entry = manifest.entry(text.name)
    sets = sets_of(
        filled.described.facts if filled.described else Facts(),
        entry.source if entry else None,
        entry.origin if entry else None,
    )
    return Change(text.name, _made_from(text, recipe), filled.described, sets, text.sha256)


def _made_from(text: Text, recipe: str) -> str:
    return f"{text.sha256} {recipe}"


def _gone(manifest: Manifest, known: dict[str, tuple[str, bool]], present: set[str]) -> Iterator[Change]:
    """The documents that are not published any more; of one that a run has begun nothing is said yet.

    A catalogue that is made anew has them from the manifest, by which they were published once.
    """
    begun = {entry.name for entry in manifest.entries(State.BEGUN)}
    for name, (_, is_deleted) in known.items():
        if name not in present and name not in begun and not is_deleted:
            yield Change(name, "", None, {})
    for entry in manifest.entries():
        is_settled = entry.first is not None and entry.name not in begun
        if is_settled and entry.name not in known and entry.name not in present:
            yield Change(entry.name, "", None, collections_of(entry.source, entry.origin))
