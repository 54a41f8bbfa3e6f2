"""The encoding of a corpus, again and again: what has changed is done, what an editor has changed is kept."""

import contextlib
import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

from encoder.budget import STREAM, Budget, refuse_name
from encoder.cluster import spread
from encoder.config import Options
from encoder.corpus import digests
from encoder.corpus.encoding import Made, Task, encode_task, fail_task, place_schemas
from encoder.corpus.items import Item, spoken
from encoder.corpus.manifest import Entry, Manifest, Standing, State, findings_json, now
from encoder.corpus.naming import named
from encoder.corpus.prepared import prepare
from encoder.corpus.run import WORTH_A_POOL, Outcome, failed
from encoder.corpus.tally import Tally
from encoder.corpus.versions import BASE, NEW, Version
from encoder.corpus.wishes import Wishes
from encoder.errors import DocumentError, EngrossError
from encoder.findings import Finding, Place, Severity
from encoder.metadata import MetadataTable, merge
from encoder.model import Metadata
from encoder.processes import default_jobs
from encoder.version import engross_version
from encoder.writer import Staged, discarded

EDITED: Final = "K01"
SOURCES_FACT: Final = "sources"
METADATA_FACT: Final = "metadata"
HOUSE: Final = "house"
"""What a run was given, for one who asks how things stand: absolute paths."""
WEIGHTS: Final = "weights of the house"
ROLE: Final = "tei"
_ENOUGH_TO_JUDGE: Final = 512


class Renewal:
    """The encoding of sources to `folder/NAME.xml`, as the manifest says what is still to be done.

    Args:
        manifest: of the output folder.
        folder: the output folder, or one in it.
        options: how the sources are encoded.
        wishes: how what is there is treated.
        tally: is kept up to date.
        tell: called with each source that is done with, also where nothing was to be done.
        house: digest of what is declared of the houses.
    """

    def __init__(
        self,
        manifest: Manifest,
        folder: Path,
        options: Options,
        wishes: Wishes,
        tally: Tally,
        tell: Callable[[str], None] = lambda source: None,
        house: str = "",
    ) -> None:
        self._tell = tell
        self._manifest, self._folder, self._wishes, self._tally = manifest, folder, wishes, tally
        self._options = place_schemas(options, folder)
        self._recipe = manifest.keep_recipe({**recipe_parts(self._options), HOUSE: house})
        table = options.metadata.file
        manifest.note(METADATA_FACT, os.path.abspath(table) if table else None)  # noqa: PTH100
        self._turn = 0

    def run(self, items: Iterable[Item], jobs: int | None, budget: Budget) -> Iterator[Outcome]:
        """What became of each source that is encoded, fails, or whose TEI is kept, in the sources' order.

        Those that have not changed are only counted.
        """
        decided: deque[Outcome | None] = deque()
        begun, jobs, chunk, are_several = _shares(items, jobs)
        work = partial(encode_task, options=self._options, folder=self._folder)
        done = spread(
            work, self._tasks(begun, decided, are_several), jobs, fail_task, budget=budget, chunk=chunk
        )
        for made in done:
            while (outcome := decided.popleft()) is not None:
                yield self._counted(outcome)
            if (settled := self._settle(made)) is not None:
                yield self._counted(settled)
        yield from (self._counted(outcome) for outcome in decided if outcome is not None)

    def _counted(self, outcome: Outcome) -> Outcome:
        self._tally.add(outcome)
        self._tell(outcome.file)
        return outcome

    def _tasks(
        self, items: Iterable[Item], decided: deque[Outcome | None], are_several: bool
    ) -> Iterator[Task]:
        """The sources that are to be encoded; of others what is decided at once; None where a task goes."""
        for item in items:
            verdict = self._decide(item)
            if isinstance(verdict, Outcome):
                decided.append(verdict)
            elif verdict is not None:
                if are_several:
                    prepare()
                decided.append(None)
                yield verdict

    def _decide(self, item: Item) -> Task | Outcome | None:
        try:
            if item.error is not None:
                return _refused(item, item.error)
            refuse_name(item.path or Path(item.name))
            if not item.name:
                raise DocumentError("has no name", hint="its files are named for it")
            item = named(item, self._manifest)
            namesakes = self._manifest.namesakes(item.name)
            for other in namesakes:
                if other.run == self._manifest.run:
                    return None if other.source == item.place else _refused(item, _taken(other))
            known = next((entry for entry in namesakes if entry.name == item.name), None)
            self._manifest.met(item.name, item.place, item.origin, self._turn)
            self._turn += 1
            return self._compare(item, known)
        except EngrossError as error:
            return _refused(item, error)

    def _compare(self, item: Item, known: Entry | None) -> Task | Outcome | None:
        """What is to be done with a source, by what is known about it and what is in the place of its TEI."""
        target = self._folder / f"{item.name}.xml"
        file = self._manifest.file(target)
        standing, _ = self._manifest.standing(target, file)
        is_same = file is not None and known is not None and self._made_from(item, known) == file.made_from
        if standing is Standing.EDITED and is_same and not self._wishes.overwrite:
            return self._keep(item, target)
        is_whole = known is not None and known.state is State.WHOLE and standing is Standing.CURRENT
        is_whole = is_whole and known is not None and not known.exit_code
        is_done = is_same and is_whole and not self._wishes.force
        if is_done and not item.is_far:
            self._count_unchanged(item, known)
            return None
        self._manifest.postpone(item.name)
        ours = file.ours if file else frozenset()
        return Task(item, ours, self._wishes.overwrite, known.sha256 if is_done and known else None)

    def _count_unchanged(self, item: Item, known: Entry | None) -> None:
        self._tally.unchanged += 1
        self._tally.doubts += known.doubts if known else 0
        self._tell(item.shown)

    def _made_from(self, item: Item, known: Entry) -> str | None:
        """The digest of all that the TEI of a source would be made from; None where it cannot be told yet.

        Of what must be fetched it is that of what was fetched last.
        """
        if item.data is not None:
            return self._digest(item, hashlib.sha256(item.data).hexdigest(), None)
        if item.path is None:
            return self._digest(item, known.sha256, None)
        if item.place == STREAM or known.sha256 is None:
            return None
        sha256, seal = digests.looked_at(item.path, known.sha256, known.seal)
        beside, beside_seal = digests.looked_at(item.sidecar, known.sidecar, known.sidecar_seal)
        said, said_seal = digests.looked_at(item.corrections, known.corrections, known.corrections_seal)
        is_same = (sha256, beside, said) == (known.sha256, known.sidecar, known.corrections)
        seals = (known.seal, known.sidecar_seal, known.corrections_seal)
        if is_same and (seal, beside_seal, said_seal) != seals:
            self._manifest.update(item.name, seal=seal, sidecar_seal=beside_seal, corrections_seal=said_seal)
        return self._digest(item, sha256, beside, said)

    def _digest(
        self, item: Item, sha256: str | None, sidecar: str | None, corrections: str | None = None
    ) -> str:
        return digests.digest([sha256, sidecar, corrections, self._metadata(item), self._recipe])

    def _metadata(self, item: Item) -> str:
        return digests.metadata_digest(known_of(item, self._options.metadata))

    def _keep(self, item: Item, target: Path) -> Outcome:
        self._manifest.update(item.name, state=State.EDITED, error=None, exit_code=0, withdrawn=None)
        found = (edited(target, merged_by=self._merged_by(target)),)
        return Outcome(str(item), findings=found, record={"tei": str(target)}, is_kept=True)

    def _merged_by(self, target: Path) -> Path | None:
        """The folder to name to `engross merge`, where an encoding waits to be merged with an edited file."""
        waits = self._manifest.version(self._manifest.relative(target), NEW) is not None
        return self._manifest.folder if waits else None

    def _settle(self, made: Made) -> Outcome | None:
        """Note what was made of a source, and put its TEI in its place; None where it was there."""
        try:
            if made.is_same:
                self._manifest.settle(made.item.name)
                self._count_unchanged(made.item, self._manifest.entry(made.item.name))
                return None
            with discarded([made.staged] if made.staged else []):
                return self._written(made)
        except EngrossError as error:
            return self._failed(replace(made, outcome=failed(made.outcome.file, error)))

    def _written(self, made: Made) -> Outcome:
        item, outcome, staged = made.item, made.outcome, made.staged
        if staged is None:
            return self._failed(made)
        before = self._manifest.file(staged.path)
        known = self._manifest.entry(item.name)
        is_new = before is None or before.sha256 != staged.sha256
        self._manifest.settle(item.name)
        self._manifest.update(
            item.name,
            state=State.EDITED if staged.is_kept else State.WHOLE,
            sha256=made.sha256,
            seal=made.seal,
            sidecar=made.sidecar,
            sidecar_seal=made.sidecar_seal,
            corrections=made.corrections,
            corrections_seal=made.corrections_seal,
            metadata=self._metadata(item),
            recipe=self._recipe,
            error=None,
            exit_code=outcome.exit_code,
            findings=findings_json(outcome.findings),
            doubts=outcome.doubts,
            figures=json.dumps(outcome.record),
            seconds=round(made.seconds, 4),
            withdrawn=None,
            **_times(known, is_new=is_new),
        )
        made_from = self._digest(item, made.sha256, made.sidecar, made.corrections)
        self._keep_version(staged, made.version)
        self._manifest.write(item.name, [(ROLE, staged)], made_from, self._recipe)
        if staged.is_kept:
            found = edited(staged.path, merged_by=self._merged_by(staged.path))
            return replace(outcome, findings=(found,), is_kept=True)
        return outcome

    def _keep_version(self, staged: Staged, version: Version | None) -> None:
        """Note what was written, or what is to be merged with an edited file.

        Where nobody knows what an edited file was made from, it is taken as made from what would be written.
        """
        path = self._manifest.relative(staged.path)
        if version is None:
            return
        base = self._manifest.version(path, BASE) if staged.is_kept else None
        if base is not None and base.sha256 != version.sha256:
            self._manifest.keep_version(path, NEW, version)
            return
        self._manifest.keep_version(path, BASE, version)
        self._manifest.drop_version(path, NEW)

    def _failed(self, made: Made) -> Outcome:
        target = self._folder / f"{made.item.name}.xml"
        file = self._manifest.file(target)
        if file is not None and self._manifest.standing(target, file)[0] is Standing.EDITED:
            return self._kept_all_the_same(made, target)
        with contextlib.suppress(EngrossError):  # what cannot be noted is told all the same
            self._manifest.settle(made.item.name)
            self._manifest.update(
                made.item.name,
                state=State.FAILED,
                sha256=None,
                error=made.outcome.error,
                exit_code=made.outcome.exit_code,
                findings="[]",
                doubts=0,
                figures="{}",
            )
        return made.outcome

    def _kept_all_the_same(self, made: Made, target: Path) -> Outcome:
        """What became of a source that fails, and of whose TEI an editor has made something."""
        self._manifest.settle(made.item.name)
        kept = self._keep(made.item, target)
        (found,) = kept.findings
        message = f"{found.message}; its source fails now: {made.outcome.error}"
        return replace(kept, findings=(replace(found, message=message),), exit_code=made.outcome.exit_code)


def recipe_parts(options: Options) -> dict[str, str]:
    """By what every document of a run is encoded, by digests, for the manifest."""
    return {
        "version": engross_version(),
        "options": digests.options_digest(options),
        WEIGHTS: digests.weights_digest(options.model),
        **known_parts(),
    }


def known_parts() -> dict[str, str]:
    """Those of the parts that come with Engross."""
    return {
        "encoder": digests.encoder_digest(),
        "model": digests.model_digest(),
        "schemas": digests.schemas_digest(),
    }


def edited(target: Path, *, is_behind: bool = False, merged_by: Path | None = None) -> Finding:
    """That a file is not the one that was written, and stays.

    Args:
        target: the file.
        is_behind: another would be written now.
        merged_by: the output folder, where the other one waits to be merged with it.
    """
    since = ", while its source or its options have changed" if is_behind or merged_by else ""
    message = f"was edited, or not written by engross, and is kept{since}"
    hint = "--overwrite takes the new one and keeps this beside it"
    if merged_by is not None:
        hint = f"`engross merge {merged_by}` makes one of both; {hint}"
    return Finding(EDITED, Severity.WARNING, message, Place(str(target)), hint)


def _refused(item: Item, error: EngrossError) -> Outcome:
    return replace(failed(item, error), is_refused=True)


def _taken(other: Entry) -> DocumentError:
    return DocumentError(
        f"{spoken(other.source)} is written to {other.name}.xml already",
        hint="rename one of them, or use different folders",
    )


def _times(known: Entry | None, *, is_new: bool) -> dict[str, str]:
    times = {} if known is not None and known.first else {"first": now()}
    return {**times, "changed": now()} if is_new else times


def known_of(item: Item, table: MetadataTable) -> Metadata:
    """What is known about a source, what a file beside it says apart."""
    known = table.of(item.name)
    return known if item.metadata is None else merge(known, item.metadata)


def _shares(items: Iterable[Item], jobs: int | None) -> tuple[Iterator[Item], int, int, bool]:
    """The items, in how many processes to work on them, how many each is given at once, if there are several.

    Of those whose bytes are given no more are taken than must be.
    """
    rest = iter(items)
    first = list(islice(rest, WORTH_A_POOL))
    if not any(item.data is not None for item in first):
        first += islice(rest, _ENOUGH_TO_JUDGE)
    jobs = 1 if len(first) < WORTH_A_POOL else jobs or default_jobs()
    return chain(first, rest), jobs, max(1, min(16, len(first) // (jobs * 4))), len(first) > 1
