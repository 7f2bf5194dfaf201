"""Closes the plan of a full queue for a while, and takes that back: prints how soon each is acknowledged, and how soon
after that the stored due instants of all that is queued follow it, as the daemon logs it. Answers show them at once.

usage: overriding.py RUNTIME-DIRECTORY LOG FOLLOW-UPS
"""

import datetime
import http.client
import json
import socket
import sys
import time

directory, log, count = sys.argv[1], sys.argv[2], int(sys.argv[3])


class Control(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(f"{directory}/control.sock")

    def ask(self, method, target, body=None):
        self.request(method, target, body and json.dumps(body), {"Content-Type": "application/json"})
        answer = self.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {target}: {answer.status} {text.decode()}")
        return json.loads(text)


control = Control("localhost")


def times_derived():
    """How often all of them were derived anew."""
    with open(log) as lines:
        text = lines.read()
    return text.count(f"anew for {count} follow-ups") + text.count(f" {count} 件のフォローアップの送信予定を計算し直しました")


def change(what, target, body=None):
    before = times_derived()
    began = time.perf_counter()
    answer = control.ask("POST", target, body)
    acknowledged = time.perf_counter()
    while times_derived() == before:
        time.sleep(0.01)
    right = time.perf_counter()
    print(f"{what} with {count} queued: acknowledged after {acknowledged - began:.2f} s, due times right "
          f"{right - acknowledged:.1f} s after that; aim: 10 for a million")
    return answer


now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
# From before they were accepted on, so that each of them moves.
start, end = now - datetime.timedelta(days=1), now + datetime.timedelta(days=1)
override = change(
    "one override", "/v1/plans/always/overrides",
    {"state": "closed", "from": start.isoformat(), "to": end.isoformat()})
change("its removal", f"/v1/overrides/{override['id']}/remove")
