"""A server of the Language Server Protocol 3.17 for TEI, over standard input and output (pygls)."""

import re
from asyncio import get_running_loop
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from encoder.checks.models import Use, declared_models
from encoder.checks.project.settings import find_settings
from encoder.checks.scan import NAME
from encoder.checks.validate import Schemas
from encoder.checks.wellformed import parsed
from encoder.editor.checker import SECONDS, Checker, Question
from encoder.editor.cursor import Writing, cursor_at, declared, expanded
from encoder.editor.mending import Replacement, mendings
from encoder.editor.proposals import Guide, guide
from encoder.errors import EngrossError
from encoder.findings import Finding, Severity
from encoder.schemas import RELAXNG
from encoder.version import engross_version

_GRAVITY = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
_KINDS = {
    Writing.ELEMENT: lsp.CompletionItemKind.Class,
    Writing.ATTRIBUTE: lsp.CompletionItemKind.Property,
    Writing.VALUE: lsp.CompletionItemKind.EnumMember,
}
_POINTER = re.compile(r"[^\s\"'<>=]*#[\w.\-]+")
_LONGEST_TAG = 5_000
_HEAD = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)


class Server(LanguageServer):
    """The server, and what checks documents for it.

    Args:
        seconds: that the check of a document may take.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__("engross", engross_version())
        self.checker = Checker(seconds)


def make_server(seconds: float = SECONDS) -> Server:
    """The server; `start_io` begins to serve.

    Args:
        seconds: that the check of a document may take.
    """
    server = Server(seconds)
    server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)(_check)
    server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)(_check)
    server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)(_check)
    trigger = lsp.CompletionOptions(trigger_characters=["<", " ", '"', "'"])
    server.feature(lsp.TEXT_DOCUMENT_COMPLETION, trigger)(_complete)
    server.feature(lsp.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(lsp.TEXT_DOCUMENT_DEFINITION)(_define)
    quick = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, quick)(_mend)
    return server


def _schemas(path: Path) -> Schemas:
    """What a document is held to: what its project says, else what it names."""
    return find_settings(path.parent).schemas_of(path, Schemas())


async def _check(server: Server, params: Any) -> None:
    """Tell what is wrong; of versions that come faster than they are checked, only of the last."""
    document = server.workspace.get_text_document(params.text_document.uri)
    version = document.version
    path = Path(document.path)

    def found() -> tuple[Finding, ...]:
        return server.checker.check(question) if document.version == version else ()

    try:
        settings = find_settings(path.parent)
        question = Question(document.source.encode(), path, settings.schemas_of(path, Schemas()))
        findings = await get_running_loop().run_in_executor(server.checker.thread, found)
        findings = settings.judged(path, findings)
    except EngrossError as error:
        findings = (Finding("engross/settings", Severity.ERROR, error.message, hint=error.hint),)
    if server.workspace.text_documents.get(document.uri) is not document or document.version != version:
        return
    server.text_document_publish_diagnostics(
        lsp.PublishDiagnosticsParams(
            uri=document.uri,
            version=version,
            diagnostics=[_diagnostic(finding, document) for finding in findings],
        )
    )


def _diagnostic(finding: Finding, document: TextDocument) -> lsp.Diagnostic:
    line = max(0, (finding.place.line or 1) - 1)
    column = max(0, (finding.place.column or 1) - 1)
    rest = document.lines[line][column:] if line < len(document.lines) else ""
    match = re.match(rf"</?{NAME}|{NAME}", rest)
    end = column + (len(match[0]) if match else 1)
    codec = document.position_codec
    return lsp.Diagnostic(
        range=codec.range_to_client_units(
            document.lines, lsp.Range(lsp.Position(line, column), lsp.Position(line, end))
        ),
        message=finding.with_hint("\n"),
        severity=_GRAVITY[finding.severity],
        code=finding.rule,
        source="engross",
    )


def _guide(document: TextDocument) -> Guide | None:
    """What says which names may stand where: the first grammar that the document is held to."""
    path = Path(document.path)
    try:
        uses = _schemas(path).given() or _named(document, path)
        grammar = next((use.schema for use in uses if use.language == RELAXNG), None)
        return guide(grammar) if grammar else None
    except EngrossError:
        return None


def _named(document: TextDocument, path: Path) -> tuple[Use, ...]:
    """The schemas that a document names, which may be anything but well-formed below its head."""
    head = _HEAD.match(document.source)
    tree, _ = parsed(f"{head[0] if head else ''}<x/>".encode(), str(path))
    return declared_models(tree, path.parent, str(path))[0] if tree is not None else ()


def _complete(server: LanguageServer, params: lsp.CompletionParams) -> lsp.CompletionList:
    document = server.workspace.get_text_document(params.text_document.uri)
    cursor = cursor_at(document.source, document.offset_at_position(params.position))
    found = _guide(document)
    items = [
        lsp.CompletionItem(
            label=one.text, kind=_KINDS.get(cursor.writing), documentation=one.documentation or None
        )
        for one in (found.proposals(cursor) if found else ())
    ]
    return lsp.CompletionList(is_incomplete=False, items=items)


def _hover(server: LanguageServer, params: lsp.HoverParams) -> lsp.Hover | None:
    document = server.workspace.get_text_document(params.text_document.uri)
    offset = document.offset_at_position(params.position)
    text = document.source
    word = next((one for one in re.finditer(NAME, text) if one.start() <= offset < one.end()), None)
    found = _guide(document)
    if word is None or found is None:
        return None
    cursor = cursor_at(text, word.end())
    is_end_tag = text.endswith("</", 0, word.start())
    if is_end_tag or cursor.writing == Writing.ELEMENT:
        words = found.documentation(expanded(word[0], _spaces_at(text, word.end(), cursor.spaces)))
    elif cursor.writing == Writing.ATTRIBUTE:
        tag = expanded(word[0], _spaces_at(text, word.end(), cursor.spaces), is_attribute=True)
        words = found.documentation(f"@{tag}")
    else:
        words = ""
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, words)) if words else None


def _spaces_at(text: str, offset: int, spaces: Mapping[str, str]) -> Mapping[str, str]:
    """The namespaces that hold in the tag around an offset: also those that it declares behind it."""
    tag = re.match(r"(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*", text[offset : offset + _LONGEST_TAG])
    return {**spaces, **declared(tag[0] if tag else "")}


def _define(server: LanguageServer, params: lsp.DefinitionParams) -> lsp.Location | None:
    document = server.workspace.get_text_document(params.text_document.uri)
    offset = document.offset_at_position(params.position)
    pointers = _POINTER.finditer(document.source)
    pointer = next((one for one in pointers if one.start() <= offset <= one.end()), None)
    if pointer is None:
        return None
    file, _, name = pointer[0].partition("#")
    path = (Path(document.path).parent / file).resolve() if file else Path(document.path)
    root = find_settings(Path(document.path).parent).root
    if file and not path.is_relative_to(root):
        return None
    target = document if not file else server.workspace.get_text_document(path.as_uri())
    try:
        text = target.source
    except OSError:
        return None
    found = re.search(rf"<[^<>]*\sxml:id\s*=\s*[\"']{re.escape(name)}[\"']", text)
    if found is None:
        return None
    place = _position(target, found.start())
    return lsp.Location(target.uri, lsp.Range(place, place))


def _mend(server: LanguageServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """The names or values that were probably meant, in place of what is written."""
    document = server.workspace.get_text_document(params.text_document.uri)
    return [
        lsp.CodeAction(
            f"Write {mending.meant}",
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            edit=lsp.WorkspaceEdit(
                changes={document.uri: [_edit(document, one) for one in mending.replacements]}
            ),
            is_preferred=number == 0,
        )
        for diagnostic in params.context.diagnostics
        for number, mending in enumerate(
            mendings(
                document.source,
                document.offset_at_position(diagnostic.range.start),
                str(diagnostic.code),
                diagnostic.message,
            )
        )
    ]


def _edit(document: TextDocument, replacement: Replacement) -> lsp.TextEdit:
    start, end = (_position(document, offset) for offset in (replacement.start, replacement.end))
    return lsp.TextEdit(lsp.Range(start, end), replacement.new)


def _position(document: TextDocument, offset: int) -> lsp.Position:
    """The place of an offset, in the client's units."""
    before = document.source[:offset]
    place = lsp.Position(before.count("\n"), offset - before.rfind("\n") - 1)
    return document.position_codec.position_to_client_units(document.lines, place)
