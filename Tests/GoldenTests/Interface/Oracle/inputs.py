"""inputs.py DOCUMENT SOCKET: each parameter and each field of a body that is described is read, and no other one is taken.

A parameter that is given twice is a fault of that parameter only where it is looked for; so is a field with a value that no field
takes. Says which are described and aren't looked for, and where something that isn't described is taken.
"""

import http.client
import json
import socket
import sys
from urllib.parse import quote

with open(sys.argv[1]) as file:
    document = json.load(file)


def resolve(node):
    while "$ref" in node:
        target = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def ask(method, target, body=None, media=None):
    connection = http.client.HTTPConnection("localhost", timeout=30)
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(sys.argv[2])
    connection.request(method, target, body, {"Content-Type": media} if media else {})
    answer = connection.getresponse()
    text = answer.read().decode()
    # Of a batch, what is said of its first line.
    text = text.split("\n")[0] if "ndjson" in answer.headers.get_content_type() else text
    return answer.status, json.loads(text) if "json" in answer.headers.get_content_type() and text else {}


def check(place, names, ask, name_in):
    """Each of the names is looked for: what is said of it is about it, and isn't what is said of the first, which there isn't."""
    global count
    unknown = None
    for name in names:
        count += 1
        status, answer = ask(name)
        said = [
            error["detail"].replace(name, "NAME") for error in answer.get("errors", [])
            if name_in(error["pointer"]) == name
        ]
        if not said:
            told.append(f"{place}{name}: isn't looked for ({status} {answer.get('detail', '')[:200]})")
        elif unknown is None:
            unknown = said
        elif said == unknown:
            told.append(f"{place}{name}: is described, and isn't known")


def properties(schema):
    """The fields of a body's schema, with those of what it is made of."""
    schema = resolve(schema)
    result = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []):
        for name, field in properties(part).items():
            result[name] = result.get(name, {}) | field if field != {"not": {}} else None
    return {name: field for name, field in result.items() if field is not None}


status, plans = ask("GET", "/v1/plans")
PLAN = plans["plans"][0]["plan"]
# What bodies need beside the field at hand, and things whose ids stand in paths.
base, ids = {}, {}
if "/v1/cases" in document["paths"]:
    status, playbooks = ask("GET", "/v1/playbooks")
    for playbook in playbooks["playbooks"]:
        base["/v1/cases"] = {"playbook": playbook["id"], "plan": PLAN, "to": "customer@example.com"}
        status, case = ask("POST", "/v1/cases", json.dumps(base["/v1/cases"]), "application/json")
        if status == 201:
            branches = ask("GET", f"/v1/playbooks/{playbook['id']}")[1]["branches"]
            base["/v1/cases/{id}/mark"] = {"mark": branches[0]["mark"]}
            break
    ids = {"/v1/cases/": case["id"], "/v1/templates/": ask("GET", "/v1/templates")[1]["templates"][0]["id"]}
told, count = [], 0

for path, item in document["paths"].items():
    for method, operation in item.items():
        place = f"{method.upper()} {path}"
        given = [resolve(parameter) for parameter in operation.get("parameters", [])]
        target = path.replace("{plan}", quote(PLAN))
        for parameter in given:
            if parameter["in"] == "path":
                name = next((ids[start] for start in ids if path.startswith(start)), parameter["example"])
                target = target.replace(f"{{{parameter['name']}}}", quote(name))
        body, media = None, None
        if "requestBody" in operation:
            media, content = next(iter(operation["requestBody"]["content"].items()))
            example = content.get("example", {})
            body = example if isinstance(example, str) else json.dumps(example)

        def asked(query, body=body, media=media):
            return ask(method.upper(), f"{target}?{query}", body, media)

        check(place + " ?", ["undescribed", *(one["name"] for one in given if one["in"] == "query")],
              lambda name: asked(f"{name}=a&{name}=b"), lambda pointer: pointer.removeprefix("?"))
        if "requestBody" not in operation:
            continue
        fields = properties(content.get("x-line", content["schema"]))
        check(place + " /", ["undescribed", *fields], lambda name: asked(
            "", json.dumps({**base.get(path, {}), name: [[7]]}) + "\n" * ("ndjson" in media), media),
            lambda pointer: pointer.split("/")[1] if "/" in pointer else "")

print(*told, sep="\n") if told else None
print(f"{count} inputs", file=sys.stderr)
