"""What a night's soak consists of: phases, each of steps that are commands."""
import dataclasses, pathlib, random, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Fuzz"))
import seeds as fuzzing


@dataclasses.dataclass
class Step:
    phase: str
    name: str
    command: list
    environment: dict = dataclasses.field(default_factory=dict)
    # How much of it there is, for the report.
    amount: str = ""


def tests(filter):
    return ["swift", "test", "--skip-build", "--filter", filter]


def in_parts(total, size):
    """Sizes of the parts that a long phase is divided into, so that one that is stopped loses no more than a part."""
    return [min(size, total - start) for start in range(0, total, size)]


def steps(options):
    """Every step of a soak. The same options, with the same seed, give the same steps."""
    dice = random.Random(options.seed)

    def simulated(phase, suites, total, size):
        for number, count in enumerate(in_parts(total, size), 1):
            first = dice.randrange(10_000, 1_000_000_000)
            yield Step(phase, f"{phase} {number}", tests(suites),
                       {"MADOGUCHI_SOAK_SEEDS": str(count), "MADOGUCHI_SOAK_FIRST": str(first)},
                       f"{count} seeds from {first}")

    def rounds(phase, suites, total):
        return [Step(phase, f"{phase} {number}", tests(suites), amount="1 time all of it") for number in range(1, total + 1)]

    yield Step("build", "build", ["swift", "build", "--build-tests"])
    yield from simulated("simulation", "/SimulationTests/|BombTests|WallClockTests", options.seeds, 20_000)
    yield from simulated("nodes", "MembershipSimulationTests|ClusterSimulationTests", options.node_seeds, 5_000)
    for target in fuzzing.SEEDS if options.fuzz else []:
        yield Step("fuzzers", f"fuzzer {target}", [ROOT / "Tests/Fuzz/run", target, "--seconds", str(options.fuzz)],
                   amount=f"{options.fuzz} s of CPU")
    yield from rounds(
        "kill storms", "RestartTests|LifecycleTests|FollowUpProcessTests|SeveralDaemonsTests|WriteAheadLogTests", options.kills)
    if options.queue:
        yield Step("long queue", "long queue", tests("OverrideProcessTests"), {"MADOGUCHI_SOAK_QUEUE": str(options.queue)},
                   f"{options.queue} follow-ups")
    yield from rounds("SMTP", "SMTPSessionPropertyTests|SMTPSinkTests|SMTPSecurityTests|SMTPTransportTests", options.smtp)
    for number, count in enumerate(in_parts(options.failovers, 20), 1):
        yield Step("PostgreSQL", f"PostgreSQL {number}", tests("FailoverTests"), {"MADOGUCHI_SOAK_FAILOVERS": str(count)},
                   f"{count} primaries lost under one store")
        yield Step("PostgreSQL", f"PostgreSQL under daemons {number}", tests("FailoverRoundsTests"),
                   {"MADOGUCHI_SOAK_ROUNDS": str(count)}, f"{count} primaries lost under three daemons")
    for number in range(1, options.walks + 1):
        yield Step("browser", f"browser {number}", [sys.executable, ROOT / "Tests/Browser/run", "--daemon", ".build/debug/madoguchid",
                                                    "--pictures", ".build/soak/pictures"], amount="1 time all pages")
    if options.requests:
        first = dice.randrange(1, 1_000_000_000)
        yield Step("strangers", "strangers", tests("DescribedInterfaceTests/requests"),
                   {"MADOGUCHI_SOAK_REQUESTS": str(options.requests), "MADOGUCHI_SOAK_SEED": str(first)},
                   f"{options.requests} requests to each operation from seed {first}")
