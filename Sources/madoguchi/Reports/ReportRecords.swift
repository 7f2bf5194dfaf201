import Lists
import MadoguchiAPI

/// A report as comma-separated values: one figure a record, for spreadsheets.
struct ReportRecords {
    let report: CaseReport

    var text: String {
        ([["figure", "value", "claim"]] + records).map(CSVWriter.record).joined()
    }

    private var records: [[String]] {
        let claims = report.claims
        let shares = claims.selfServiceShare.map { "\($0)" }.joined(separator: "-")
        let own: [[String]] = [
            record("from", report.from), record("to", report.to), record("opened", report.opened),
            record("resolved", report.resolved), record("open", report.open),
            record("self_service_share", report.selfServiceShare, claim: shares),
            record("inquiries_change", report.inquiriesChange, claim: "\(claims.inquiriesChange)"),
            record("work_change", report.workChange, claim: "\(claims.workChange)"),
            record("median_staffed_seconds", report.medianStaffedSeconds),
            record("operator_steps", report.operatorSteps),
        ]
        let stages = report.stages.map { record("resolved_by.\($0.stage)", $0.resolved) }
        let before = report.before
        let comparisons = report.comparisons.map { record("claim.\($0.claim)", $0.own, claim: "\($0.claimed)") }
        return own + stages + comparisons + [
            record("before.from", before.from), record("before.to", before.to),
            record("before.opened", before.opened), record("before.resolved", before.resolved),
            record("before.operator_steps", before.operatorSteps),
        ]
    }

    private func record<Value>(_ figure: String, _ value: Value?, claim: String = "") -> [String] {
        [figure, value.map { "\($0)" } ?? "", claim]
    }
}
