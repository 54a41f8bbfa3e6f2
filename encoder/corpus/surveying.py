"""The survey of the sources of a run: which documents are looked at, and which house each folder's are of."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from encoder.budget import STREAM, refuse_name
from encoder.corpus.collect import TEXTS
from encoder.corpus.digests import digest
from encoder.corpus.paths import Paths, texts_of
from encoder.corpus.prepared import prepare
from encoder.corpus.run import wanted_jobs
from encoder.errors import DocumentError
from encoder.house.choice import folder_of
from encoder.house.conventions import Conventions
from encoder.house.declared import never_occurring
from encoder.house.house_file import NAME, merged, read_house
from encoder.house.templates import note_template, page_template
from encoder.house.weights import HouseWeights, Model
from encoder.house.weights_file import NAME as WEIGHTS
from encoder.house.weights_file import read_weights, weights_beside
from encoder.processes import in_processes
from encoder.reading import read_source, split_lines
from encoder.strings import shown
from encoder.user_files import is_file, is_there, leads_out

if TYPE_CHECKING:
    from encoder.budget import Budget
    from encoder.findings import Finding
    from encoder.house.profile import Profile

FEWEST, MOST = 16, 100
"""Documents that are looked at in a run before the encoding: up to the first number all, then a third."""

_MOST_SAID = 4
MOST_SURVEYED = 1000
"""Documents that are looked at where nothing else is to be done."""


Choice = Callable[[Sequence[Path]], tuple[Path, ...]]
"""Which of some files a survey looks at."""

Found = tuple[tuple[Conventions, ...], bool]
"""The houses that a survey finds, and whether it could look at each of the files."""

Recall = Callable[[Sequence[Path], bool, Callable[[], Found]], tuple[Conventions, ...]]
"""The houses of some files, said to be of one or not: what looks at them is called where it is not known."""


def anew(_files: Sequence[Path], _are_of_one: bool, look: Callable[[], Found]) -> tuple[Conventions, ...]:
    """A `Recall` that knows nothing."""
    return look()[0]


@dataclass(frozen=True, slots=True)
class Houses:
    """The houses of a run.

    Attributes:
        conventions: of each, those that were declared with their folder.
        files: by folder, the file that declares its house; `` is that of all folders.
        said: the digest of all that is declared.
        named: the file that was named for all.
        model: the weights that documents are read by, those of the houses among them.
    """

    conventions: tuple[Conventions, ...] = ()
    files: Mapping[str, Path] | None = None
    said: str = ""
    named: Path | None = None
    model: Model = field(default_factory=Model)

    @property
    def line(self) -> str | None:
        """What is to be said of a run with documents of several houses that nobody declared; else None."""
        found = [house for house in self.conventions if not house.declared]
        if len(found) < 2:
            return None
        shown_ones = [
            f"{one.documents} like {shown(one.example)} ({describe(one)})" for one in found[:_MOST_SAID]
        ]
        more = [f"and {len(found) - _MOST_SAID} more"] if len(found) > _MOST_SAID else []
        return (
            f"the documents disagree, and are read as those of {len(found)} houses, each by its conventions: "
            + "; ".join([*shown_ones, *more])
        )

    def missed(self, seen: Iterable[str]) -> tuple[Finding, ...]:
        """A finding for each thing that is declared and occurs in none of the documents."""
        said = {
            (house.folder if house.folder in (self.files or {}) else ""): house for house in self.conventions
        }
        known = tuple(seen)
        found = (
            never_occurring(said[folder], known, str(file))
            for folder, file in (self.files or {}).items()
            if folder in said
        )
        return tuple(dict.fromkeys(finding for findings in found for finding in findings))


Settle = Callable[[Houses], Houses]
"""The houses that documents are read by, of those that were found."""


def describe(house: Conventions) -> str:
    """The forms of a house in a few words: `[S. {n}], word [1] : [1] text`."""
    pages = [page_template(form) for form in house.sure_page_forms[:1]]
    notes = [note_template(one.form) for one in house.note_forms[:1] if one.counts.referred]
    languages = [tag for tag, _ in house.languages[:1]]
    return shown(", ".join([*languages, *pages, *notes]) or "no marks")


def sample(files: Sequence[Path], most: int = MOST) -> tuple[Path, ...]:
    """The files that a survey looks at, spread evenly over the order of their names."""
    ordered = files.in_order() if isinstance(files, Paths) else sorted(files, key=str)
    wanted = min(most, max(FEWEST, math.ceil(len(ordered) / 3))) if most == MOST else most
    if len(ordered) <= wanted:
        return tuple(ordered)
    return tuple(ordered[index * len(ordered) // wanted] for index in range(wanted))


def profiles(
    files: Sequence[Path], jobs: int | None, budget: Budget, encoding: str | None = None
) -> Iterator[Profile]:
    """What each document shows of its house; those that cannot be read are left out: encoding tells."""
    if len(files) > 1:
        prepare()
    work = partial(_profile, encoding=encoding)
    found = in_processes(work, files, wanted_jobs(len(files), jobs), _none, budget=budget, chunk=4)
    yield from (profile for profile in found if profile is not None)


def _profile(file: Path, encoding: str | None) -> Profile | None:
    from encoder.house.profile import look_at
    from encoder.pages import has_typed_furniture

    try:
        refuse_name(file)
        lines = split_lines(read_source(file, encoding)[0])
        return look_at(file.name, lines, typed=has_typed_furniture(lines), folder=str(file.parent))
    except Exception:
        return None  # what is wrong with it is told where it is encoded


def _none(file: Path, error: DocumentError) -> None:
    return None


def survey_run(
    files: Sequence[Path],
    sources: Sequence[str],
    house: Path | None,
    jobs: int | None,
    budget: Budget,
    encoding: str | None = None,
    choose: Choice = sample,
    recall: Recall = anew,
) -> Houses:
    """The houses of the documents of a run: as declared, and as a sample of them shows.

    Args:
        files: the sources.
        sources: what was named on the command line.
        house: the file that declares the house of all; None to look for one beside each source.
        jobs, budget, encoding: as for the encoding.
        choose: which of the files are looked at.
        recall: what is known of them without a look.

    Raises:
        UsageError: a file that declares a house is wrong.
    """
    by_file = files_by_house(files, sources, house)
    said = {path: read_house(path) for path in by_file if path is not None}
    found: list[Conventions] = []
    declared: dict[str, Path] = {}
    for path, members in by_file.items():
        chosen = choose(members) if len(members) > 1 else ()
        are_of_one = path is not None
        seen = recall(chosen, are_of_one, partial(_look, chosen, jobs, budget, encoding, are_of_one))
        if path is None:
            found += seen
            continue
        whole = merged(seen[0], said[path])
        names = [""] if house else sorted({folder_of(str(member)) for member in members})
        found += [replace(whole, folder=name) for name in names]
        declared |= dict.fromkeys(names, path)
    model = model_for(files, sources, house)
    return Houses(tuple(found), declared, _said(said.values()), house, model)


def _look(
    files: Sequence[Path], jobs: int | None, budget: Budget, encoding: str | None, are_of_one: bool
) -> Found:
    """The houses that some files show; the one that they show together where they are said to be of one."""
    from encoder.house.survey import conventions_of, survey

    seen = sorted(profiles(files, jobs, budget, encoding), key=lambda one: (one.name, one.folder))
    houses = (conventions_of(seen) if seen else Conventions(),) if are_of_one else survey(seen)
    return houses, len(seen) == len(files)


def said_of(files: Sequence[Path], sources: Sequence[str], house: Path | None) -> str:
    """The digest of what is declared of the houses of a run now, for one who asks how things stand.

    Args:
        files, sources, house: as for `survey_run`.

    Raises:
        UsageError: a file that declares a house is wrong.
    """
    paths = files_by_house(files, sources, house)
    return _said(read_house(path) for path in paths if path is not None)


def _said(houses: Iterable[Conventions]) -> str:
    return digest(sorted(map(digest, houses)))


def model_for(files: Sequence[Path], sources: Sequence[str], house: Path | None) -> Model:
    """The weights that the sources of a run are read by: beside them, or beside the file that was named.

    Args:
        files, sources, house: as for `survey_run`.

    Raises:
        UsageError: a file of weights is wrong, or was made for other weights.
    """
    if house is not None:
        path = weights_beside(house)
        return Model((_read_weights(path),) if is_file(path) else ())
    roots = _roots(sources)
    folders = {folder: file_above(folder, WEIGHTS, roots) for folder in _folders(files)}
    known = {path: _read_weights(path) for path in folders.values() if path is not None}
    return Model(
        tuple(
            replace(known[path], folder=folder_of(str(folder / WEIGHTS)))
            for folder, path in sorted(folders.items())
            if path is not None
        )
    )


def _read_weights(path: Path) -> HouseWeights:
    from encoder.pages.learnt.chains import shipped

    return read_weights(path, shipped())


def weights_for(file: Path, sources: Sequence[str], house: Path | None) -> Path | None:
    """Where the weights lie that a source is read by; None where the shipped ones decide.

    Args:
        file: the source.
        sources, house: as for `survey_run`.
    """
    if house is not None:
        return path if is_file(path := weights_beside(house)) else None
    return file_above(file.parent, WEIGHTS, _roots(sources))


def _roots(sources: Sequence[str]) -> set[Path]:
    """The folders that were named, and those of the files that were."""
    return {Path(source) if Path(source).is_dir() else Path(source).parent for source in sources}


def _folders(files: Sequence[Path]) -> Iterator[Path]:
    """The folders that files lie in."""
    yield from map(Path, dict.fromkeys(os.path.dirname(file) for file in texts_of(files) if file != STREAM))  # noqa: PTH120 - of many


def files_by_house(
    files: Sequence[Path], sources: Sequence[str], house: Path | None
) -> dict[Path | None, Paths]:
    """The sources of each file that declares a house, and those of none.

    A file that was named for all declares it also where all stand in archives and tables.

    Args:
        files, sources, house: as for `survey_run`.
    """
    roots = _roots(sources)
    found: dict[Path | None, list[str]] = {house: []} if house else {}
    folders = {} if house else {str(folder): house_file(folder, roots) for folder in _folders(files)}
    for file in texts_of(files):
        found.setdefault(house or folders.get(os.path.dirname(file) or "."), []).append(file)  # noqa: PTH120
    return {declared: Paths(texts) for declared, texts in found.items()}


def house_file(folder: Path, roots: Iterable[Path]) -> Path | None:
    """The `house.toml` in a folder, or in one above it, up to that which was named as a source.

    Where a source is called `house`, the file beside it is about that document alone.
    """
    return file_above(folder, NAME, roots)


def file_above(folder: Path, name: str, roots: Iterable[Path]) -> Path | None:
    """The file of a name in a folder, or in one above it, as `house_file` looks for that of a house."""
    known = set(roots)
    while True:
        path = folder / name
        if is_file(path) and not any(is_there(path.with_suffix(suffix)) for suffix in TEXTS):
            above = min((root for root in known if folder.is_relative_to(root)), default=folder)
            return None if leads_out(path, above) else path
        if folder in known or folder == folder.parent:
            return None
        folder = folder.parent
