"""A client of the Language Server Protocol over pipes, as an editor is one."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.shared import REPO


class Client:
    """Starts `engross lsp` and talks to it."""

    def __init__(self, root: Path, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONPATH": str(REPO)}
        command = [sys.executable, "-m", "encoder", "lsp", *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=root,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.number = 0
        self.root = root
        capabilities = {"general": {"positionEncodings": ["utf-16"]}}
        self.about = self.ask("initialize", processId=None, rootUri=root.as_uri(), capabilities=capabilities)
        self.say("initialized")

    def say(self, method, **params):
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method, **params):
        self.number += 1
        self._send({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self.number:
                assert "error" not in message, message
                return message["result"]

    def diagnostics(self):
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                return message["params"]["diagnostics"]

    def end(self):
        self.ask("shutdown")
        self.say("exit")
        code = self.process.wait(timeout=30)
        self.process.stdin.close()
        self.process.stdout.close()
        return code

    def _send(self, message):
        data = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has ended"
        return json.loads(self.process.stdout.read(length))
