/// `GET /v1/queue`
package struct QueueStatus: Codable, Hashable, Sendable {
    package var at: String
    /// How many there are of each state.
    package var states: [String: Int]
    /// The same, plan by plan.
    package var plans: [String: [String: Int]]
    /// The due instant of what has been due for longest; nil where nothing is due.
    @OrNull package var oldestDue: String?
    /// The next due instant to come; nil where there is none.
    @OrNull package var nextDue: String?
    /// Whether nothing is sent, for somebody paused it or the relay needs somebody.
    package var paused: Bool
    /// Why it is paused, or goes slowly; nil where all is well.
    @OrNull package var because: String?
    /// Queued ones whose plan isn't known or never staffed.
    package var held: Int
    /// What the coming windows will bring, plan by plan.
    package var forecast: [String: WindowForecast]

    package init(
        at: String, states: [String: Int], plans: [String: [String: Int]], oldestDue: String?, nextDue: String?,
        paused: Bool, because: String?, held: Int, forecast: [String: WindowForecast]
    ) {
        self.at = at
        self.states = states
        self.plans = plans
        self.oldestDue = oldestDue
        self.nextDue = nextDue
        self.paused = paused
        self.because = because
        self.held = held
        self.forecast = forecast
    }

    enum CodingKeys: String, CodingKey {
        case at, states, plans
        case oldestDue = "oldest_due"
        case nextDue = "next_due"
        case paused, because, held, forecast
    }
}

/// What is to be sent in a plan's present or next window.
package struct WindowForecast: Codable, Hashable, Sendable {
    /// The window, from now on where it is open already; nil where none comes.
    @OrNull package var window: WindowBounds?
    /// How many are due in it.
    package var due: Int
    /// Messages per second: the recent rate, or the limit where none left recently.
    package var perSecond: Double
    /// When the last of them would leave at this rate; nil where nothing is due.
    @OrNull package var doneAt: String?
    /// Whether that is before the window closes; nil where nothing is due.
    @OrNull package var fits: Bool?

    package init(window: WindowBounds?, due: Int, perSecond: Double, doneAt: String?, fits: Bool?) {
        self.window = window
        self.due = due
        self.perSecond = perSecond
        self.doneAt = doneAt
        self.fits = fits
    }

    enum CodingKeys: String, CodingKey {
        case window, due
        case perSecond = "per_second"
        case doneAt = "done_at"
        case fits
    }
}
