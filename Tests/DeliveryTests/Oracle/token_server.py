"""An authorization server's token endpoint. It tells of each request, a line of JSON.

Takes one argument, an object: client_id, client_secret (or null), refresh_token (or null: the client asks for itself),
scope, lifetime (seconds, as it is answered), changes (whether each answer has the next refresh token, and the former ends),
status and body (of every answer, in place of right ones), certificate, key.
"""

import json
import ssl
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

options = json.loads(sys.argv[1])
refresh_token = options.get("refresh_token")
issued = 0


def tell(event, **details):
    # In one piece: print writes a line's end by itself, and another thread's line may come before it.
    sys.stdout.write(json.dumps({"event": event, **details}) + "\n")
    sys.stdout.flush()


def grant(form):
    """Status and answer. [RFC 6749 sections 4.4, 5, 6]"""
    global issued, refresh_token
    if form.get("client_id") != options["client_id"] or form.get("client_secret") != options.get("client_secret"):
        return 401, {"error": "invalid_client"}
    if form.get("scope") != options.get("scope"):
        return 400, {"error": "invalid_scope"}
    kind = "refresh_token" if refresh_token else "client_credentials"
    if form.get("grant_type") != kind:
        return 400, {"error": "unsupported_grant_type"}
    if form.get("refresh_token") != refresh_token:
        return 400, {"error": "invalid_grant", "error_description": "it has ended\r\nsince long"}
    issued += 1
    answer = {"access_token": f"token-{issued}", "token_type": "Bearer", "expires_in": options.get("lifetime", 3600)}
    if options.get("changes"):
        refresh_token = answer["refresh_token"] = f"refresh+{issued}/="
    return 200, answer


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body, strict_parsing=True).items()}
        status, answer = (options["status"], None) if "status" in options else grant(form)
        tell("request", type=self.headers["content-type"], form=form, status=status)
        content = (options.get("body", "") if answer is None else json.dumps(answer)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if options.get("certificate"):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options["certificate"], options["key"])
    server.socket = context.wrap_socket(server.socket, server_side=True)
tell("listening", port=server.server_address[1])
server.serve_forever()
