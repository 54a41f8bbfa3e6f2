"""What a site remembers, kept in the manifest of its folder."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from encoder.corpus.digests import seal
from encoder.corpus.manifest import FileEntry, Manifest, Standing, State, now
from encoder.corpus.withdrawal import remove
from encoder.rendering.memory import Change
from encoder.rendering.publication import PAGE, ROLES, Published
from encoder.rendering.record import Record, as_json, from_json
from encoder.rendering.registers.names import are_sound
from encoder.writer import Staged, discarded


class SiteMemory:
    """A `rendering.memory.Memory`.

    Args:
        manifest: of the output folder.
        recipe: the id of the stylesheets' part of what pages are made from.
        overwrite: do not keep what an editor has changed.

    Attributes:
        edited: files of the site that an editor has changed, and that are kept.
    """

    keeps_records = True

    def __init__(self, manifest: Manifest, recipe: str, *, overwrite: bool = False) -> None:
        self._manifest, self._recipe, self._overwrite = manifest, recipe, overwrite
        self.edited: dict[str, Path] = {}

    def sha256(self, source: Path) -> str | None:
        known = self._manifest.file(source)
        if known is not None:
            return self._manifest.standing(source, known)[1]
        return self._manifest.sha256_of_source(_place(source))

    def record(self, name: str, made_from: str) -> Record | None:
        page = self._manifest.page(name)
        if page is None or page["record_from"] != made_from:
            return None
        return self._manifest.read(_record_of, name, page["record"])

    def recalled(self, name: str) -> Record | None:
        page = self._manifest.page(name)
        return self._manifest.read(_record_of, name, page["record"]) if page and page["record"] else None

    def keep_record(self, record: Record, source: Path, sha256: str, made_from: str) -> None:
        self._manifest.keep_page(
            record.name,
            source=_place(source),
            seal=seal(source),
            sha256=sha256,
            state=State.BEGUN,
            record=as_json(record),
            record_from=made_from,
        )

    def has(self, name: str, fingerprint: str) -> bool:
        page = self._manifest.page(name)
        files = self._manifest.files(name, *ROLES)
        if page is None or page["state"] != State.WHOLE or not files:
            return False
        found = [
            self._is_there(file, fingerprint) for file in files
        ]  # all, so that all that are edited are known
        return all(found)

    def _is_there(self, file: FileEntry, fingerprint: str) -> bool:
        path = self._manifest.absolute(file.path)
        standing, _ = self._manifest.standing(path, file)
        if standing is Standing.EDITED and not self._overwrite:
            self.edited[file.path] = path
            return file.made_from == fingerprint
        return file.made_from == fingerprint and standing is Standing.CURRENT

    def ours(self, name: str) -> Mapping[str, frozenset[str]]:
        return {file.role: file.ours for file in self._manifest.files(name, *ROLES)}

    def keep(self, name: str, published: Published) -> None:
        with discarded(staged for _, staged in published.files):
            self._note(name, published)
            self._manifest.write(name, published.files, published.fingerprint, self._recipe)
        self._drop_others(name, {role for role, _ in published.files})
        self.edited |= {
            self._manifest.relative(kept.path): kept.path for _, kept in published.files if kept.is_kept
        }

    def _note(self, name: str, published: Published) -> None:
        before = self._manifest.page(name) or {}
        moment = now()
        self._manifest.keep_page(
            name,
            state=State.WHOLE,
            companions=json.dumps([str(schema) for schema in published.schemas]),
            first=before.get("first") or moment,
            changed=moment,
            withdrawn=None,
        )

    def schemas(self, name: str) -> tuple[Path, ...]:
        page = self._manifest.page(name)
        return tuple(map(Path, json.loads(page["companions"]))) if page else ()

    def others(self, names: frozenset[str]) -> Iterator[tuple[str, str]]:
        for page in self._manifest.pages():
            name = page["name"]
            if name in names:
                continue
            if not self._manifest.files(name, PAGE):
                self._manifest.forget_page(name)
                continue
            record = (self._manifest.page(name) or {})["record"]
            yield name, self._manifest.read(_record_of, name, record).title if record else name

    def folder(self, source: Path) -> str:
        made = self._manifest.file(source)
        entry = self._manifest.entry(made.owner) if made else None
        return os.path.dirname(entry.source if entry else _place(source))  # noqa: PTH120 - may be an address

    def latest(self, most: int) -> list[Change]:
        return [Change(*row) for row in self._manifest.latest("text", most)]

    def retire(self, name: str, tombstone: Staged) -> None:
        page = self._manifest.page(name) or {}
        since = page.get("withdrawn") or now()
        with discarded([tombstone]):
            self._manifest.keep_page(name, state=State.WITHDRAWN, withdrawn=since, record_from=None)
            self._manifest.write(name, [(PAGE, tombstone)], "", self._recipe)
        self._drop_others(name, {PAGE})

    def is_whole(self) -> bool:
        is_intact = self._manifest.is_intact
        files = self._manifest.files_with(*ROLES)
        found = [is_intact(file) or self._is_there(file, file.made_from) for file in files]
        return all(found)

    def fact(self, key: str) -> str | None:
        return self._manifest.fact(key)

    def note(self, key: str, value: str | None) -> None:
        self._manifest.note(key, value)

    def _drop_others(self, name: str, roles: set[str]) -> None:
        """Remove those files of a document that it has no more."""
        for file in self._manifest.files(name, *(role for role in ROLES if role not in roles)):
            if not remove(self._manifest, file):
                self.edited[file.path] = self._manifest.absolute(file.path)
        self._manifest.save()


def _place(source: Path) -> str:
    return os.path.abspath(source)  # noqa: PTH100 - links stay


def _record_of(name: str, text: str) -> Record:
    """What a page's JSON says of its document.

    Raises:
        ValueError: it says something else.
    """
    try:
        record = from_json(name, text)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no record") from error
    lists = (record.senders, record.recipients, record.ids, record.targets, record.pictures)
    texts = (record.date, record.date_text, record.place, record.classification)
    doubts = [part for one in record.doubts for part in (one.id, one.kind, one.text, one.why)]
    needed = (record.title, record.kind, record.language, *(one for part in lists for one in part), *doubts)
    perhaps = (*texts, *(part for one in record.doubts for part in (one.certainty, one.page)))
    if not all(map(_is_text, needed)) or not all(one is None or _is_text(one) for one in perhaps):
        raise ValueError("no record")
    if not are_sound(record.mentions, record.entries):
        raise ValueError("no record")
    if not all(isinstance(part, tuple) for part in lists):
        raise ValueError("no record")
    return record


def _is_text(value: object) -> bool:
    return isinstance(value, str)
