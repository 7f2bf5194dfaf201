import Foundation
import MadoguchiAPI
import TestSupport
import Testing

/// A real daemon with a clock of its own, by libfaketime.
@Suite("A daemon whose clock is wrong", .timeLimit(.minutes(2)))
final class FakedClockTests {
    /// Has libfaketime's memory while the test runs.
    private var clockHolder: ChildProcess?

    private static let plans = """
        plans: { always: { timezone: Asia/Tokyo, hours: "24/7" } }

        """

    /// - Parameter clock: as libfaketime reads it, `@1970-01-02 00:00:00` or `+3d`; read again at each question.
    private func start(in directory: TemporaryDirectory, clock: String) throws -> DaemonProcess {
        try directory.write(clock, to: "clock")
        let shared = directory.path("shared")
        if !FileManager.default.fileExists(atPath: shared) {
            // Without this memory libfaketime makes its own and says so in the environment, and Swift's runtime, which looks
            // for the arguments in front of the environment, finds none.
            let command = ["faketime", "-f", "+0", "sh", "-c", "echo $FAKETIME_SHARED; exec sleep 60"]
            clockHolder = try ChildProcess(command, output: shared)
            try eventually("there is memory to share") { try !directory.text("shared").isEmpty }
        }
        let daemon = try DaemonProcess(
            Self.plans, in: directory,
            environment: FakedClock.environment(file: directory.path("clock")).merging([
                "FAKETIME_SHARED": try directory.text("shared").trimmingCharacters(in: .newlines)
            ]) { $1 })
        try daemon.ready()
        return daemon
    }

    private func stop(_ daemon: DaemonProcess) throws {
        daemon.signal(SIGTERM)
        #expect(try daemon.exitStatus() == 0)
    }

    @Test(
        "sends nothing in 1970, and goes on by itself once the clock is right",
        .enabled(if: FakedClock.library != nil, "\(FakedClock.absence)"))
    func beginning() throws {
        let directory = try TemporaryDirectory()
        let daemon = try start(in: directory, clock: "@1970-01-02 00:00:00")
        let client = try ControlClient(daemon.control)
        let accepted = try client.accept(plan: "always")
        try eventually("it says what is wrong") {
            try client.queue().because?.contains("the clock shows a time before this version") == true
        }
        #expect(try client.followUp(accepted.id ?? "").state == "queued")
        #expect(daemon.log.contains("nothing is sent until it is set right"))
        try directory.write("+0", to: "clock")
        // By libfaketime timers never ring, so that something else has to make the daemon look.
        _ = try client.accept(plan: "always")
        try eventually("the message leaves") { try client.followUp(accepted.id ?? "").state == "delivered" }
        #expect(daemon.log.contains("the clock is right again"))
        try stop(daemon)
    }

    @Test(
        "halts where the clock was ahead, until somebody says that it is right now",
        .enabled(if: FakedClock.library != nil, "\(FakedClock.absence)"))
    func ahead() throws {
        let directory = try TemporaryDirectory()
        let fast = try start(in: directory, clock: "+3d")
        _ = try ControlClient(fast.control).accept(plan: "always")
        try stop(fast)
        let daemon = try start(in: directory, clock: "+0")
        let client = try ControlClient(daemon.control)
        let accepted = try client.accept(plan: "always")
        try eventually("it halts") {
            try client.queue().because?.contains("delivery halted: something was recorded at") == true
        }
        #expect(try client.queue().paused)
        #expect(try client.followUp(accepted.id ?? "").state == "queued")
        _ = try client.command("/v1/queue/resume")
        try eventually("the message leaves") { try client.followUp(accepted.id ?? "").state == "delivered" }
        try stop(daemon)
        // That was said once and for all.
        let again = try start(in: directory, clock: "+0")
        let late = try ControlClient(again.control).accept(plan: "always")
        try eventually("the next message leaves") {
            try ControlClient(again.control).followUp(late.id ?? "").state == "delivered"
        }
        try stop(again)
    }
}
