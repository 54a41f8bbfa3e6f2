"""A server that runs for a test, on a free port of this machine."""

import contextlib
import socket
import threading
import time

import uvicorn


@contextlib.contextmanager
def running(application_at):
    """The address of a server. `application_at` makes the application, of the address that it will have."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}/"
        config = uvicorn.Config(application_at(address), log_level="error", lifespan="off", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield address
        finally:
            server.should_exit = True
            thread.join(10)
