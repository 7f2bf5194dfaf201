"""Types the commands of a guide into a shell, one after another, and prints the guide with what came of them.

usage: first_steps.py GUIDE LOCALE

A command is a line `$ COMMAND` in a block of `console`; what stands below it is what it printed for the guide's writer. `sudo` is left
out, since a check is root, and a package is there already. What stands after a question of `madoguchi init` is typed there; a
case's id stands for the one that is printed here. A command ends with 0, or with 1 where it only says that something is closed or
amiss."""
import os, re, subprocess, sys

GUIDE, LOCALE = sys.argv[1:]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("LC_")} | {"LANG": LOCALE}
ID = re.compile(r"\b[0-9a-z]{13}\b")
ids = {}


def answer(line):
    """What is typed after a question."""
    return "" if line.rstrip().endswith(":") else line.rsplit(": ", 1)[1]


def run(command, shown):
    """What a command prints, with what is typed into it."""
    typed = command.replace("sudo ", "")
    for there, here in ids.items():
        typed = typed.replace(there, here)
    if typed.startswith("apt install"):
        return "\n".join(shown)
    answers = [answer(line) for line in shown if re.match(r"\d/5 ", line)]
    ended = subprocess.run(["bash", "-c", typed], input="\n".join(answers) + "\n", capture_output=True, text=True, env=ENVIRONMENT)
    if ended.returncode not in (0, 1):
        sys.exit(f"{typed}: exit code {ended.returncode}: {ended.stderr.strip()[-300:]}")
    if "case open" in command:
        here, there = ID.search(ended.stdout), ID.search("\n".join(shown))
        if not here or not there:
            sys.exit(f"{typed}: no id was printed, or the guide shows none")
        ids[there[0]] = here[0]
    lines = []
    for line in ended.stderr.splitlines():
        lines.append((line.rstrip() + " " + answers.pop(0)).rstrip() if re.match(r"\d/5 ", line) and answers else line)
    return "\n".join(lines + ended.stdout.splitlines())


def block(text):
    parts = re.split(r"^\$ ", text, flags=re.M)[1:]
    printed = []
    for part in parts:
        command, *shown = part.rstrip("\n").split("\n")
        output = run(command, shown)
        # Here the ids are others than those that the guide's commands name.
        for there, here in ids.items():
            command = command.replace(there, here)
        printed.append(f"$ {command}\n" + (output + "\n" if output else ""))
    return "```console\n" + "".join(printed) + "```"


with open(GUIDE, encoding="utf-8") as file:
    print(re.sub(r"```console\n(.*?)```", lambda match: block(match[1]), file.read(), flags=re.S), end="")
