import Foundation
import TestSupport

extension ScenarioRun {
    func changeRelay(_ step: Step) throws {
        let words = step.rest.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { throw TestFailure("\(step.verb) needs a name, and what it is to be") }
        step.verb == "relay"
            ? try startRelay(as: words[0], options: try captures.filled(words[1]))
            : try certify(words[1], to: words[0])
    }

    /// `relay port {"login":["user","password"]}`: starts an SMTP server, and keeps its port.
    private func startRelay(as name: String, options: String) throws {
        let output = "\(directory.path)/relay-\(relays.count)"
        let relay = try ChildProcess(
            ["python3", Places.relay.path, options], output: output, error: output + ".err")
        relays.append(relay)
        try eventually("the relay listens") {
            guard relay.isRunning else { throw TestFailure("the relay has gone") }
            let text = String(decoding: (try? directory.read("relay-\(relays.count - 1)")) ?? [], as: UTF8.self)
            guard let line = text.lines.first, !line.isEmpty, text.contains("\n") else { return false }
            captures[name] = try JSONText(line).value(at: "port").flatMap(\.word)
            return true
        }
    }

    /// `certificate cert DNS:mail.example.jp`: puts a certificate that no authority has signed into `cert.pem`; with
    /// `expired` behind it one of long ago.
    private func certify(_ words: String, to name: String) throws {
        let words = words.split(separator: " ")
        let subject = words.first ?? ""
        let clock = words.contains("expired") ? ["faketime", "2020-01-01 00:00:00"] : []
        let command = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "30", "-subj", "/CN=relay", "-addext", "subjectAltName=\(subject)", "-keyout",
            "\(directory.path)/\(name).key", "-out", "\(directory.path)/\(name).pem",
        ]
        try ChildProcess.succeed(clock + command, environment: ["TZ": "UTC"])
    }
}
