"""What a fuzzer begins with: the tests' own inputs, and what was kept of earlier runs."""
import base64, hashlib, pathlib, re, textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
KEPT = ROOT / "Tests/Fuzz/Corpora"
LONGEST = 16_384
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\", '"': '"', "'": "'"}


def literals(*folders):
    """The string literals of Swift files, without those that have something put in."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.swift")):
            text = path.read_text()
            for found in re.finditer(r'"""\n(.*?)\n *"""|"((?:\\.|[^"\\\n])*)"', text, re.S):
                literal = textwrap.dedent(found.group(1)) if found.group(1) is not None else found.group(2)
                if r"\(" not in literal:
                    yield unescaped(literal).encode()


def unescaped(literal):
    def one(found):
        if found.group(1):
            value = int(found.group(1), 16)
            return chr(value) if value < 0xD800 or 0xDFFF < value <= 0x10FFFF else "?"
        return ESCAPES.get(found.group(2), found.group(2))
    return re.sub(r"\\(?:u\{([0-9A-Fa-f]+)\}|(.))", one, literal, flags=re.S)


def files(*patterns, root=ROOT):
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                yield path.read_bytes()


def behind(prefix, contents):
    """With the choices before it that a target reads first."""
    return (prefix + content for content in contents)


def zones():
    names = ["Asia/Tokyo", "America/Los_Angeles", "Europe/Dublin", "Africa/Casablanca", "America/Nuuk", "Asia/Gaza", "UTC"]
    return files(*names, root=pathlib.Path("/usr/share/zoneinfo"))


def footers():
    return {content.split(b"\n")[-2] for content in files("*/*", "*", root=pathlib.Path("/usr/share/zoneinfo"))
            if content.startswith(b"TZif") and content.endswith(b"\n")}


def postgres_values():
    number = (3).to_bytes(8, "big")
    texts = [b"a", "窓口".encode(), b""]
    for kind in range(12):
        yield bytes([kind]) + number
    for kind, oid, values in [(6, 20, [number] * 2), (7, 25, texts), (8, 25, texts), (9, 17, texts), (10, 1184, [number])]:
        head = b"".join(value.to_bytes(4, "big") for value in [1, 0, oid, len(values), 1])
        yield bytes([kind]) + head + b"".join(len(value).to_bytes(4, "big") + value for value in values)


SEEDS = {
    "address": lambda: literals("Tests/MailAddressTests"),
    "calendars": lambda: files("Tests/CalendarsTests/Fixtures/**/*"),
    "configuration": lambda: [*files("Config/madoguchi.yaml"), *literals("Tests/MadoguchiDaemonTests/Configuration")],
    "connection": lambda: behind(b"\xFE", literals("Tests/MadoguchiDaemonTests/Server")),
    "csv": lambda: behind(b"\x07", (re.sub(rb"\r?\n", b"\x1E", content).replace(b",", b"\x1F") for content in
                                    [*files("Tests/ListsTests/Fixtures/**/*"), *literals("Tests/ListsTests")])),
    "expression": lambda: literals("Tests/SupportHoursTests/OpeningHours"),
    "http-answer": lambda: behind(bytes(9), literals("Tests/MadoguchiClientTests/HTTP")),
    "icalendar": lambda: behind(b"\x09\x20\x02\x4A\x00", [*files("Tests/CalendarsTests/Fixtures/**/*.ics"),
                                                          *literals("Tests/CalendarsTests/ICalendar")]),
    "json": lambda: literals("Tests/DocumentsTests", "Tests/MadoguchiDaemonTests/API"),
    "lists": lambda: behind(bytes(9), [*files("Tests/ListsTests/Fixtures/**/*"), *literals("Tests/ListsTests")]),
    "mustache": lambda: [*files("Config/guidance/**/*.mustache"), *literals("Tests/GuidanceTests/Catalogue")],
    "peer-answer": lambda: literals("Tests/DeliveryTests/HTTP", "Tests/DeliveryTests/Authorization"),
    "posix-tz": lambda: [*sorted(footers()), *literals("Tests/SupportHoursTests/Zones")],
    "postgresql": postgres_values,
    "recurrence": lambda: behind(b"\x50\x00\x20", literals("Tests/RecurrenceTests")),
    "smtp-reply": lambda: behind(bytes(8), literals("Tests/DeliveryTests/SMTP")),
    "tzif": zones,
    "yaml": lambda: [*files("Config/madoguchi.yaml"), *literals("Tests/DocumentsTests")],
}


def kept(target):
    path = KEPT / target
    return [base64.b64decode(line) for line in path.read_text().split()] if path.exists() else []


def keep(target, corpus, budget):
    """Writes the smallest inputs of a minimised corpus, one a line, in so many bytes."""
    lines = []
    for path in sorted(corpus.iterdir(), key=lambda path: (path.stat().st_size, path.name)):
        line = base64.b64encode(path.read_bytes()).decode()
        budget -= len(line) + 1
        if budget < 0:
            break
        lines.append(line)
    KEPT.mkdir(exist_ok=True)
    (KEPT / target).write_text("".join(f"{line}\n" for line in lines if line))


def plant(target, corpus):
    corpus.mkdir(parents=True, exist_ok=True)
    for content in [*SEEDS[target](), *kept(target)]:
        if len(content) <= LONGEST:
            (corpus / hashlib.sha1(content).hexdigest()).write_bytes(content)
