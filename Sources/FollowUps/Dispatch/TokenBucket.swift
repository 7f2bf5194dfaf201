/// Lets a given number through per second, and after a quiet time that many at once, or one where it is less.
struct TokenBucket: Sendable {
    private let perSecond: Double
    private let capacity: Double
    private var tokens: Double
    /// Milliseconds on a clock that never goes back.
    private var filledAt: Int64

    /// - Parameter perSecond: more than 0; a part of one, where several share a limit.
    init(perSecond: Double, at uptime: Int64) {
        self.perSecond = perSecond
        capacity = max(1, perSecond)
        tokens = capacity
        filledAt = uptime
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
    private let perDomain: Double
    private var all: TokenBucket
    private var domains: [String: TokenBucket] = [:]

    /// - Parameters:
    ///   - perSecond, perDomainPerSecond: more than 0.
    init(perSecond: Double, perDomainPerSecond: Double, at uptime: Int64) {
        perDomain = perDomainPerSecond
        all = TokenBucket(perSecond: perSecond, at: uptime)
    }

    /// When any message may leave; `uptime` or earlier for now.
    func readyAt(_ uptime: Int64) -> Int64 {
        all.readyAt(uptime)
    }

    /// When a message to this domain may leave, as far as the domain is concerned.
    func readyAt(_ uptime: Int64, domain: String) -> Int64 {
        domains[domain]?.readyAt(uptime) ?? uptime
    }

    mutating func take(domain: String, at uptime: Int64) {
        all.take(at: uptime)
        domains[domain, default: TokenBucket(perSecond: perDomain, at: uptime)].take(at: uptime)
        if domains.count > 10_000 {
            domains = domains.filter { !$0.value.isFull(at: uptime) }
        }
    }
}
