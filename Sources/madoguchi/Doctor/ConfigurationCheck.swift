import Messages

/// Lets the daemon's program check a configuration, because the client can't read one.
struct ConfigurationCheck {
    let file: String
    let say: Language

    var finding: Finding {
        guard let program = DaemonProgram.found else {
            return .note(
                .configuration,
                say(.noDaemonToCheck(file)),
                advice: say(.checkByHand(file)))
        }
        guard let (status, output) = program.run(["--config", file, "--check"]) else {
            return .note(.configuration, say(.programNotRunnable(program.path)))
        }
        let text = output.split(separator: "\n").joined(separator: "\n")
        if status == 0 {
            let warns = text.split(separator: "\n").contains { line in
                let text = line.drop { $0 == " " }
                return Messages.Language.allCases.contains {
                    text.hasPrefix(Wording.warning(Wording(verbatim: ""))[$0])
                }
            }
            return warns ? .note(.configuration, text) : .well(.configuration, text)
        }
        return .fault(
            .configuration, text,
            advice: say(.correctThenCheck(file)))
    }
}
