"""Start and end tags that do not match: which element was left open, and where it was opened."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from encoder.checks.parse import MAX_DEPTH
from encoder.checks.scan import Kind, Scan, Token
from encoder.findings import Finding, Place, Severity

_SIMILAR = 0.6


@dataclass
class _Nesting:
    """The walk over the tags: the elements that are open, and those that were closed by force."""

    scan: Scan
    open: list[Token] = field(default_factory=list)
    forced: Counter[str] = field(default_factory=Counter)
    roots: int = 0
    spoilt: bool = False


def faults_of_nesting(scan: Scan, whole: bool = True) -> Iterator[Finding]:
    """Unclosed elements, end tags that close nothing, and what stands outside the root element.

    Args:
        scan: the text of the document, or its beginning only.
        whole: whether the end of the text is that of the document.
    """
    walk = _Nesting(scan)
    for token in scan.tokens():
        match token.kind:
            case Kind.START | Kind.EMPTY:
                yield from _start(walk, token)
            case Kind.END:
                yield from _end(walk, token)
            case Kind.BROKEN:
                _broken(walk, token)
            case Kind.TEXT | Kind.CDATA if not walk.open:
                yield from _outside(walk, token)
        if len(walk.open) > MAX_DEPTH:
            yield _fault(walk, "xml/too-deep", token, f"elements are nested more than {MAX_DEPTH} deep")
            return
    if whole:
        yield from _at_the_end(walk)


def _broken(walk: _Nesting, token: Token) -> None:
    """A tag with a fault of its own still opens or closes its element, so that no echo is reported."""
    walk.spoilt = walk.spoilt or token.end == len(walk.scan.text)
    if token.name.startswith("/"):
        list(_end(walk, token._replace(name=token.name[1:])))
    elif token.name:
        walk.roots += not walk.open
        if not walk.scan.text[token.start : token.end].rstrip().endswith("/>"):
            walk.open.append(token)


def _start(walk: _Nesting, token: Token) -> Iterator[Finding]:
    if not walk.open:
        walk.roots += 1
        if walk.roots > 1:
            message = f"`<{token.name}>` is a second root element: a document has one"
            yield _fault(walk, "xml/outside-root", token, message)
    if token.kind == Kind.START:
        walk.open.append(token)


def _end(walk: _Nesting, token: Token) -> Iterator[Finding]:
    depth = _opened_at(walk, token)
    if depth is not None:
        for unclosed in walk.open[depth + 1 :]:
            walk.forced[unclosed.name] += 1
            yield _unclosed(walk, unclosed, f"before `</{token.name}>` on line {_line(walk, token)}")
        del walk.open[depth:]
    elif walk.open and _is_similar(walk.open[-1].name, token.name):
        yield _mismatch(walk, token, walk.open.pop())
    elif walk.forced[token.name]:
        walk.forced[token.name] -= 1
    else:
        yield _fault(walk, "xml/stray-end-tag", token, f"`</{token.name}>` closes nothing", _opener(walk))


def _opened_at(walk: _Nesting, token: Token) -> int | None:
    """The index of the element that an end tag closes: the innermost, or that of the same indentation."""
    same = [depth for depth, tag in enumerate(walk.open) if tag.name == token.name]
    indent = _indent(walk, token)
    if indent is not None and same and _indent(walk, walk.open[same[-1]]) not in (None, indent):
        aligned = [depth for depth in same if _indent(walk, walk.open[depth]) == indent]
        same = aligned or same
    return same[-1] if same else None


def _indent(walk: _Nesting, token: Token) -> int | None:
    """The column of a tag that is the first on its line."""
    return walk.scan.position(token.start)[1] if walk.scan.is_first_on_line(token.start) else None


def _outside(walk: _Nesting, token: Token) -> Iterator[Finding]:
    text = walk.scan.text[token.start : token.end]
    if text.strip():
        start = token.start + len(text) - len(text.lstrip())
        message = f'text outside the root element: "{text.strip()[:30]}"'
        yield _fault(walk, "xml/outside-root", token._replace(start=start), message)


def _at_the_end(walk: _Nesting) -> Iterator[Finding]:
    if walk.spoilt:
        return
    if walk.open:
        around = ", ".join(f"`<{tag.name}>` from line {_line(walk, tag)}" for tag in walk.open[-2::-1][:3])
        yield _unclosed(
            walk, walk.open[-1], "before the end of the file" + (f"; nor {around}" if around else "")
        )
    elif not walk.roots:
        yield Finding("xml/no-root", Severity.ERROR, "there is no element in the file", Place(None, 1, 1))


def _unclosed(walk: _Nesting, tag: Token, where: str) -> Finding:
    message = f"`<{tag.name}>`, opened here, is not closed {where}"
    return _fault(walk, "xml/unclosed-element", tag, message, f"write `</{tag.name}>`")


def _mismatch(walk: _Nesting, end: Token, start: Token) -> Finding:
    message = f"`</{end.name}>` does not close `<{start.name}>`, opened on line {_line(walk, start)}"
    return _fault(walk, "xml/mismatched-tag", end, message, "write the same name in both")


def _opener(walk: _Nesting) -> str:
    if not walk.open:
        return "no element is open here"
    tag = walk.open[-1]
    return f"open is `<{tag.name}>`, from line {_line(walk, tag)}"


def _is_similar(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _SIMILAR


def _line(walk: _Nesting, token: Token) -> int:
    return walk.scan.position(token.start)[0]


def _fault(walk: _Nesting, rule: str, token: Token, message: str, hint: str | None = None) -> Finding:
    return Finding(rule, Severity.ERROR, message, Place(None, *walk.scan.position(token.start)), hint)
