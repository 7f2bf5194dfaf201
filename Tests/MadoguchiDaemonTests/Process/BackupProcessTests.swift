import Foundation
import Glibc
import MadoguchiAPI
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// A real daemon, a backup of it at work, and another one that goes on from there.
@Suite("Backup and restore", .timeLimit(.minutes(2)))
struct BackupProcessTests {
    private static let configuration = """
        display: { timezone: Asia/Tokyo, language: en }
        plans:
          always: { timezone: America/Los_Angeles, hours: "24/7" }
          seldom: { timezone: America/Los_Angeles, hours: "Feb 29 06:00-17:00" }
        """

    private func start(_ directory: TemporaryDirectory) throws -> DaemonProcess {
        let daemon = try DaemonProcess(Self.configuration, in: directory)
        try daemon.ready()
        return daemon
    }

    private func backUp(_ daemon: DaemonProcess, to path: String) throws {
        let curl = try ChildProcess.run([
            "curl", "--silent", "--show-error", "--fail", "--unix-socket", daemon.control, "--request", "POST",
            "--output", path, "http://localhost/v1/queue/backup",
        ])
        guard curl.isSuccess else { throw TestFailure("curl: \(curl.error); \(daemon.log)") }
    }

    private func restore(_ backup: String, _ directory: TemporaryDirectory, _ more: String...) throws -> DaemonProcess {
        let process = try DaemonProcess(
            Self.configuration, in: directory, arguments: ["--restore", backup] + more)
        _ = try process.exitStatus()
        return process
    }

    @Test("Under load, everything acknowledged before the backup began is there afterwards")
    func underLoad() throws {
        let (here, there) = (try TemporaryDirectory(), try TemporaryDirectory())
        let daemon = try start(here)
        var acknowledged: [String] = []
        let control = try ControlClient(daemon.control)
        for _ in 0..<20 { acknowledged += try control.acceptBatch(count: 50, plan: "seldom").compactMap(\.id) }

        let (socket, isDone) = (daemon.control, Flag())
        let loader = Thread {
            guard let control = try? ControlClient(socket) else { return }
            while !isDone.isSet { _ = try? control.acceptBatch(count: 20, plan: "seldom") }
        }
        loader.start()
        defer { isDone.set() }
        let backup = here.path + "/backup.sqlite"
        try backUp(daemon, to: backup)
        isDone.set()

        let restored = try restore(backup, there)
        #expect(try restored.exitStatus() == 0, "\(restored.log)")
        #expect(restored.log.contains("Sending is paused"))
        #expect(restored.log.contains("queued: "))
        let second = try start(there)
        let other = try ControlClient(second.control)
        try eventually("the pause is known") { try other.queue().paused }
        for id in acknowledged { #expect(try other.followUp(id).state == "queued") }
    }

    @Test(
        "Root restores as whom the directory belongs to, and no link leads it out of there",
        .enabled(if: geteuid() == 0))
    func asOwner() throws {
        let (here, there) = (try TemporaryDirectory(), try TemporaryDirectory())
        let daemon = try start(here)
        let backup = here.path + "/backup.sqlite"
        try backUp(daemon, to: backup)
        let state = there.path + "/state"
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: false)
        for path in [there.path, state] { chmod(path, 0o711) }
        chown(state, 65_534, 65_534)
        #expect(try restore(backup, there).exitStatus() == 0)
        #expect(try restore(backup, there).exitStatus() == 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: state) {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(state)/\(name)")
            #expect(attributes[.ownerAccountID] as? Int == 65_534, "\(name)")
            #expect(attributes[.groupOwnerAccountID] as? Int == 65_534, "\(name)")
        }

        for name in ["madoguchi.lock", "madoguchi.sqlite.restoring"] {
            let target = there.path + "/target"
            unlink("\(state)/\(name)")
            #expect(symlink(target, "\(state)/\(name)") == 0)
            let process = try restore(backup, there)
            #expect(!FileManager.default.fileExists(atPath: target), "\(name): \(process.log)")
        }
    }

    @Test("What was sent since the backup waits until somebody resumes, or goes again at once where that is wanted")
    func sentSince() throws {
        let (here, there) = (try TemporaryDirectory(), try TemporaryDirectory())
        let first = try start(here)
        let control = try ControlClient(first.control)
        _ = try control.command("/v1/queue/pause")
        let id = try #require(try control.accept(plan: "always").id)
        let backup = here.path + "/backup.sqlite"
        try backUp(first, to: backup)
        _ = try control.command("/v1/queue/resume")
        try eventually("it is sent") { try control.followUp(id).state == "delivered" }

        let inUse = try restore(backup, here)
        #expect(try inUse.exitStatus() == 75)
        #expect(inUse.log.contains("stop it first"))
        first.signal(SIGTERM)
        #expect(try first.exitStatus() == 0)

        let restored = try restore(backup, here)
        #expect(restored.log.contains("is kept as \(here.path)/state/madoguchi.sqlite.replaced-"))
        let again = try start(here)
        let other = try ControlClient(again.control)
        try eventually("the pause is known") { try other.queue().paused }
        #expect(try other.followUp(id).state == "queued")
        _ = try other.command("/v1/queue/resume")
        try eventually("it is sent again") { try other.followUp(id).state == "delivered" }

        // The backup itself was paused: what it said stays.
        let kept = try restore(backup, there, "--keep-sending")
        #expect(kept.log.contains("Sending is paused"))
    }

    @Test("What is no backup ends with 65, and options that don't go together with 64")
    func refusals() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write("nothing of the kind", to: "backup")
        let bad = try restore(file, directory)
        #expect(try bad.exitStatus() == 65)
        #expect(bad.log.contains("\(file) can't be restored"))
        #expect(try restore(file, directory, "--check").exitStatus() == 64)
        let alone = try DaemonProcess(Self.configuration, in: directory, arguments: ["--keep-sending"])
        #expect(try alone.exitStatus() == 64)
    }
}

/// Something that is once set and stays so.
private final class Flag: @unchecked Sendable {
    // Guarded by the lock.
    private var value = false
    private let lock = NSLock()

    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
}
