"""configurations.py SCHEMA FILE…: the configurations are what the schema says, and the schema is one."""

import json
import re
import sys

import jsonschema
import yaml

with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
check = jsonschema.Draft202012Validator(schema)


class Loader(yaml.SafeLoader):
    """Dates stay texts, as the daemon reads them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for path in sys.argv[2:]:
    with open(path) as file:
        # What a test puts in.
        document = yaml.load(re.sub(r"\{\w+\}", "1", file.read()), Loader)
    for fault in check.iter_errors(document):
        print(f"{path} /{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}")
