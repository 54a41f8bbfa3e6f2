"""Lines below a quotation at the head of a text that say where it is from."""

_FAR_IN, _LONGEST, _MOST_WORDS = 8, 70, 10
_SHORTEST = 3


def names_source(text: str, indent: int) -> bool:
    """Whether a line set far in names an author or book in capitals: `SHAKESPEARE.`, `ECCLESIASTES, i. 7.`"""
    words = text.split()
    if indent < _FAR_IN or not 0 < len(words) <= _MOST_WORDS or len(text) > _LONGEST:
        return False
    first = words[0].strip(".,:'’")
    return len(first) >= _SHORTEST and first.isalpha() and first.isupper() and text[-1] not in "!?:;,"
