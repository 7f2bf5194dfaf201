"""Many mutants in one build: each is a branch that only one value of MADOGUCHI_MUTANT takes. ("Mutant schemata", Untch,
Offutt and Harrold, 1993.) What can't be said so, such as a swap whose types differ, is built by itself."""
import itertools, pathlib, re

# Of characters that Swift takes for operators, and that no operator of anybody's has. [The Swift Programming Language, Lexical Structure]
DIGITS = "¡¢£¤¥¦§"
HEADER = """import Glibc

/// Which mutant is planted; none without the variable.
public let plantedMutant: Int = getenv("MADOGUCHI_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0
"""
INFIX = "infix operator {name}: {precedence}\npublic func {name} "
CHOICE = "{{ plantedMutant == {number} ? {after} : {before} }}\n"


def operator(number):
    """A number's name as an operator."""
    digits = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


def infix(precedence, signature, before, after):
    return lambda number: (INFIX + signature.replace("{", "{{").replace("}", "}}") + " " + CHOICE).format(
        name=operator(number), precedence=precedence, number=number, before=before, after=after)


def comparison(before, after):
    if before in ("==", "!="):
        same = infix("ComparisonPrecedence", "<T: Equatable>(a: T, b: T) -> Bool", f"a {before} b", f"a {after} b")
        # `nil` beside what isn't Equatable.
        absent = "public func {name} <T>(a: T?, b: _OptionalNilComparisonType) -> Bool " + CHOICE
        return lambda number: same(number) + absent.format(
            name=operator(number), number=number, before=f"a {before} b", after=f"a {after} b")
    return infix("ComparisonPrecedence", "<T: Comparable>(a: T, b: T) -> Bool", f"a {before} b", f"a {after} b")


def arithmetic(before, after):
    if before.endswith("="):
        return lambda number: (INFIX + "<T: AdditiveArithmetic>(a: inout T, b: T) "
                               "{{ if plantedMutant == {number} {{ a {after} b }} else {{ a {before} b }} }}\n").format(
            name=operator(number), precedence="AssignmentPrecedence", number=number, before=before, after=after)
    precedence = "AdditionPrecedence" if before in "+-" else "MultiplicationPrecedence"
    needs = {"+": "AdditiveArithmetic", "-": "AdditiveArithmetic", "*": "Numeric"}.get(before, "BinaryInteger")
    return infix(precedence, f"<T: {needs}>(a: T, b: T) -> T", f"a {before} b", f"a {after} b")


def junction(before, after):
    precedence = "LogicalConjunctionPrecedence" if before == "&&" else "LogicalDisjunctionPrecedence"
    return infix(precedence, "(a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool",
                 f"try a {before} b()", f"try a {after} b()")


def interval(before, after):
    # Both are half open, since a closed one can't be empty.
    ends = {"..<": "b", "...": "b.advanced(by: 1)"}
    return infix("RangeFormationPrecedence", "<T: Strideable>(a: T, b: T) -> Range<T> where T.Stride: SignedInteger",
                 f"a..<{ends[before]}", f"a..<{ends[after]}")


def end(before, after):
    """`.first` and `.last`, with a condition or without one."""
    name, swapped = before[1:], after[1:]
    return lambda number: (
        f"extension BidirectionalCollection {{\n"
        f"    public var end{number}: Element? {{ plantedMutant == {number} ? {swapped} : {name} }}\n"
        f"    public func end{number}(where condition: (Element) throws -> Bool) rethrows -> Element? {{\n"
        f"        try plantedMutant == {number} ? {swapped}(where: condition) : {name}(where: condition)\n    }}\n}}\n")


def extreme(before, after):
    """`min` and `max` of values, and of a sequence."""
    name, swapped = before[:-1], after[:-1]
    return lambda number: (
        f"public func end{number}<T: Comparable>(_ a: T, _ b: T) -> T {{ plantedMutant == {number} ? {swapped}(a, b) : {name}(a, b) }}\n"
        f"public func end{number}<T: Comparable>(_ a: T, _ b: T, _ c: T) -> T {{\n"
        f"    plantedMutant == {number} ? {swapped}(a, b, c) : {name}(a, b, c)\n}}\n"
        f"extension Sequence where Element: Comparable {{\n"
        f"    public func end{number}() -> Element? {{ plantedMutant == {number} ? self.{swapped}() : self.{name}() }}\n}}\n")


def schema(mutant, number, text):
    """What stands in a mutant's place, and what it calls; None where it has to be built by itself.

    Returns: the text instead of `mutant.before`, and declarations."""
    before, after = mutant.before.strip(), mutant.after.strip()
    behind, ahead = text[mutant.offset - 1], text[mutant.offset + len(mutant.before):][:1]
    infixed = {"comparison": comparison, "arithmetic": arithmetic, "junction": junction, "range": interval}
    # Behind the greatest number there is none where a half open range could end.
    limit = re.match(r"[\w.]*\.max\b", text[mutant.offset + len(mutant.before):])
    if mutant.kind == "range" and not (re.match(r"[\w)\]]", behind) and re.match(r"[\w(.\-]", ahead) and not limit):
        return None
    if mutant.kind in infixed:
        blank = "" if mutant.kind == "range" else " "
        return blank + operator(number) + blank, infixed[mutant.kind](before, after)(number)
    if mutant.kind in ("constant", "off by one"):
        return f"(plantedMutant == {number} ? {after} : {before})", ""
    if mutant.kind == "constants swapped":
        one, between, two = re.fullmatch(r"(\d[\d_]*)(.*?)(\d[\d_]*)", mutant.before).groups()
        return f"(plantedMutant == {number} ? {two} : {one}){between}(plantedMutant == {number} ? {one} : {two})", ""
    if mutant.kind == "condition negated":
        return f"(plantedMutant == {number}) != ({before})", ""
    if mutant.kind == "statement dropped":
        return f"if plantedMutant != {number} {{ {before} }}", ""
    if mutant.kind == "end":
        if before.startswith("."):
            return None if ahead.isalnum() else (f".end{number}", end(before, after)(number))
        return None if behind.isalnum() or behind == "_" else (f"end{number}(", extreme(before, after)(number))
    return None


class Batch:
    """Mutants that are built together.

    alone: those that have to be built by themselves; later: those that overlap with one of this batch."""

    def __init__(self, mutants, root):
        self.root, self.alone, self.later, self.numbered = root, [], [], {}
        texts, taken = {}, set()
        for number, mutant in zip(itertools.count(1), mutants):
            text = texts.setdefault(mutant.file, (root / mutant.file).read_text())
            place = {(mutant.file, mutant.offset + index) for index in range(len(mutant.before))}
            if not schema(mutant, number, text):
                self.alone.append(mutant)
            elif taken & place:
                self.later.append(mutant)
            else:
                taken |= place
                self.numbered[number] = mutant

    def files(self):
        """Returns: the texts of the files that have mutants, and of one with what these call, by path."""
        texts, declared = {}, {}
        # From the end, so that offsets stay.
        for number, mutant in sorted(self.numbered.items(), key=lambda entry: -entry[1].offset):
            text = texts.setdefault(mutant.file, (self.root / mutant.file).read_text())
            replaced, declaration = schema(mutant, number, (self.root / mutant.file).read_text())
            texts[mutant.file] = text[:mutant.offset] + replaced + text[mutant.offset + len(mutant.before):]
            declared.setdefault("/".join(pathlib.Path(mutant.file).parts[:2]), {})[number] = declaration
        for module, declarations in declared.items():
            texts[f"{module}/PlantedMutant.swift"] = HEADER + "\n".join(declarations[number] for number in sorted(declarations))
        return texts

    def leave_out(self, log):
        """Takes those out of the batch that the compiler didn't take.

        log: what it printed. Returns: whether any was."""
        culprits = set()
        for file, line in {(found[1], int(found[2])) for found in re.finditer(r"(Sources/[^:\n]+):(\d+):\d+: error:", log)}:
            here = {number: abs(mutant.line - line) for number, mutant in self.numbered.items() if mutant.file == file}
            if file.endswith("PlantedMutant.swift"):
                raise SystemExit(f"The schemata themselves don't compile:\n{log[-3000:]}")
            # An error within an expression of several lines may be told at another of them.
            culprits |= {number for number, distance in here.items() if distance == min(here.values())}
        self.alone += [self.numbered.pop(number) for number in sorted(culprits)]
        return bool(culprits)
