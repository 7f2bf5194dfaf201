"""The documents that are named are valid OpenAPI 3.1, and their examples are what their schemas say."""

import json
import sys

import jsonschema
from openapi_spec_validator import validate


def examples(node, place="#"):
    """Every example with its schema."""
    if isinstance(node, dict):
        if "schema" in node and "example" in node:
            yield place, node["schema"], node["example"]
        for key, value in node.items():
            yield from examples(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from examples(value, f"{place}/{index}")


for path in sys.argv[1:]:
    with open(path) as file:
        document = json.load(file)
    validate(document)
    count = 0
    for place, schema, example in examples(document):
        count += 1
        check = jsonschema.Draft202012Validator({**schema, "components": document["components"]})
        for fault in check.iter_errors(example):
            print(f"{path} {place}: {fault.message}")
    if not count:
        print(f"{path}: no examples")
