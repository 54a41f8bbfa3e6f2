"""From positions of elements among their siblings to lines and columns in the file."""

from xml.parsers import expat

Position = tuple[int, ...]


def find_places(data: bytes, wanted: set[Position]) -> dict[Position, tuple[int, int]]:
    """Line and column (from 1, in characters) where the start tags of the wanted elements begin.

    Args:
        data: well-formed XML as read from the file.
        wanted: an element as the positions, from 1, of its ancestors and itself among their siblings.
    """
    found: dict[Position, tuple[int, int]] = {}
    path: list[int] = []
    siblings = [0]
    parser = expat.ParserCreate()

    def start(_name: str, _attributes: dict[str, str]) -> None:
        siblings[-1] += 1
        path.append(siblings[-1])
        siblings.append(0)
        position = tuple(path)
        if position in wanted:
            found[position] = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def end(_name: str) -> None:
        path.pop()
        siblings.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return found
    return found
