"""The real command at work: a desk for a folder, its address, and how it is asked."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

ADDRESS = re.compile(rb"engross: (http://127\.0\.0\.1:\d+/[\w-]+/)")


@dataclass
class Served:
    """A desk that is served.

    Attributes:
        address: of its page.
        process: the server.
    """

    address: str
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def token(self) -> str:
        return urlsplit(self.address).path.strip("/")

    def ask(
        self,
        path: str,
        body: Any = None,
        *,
        method: str | None = None,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
        token: str | None = None,
        **query: Any,
    ) -> tuple[int, Any]:
        """The status and what the answer says."""
        own = {"Host": f"127.0.0.1:{self.port}"}
        data = raw
        if body is not None:
            data = json.dumps(body).encode()
        if data is not None:
            own |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/json"}
        given = {**own, **(headers or {})}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        place = f"/{self.token if token is None else token}/{path}" + (
            f"?{urlencode(query)}" if query else ""
        )
        try:
            connection.putrequest(
                method or ("GET" if data is None else "POST"),
                place,
                skip_host=True,
                skip_accept_encoding=True,
            )
            for name, value in given.items():
                if value:
                    connection.putheader(name, value)
            if data is not None and "Content-Length" not in given:
                connection.putheader("Content-Length", str(len(data)))
            connection.endheaders()
            if data is not None:
                connection.send(data)
            answer = connection.getresponse()
            said = answer.read()
        finally:
            connection.close()
        try:
            return answer.status, json.loads(said)
        except ValueError:
            return answer.status, said.decode("utf-8", "replace")


@contextmanager
def desk_of(folder: Path, *arguments: str) -> Iterator[Served]:
    """The desk of a folder, served until the end of the block."""
    command = [sys.executable, "-m", "encoder", "desk", str(folder), "--port", "0", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = b""
    for line in process.stderr:
        said += line
        found = ADDRESS.search(line)
        if found:
            break
    else:
        raise AssertionError(said.decode())
    try:
        yield Served(found[1].decode(), process)
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(30)
        process.stderr.close()
