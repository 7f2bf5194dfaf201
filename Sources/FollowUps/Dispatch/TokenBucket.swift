/// Lets a given number through per second, and after a quiet time that many at once, or one where it is less.
struct TokenBucket: Sendable {
    private var perSecond: Double
    private var tokens: Double
    /// Milliseconds on a clock that never goes back.
    private var filledAt: Int64

    private var capacity: Double { max(1, perSecond) }

    /// - Parameters:
    ///   - perSecond: more than 0; a part of one, where several share a limit.
    ///   - isFull: whether there has been a quiet time before.
    init(perSecond: Double, isFull: Bool = true, at uptime: Int64) {
        self.perSecond = perSecond
        tokens = isFull ? max(1, perSecond) : 0
        filledAt = uptime
    }

    /// Goes on at another pace. A part that others give up brings no tokens with it.
    mutating func resize(perSecond: Double, at uptime: Int64) {
        let level = level(at: uptime)
        self.perSecond = perSecond
        tokens = min(level, capacity)
        filledAt = max(filledAt, uptime)
    }

    /// When the next token is available; `uptime` or earlier where one is available now.
    func readyAt(_ uptime: Int64) -> Int64 {
        let missing = 1 - level(at: uptime)
        return missing <= 0 ? uptime : uptime + Int64((missing * 1_000 / perSecond).rounded(.up))
    }

    mutating func take(at uptime: Int64) {
        tokens = level(at: uptime) - 1
        filledAt = max(filledAt, uptime)
    }

    /// Whether it is full, as a new one is.
    func isFull(at uptime: Int64) -> Bool {
        level(at: uptime) >= capacity
    }

    private func level(at uptime: Int64) -> Double {
        min(capacity, tokens + Double(max(0, uptime - filledAt)) * perSecond / 1_000)
    }
}

/// Messages per second: in all, and to each recipient domain.
struct RateLimits: Sendable {
    private var all: TokenBucket
    private var domains: [String: TokenBucket] = [:]
    /// That of a domain to which nothing has left.
    private var untouched: TokenBucket

    /// - Parameters:
    ///   - perSecond, perDomainPerSecond: more than 0.
    ///   - isFull: whether there has been a quiet time before. A node that gets a part of what others have used just now
    ///     begins with nothing.
    init(perSecond: Double, perDomainPerSecond: Double, isFull: Bool = true, at uptime: Int64) {
        all = TokenBucket(perSecond: perSecond, isFull: isFull, at: uptime)
        untouched = TokenBucket(perSecond: perDomainPerSecond, isFull: isFull, at: uptime)
    }

    /// Goes on at another pace.
    mutating func resize(perSecond: Double, perDomainPerSecond: Double, at uptime: Int64) {
        all.resize(perSecond: perSecond, at: uptime)
        untouched.resize(perSecond: perDomainPerSecond, at: uptime)
        for domain in domains.keys { domains[domain]?.resize(perSecond: perDomainPerSecond, at: uptime) }
    }

    /// When any message may leave; `uptime` or earlier for now.
    func readyAt(_ uptime: Int64) -> Int64 {
        all.readyAt(uptime)
    }

    /// When a message to this domain may leave, as far as the domain is concerned.
    func readyAt(_ uptime: Int64, domain: String) -> Int64 {
        (domains[domain] ?? untouched).readyAt(uptime)
    }

    mutating func take(domain: String, at uptime: Int64) {
        all.take(at: uptime)
        domains[domain, default: untouched].take(at: uptime)
        if domains.count > 10_000 {
            domains = domains.filter { !$0.value.isFull(at: uptime) }
        }
    }
}
