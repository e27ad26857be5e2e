"""A local server with the address of an OpenAI-compatible one, which answers as a test says."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Answering:
    """What the server does with each question in turn; `asked` keeps the questions."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def __call__(self, handler):
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        self.asked.append((handler.path, dict(handler.headers), body))
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        answer(handler)


def says(content):
    """Answers as a model would; anything but a string becomes JSON first."""
    text = content if isinstance(content, str) else json.dumps(content)
    return raw(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}))


def raw(body, status=200):
    """Answers with these very characters."""
    coded = body.encode()

    def answer(handler):
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(coded)))
        handler.end_headers()
        handler.wfile.write(coded)

    return answer


def drips(handler):
    """Sends one character now and then, and never comes to an end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)
    except OSError:
        pass  # the other side has gone


@contextmanager
def serving(*answers):
    """(address, Answering) of a server on this machine for as long as the block lasts."""
    answering = Answering(*answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            answering(self)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", answering
    finally:
        server.shutdown()
        server.server_close()
