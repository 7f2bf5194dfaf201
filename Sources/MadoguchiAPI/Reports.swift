/// `GET /v1/reports/cases`: how the cases of a period went.
package struct CaseReport: Codable, Hashable, Sendable {
    package var from: String
    package var to: String
    /// Cases opened in the period: the inquiries.
    package var opened: Int
    /// Cases resolved in the period.
    package var resolved: Int
    /// Cases open at the period's end.
    package var open: Int
    /// By the stage that settled them, in the order of the playbooks.
    package var stages: [Stage]
    /// The share of the resolved ones that self-service settled, 0 to 1; nil where none was resolved.
    @OrNull package var selfServiceShare: Double?
    /// Staffed time from opening to resolution, by the hours of now; nil where none was resolved.
    @OrNull package var medianStaffedSeconds: Int64?
    /// Reminders to the creator that the cases led to.
    package var operatorSteps: Int
    /// The period of the same length before.
    package var before: Before
    /// Inquiries against the period before: -0.6 for 60 % fewer; nil where there were none before.
    @OrNull package var inquiriesChange: Double?
    /// Reminders to the creator against the period before.
    @OrNull package var workChange: Double?
    /// What is said to be usual.
    package var claims: Claims
    /// Each claim of the guide beside one's own figure. They are of different things and aren't blended.
    package var comparisons: [Comparison]

    package init(
        from: String, to: String, opened: Int, resolved: Int, open: Int, stages: [Stage], selfServiceShare: Double?,
        medianStaffedSeconds: Int64?, operatorSteps: Int, before: Before, inquiriesChange: Double?,
        workChange: Double?, claims: Claims, comparisons: [Comparison] = []
    ) {
        self.comparisons = comparisons
        self.from = from
        self.to = to
        self.opened = opened
        self.resolved = resolved
        self.open = open
        self.stages = stages
        self.selfServiceShare = selfServiceShare
        self.medianStaffedSeconds = medianStaffedSeconds
        self.operatorSteps = operatorSteps
        self.before = before
        self.inquiriesChange = inquiriesChange
        self.workChange = workChange
        self.claims = claims
    }

    enum CodingKeys: String, CodingKey {
        case from, to, opened, resolved, open, stages
        case selfServiceShare = "self_service_share"
        case medianStaffedSeconds = "median_staffed_seconds"
        case operatorSteps = "operator_steps"
        case before
        case inquiriesChange = "inquiries_change"
        case workChange = "work_change"
        case claims, comparisons
    }

    package struct Comparison: Codable, Hashable, Sendable {
        /// `self-service-step`, `pages`, `troubles`, `inquiries`, `work`.
        package var claim: String
        /// A share, or a change as -0.6 for 60 % fewer.
        package var claimed: Double
        /// nil where there is nothing to reckon with.
        @OrNull package var own: Double?

        package init(claim: String, claimed: Double, own: Double?) {
            self.claim = claim
            self.claimed = claimed
            self.own = own
        }
    }

    package struct Stage: Codable, Hashable, Sendable {
        /// `self-service`
        package var stage: String
        package var resolved: Int
        /// Of all that were resolved, 0 to 1.
        package var share: Double

        package init(stage: String, resolved: Int, share: Double) {
            self.stage = stage
            self.resolved = resolved
            self.share = share
        }
    }

    package struct Before: Codable, Hashable, Sendable {
        package var from: String
        package var to: String
        package var opened: Int
        package var resolved: Int
        package var operatorSteps: Int

        package init(from: String, to: String, opened: Int, resolved: Int, operatorSteps: Int) {
            self.from = from
            self.to = to
            self.opened = opened
            self.resolved = resolved
            self.operatorSteps = operatorSteps
        }

        enum CodingKeys: String, CodingKey {
            case from, to, opened, resolved
            case operatorSteps = "operator_steps"
        }
    }

    package struct Claims: Codable, Hashable, Sendable {
        /// From and to, as shares.
        package var selfServiceShare: [Double]
        package var inquiriesChange: Double
        package var workChange: Double

        package init(selfServiceShare: [Double], inquiriesChange: Double, workChange: Double) {
            self.selfServiceShare = selfServiceShare
            self.inquiriesChange = inquiriesChange
            self.workChange = workChange
        }

        enum CodingKeys: String, CodingKey {
            case selfServiceShare = "self_service_share"
            case inquiriesChange = "inquiries_change"
            case workChange = "work_change"
        }
    }
}
