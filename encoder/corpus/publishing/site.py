"""The site of a corpus: made of its TEI files, or renewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from encoder.corpus import digests
from encoder.corpus.manifest import Manifest
from encoder.corpus.renewal import edited
from encoder.corpus.run import Outcome, failed
from encoder.corpus.site_memory import SiteMemory
from encoder.corpus.wishes import Wishes
from encoder.findings import Finding, Place, Severity
from encoder.version import engross_version

if TYPE_CHECKING:
    from encoder.budget import Budget
    from encoder.rendering.site import SiteOptions


class Warnings(Mapping[str, Sequence[Mapping[str, Any]]]):
    """What the encoder found in the documents of a manifest, each asked for when it is needed."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def __getitem__(self, name: str) -> Sequence[Mapping[str, Any]]:
        return [finding.as_json() for finding in self._manifest.findings(name)]

    def __iter__(self) -> Iterator[str]:
        return (entry.name for entry in self._manifest.entries())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def publish_site(
    files: Iterable[Path],
    folder: Path,
    options: SiteOptions,
    manifest: Manifest,
    wishes: Wishes,
    jobs: int,
    budget: Budget,
    made: Callable[[str], None] = lambda name: None,
) -> Iterator[Outcome]:
    """Make a site of TEI files, or renew it; yields what became of each that failed, is published in part, or
    is kept.

    Args:
        files: TEI.
        folder, options: of the site.
        manifest: of the output folder.
        wishes: how what is there is treated.
        jobs: processes.
        budget: what each document may cost.
        made: called with the name of each page that is made.

    Raises:
        UsageError: the folder cannot be written.
    """
    from encoder.rendering.site import build_site

    parts = {"version": engross_version(), "stylesheets": digests.rendering_digest("html")}
    memory = SiteMemory(manifest, manifest.keep_recipe(parts), overwrite=wishes.overwrite)
    wanted = replace(options, jobs=jobs, budget=budget, force=wishes.force, overwrite=wishes.overwrite)
    result = build_site(files, folder, wanted, memory=memory, progress=made)
    manifest.save()
    yield from starmap(failed, result.failed)
    yield from starmap(_left_out, result.left_out)
    for _, path in sorted(memory.edited.items()):
        yield Outcome(str(path), findings=(edited(path),), is_kept=True)


def _left_out(file: Path, left: str, why: str) -> Outcome:
    """A finding `W01` about a document: a schema that it names, or its TEI, cannot be copied to the site."""
    message = f"{left} was not copied to the site: {why}"
    hint = "a schema goes beside the document, under a name of its own; what runs is to be taken out of TEI"
    return Outcome(str(file), findings=(Finding("W01", Severity.WARNING, message, Place(str(file)), hint),))
