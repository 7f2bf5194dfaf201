"""strangers.py DOCUMENT SOCKET [--examples N] [--seed N] [--phases LIST]: schemathesis asks a socket by its description.

All checks run, and links are followed. Ends with schemathesis's exit code: 0 where nothing was found.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from bridge import Bridge

parser = argparse.ArgumentParser()
parser.add_argument("document")
parser.add_argument("socket")
parser.add_argument("--examples", default="10", help="requests for each operation and phase")
parser.add_argument("--seed", default="1")
parser.add_argument("--phases", default="examples,coverage,fuzzing,stateful")
options = parser.parse_args()

here = pathlib.Path(__file__).resolve().parent
bridge = Bridge(os.path.abspath(options.socket))
command = [
    shutil.which("schemathesis", path=os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]),
    "--config-file", str(here / "schemathesis.toml"), "run",
    os.path.abspath(options.document), "--url", bridge.url, "--checks", "all", "--phases", options.phases,
    "--max-examples", options.examples, "--seed", options.seed, "--continue-on-failure", "--no-color",
    "--generation-database", "none", "--suppress-health-check", "all", "--warnings", "off",
]
environment = {
    **os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(here), "PYTHONDONTWRITEBYTECODE": "1",
    "MADOGUCHI_URL": bridge.url,
}
# It leaves what it found behind.
with tempfile.TemporaryDirectory() as directory:
    sys.exit(subprocess.run(command, env=environment, cwd=directory).returncode)
