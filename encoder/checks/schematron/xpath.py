"""XPath 3.1 as far as it must be read to know what an expression can call.

An allow-list over the tokens of an expression (XPath 3.1, A.2): every name before `(` or `#` must be that of
a function known to be pure, of one that the schema declares, of a kind test or an operator. What is not
understood is refused. Nothing depends on whether a name is an operator in its place: no dangerous function
has the name of one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from encoder.errors import NotTrusted

FUNCTIONS = "http://www.w3.org/2005/xpath-functions"
SCHEMA_TYPES = "http://www.w3.org/2001/XMLSchema"


def words(text: str) -> frozenset[str]:
    """The words of a text, which white space parts."""
    return frozenset(text.split())


_PURE = words(
    """
    abs adjust-date-to-timezone adjust-dateTime-to-timezone adjust-time-to-timezone analyze-string
    apply avg base-uri boolean ceiling codepoint-equal codepoints-to-string collation-key compare
    concat contains contains-token count current-date current-dateTime current-time data dateTime
    day-from-date day-from-dateTime days-from-duration deep-equal default-language distinct-values
    document-uri element-with-id empty encode-for-uri ends-with error escape-html-uri exactly-one
    exists false filter floor fold-left fold-right for-each for-each-pair format-date
    format-dateTime format-integer format-number format-time function-arity function-name
    generate-id has-children head hours-from-dateTime hours-from-duration hours-from-time id idref
    implicit-timezone in-scope-prefixes index-of innermost insert-before iri-to-uri json-to-xml lang
    last local-name local-name-from-QName lower-case matches max min minutes-from-dateTime
    minutes-from-duration minutes-from-time month-from-date month-from-dateTime months-from-duration
    name namespace-uri namespace-uri-for-prefix namespace-uri-from-QName nilled node-name
    normalize-space normalize-unicode not number one-or-more outermost parse-ietf-date parse-json
    path position prefix-from-QName QName remove replace resolve-QName resolve-uri reverse root
    round round-half-to-even seconds-from-dateTime seconds-from-duration seconds-from-time sort
    starts-with string string-join string-length string-to-codepoints subsequence substring
    substring-after substring-before sum tail timezone-from-date timezone-from-dateTime
    timezone-from-time tokenize translate true unordered upper-case xml-to-json year-from-date
    year-from-dateTime years-from-duration zero-or-one current current-group current-grouping-key
    copy-of snapshot key regex-group
    """
)
"""Functions of XPath and XSLT that neither read nor tell anything from outside the document.

Not among them, of those that are in the standards: what reads files or the environment, makes programs of
text (`function-lookup`, `transform`, `load-xquery-module`), parses XML with entities, tells where the schema
lies, or writes to the terminal (`trace`).
"""

_ALLOWED: Mapping[str, frozenset[str]] = {
    FUNCTIONS: _PURE,
    f"{FUNCTIONS}/math": words(
        """
    acos asin atan atan2 cos exp exp10 log log10 pi pow sin sqrt tan
    """
    ),
    f"{FUNCTIONS}/map": words(
        """
    contains entry find for-each get keys merge put remove size
    """
    ),
    f"{FUNCTIONS}/array": words(
        """
    append filter flatten fold-left fold-right for-each for-each-pair get head insert-before join
    put remove reverse size sort subarray tail
    """
    ),
}
_WORDS = words(
    """
    array attribute comment document-node element empty-sequence function item map namespace-node
    node processing-instruction schema-attribute schema-element text and as cast castable div else
    eq except ge gt idiv if in instance intersect is le lt mod ne of or return satisfies some then
    to treat union
    """
)
"""Kind tests and keywords: names that stand before a parenthesis without being called."""

_KNOWN = (
    "http://www.w3.org/",
    "http://exslt.org",
    "http://expath.org",
    "java:",
    "clitype:",
    "urn:engross:schematron",
)
_READERS = frozenset({"doc", "doc-available", "document"})

_NAME = r"[^\W\d][\w.\-\u00b7\u0300-\u036f\u203f\u2040]*"
_TOKEN = re.compile(
    rf"""
    (?P<blank>[ \t\r\n]+)
  | (?P<comment>\(:)
  | (?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')
  | (?P<braced>Q\{{(?P<uri>[^{{}}]*)\}}(?:(?P<braced_local>{_NAME})|\*))
  | (?P<number>(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][+-]?\d+)?)
  | (?P<name>(?:(?P<prefix>{_NAME}|\*):)?(?P<local>{_NAME})|{_NAME}:\*)
  | (?P<symbol>=>|::|:=|!=|<=|>=|<<|>>|//|\|\||\.\.|[()\[\]{{}},.?!@$|+\-*/=<>:\#])
    """,
    re.VERBOSE,
)
_COMMENT_SIGN = re.compile(r"\(:|:\)")
_PAIRS = {")": "(", "]": "[", "}": "{"}

Documents = Callable[[str, str], str]
"""The name of a function that reads a document and the address given to it → an expression in its place."""


class _Kind(Enum):
    STRING = 1
    NAME = 2
    OTHER = 3


@dataclass(frozen=True, slots=True)
class _Token:
    kind: _Kind
    text: str
    start: int
    end: int
    namespace: str | None = None
    local: str = ""


def is_foreign_to_saxon(namespace: str) -> bool:
    """Whether the processor has nothing in a namespace: a schema may declare functions in it."""
    return bool(namespace) and not namespace.startswith(_KNOWN) and "saxon" not in namespace.lower()


def screened(
    expression: str,
    namespaces: Mapping[str | None, str],
    own: frozenset[tuple[str, str]],
    documents: Documents | None = None,
) -> str:
    """An expression or pattern that can call nothing but what is harmless.

    Args:
        expression: XPath, an XSLT pattern or a sequence type.
        namespaces: prefix → namespace.
        own: namespace and name of the functions that the schema declares.
        documents: what to put in the place of `doc('address')`; None refuses that too.

    Returns:
        The expression, the documents that it reads replaced.

    Raises:
        NotTrusted: it calls something else, or cannot be understood.
    """
    tokens = list(_tokens(expression, namespaces))
    _check_pairs(tokens, expression)
    replaced: list[tuple[int, int, str]] = []
    for index, token in enumerate(tokens):
        if token.kind is not _Kind.NAME:
            continue
        _check_namespace(token)
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        is_variable = index > 0 and tokens[index - 1].text == "$"
        if following not in ("(", "#") or is_variable or _is_harmless(token, own):
            continue
        address = _address(tokens[index : index + 4])
        if documents is None or address is None or not _is_reader(token):
            raise NotTrusted(f"`{token.text}()` is not allowed there")
        replaced.append((token.start, tokens[index + 3].end, documents(token.local, address)))
    for start, end, text in reversed(replaced):
        expression = f"{expression[:start]}{text}{expression[end:]}"
    return expression


def _tokens(expression: str, namespaces: Mapping[str | None, str]) -> Iterator[_Token]:
    position = 0
    while position < len(expression):
        match = _TOKEN.match(expression, position)
        if match is None:
            raise NotTrusted(f"{expression[position : position + 20]!r} is not understood as XPath")
        start, position = position, match.end()
        if match["comment"]:
            position = _after_comment(expression, position)
        elif match["string"]:
            yield _Token(_Kind.STRING, match[0], start, position)
        elif match["braced"]:
            space = " ".join(match["uri"].split())
            yield _Token(_Kind.NAME, match[0], start, position, space, match["braced_local"] or "*")
        elif match["name"]:
            yield _name(match, start, namespaces)
        elif not match["blank"]:
            yield _Token(_Kind.OTHER, match[0], start, position)


def _name(match: re.Match[str], start: int, namespaces: Mapping[str | None, str]) -> _Token:
    prefix, local = match["prefix"], match["local"]
    if local is None:
        prefix, local = match[0].split(":")
    namespace = None if prefix in (None, "*") else namespaces.get(prefix, "")
    return _Token(_Kind.NAME, match[0], start, match.end(), namespace, local)


def _after_comment(expression: str, position: int) -> int:
    """The end of a comment, which may hold comments."""
    depth = 1
    for sign in _COMMENT_SIGN.finditer(expression, position):
        depth += 1 if sign[0] == "(:" else -1
        if not depth:
            return sign.end()
    raise NotTrusted("a comment in an expression is not closed")


def _check_pairs(tokens: list[_Token], expression: str) -> None:
    """What is put together with other text must not close what it did not open."""
    opened: list[str] = []
    for token in tokens:
        if token.kind is _Kind.OTHER and token.text in "([{":
            opened.append(token.text)
        elif token.kind is _Kind.OTHER and token.text in _PAIRS:
            opened.append("" if opened and opened.pop() == _PAIRS[token.text] else token.text)
            if opened.pop():
                raise NotTrusted(f"the brackets of `{expression}` do not match")
    if opened:
        raise NotTrusted(f"the brackets of `{expression}` do not match")


def _check_namespace(token: _Token) -> None:
    space = (token.namespace or "").lower()
    if "saxon" in space or space.startswith(("java:", "clitype:")):
        raise NotTrusted(f"`{token.text}` belongs to the processor and not to XPath")


def _is_harmless(token: _Token, own: frozenset[tuple[str, str]]) -> bool:
    if token.namespace is None:
        is_own = (FUNCTIONS, token.local) in own
        return ":" not in token.text and (is_own or token.local in _PURE | _WORDS)
    if token.namespace == SCHEMA_TYPES:
        return True
    return token.local in _ALLOWED.get(token.namespace, ()) or (token.namespace, token.local) in own


def _is_reader(token: _Token) -> bool:
    is_standard = token.namespace == FUNCTIONS or (token.namespace is None and ":" not in token.text)
    return is_standard and token.local in _READERS


def _address(tokens: list[_Token]) -> str | None:
    """What a call has for its only argument, if that is a string as such."""
    if [token.text for token in tokens[1::2]] != ["(", ")"] or tokens[2].kind is not _Kind.STRING:
        return None
    text, quote = tokens[2].text[1:-1], tokens[2].text[0]
    return text.replace(quote * 2, quote)
