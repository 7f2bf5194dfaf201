import Glibc
import TestSupport

/// What the client calls itself.
enum ClientVersion {
    /// `0.2.0`
    static var text: String {
        get throws {
            let directory = try TemporaryDirectory()
            let process = try Program(
                [Executables.client, "--version"], environment: [:],
                output: "\(directory.path)/version")
            _ = try process.end()
            guard let version = process.output.split(whereSeparator: \.isWhitespace).last else {
                throw TestFailure("the client doesn't tell its version: \(process.error)")
            }
            return String(version)
        }
    }
}

extension ScenarioRun {
    /// `client status pro`, in English unless brackets name languages; `json` asks once more for JSON.
    func runClient(_ step: Step) throws {
        let languages = step.options.isEmpty ? [""] : step.options
        for language in languages {
            var environment = ["LANG": language == "ja" ? "ja_JP.UTF-8" : "C.UTF-8"]
            environment["MADOGUCHI_RUNTIME_DIR"] = "\(directory.path)/run"
            environment["TZDIR"] = zones
            for (name, value) in step.variables { environment[name] = try captures.filled(value) }
            let spoken = language == "ja" ? "ja" : "en"
            let arguments =
                try Words.split(captures.with("language", spoken).filled(step.rest))
                + (language == "json" ? ["--json"] : [])
            try run([Executables.client] + arguments, environment, step, label: language)
        }
    }

    /// `daemon --check`: the daemon's program, started for something else than answering, in English unless brackets
    /// name languages; `daemon[bare] …` without saying where its files are.
    func runDaemon(_ step: Step) throws {
        let languages = step.options.filter { $0 != "bare" }
        for language in languages.isEmpty ? [""] : languages {
            var environment = ["LANG": language == "ja" ? "ja_JP.UTF-8" : "C.UTF-8", "TZDIR": zones]
            for (name, value) in step.variables { environment[name] = try captures.filled(value) }
            let spoken = language == "ja" ? "ja" : "en"
            let arguments = try Words.split(captures.with("language", spoken).filled(step.rest))
            let usual = ["--config", "\(directory.path)/m.yaml"] + DaemonProcess.places(directory.path)
            // What the step says itself isn't said twice.
            let places = stride(from: 0, to: usual.count, by: 2).map { Array(usual[$0...$0 + 1]) }
                .filter { !arguments.contains($0[0]) }.flatMap(\.self)
            try run(
                [Executables.daemon] + (step.options.contains("bare") ? [] : places) + arguments, environment, step,
                label: language)
        }
    }

    /// Root passes over permissions, unless its capability to do so is taken away. [capabilities(7)]
    private static let withoutRights =
        geteuid() == 0
        ? ["--bounding-set", "--inh-caps"].map { "\($0)=-dac_override,-dac_read_search" } : []

    private func run(_ command: [String], _ environment: [String: String], _ step: Step, label: String) throws {
        var input = "/dev/null"
        if let body = step.body {
            try directory.write(captures.filled(body.joined(separator: "\n") + "\n").utf8, to: "input")
            input = "\(directory.path)/input"
        }
        let bound = step.isWithoutRights && !Self.withoutRights.isEmpty ? ["setpriv"] + Self.withoutRights : []
        let process = try Program(
            bound + command, environment: environment, input: input, output: "\(directory.path)/program")
        let end = try process.end()
        let json = try? JSONText(process.output)
        try keep(step.keeps, of: json)
        writeMasked("\n" + (label.isEmpty ? end : "\(label): \(end)"))
        writeOutput(process.output, mark: "|", json: json, only: step.only)
        writeOutput(process.error, mark: "!", json: nil, only: nil)
    }

    /// Adds lines of output, each behind a mark.
    ///
    /// - Parameter words: one of which a line has to have; nil for all lines.
    private func writeOutput(_ text: String, mark: String, json: JSONText?, only words: [String]?) {
        guard !text.isEmpty else { return }
        var masked: String
        if let json {
            masked = masks.mask(masks.mask(json), captures) + "\n"
        } else {
            masked = masks.mask(text, captures)
            if masked != text { masked = masked.withNarrowColumns }
        }
        var lines = masked.lines
        // What stands behind the last line's end.
        let isWhole = lines.last == ""
        if isWhole { lines.removeLast() }
        if let words { lines = lines.filter { line in words.contains { line.contains($0) } } }
        for line in lines { writeMasked(line.isEmpty ? mark : "\(mark) \(line)") }
        if !isWhole { writeMasked("(no line end)") }
    }
}
