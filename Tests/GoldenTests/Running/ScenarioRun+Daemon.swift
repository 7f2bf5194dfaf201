import Foundation
import TestSupport

extension ScenarioRun {
    func changeDaemon(_ step: Step) throws {
        switch step.verb {
        case "start":
            // `start standard, 160 files`
            let words = step.rest.split(separator: " ").map { String($0.filter { $0 != "," }) }
            guard let name = words.first else { throw TestFailure("which configuration?") }
            try configure(name)
            daemon = try DaemonProcess(
                in: directory.path, zones: zones, openFiles: words.count > 1 ? Int(words[1]) : nil)
        case "reload":
            try configure(step.rest)
            daemon?.reload()
        case "terminate": daemon?.terminate()
        default:
            if step.verb == "stop" { daemon?.terminate() }
            writeMasked("\n" + (try daemon?.end() ?? "there is none"))
            daemon = nil
        }
    }

    /// Puts the values of what was kept in the places of `{name}`; other braces stay.
    private func configure(_ name: String) throws {
        let text = captures.values.reduce(try Places.configuration(name)) { text, kept in
            text.replacing("{\(kept.name)}", with: kept.value)
        }
        try directory.write(text.utf8, to: "m.yaml")
    }
}
