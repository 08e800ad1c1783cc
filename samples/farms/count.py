"""Counts the words of a text: a worker with nothing but Python's standard library."""

import os
import re
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Worker(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body go at once; otherwise an answer takes 40 ms

    def do_GET(self):
        self.answer(b"OK\n")

    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        counts = Counter(re.findall(r"[a-z]{4,}", text.lower()))
        self.answer("".join(f"{word} {n}\n" for word, n in counts.items()).encode())

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8082"))), Worker).serve_forever()
