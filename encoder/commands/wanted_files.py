"""Which documents `engross validate` is to check: those named, those of the project, those that changed."""

import os
from collections.abc import Sequence
from pathlib import Path

from encoder.checks.fix import BY_RULE
from encoder.checks.project.changed import changed_files
from encoder.checks.project.settings import Settings
from encoder.corpus.collect import TEI_FILES, collect, expanded
from encoder.errors import UsageError
from encoder.user_files import meant

ANY = "\0"
"""The value of an option that was given without one."""


def named_values(
    paths: tuple[str, ...], fixes: tuple[str, ...], changed: str | None
) -> tuple[tuple[str, ...], tuple[str, ...] | None, str | None]:
    """What was meant where an option that may have a value stands before a path.

    Args:
        paths: that were named.
        fixes: what stood behind each `--fix`.
        changed: what stood behind `--changed`.

    Returns:
        The paths; the rules to mend, none for all, or None where nothing is to be mended; the commit.

    Raises:
        UsageError: what stands there is neither a rule nor a path.
    """
    more: list[str] = []
    rules: list[str] = []
    for value in fixes:
        rule = value if value in BY_RULE else f"fix/{value}"
        if rule in BY_RULE:
            rules.append(rule)
        elif value != ANY:
            more.append(_path(value))
    if changed not in (None, ANY) and os.path.lexists(changed or ""):
        more.append(changed or "")
        changed = ANY
    since = "HEAD" if changed == ANY else changed
    return (*more, *paths), tuple(rules) if fixes else None, since


def _path(value: str) -> str:
    if os.path.lexists(value) or value == "-" or any(sign in value for sign in "*?[/"):
        return value
    known = [*BY_RULE, *(rule.partition("/")[2] for rule in BY_RULE)]
    hint = meant(value, known) or f"the rules are {', '.join(BY_RULE)}"
    raise UsageError(f"--fix {value}: this is neither a rule that can be mended nor a file", hint=hint)


def files_of(paths: Sequence[str], settings: Settings, since: str | None) -> tuple[Path, ...]:
    """The documents to check, without those that the project excludes.

    Args:
        paths: that were named; none stands for those of the project.
        settings: of the project.
        since: only what has changed since this commit.

    Raises:
        UsageError: a path does not exist, or nothing is named.
    """
    named = expanded(paths or _of_project(settings, since), TEI_FILES)
    found = tuple(file for file in collect(named, TEI_FILES) if not settings.is_excluded(file))
    if since is None:
        return found
    changed = changed_files(settings.root, since)
    return found if changed is None else tuple(file for file in found if file.resolve() in changed)


def _of_project(settings: Settings, since: str | None) -> tuple[str, ...]:
    if settings.paths:
        return tuple(os.path.relpath(settings.root / path) for path in settings.paths)
    if settings.is_told or since:
        return (os.path.relpath(settings.root),)
    raise UsageError(
        "there is nothing to check", hint="name files or folders, or `paths` in [validate] of engross.toml"
    )
