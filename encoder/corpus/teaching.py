"""The corrected documents of a run, and which to correct next: read in workers, within the budget."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from encoder.budget import Budget, refuse_name
from encoder.config import Options
from encoder.corpus.manifest import Standing, read_manifest
from encoder.corpus.run import wanted_jobs
from encoder.corrections import corrections_file
from encoder.errors import DocumentError, EngrossError, UsageError
from encoder.house.choice import choose_house, folder_of
from encoder.house.conventions import Conventions
from encoder.learning.corrected import TEI, Corrected, corrected_documents, is_corrected
from encoder.learning.proposals import Doubts, doubts_of, most_teaching
from encoder.pages import has_typed_furniture
from encoder.pages.learnt.chains import chains_of
from encoder.pipeline import is_typed
from encoder.processes import in_processes
from encoder.reading import read_source, split_lines
from encoder.user_files import follows_links, is_file

FEWEST_READ, MOST_READ = 12, 40
"""Documents that are read to find some that teach: up to the first number all, then a twentieth.

To read one takes seven times as long as to look at its conventions.
"""
_PART = 20


def proposed(files: Sequence[Path], options: Options, jobs: int | None, budget: Budget) -> tuple[str, ...]:
    """The documents, by their paths, whose correction would teach most, the first first.

    Args:
        files: the sources.
        options: how they are encoded.
        jobs, budget: as for the encoding.
    """
    chosen = _spread(files)
    known = list(_doubts(chosen, options, jobs, budget))
    done = (str(file) for file in without_ours(chosen) if is_corrected(file))
    return most_teaching(known, frozenset(done))


def _spread(files: Sequence[Path]) -> Sequence[Path]:
    many = min(len(files), max(FEWEST_READ, min(MOST_READ, len(files) // _PART)))
    return [files[n * len(files) // many] for n in range(many)]


def corrected_among(
    files: Sequence[Path],
    houses: Sequence[Conventions],
    encoding: str | None,
    jobs: int | None,
    budget: Budget,
) -> Iterator[Corrected | EngrossError]:
    """The corrected ones of the sources; those that cannot be read as what is wrong with them.

    Args:
        files: the sources.
        houses: the conventions of the houses that they may be of.
        encoding, jobs, budget: as for the encoding.
    """
    wanted = [file for file in without_ours(files) if is_corrected(file)]
    work = partial(_corrected_in, houses=houses, encoding=encoding, follows=follows_links.get())
    return in_processes(work, wanted, wanted_jobs(len(wanted), jobs), _told, budget=budget)


def _corrected_in(
    file: Path, houses: Sequence[Conventions], encoding: str | None, follows: bool
) -> Corrected | EngrossError:
    (found,) = corrected_documents((file,), houses, encoding, follows=follows)
    return found


def _told(file: Path, error: DocumentError) -> EngrossError:
    return error.at(str(file))


def without_ours(files: Sequence[Path]) -> tuple[Path, ...]:
    """The files, without those beside which lies nothing of an editor's but TEI as a run has written it.

    Args:
        files: the sources.
    """
    folders = {file.parent for file in files if is_file(file.with_suffix(TEI))}
    ours = {path for folder in folders for path in _written(folder, files)}
    return tuple(file for file in files if is_file(corrections_file(file)) or file not in ours)


def _written(folder: Path, files: Sequence[Path]) -> Iterator[Path]:
    """The sources in a folder beside which TEI stands as the manifest of the folder knows it."""
    try:
        with read_manifest(folder) as manifest:
            for file in files:
                path = file.with_suffix(TEI)
                known = manifest.file(path) if file.parent == folder else None
                if known is not None and manifest.standing(path, known)[0] is Standing.CURRENT:
                    yield file
    except UsageError:
        return


def _doubts(files: Sequence[Path], options: Options, jobs: int | None, budget: Budget) -> Iterator[Doubts]:
    work = partial(doubts_in, options=options)
    found = in_processes(work, files, wanted_jobs(len(files), jobs), _none, budget=budget, chunk=4)
    yield from (one for one in found if one is not None)


def doubts_in(file: Path, options: Options) -> Doubts | None:
    """What is in doubt in a document, by its path; None where it cannot be read.

    Args:
        file: the source.
        options: how it is encoded.
    """
    try:
        refuse_name(file)
        lines = split_lines(read_source(file, options.encoding)[0])
        folder = folder_of(str(file))
        house = choose_house(lines, options.houses, folder, typed=partial(has_typed_furniture, lines))
        chains = chains_of(options.model.of(folder))
        return doubts_of(str(file), lines, chains, typed=is_typed(lines, house), house=house)
    except Exception:
        return None  # what is wrong with it is told where it is encoded


def _none(file: Path, error: DocumentError) -> None:
    return None
