"""documented.py [--record] DOCUMENT RUNTIME_DIR: the examples of a document are requests that a daemon answers so.

An example is a block ```http: a request, an empty line, and the answer's status with its body. Each is sent, in their order; the
status has to be the same, and of a body in JSON the shape: its keys, and the types of its values. Ids of earlier answers stand
for those that this daemon gave. Where nothing else is said, it is asked for English. `--record` writes what came into the
document.
"""

import http.client
import json
import os
import re
import socket
import sys

records = sys.argv[1] == "--record"
path, runtime_dir = sys.argv[1 + records:]
WIDTH = 118


def ask(method, target, headers, body):
    connection = http.client.HTTPConnection("localhost", timeout=30)
    connection.sock = socket.socket(socket.AF_UNIX)
    # Anybody's questions are asked where anybody may ask.
    name = "query" if method == "GET" and target.startswith(("/v1/plans", "/plans", "/healthz")) else "control"
    connection.sock.connect(os.path.join(runtime_dir, f"{name}.sock"))
    headers = {"Accept-Language": "en", **headers}
    if body is not None:
        headers.setdefault("Content-Type", "application/json")
    connection.request(method, target, body and body.encode(), headers)
    answer = connection.getresponse()
    return answer.status, answer.reason, answer.headers.get_content_type(), answer.read().decode()


def kind(value):
    return {bool: "boolean", int: "number", float: "number", str: "text", dict: "object", list: "list"}.get(type(value), "null")


def differences(shown, found, place=""):
    """Where two documents differ in their keys, or in the types of their values."""
    if kind(shown) != kind(found):
        yield f"{place or '/'}: {kind(shown)} is shown, and {kind(found)} came"
    elif isinstance(shown, dict):
        for key in sorted(shown.keys() | found.keys()):
            if key not in found:
                yield f"{place}/{key}: is shown, and didn't come"
            elif key not in shown:
                yield f"{place}/{key}: came, and isn't shown"
            else:
                yield from differences(shown[key], found[key], f"{place}/{key}")
    elif isinstance(shown, list):
        if bool(shown) != bool(found):
            yield f"{place}: {len(shown)} are shown, and {len(found)} came"
        for index, (one, other) in enumerate(zip(shown, found)):
            yield from differences(one, other, f"{place}/{index}")


def ids(value):
    """Every `id` in a document, in order."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("id", "follow_up") and isinstance(inner, str):
                yield inner
            else:
                yield from ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids(inner)


def lines(value, indent=0, before="", after=""):
    """A document in lines of some width, as many members on each as there is room for."""
    text = " " * indent + before + json.dumps(value, ensure_ascii=False) + after
    if len(text) <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return [text]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    members = [(json.dumps(key, ensure_ascii=False) + ": ", inner) for key, inner in value.items()] \
        if isinstance(value, dict) else [("", inner) for inner in value]
    result, filled = [" " * indent + before + opening], None
    for index, (name, inner) in enumerate(members):
        comma = "," if index < len(members) - 1 else ""
        part = lines(inner, indent + 2, name, comma)
        if len(part) == 1 and filled is not None and len(filled) + len(part[0].lstrip()) + 1 <= WIDTH:
            filled += " " + part[0].lstrip()
            result[-1] = filled
        else:
            result += part
            filled = part[0] if len(part) == 1 else None
    return result + [" " * indent + closing + after]


class Example:
    def __init__(self, block):
        request, _, answer = re.split(r"(?m)^(?=(\d{3}) [A-Z][A-Za-z ]*$)", block, maxsplit=1)
        head, _, body = request.rstrip("\n").partition("\n\n")
        first, *fields = head.split("\n")
        self.request = request.rstrip("\n")
        self.method, self.target = first.split(" ")
        self.headers = dict(field.split(": ", 1) for field in fields)
        self.body = body or None
        self.status, _, rest = answer.partition("\n")
        self.answer = rest.rstrip("\n")

    def documents(self, text, media):
        return [json.loads(line) for line in text.split("\n") if line] if media.endswith("ndjson") else [json.loads(text)]


known, told, count = {}, [], 0


def replace(text):
    return re.sub("|".join(map(re.escape, known)), lambda match: known[match[0]], text) if known and text else text


def perform(match):
    global count
    count += 1
    example = Example(match[1])
    place = f"{example.method} {example.target}"
    status, reason, media, text = ask(
        example.method, replace(example.target), example.headers, replace(example.body))
    is_json = "json" in media
    found = example.documents(text, media) if is_json else []
    if f"{status} {reason}" != example.status and not records:
        told.append(f"{place}: {example.status} is shown, and {status} {reason} came: {text[:500]}")
    if records:
        # Where an installed daemon has its files.
        text = text.replace(os.path.dirname(runtime_dir) + "/state", "/var/lib/madoguchi")
        found = example.documents(text, media) if is_json else []
        shown = [line for document in found for line in lines(document)] if is_json else text.rstrip("\r\n").splitlines()
        request = replace(example.request)
        return "\n".join(["```http", request, "", f"{status} {reason}", *shown, "```"])
    if is_json:
        shown = [json.loads(part) for part in re.split(r"\n(?=\{)", example.answer) if part]
        if len(shown) != len(found):
            told.append(f"{place}: {len(shown)} documents are shown, and {len(found)} came")
        for one, other in zip(shown, found):
            told.extend(f"{place}: {difference}" for difference in differences(one, other))
            known.update(pair for pair in zip(ids(one), ids(other)) if pair[0] != pair[1])
    elif (example.answer == "") != (text == ""):
        told.append(f"{place}: a body is shown and none came, or the other way round")
    return match[0]


with open(path) as file:
    document = file.read()
if records:
    # In the new text the new ids stand, in the requests as in the answers: what stood there before leads to them.
    original = perform

    def perform(match):
        before = Example(match[1])
        text = original(match)
        after = Example(text[len("```http\n"):-len("```")])
        try:
            old = list(ids(json.loads(before.answer)))
            known.update(pair for pair in zip(old, ids(json.loads(after.answer))) if pair[0] != pair[1])
        except ValueError:
            pass
        return text

made = re.sub(r"(?ms)^```http\n(.*?)^```$", perform, document)
if records:
    with open(path, "w") as file:
        file.write(made)
if told:
    print(*told, sep="\n")
print(f"{count} examples", file=sys.stderr)
