import MadoguchiAPI
import Messages

/// A record in full: each finding under its name.
struct RecordDescription {
    let record: RecordResource

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        var fields = FieldList()
        fields.add(say(.labelRecorded), Line(moments.moment(record.recordedAt)))
        if let amendedAt = record.amendedAt {
            fields.add(say(.labelAmended), Line(moments.moment(amendedAt)))
        }
        if let id = record.case { fields.add(say(.labelCase), Line(id)) }
        let findings: [(String, String?)] = [
            (say(.recordError), record.error), (say(.recordSeenOn), record.seenOn),
            (say(.recordSteps), record.steps), (say(.recordTried), record.tried),
            (say(.recordCure), record.cure),
        ]
        return fields.lines
            + findings.flatMap { heading, text in
                text.map { text in
                    ["", Line(heading, .strong)]
                        + text.split(separator: "\n", omittingEmptySubsequences: false).map { Line("  " + String($0)) }
                } ?? []
            }
    }
}
