import Foundation
import Glibc
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// A real daemon before a relay that refuses single recipients: the others must not wait for them.
@Suite("Refusals of single recipients", .timeLimit(.minutes(2)))
struct RefusalProcessTests {
    /// The server of DeliveryTests, which greylists and knows of mailboxes that aren't there.
    private final class Relay {
        let port: Int
        private let process = Process()

        init(_ options: String) throws {
            let server = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appending(path: "../../DeliveryTests/Oracle/smtp_server.py").standardizedFileURL
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["python3", server.path, options]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            // Its first line is its port.
            var line = Data()
            while line.last != 0x0A, let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
                line += byte
            }
            struct Started: Decodable { let port: Int }
            port = try JSONDecoder().decode(Started.self, from: line).port
            let reading = output.fileHandleForReading
            // So that it never waits for somebody to read what it tells.
            Thread { while let data = try? reading.read(upToCount: 65_536), !data.isEmpty {} }.start()
        }

        // Signals that Foundation leaves blocked in its children can't end it.
        deinit { kill(process.processIdentifier, SIGKILL) }
    }

    private func start(_ relay: Relay, in directory: TemporaryDirectory) throws -> DaemonProcess {
        try directory.write(
            """
            plans: { always: { timezone: America/Los_Angeles, hours: "24/7" } }
            follow_ups: { retry: { attempts: 9, first: 3s, longest: 4s } }
            delivery:
              from: support@example.jp
              transport: smtp
              smtp: { host: 127.0.0.1, port: \(relay.port), security: none, connections: 8 }
              limits: { per_second: 100000, per_domain_per_second: 100000 }
            """, to: "m.yaml")
        let daemon = try DaemonProcess(in: directory)
        try daemon.ready()
        return daemon
    }

    @Test("Where every recipient is greylisted, each message goes at its retry")
    func greylisting() throws {
        let relay = try Relay(#"{"greylist": 2}"#)
        let directory = try TemporaryDirectory()
        let daemon = try start(relay, in: directory)
        let control = try ControlClient(daemon.control)
        let lines = (1...200).map {
            #"{"kind":"guidance","plan":"always","to":"u\#($0)@example.jp","subject":"S","text":"T"}"# + "\n"
        }
        let accepted = try control.acceptBatch(lines.joined())
        #expect(accepted.count == 200)
        try eventually("all are delivered", within: 60) {
            try control.queue().states["delivered"] == 200
        }
        let history = try control.followUp(try #require(accepted.last?.id)).history?.map(\.move) ?? []
        // On a slow machine a retry may still come too early for the relay.
        #expect(Array(history.prefix(4)) == ["accepted", "claimed", "deferred", "claimed"])
        #expect(history.last == "delivered")
        #expect(Set(history) == ["accepted", "claimed", "deferred", "delivered"])
        let outage = Wording.relayDown(Trouble(Wording(verbatim: "")))
        for text in [outage.ja, outage.en] { #expect(!daemon.log.contains(text.prefix { $0 != ":" })) }
    }

    @Test("Dead addresses in a row halt nothing")
    func dead() throws {
        let relay = try Relay(#"{"dead": "gone"}"#)
        let directory = try TemporaryDirectory()
        let daemon = try start(relay, in: directory)
        let control = try ControlClient(daemon.control)
        let lines = (1...60).map {
            #"{"kind":"guidance","plan":"always","to":"\#($0 <= 40 ? "gone" : "here")\#($0)@example.jp","subject":"S","text":"T"}"#
                + "\n"
        }
        _ = try control.acceptBatch(lines.joined())
        try eventually("the living ones get theirs", within: 60) {
            try control.queue().states["delivered"] == 20 && control.queue().states["failed"] == 40
        }
    }
}
