"""The golden answers are what the documents say.

answers.py QUERY CONTROL GOLDEN EXAMPLES: the documents of both sockets, the folder of the golden answers, and the document with
examples, which stand beside them. Schemas are taken strictly: an answer may have no field that isn't described. Says what
differs, what is answered and isn't described, and what is described and never answered, be it a route or a field.
"""

import json
import pathlib
import re
import sys
from collections import Counter

import jsonschema

documents = {}
for socket, path in zip(("query", "control"), sys.argv[1:3]):
    with open(path) as file:
        documents[socket] = json.load(file)


def close(node):
    """What clients pass over is a fault here."""
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            node.setdefault("additionalProperties", False)
        for value in node.values():
            close(value)
    elif isinstance(node, list):
        for value in node:
            close(value)


# Bodies are closed already; that each of their fields is taken is seen elsewhere (inputs.py).
answered = [
    (name, field) for name, schema in documents["control"]["components"]["schemas"].items()
    if "additionalProperties" not in schema for field in schema.get("properties", {})
]
# Of an answer with a thousand windows; of an upgrade of the tz database; and of a daemon on a database server, which no golden
# answer is of.
UNSEEN = {
    "WindowList.next", "PlanChange.moved", "PlanList.node", "ClusterHours.plan", "ClusterHours.fingerprint",
    "ClusterHours.tzdata", "ClusterHours.epoch", "ClusterHours.adopted_by", "ClusterTrouble.code", "ClusterTrouble.node",
    "ClusterTrouble.fault", "ClusterTrouble.detail", "ClusterTrouble.advice",
    "ServerDiagnosis.host", "ServerDiagnosis.version", "ServerDiagnosis.encrypted",
    "ServerDiagnosis.pooled", "ServerDiagnosis.risks", "ServerDiagnosisRisk.risk", "ServerDiagnosisRisk.advice",
}
for document in documents.values():
    close(document["components"]["schemas"])


def resolve(document, node):
    while "$ref" in node:
        target = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def is_real(fault):
    """Whether it isn't about a placeholder alone."""
    if not fault.context:
        return not (isinstance(fault.instance, str) and re.fullmatch(r"<[a-z_]+>", fault.instance))
    alternatives = {}
    for inner in fault.context:
        alternatives.setdefault(inner.schema_path[0], []).append(inner)
    return all(any(map(is_real, inner)) for inner in alternatives.values())


def faults(document, schema, value):
    check = jsonschema.Draft202012Validator({**schema, "components": document["components"]})
    for fault in check.iter_errors(value):
        if not is_real(fault):
            continue
        inner = [error.message for error in fault.context][:3]
        yield f"/{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]} {inner}"


def operation(document, method, target):
    """The operation that a request is for, what is written out before what is captured; none for a path without one."""
    steps = target.split("?")[0].split("/")
    best = None
    for path, item in document["paths"].items():
        parts = path.split("/")
        if len(parts) != len(steps) or any(p[:1] != "{" and p != s for p, s in zip(parts, steps)):
            continue
        # The first part in which two paths differ decides.
        key = [part[:1] == "{" for part in parts]
        if best is None or key < best[0]:
            best = (key, path, item)
    if best is None:
        return None
    return (best[1], best[2].get("get" if method == "HEAD" else method.lower()))


def seen(document, schema, value, name=""):
    """The fields of described objects that a document has, as `Object.field`."""
    if "$ref" in schema:
        name = schema["$ref"].split("/")[-1]
        schema = resolve(document, schema)
    for part in [*schema.get("anyOf", []), *schema.get("oneOf", []), *schema.get("allOf", [])]:
        yield from seen(document, part, value, name)
    if isinstance(value, dict):
        for key, field in schema.get("properties", {}).items():
            if key in value:
                yield f"{name}.{key}"
                yield from seen(document, field, value[key])
        for key, inner in value.items():
            if key not in schema.get("properties", {}) and isinstance(schema.get("additionalProperties"), dict):
                yield from seen(document, schema["additionalProperties"], inner)
    elif isinstance(value, list) and "items" in schema:
        for inner in value:
            yield from seen(document, schema["items"], inner)


STEP = re.compile(r"^> (query|control)(\[[^]]*\])? ([A-Z,]+) (\S+)$")


def exchanges(text):
    """Requests on connections of their own, each with its answers."""
    step, body, lines = None, [], []
    for line in [*text.split("\n"), "> end"]:
        if line.startswith((">", "#")):
            if line.startswith(">     "):
                if line.startswith(">     | "):
                    body.append(line[8:])
                continue
            if step:
                yield step, "\n".join(body), "\n".join(lines)
            match = STEP.match(line)
            step, body, lines = (match.groups() if match else None), [], []
        elif step:
            lines.append(line)


def answers(text):
    """The status, the media type and the body of each answer in a text."""
    for part in re.split(r"(?m)^(?=HTTP/1\.1 \d{3} )", text)[1:]:
        head, _, body = part.partition("\n\n")
        media = re.search(r"(?m)^content-type: (.*)$", head)
        yield head[9:12], media and media[1], body.strip("\n")


shown, described, count, told, fields = set(), set(), 0, [], set()
for socket, document in documents.items():
    for path, item in document["paths"].items():
        for method, value in item.items():
            # The description itself is too large for a golden answer, and differs with each version.
            if path != "/openapi.json":
                described.add((socket, method.upper(), path))

for file in sorted(pathlib.Path(sys.argv[3]).glob("*.txt")):
    for (socket, flags, methods, target), body, text in exchanges(file.read_text()):
        document = documents[socket]
        place = f"{file.name}: {socket} {methods} {target}"
        for status, media, answer in answers(text):
            method = methods.split(",")[0]
            found = operation(document, method, target)
            if not target.startswith("/") or found is None or "," in methods:
                # No operation's answer, or those of several methods in a row.
                if status not in ("200", "204", "304", "400", "404", "405", "413", "431"):
                    told.append(f"{place}: {status}, and no operation")
                continue
            path, wanted = found
            if wanted is None:
                if status not in ("204", "400", "405", "431"):
                    told.append(f"{place}: {status} for a method that isn't described")
                continue
            if not all(target.split("?")[0].split("/")[1:]):
                # An empty step isn't captured.
                continue
            response = wanted["responses"].get(status)
            if response is None:
                told.append(f"{place}: {status} isn't described")
                continue
            response = resolve(document, response)
            shown.add((socket, method if method != "HEAD" else "GET", path))
            if not answer or method == "HEAD":
                continue
            content = response.get("content", {}).get(media)
            if content is None:
                if media is not None:
                    told.append(f"{place}: {status} as {media} isn't described")
                continue
            schema = content.get("x-line", content["schema"])
            if "json" not in media:
                continue
            # What differs from run to run has a placeholder. Several documents stand one after the other, each on several
            # lines; what isn't JSON behind them is about the connection.
            rest, values = re.sub(r"(?m)((?:: |\[|, ))(<[a-z_]+>)(?=[],]|$)", r'\g<1>"\g<2>"', answer).strip(), []
            while rest.startswith("{"):
                value, end = json.JSONDecoder().raw_decode(rest)
                values.append(value)
                rest = rest[end:].strip()
            if not values:
                told.append(f"{place}: {status} isn't JSON")
            for value in values:
                count += 1
                told += [f"{place}: {fault}" for fault in faults(document, schema, value)]
                fields.update(seen(document, schema, value))
            if body and status in ("200", "201") and "requestBody" in wanted:
                media_type, content = next(iter(wanted["requestBody"]["content"].items()))
                if "x-line" not in content:
                    count += 1
                    fields.update(seen(document, content["schema"], json.loads(body)))
                    told += [f"{place}: body {fault}" for fault in faults(document, content["schema"], json.loads(body))]

print(*dict.fromkeys(told), sep="\n") if told else None
for socket, method, path in sorted(described - shown):
    # What concerns both sockets may be asked on either.
    if not any((other, method, path) in shown for other in documents):
        print(f"{socket} {method} {path}: no golden answer")
for block in re.findall(r"(?ms)^```http\n(.*?)^```$", pathlib.Path(sys.argv[4]).read_text()):
    (method, target), status = block.split("\n")[0].split(" "), re.search(r"(?m)^(\d{3}) [A-Z][A-Za-z ]*$", block)
    found = operation(documents["control"], method, target)
    response = found and found[1] and found[1]["responses"].get(status[1])
    if not response:
        print(f"{sys.argv[4]}: {method} {target}: {status[1]} isn't described")
        continue
    (media, content), = resolve(documents["control"], response)["content"].items()
    for part in re.split(r"\n(?=\{)", block[status.end():].strip()):
        count += 1
        schema = content.get("x-line", content["schema"])
        for fault in faults(documents["control"], schema, json.loads(part)):
            print(f"{sys.argv[4]}: {method} {target}: {fault}")
        fields.update(seen(documents["control"], schema, json.loads(part)))
for name, field in answered:
    if (f"{name}.{field}" in fields) == (f"{name}.{field}" in UNSEEN):
        print(f"{name}.{field}: in no golden answer, and in no example")
print(f"{count} documents held against their schemas", file=sys.stderr)
