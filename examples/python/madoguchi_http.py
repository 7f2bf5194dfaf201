"""Asks madoguchi over its Unix sockets, with nothing but Python's own library. Copy it into a program, or run it:

    python3 madoguchi_http.py PLAN            open or closed, until when; exits with 0 or 1
    python3 madoguchi_http.py PLAN ADDRESS    leaves a reminder for when PLAN is next staffed
"""

import hashlib
import http.client
import json
import os
import socket
import sys
from urllib.parse import quote, urlencode

RUNTIME_DIR = os.environ.get("MADOGUCHI_RUNTIME_DIR", "/run/madoguchi")


class Problem(Exception):
    """What the daemon refused: `status`, `type`, `detail` and the faulty fields as RFC 9457 has them."""

    def __init__(self, status, document):
        super().__init__(document.get("detail") or document.get("title") or f"HTTP status {status}")
        self.status = status
        self.type = document.get("type", "about:blank")
        self.errors = document.get("errors", [])


class Connection(http.client.HTTPConnection):
    """HTTP over a Unix socket. Requests follow each other on it; it is for one thread."""

    def __init__(self, name, timeout=30):
        super().__init__("localhost", timeout=timeout)
        self.path = os.path.join(RUNTIME_DIR, f"{name}.sock")

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)

    def ask(self, method, path, body=None, parameters=None, language=None, key=None):
        """The answer's JSON. `parameters` whose value is None are left out."""
        query = urlencode({name: value for name, value in (parameters or {}).items() if value is not None})
        headers = {"Accept-Language": language, "Idempotency-Key": key}
        headers = {name: value for name, value in headers.items() if value is not None}
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body).encode()
        self.request(method, f"{path}?{query}" if query else path, body, headers)
        answer = self.getresponse()
        content = answer.read()
        is_json = answer.headers.get_content_subtype().split("+")[-1] == "json"
        document = json.loads(content) if is_json else {}
        if answer.status >= 400:
            raise Problem(answer.status, document)
        return document


def availability(plan, at=None, zone=None, language=None):
    return Connection("query").ask(
        "GET", f"/v1/plans/{quote(plan, safe='')}/availability", parameters={"at": at, "zone": zone}, language=language)


def remind(plan, to, subject, text, when=None, key=None):
    """Leaves a reminder. The same `key` with the same words gives the reminder that there is already."""
    body = {"kind": "reminder", "plan": plan, "to": to, "subject": subject, "text": text, "when": when or {"window": "next"}}
    return Connection("control").ask("POST", "/v1/follow-ups", body, key=key)


def follow_ups(**parameters):
    """Follow-ups, the newest first, page by page as they are needed: `state`, `plan`, `to`, `case` narrow them."""
    connection, cursor = Connection("control"), None
    while True:
        page = connection.ask("GET", "/v1/follow-ups", parameters={**parameters, "cursor": cursor, "limit": 200})
        yield from page["follow_ups"]
        cursor = page["cursor"]
        if cursor is None:
            return


def cancel(follow_up):
    return Connection("control").ask("POST", f"/v1/follow-ups/{follow_up}/cancel")


def main(plan, address=None):
    if address is None:
        found = availability(plan)
        until = f" until {found['until']}" if found["until"] else ""
        print(f"{found['name']}: {found['state']}{until}")
        return 0 if found["open"] else 1
    text = "The live chat is open now. Ask about the login error, and have the request id at hand."
    # However often it is run for this address, there is one reminder.
    key = "ask-the-chat-" + hashlib.sha256(f"{plan} {address}".encode()).hexdigest()[:16]
    reminder = remind(plan, address, "Ask the live chat", text, key=key)
    print(f"{reminder['id']}: {reminder['state']}, due at {reminder['due_at']}")
    for warning in reminder["warnings"]:
        print(f"{warning['code']}: {warning['detail']}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        sys.exit(main(*sys.argv[1:]))
    except Problem as problem:
        print(problem, file=sys.stderr)
        sys.exit(65 if problem.status < 500 else 75)
    except (OSError, http.client.HTTPException) as error:
        print(f"{RUNTIME_DIR}: {error}", file=sys.stderr)
        sys.exit(69)
