"""Why a request gets no answer, by the status of HTTP that says so."""


class Refused(Exception):  # noqa: N818
    """A request that gets no answer.

    Args:
        message: for people.
    """

    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadRequest(Refused):
    """The parameters say nothing together."""


class NotFound(Refused):
    """There is no such collection, document, tree, reference, page or form."""

    status = 404
