"""The validation of the documents of a project, as it has settled it; what is known is not done again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from encoder.budget import STREAM, Budget
from encoder.checks.project.baseline import Baseline, Held, as_text, known_of, read_baseline
from encoder.checks.project.links import Links, Web, read_links
from encoder.checks.project.paths import whole, within
from encoder.checks.project.settings import Settings
from encoder.checks.validate import Choice, Schemas
from encoder.corpus.known_results import KnownResults, Result
from encoder.corpus.validating import Found, validate_all
from encoder.errors import DocumentError
from encoder.findings import Finding, Severity
from encoder.processes import default_jobs, in_processes


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to do.

    Attributes:
        asked: schemas that the command line names.
        trusts: whether the schemas that the project names are trusted.
        pointers: whether pointers across files are checked.
        remembers: whether results are remembered, and those remembered used.
        baseline: whether what the project knows of is left out.
        remarks: whether what is only said (an info) is told.
        jobs: processes to work in.
        budget: what each document may cost.
    """

    asked: Schemas
    trusts: bool = False
    pointers: bool = False
    remembers: bool = False
    baseline: bool = True
    remarks: bool = True
    jobs: int | None = None
    budget: Budget | None = None


def check_project(files: Sequence[Path], settings: Settings, wanted: Wanted) -> Iterator[Found]:
    """Each file with its findings, as grave as the project holds them; in the order given."""
    chosen = settings.choice(wanted.asked, trusted=wanted.trusts)
    memory = KnownResults(settings.root, with_links=wanted.pointers)
    if wanted.remembers:
        memory.load()
    known = {
        file: result for file in files if wanted.remembers and (result := memory.find(file, chosen(file)))
    }
    new = [file for file in files if file not in known]
    fresh = validate_all(new, chosen, wanted.jobs, wanted.budget)
    if not wanted.pointers:
        yield from _as_they_come(files, known, fresh, memory, chosen, settings, wanted)
        return
    found = {file: result.findings for file, result in known.items()} | dict(fresh)
    links = {file: result.links for file, result in known.items() if result.links}
    links |= _read_all(new, wanted)
    for file in new:
        if wanted.remembers:
            memory.note(file, chosen(file), Result(found[file], links[file]))
    memory.save()
    web = Web(settings.root, {Path(whole(file)): one for file, one in links.items()})
    for file in files:
        led = () if str(file) == STREAM else web.findings(file)
        yield file, _told(settings.judged(file, (*found[file], *led)), wanted)


def _as_they_come(
    files: Sequence[Path],
    known: dict[Path, Result],
    fresh: Iterator[Found],
    memory: KnownResults,
    chosen: Choice,
    settings: Settings,
    wanted: Wanted,
) -> Iterator[Found]:
    try:
        for file in files:
            if file in known:
                findings = known[file].findings
            else:
                findings = next(fresh)[1]
                if wanted.remembers:
                    memory.note(file, chosen(file), Result(findings))
            yield file, _told(settings.judged(file, findings), wanted)
    finally:
        memory.save()


def _told(findings: tuple[Finding, ...], wanted: Wanted) -> tuple[Finding, ...]:
    if wanted.remarks:
        return findings
    return tuple(finding for finding in findings if finding.severity is not Severity.INFO)


def _read_all(files: Sequence[Path], wanted: Wanted) -> dict[Path, Links]:
    jobs = wanted.jobs or (default_jobs() if len(files) > _FEW else 1)
    found = in_processes(_links_of, files, jobs, _no_links, budget=wanted.budget, chunk=20)
    return dict(zip(files, found, strict=True))


_FEW = 200


def _links_of(path: Path) -> Links:
    return Links() if str(path) == STREAM else read_links(path)


def _no_links(_path: Path, _error: DocumentError) -> Links:
    return Links()


def without_known(found: Sequence[Found], settings: Settings) -> tuple[tuple[Found, ...], Held]:
    """What was found and is not in the project's baseline, and how much is.

    Raises:
        UsageError: the baseline cannot be read.
    """
    baseline = read_baseline(settings.root / settings.baseline)
    held = Held()
    if not baseline:
        return tuple(found), held
    told = tuple(
        (file, held.new_ones(findings, baseline.get(within(file, settings.root) or "", {})))
        for file, findings in found
    )
    return told, held


def write_baseline(found: Sequence[Found], settings: Settings) -> int:
    """Note what was found as known; what is known of other files that are still there stays. How much it is.

    Raises:
        UsageError: there is a file of this name that is no baseline.
        NotWritten: it cannot be written.
    """
    from encoder.writer import write_whole

    path = settings.root / settings.baseline
    names = {within(file, settings.root): findings for file, findings in found}
    others: Baseline = {
        name: known
        for name, known in read_baseline(path).items()
        if name not in names and (settings.root / name).is_file()
    }
    noted = {name: known_of(findings) for name, findings in names.items() if name is not None}
    write_whole(path, as_text({**others, **noted}).encode())
    return sum(one.count for kinds in noted.values() for one in kinds.values())
