import FoundationEssentials
import MadoguchiAPI

extension BatchResult {
    /// The bytes that a `JSONEncoder` with sorted keys produces, in a sixth of its time for follow-ups: the answers are
    /// most of a large batch's work.
    var json: [UInt8] {
        get throws {
            guard case .followUp(let followUp) = body else {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return Array(try encoder.encode(self))
            }
            var object = JSONObjectWriter()
            object.add("accepted_at", followUp.acceptedAt)
            object.add("attempts", followUp.attempts)
            object.add("case", followUp.caseLabel)
            object.add("due_at", followUp.dueAt)
            object.add("due_because", followUp.dueBecause) { $1.write(to: &$0) }
            object.add("ended_at", followUp.endedAt)
            object.add("expires_at", followUp.expiresAt)
            object.add("id", followUp.id)
            object.add("kind", followUp.kind)
            object.add("language", followUp.language)
            object.add("line", line)
            object.add("message_id", followUp.messageID)
            object.add("plan", followUp.plan)
            object.add("priority", followUp.priority)
            object.add("state", followUp.state)
            object.add("status", status)
            object.add("subject", followUp.subject)
            object.add("template", followUp.template)
            object.add("to", followUp.to)
            object.add("warnings", followUp.warnings) { $1.write(to: &$0) }
            object.add("when", followUp.when) { $1.write(to: &$0) }
            return object.finish()
        }
    }
}

extension DueReason {
    fileprivate func write(to object: inout JSONObjectWriter) {
        object.add("held", held)
        object.add("hours", hours)
        object.add("plan", plan)
        object.add("rule", rule)
        object.add("tzdata", tzdata)
        object.add("window", window) { $1.write(to: &$0) }
        object.add("zone", zone)
    }
}

extension MadoguchiAPI.Warning {
    fileprivate func write(to object: inout JSONObjectWriter) {
        object.add("code", code)
        object.add("detail", detail)
        object.add("suggestion", suggestion)
    }
}

extension WhenRequest {
    fileprivate func write(to object: inout JSONObjectWriter) {
        if let afterStaffed { object.add("after_staffed", afterStaffed) }
        if let notBefore { object.add("not_before", notBefore) }
        if let window { object.add("window", window) }
    }
}
