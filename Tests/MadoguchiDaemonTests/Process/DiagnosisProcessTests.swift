import Foundation
import MadoguchiAPI
import TestSupport
import Testing

/// What a real daemon tells of itself and of a real relay.
@Suite("Diagnosis of a real daemon", .timeLimit(.minutes(5)))
struct DiagnosisProcessTests {
    private func configuration(port: Int, more: String = "") -> String {
        """
        plans:
          always: { timezone: America/Los_Angeles, hours: "24/7" }
        delivery:
          from: "窓口 <support@example.jp>"
          transport: smtp
          smtp: { host: 127.0.0.1, port: \(port), security: none\(more) }
        """
    }

    private func ask<Answer: Decodable>(_ method: String, _ target: String, _ daemon: DaemonProcess) throws -> Answer {
        let client = try UnixClient(daemon.control)
        client.send("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
        let body = try client.answer().split(separator: "\r\n\r\n", maxSplits: 1).last ?? ""
        return try JSONDecoder().decode(Answer.self, from: Data(body.utf8))
    }

    @Test("the database's sizes and its last check, and a relay that answers")
    func well() throws {
        let directory = try TemporaryDirectory()
        let sink = try SMTPSink(in: directory)
        let daemon = try DaemonProcess(configuration(port: sink.port), in: directory)
        try daemon.ready()
        let diagnosis: Diagnosis = try ask("GET", "/v1/diagnosis", daemon)
        #expect(diagnosis.state.directory == directory.path + "/state")
        #expect((diagnosis.state.database ?? 0) > 0)
        #expect(diagnosis.state.log != nil)
        #expect(diagnosis.state.checkedAt != nil)
        #expect((diagnosis.state.free ?? 0) > 0)
        let check: RelayCheck = try ask("POST", "/v1/relay/check", daemon)
        #expect(check.problem == nil)
        #expect(check.transport == "smtp")
        #expect(check.to == "127.0.0.1:\(sink.port)")
        #expect(try sink.arrivals() == [])
    }

    @Test("a relay that isn't there, and a password that isn't")
    func unreachable() throws {
        let directory = try TemporaryDirectory()
        let port = try {
            // Ended at once, so that nobody has its port.
            try SMTPSink(in: directory).port
        }()
        let daemon = try DaemonProcess(configuration(port: port), in: directory)
        try daemon.ready()
        let check: RelayCheck = try ask("POST", "/v1/relay/check", daemon)
        #expect(check.problem?.contains("can't be reached") == true)
        #expect(check.advice?.hasPrefix("check host and port") == true)
        #expect(check.advice?.hasSuffix("; then: systemctl reload madoguchid") == true)

        let other = try TemporaryDirectory()
        let more = ", username: x, password_file: \(other.path)/nothing"
        let without = try DaemonProcess(configuration(port: port, more: more), in: other)
        try without.ready()
        let missing: RelayCheck = try ask("POST", "/v1/relay/check", without)
        #expect(missing.problem?.contains("\(other.path)/nothing can't be read") == true)
    }
}
