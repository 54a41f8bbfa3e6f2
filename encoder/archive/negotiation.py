"""Whether it is a browser that asks: it gets a page, where programs get what a protocol wants."""

from typing import Final

_PAGE: Final = "text/html"
_OF_BROWSERS: Final = "application/xhtml+xml"


def asks_for_page(accept: str) -> bool:
    """Whether who sends this `Accept` (RFC 9110, 12.5.1) is a person with a browser.

    Programs name `text/html`, too: Java's client does so by default. Every browser names XHTML beside it, and
    whoever wants a page of a program names nothing else.
    """
    kinds = dict(map(_weighed, accept.lower().split(",")))
    page = kinds.pop(_PAGE, 0.0)
    if not page or any(weight > page for weight in kinds.values()):
        return False
    return not kinds or kinds.get(_OF_BROWSERS, 0.0) > 0


def _weighed(part: str) -> tuple[str, float]:
    kind, *parameters = (one.strip() for one in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return kind, float(value)
            except ValueError:
                return kind, 0.0
    return kind, 1.0
