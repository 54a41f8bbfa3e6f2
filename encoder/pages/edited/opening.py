"""The beginning of a document in edited text: head, dateline, labelled blocks, salutation."""

import re
from collections.abc import Sequence

from encoder.model import Role
from encoder.pages.edited.openers import (
    is_addressed,
    is_capitals,
    is_dateline,
    is_salute,
    is_subject,
    is_title,
    is_unfinished,
    label,
    titled_label,
)
from encoder.pages.edited.runs import is_bullet
from encoder.pages.edited.section_heads import is_attachment, is_section_head

_CLASSIFICATION = re.compile(
    r"\W*(?:top secret|secret|confidential|restricted|unclassified|(?:limited )?official use(?: only)?)"
    r"(?:[\s;/,—–-]+\w+){0,4}\W*",
    re.IGNORECASE,
)
_LONGEST_LINE_OF_ADDRESS = 90
_FARTHEST_DATELINE = 40
_MOST_LINES_OF_HEAD = 4
_LONGEST_TITLE = 320


def opening_roles(texts: Sequence[str], lines: Sequence[int]) -> dict[int, Role]:
    """The roles of the lines that a document or attachment begins with; labelled lists wherever they stand.

    Args:
        texts: all lines.
        lines: those of the document or the attachment that hold text, in order.
    """
    roles = _attachment_heads(texts, lines) if is_attachment(texts[lines[0]]) else _head(texts, lines)
    roles.update(_labelled(texts, lines, roles))
    opener = [line for line in lines if line not in roles][:_FARTHEST_DATELINE]
    members = frozenset(lines)
    for line in opener:
        alone = line + 1 not in members or is_dateline(texts[line + 1]) or bool(label(texts[line + 1]))
        if alone and is_dateline(texts[line]) and Role.DATELINE not in roles.values():
            roles[line] = Role.DATELINE
        elif _CLASSIFICATION.fullmatch(texts[line]):
            roles[line] = Role.CLASSIFICATION
        elif is_salute(texts[line]):
            roles[line] = Role.SALUTE
            break
        elif _is_body(texts[line]):
            break
    return roles


def _head(texts: Sequence[str], lines: Sequence[int]) -> dict[int, Role]:
    """The title: the first line, and those that follow it without a blank line."""
    run = _title_lines(texts, lines)
    title = " ".join(texts[line].strip() for line in run)
    if not run or len(title) > _LONGEST_TITLE or not (is_title(title) or is_unfinished(title)):
        return {}
    return {run[0]: Role.TITLE, **dict.fromkeys(run[1:], Role.CONTINUATION)}


def _title_lines(texts: Sequence[str], lines: Sequence[int]) -> list[int]:
    run: list[int] = []
    for line in lines[:_MOST_LINES_OF_HEAD]:
        other = label(texts[line]) or is_dateline(texts[line]) or is_bullet(texts[line])
        if other or (run and line != run[-1] + 1):
            break
        run.append(line)
    return run


def _attachment_heads(texts: Sequence[str], lines: Sequence[int]) -> dict[int, Role]:
    """`Tab B` and the title below it: both are heads."""
    roles = {lines[0]: Role.HEAD}
    for position, line in enumerate(lines[1:3], 1):
        in_run = lines[position + 1 : position + 2] == [line + 1]
        if in_run or label(texts[line]) or not (is_title(texts[line]) or is_section_head(texts[line])):
            break
        roles[line] = Role.HEAD
    return roles


def _labelled(texts: Sequence[str], lines: Sequence[int], known: dict[int, Role]) -> dict[int, Role]:
    """Lines under or behind a label such as SUBJECT; their items keep the role of items."""
    roles: dict[int, Role] = {}
    current: Role | None = None
    bulleted = in_opener = True
    for position, line in enumerate(lines):
        if line in known:
            continue
        found = label(texts[line])
        following = texts[lines[position + 1]] if position + 1 < len(lines) else ""
        if found and (in_opener or is_bullet(following)):
            current = Role.SUBJECT if is_subject(found[0]) else Role.ADDRESSEE
            bulleted = is_bullet(following)
            roles[line] = current
            current = None if found[1] else current
        elif in_opener and (is_addressed(texts[line]) or (is_capitals(texts[line]) and is_bullet(following))):
            roles[line] = Role.ADDRESSEE
            current, bulleted = (Role.ADDRESSEE, True) if is_bullet(following) else (None, False)
        elif in_opener and current is None and titled_label(texts[line]):
            roles[line] = Role.SUBJECT if is_subject(titled_label(texts[line]) or "") else Role.ADDRESSEE
        elif current and bulleted and is_bullet(texts[line]):
            roles[line] = Role.ITEM
        elif current and bulleted and roles.get(line - 1) in (Role.ITEM, Role.CONTINUATION):
            roles[line] = Role.CONTINUATION
        elif current and not bulleted and not _is_body(texts[line]) and not is_dateline(texts[line]):
            roles[line] = current
            current = None if current is Role.SUBJECT else current
        else:
            current = None
            in_opener = in_opener and not _is_body(texts[line])
    return roles


def _is_body(text: str) -> bool:
    """Whether a line is too long, or too much of a sentence, for an opener."""
    return len(text) > _LONGEST_LINE_OF_ADDRESS or not (
        is_unfinished(text) or is_dateline(text) or is_salute(text)
    )
