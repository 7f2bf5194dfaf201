"""Faults that a programmer might make, planted in Swift sources. Which ones is decided by a seed and by nobody's taste."""
import dataclasses, itertools, pathlib, random, re


@dataclasses.dataclass(frozen=True)
class Mutant:
    file: str
    offset: int
    kind: str
    before: str
    after: str
    line: int
    column: int

    @property
    def place(self):
        return f"{self.line}:{self.column}"

    @property
    def name(self):
        return f"{self.file}:{self.place} {self.kind}: {self.before.strip()} -> {self.after.strip() or 'nothing'}"

    def plant(self, text):
        end = self.offset + len(self.before)
        assert text[self.offset:end] == self.before, self.name
        return text[:self.offset] + self.after + text[end:]


# What is replaced, in code alone. Binary operators have blanks around them, so that types' brackets aren't taken for any.
SWAPS = [
    ("comparison", {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == "}),
    ("arithmetic", {" + ": " - ", " - ": " + ", " * ": " + ", " / ": " * ", " % ": " / ", " += ": " -= ", " -= ": " += "}),
    ("junction", {" && ": " || ", " || ": " && "}),
    ("range", {"..<": "...", "...": "..<"}),
    ("constant", {"true": "false", "false": "true"}),
    ("end", {".first": ".last", ".last": ".first", "min(": "max(", "max(": "min("}),
]
CONDITION = re.compile(r"^( *(?:\} else )?)(if|guard|while) ((?:(?!let |var |case |, ).)+?)( else \{| \{)", re.M)
STATEMENT = re.compile(r"^ +(?!return|let |var |case |throw|try |if |guard |for |while |switch |default|self\.init|init)"
                       r"(?:[a-z_][\w.\[\]?]*(?:\([^(){}\n]*\))?(?: [-+*|&]?= [^{}\n]+|\([^{}\n]*\)))$", re.M)


def code_only(text):
    """The text with comments and literals blanked out, its length kept."""
    plain = r'"(?:\\.|[^"\\\n])*"'
    # What is interpolated may have literals, too, and calls with them.
    interpolated = rf'\\\((?:[^()"\n]|{plain}|\((?:[^()"\n]|{plain}|\([^()"\n]*\))*\))*\)'
    pattern = re.compile(rf'//[^\n]*|/\*.*?\*/|"""(?:.*?)"""|"(?:{interpolated}|\\.|[^"\\\n])*"', re.S)
    return pattern.sub(lambda found: re.sub(r"[^\n]", "\x00", found.group()), text)


def of_file(path, root):
    """Every mutant of a file, in the order of its text."""
    text = path.read_text()
    code = code_only(text)
    name = str(path.relative_to(root))
    found = []

    def add(offset, kind, before, after):
        if any(start <= offset < end for start, end in hints):
            return
        found.append(Mutant(
            name, offset, kind, before, after, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)))

    # How much memory is held on to is no fault that a test could tell.
    hints = [hit.span() for hit in re.finditer(r"keepingCapacity: (?:true|false)|^ *[\w.]*reserveCapacity\(.*$", code, re.M)]

    for kind, swaps in SWAPS:
        pattern = "|".join(re.escape(word) if not word.isalpha() else rf"\b{word}\b" for word in swaps)
        for hit in re.finditer(pattern, code):
            add(hit.start(), kind, hit.group(), swaps[hit.group()])
    for hit in re.finditer(r"(?<![\w.$])\d[\d_]*(?![\w.]|: )", code):
        add(hit.start(), "off by one", hit.group(), str(int(hit.group().replace("_", "")) + 1))
    for line in re.finditer(r"[^\n]+", code):
        numbers = list(re.finditer(r"(?<![\w.$])\d[\d_]*(?![\w.])", line.group()))
        for one, two in zip(numbers, numbers[1:]):
            between = text[line.start() + one.end():line.start() + two.start()]
            # What commutes is no fault.
            if one.group() != two.group() and between not in [" * ", " + "]:
                add(line.start() + one.start(), "constants swapped", one.group() + between + two.group(),
                    two.group() + between + one.group())
    for hit in CONDITION.finditer(code):
        start, end = hit.span(3)
        # A closure's brace isn't the statement's.
        if code.count("(", start, end) == code.count(")", start, end):
            add(start, "condition negated", text[start:end], f"!({text[start:end]})")
    for hit in STATEMENT.finditer(code):
        if hit.group().count("(") == hit.group().count(")"):
            start = hit.start() + len(hit.group()) - len(hit.group().lstrip())
            add(start, "statement dropped", text[start:hit.end()], "")
    return sorted(found, key=lambda mutant: (mutant.offset, mutant.kind, mutant.after))


def choose(root, folders, seed):
    """All mutants of the folders in an order that the seed gives, the kinds in turn: the first hundred are any hundred."""
    files = sorted(path for folder in folders for path in
                   ([root / folder] if folder.endswith(".swift") else (root / folder).rglob("*.swift")))
    kinds = {}
    for path in files:
        for mutant in of_file(path, root):
            kinds.setdefault(mutant.kind, []).append(mutant)
    dice = random.Random(seed)
    for kind in sorted(kinds):
        dice.shuffle(kinds[kind])
    turns = itertools.zip_longest(*(kinds[kind] for kind in sorted(kinds)))
    return [mutant for turn in turns for mutant in turn if mutant]
