"""The body of a document in edited text: headings, paragraphs, items, tables."""

import re
from collections.abc import Iterator, Mapping, Sequence

from encoder.model import Role
from encoder.pages.note_sections import is_rule
from encoder.pages.runs import is_bullet, is_table, read_run
from encoder.pages.section_heads import is_attachment, is_section_head

_BROKEN_OFF = re.compile(r"(?:[^\W\d_]|[,;-])\s*$")
_TITLES = frozenset({Role.HEAD, Role.CONTINUATION})


def body_roles(
    texts: Sequence[str], lines: Sequence[int], known: Mapping[int, Role]
) -> dict[int, Role]:
    """The roles of the lines of a document that its beginning and its end leave open.

    Args:
        texts: all lines.
        lines: those of the document that hold text, in order.
        known: roles that are decided.
    """
    roles: dict[int, Role] = {}
    before = ""
    for run in _runs(lines, known):
        run_texts = [texts[line] for line in run]
        following = next((line for line in lines if line > run[-1]), None) if _is_short(run_texts) else None
        found = _run_roles(run_texts, before, following is not None and known.get(following) is not Role.SIGNED)
        if _goes_on(texts, run, before, roles):
            found[0] = Role.CONTINUATION
        roles.update(zip(run, found, strict=True))
        before = run_texts[-1]
    return roles


def _runs(lines: Sequence[int], known: Mapping[int, Role]) -> Iterator[list[int]]:
    run: list[int] = []
    for line in lines:
        if run and (line != run[-1] + 1 or line in known):
            yield run
            run = []
        if line not in known:
            run.append(line)
    if run:
        yield run


def _is_short(texts: Sequence[str]) -> bool:
    return len(texts) < 4 and all(len(text) < 130 for text in texts)


def _run_roles(texts: Sequence[str], before: str, followed: bool) -> list[Role]:
    if len(texts) == 1 and is_rule(texts[0]):
        return [Role.MARKUP]
    if followed and _is_heading(texts, before):
        return [Role.HEAD] + [Role.CONTINUATION] * (len(texts) - 1)
    return read_run(texts, before)


def _is_heading(texts: Sequence[str], before: str) -> bool:
    if before.rstrip().endswith(":") and not is_attachment(texts[0]):
        return False
    if len(texts) > 3 or any(map(is_bullet, texts)) or is_table(texts, before):
        return False
    return all(map(is_section_head, texts))


def _goes_on(texts: Sequence[str], run: Sequence[int], before: str, roles: Mapping[int, Role]) -> bool:
    """Whether a paragraph that a page break cut goes on: `… the nations of` | `western Europe …`."""
    paragraph = bool(roles) and roles[max(roles)] in (Role.PARAGRAPH, Role.CONTINUATION)
    small = texts[run[0]].lstrip()[:1].islower()
    return paragraph and small and bool(_BROKEN_OFF.search(before)) and len(before) > 40
