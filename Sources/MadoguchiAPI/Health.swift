/// `GET /healthz`
package struct Health: Codable, Hashable, Sendable {
    /// `ok`
    package var status: String
    /// How many plans there are.
    package var plans: Int
    /// The tz database's version; absent where it doesn't say.
    package var tzdata: String?

    package init(status: String, plans: Int, tzdata: String?) {
        self.status = status
        self.plans = plans
        self.tzdata = tzdata
    }
}
