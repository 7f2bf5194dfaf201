"""Takes webhooks, checks their signatures by the specification, and tells of each in a line of JSON.

Takes one argument, an object: secret, status, location, retry_after, body (octets of the answer), fault (close: the connection ends
without an answer; silence: there is none), certificate, key.
"""

import base64
import hashlib
import hmac
import json
import ssl
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

options = json.loads(sys.argv[1])
key = base64.b64decode(options["secret"].removeprefix("whsec_"))


def tell(event, **details):
    # In one piece: print writes a line's end by itself, and another thread's line may come before it.
    sys.stdout.write(json.dumps({"event": event, **details}) + "\n")
    sys.stdout.flush()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        tell("request", method="GET", path=self.path)
        self.answer(options.get("status", 200))

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        tell(
            "request", method="POST", path=self.path, host=self.headers["host"], id=self.headers["webhook-id"],
            timestamp=int(self.headers["webhook-timestamp"]), type=self.headers["content-type"],
            isGenuine=hmac.compare_digest(expected, self.headers["webhook-signature"]), body=json.loads(body))
        if options.get("fault") == "close":
            self.close_connection = True
        elif options.get("fault") == "silence":
            time.sleep(30)
        else:
            self.answer(options.get("status", 204))

    def answer(self, status):
        self.send_response(status)
        if "location" in options:
            self.send_header("location", options["location"])
        if "retry_after" in options:
            self.send_header("Retry-After", options["retry_after"])
        if status != 204:
            self.send_header("content-length", str(options.get("body", 0)))
        self.end_headers()
        self.wfile.write(b"x" * options.get("body", 0))

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if "certificate" in options:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options["certificate"], options["key"])
    server.socket = context.wrap_socket(server.socket, server_side=True)
tell("listening", port=server.server_port)
server.serve_forever()
