import MadoguchiAPI

/// A record in full: each finding under its name.
struct RecordDescription {
    let record: RecordResource

    func lines(_ environment: CommandEnvironment) -> [Line] {
        let say = environment.language
        let moments = Moments(environment)
        var fields = FieldList()
        fields.add(say(en: "recorded", ja: "記録"), Line(moments.moment(record.recordedAt)))
        if let amendedAt = record.amendedAt {
            fields.add(say(en: "amended", ja: "更新"), Line(moments.moment(amendedAt)))
        }
        if let id = record.case { fields.add(say(en: "case", ja: "案件"), Line(id)) }
        let findings: [(String, String?)] = [
            (say(en: "ERROR", ja: "■ エラー"), record.error), (say(en: "SEEN ON", ja: "■ 環境"), record.seenOn),
            (say(en: "STEPS", ja: "■ 操作"), record.steps), (say(en: "TRIED", ja: "■ 試したこと"), record.tried),
            (say(en: "CURE", ja: "■ 解決のしかた"), record.cure),
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
