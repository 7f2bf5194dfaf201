import MadoguchiAPI
import Messages

/// A case's history.
struct CaseHistory {
    let lines: [CaseHistoryLine]

    func lines(_ environment: CommandEnvironment) -> [Line] {
        if lines.isEmpty { return [] }
        let say = environment.language
        let moments = Moments(environment)
        var table = Table()
        for line in lines {
            var notes: [String] = []
            if let detail = line.detail { notes.append(note(detail, of: line.event, in: say)) }
            if let followUp = line.followUp { notes.append(followUp) }
            if let uid = line.uid { notes.append(environment.byUser(uid)) }
            table.add([
                Line(moments.second(line.at)), Line(say.word(forCaseEvent: line.event)), Line(line.step ?? ""),
                Line(notes.joined(separator: say(.listSeparator)), .faint),
            ])
        }
        return ["", Line(say(.labelHistory), .faint)] + table.lines(within: environment.width)
    }

    private func note(_ detail: String, of event: String, in say: Language) -> String {
        switch event {
        // A step's outcome is shown as its follow-up's state.
        case "done": say.word(forState: detail)
        // Names of variables.
        case "known": detail.replacing(", ", with: say(.listSeparator))
        default: detail
        }
    }
}
