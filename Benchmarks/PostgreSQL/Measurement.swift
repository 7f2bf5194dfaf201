import Glibc
import PostgresTestKit

/// Prints a line at once, wherever it goes.
func say(_ line: String) {
    print(line)
    fflush(nil)
}

/// How fast something was, and what it took of the processor.
struct Measurement {
    /// A second.
    var rate: Double
    /// Seconds, of this process or of the peer's.
    var client: Double
    var server: Double

    var text: String { "\(whole(rate))/s (CPU \(client.tenths) s, server \(server.tenths) s)" }
}

extension PostgresServer {
    /// Measures what `body` does, which returns its rate.
    func measure(_ body: () async throws -> Double) async throws -> Measurement {
        // No one's checkpoint falls to another.
        _ = try ask("CHECKPOINT")
        let before = (client: clientSeconds, server: processorSeconds)
        let rate = try await body()
        return Measurement(
            rate: rate, client: clientSeconds - before.client, server: processorSeconds - before.server)
    }

    private var clientSeconds: Double {
        [RUSAGE_SELF, RUSAGE_CHILDREN].reduce(0) { sum, whose in
            var usage = rusage()
            getrusage(__rusage_who_t(whose.rawValue), &usage)
            return [usage.ru_utime, usage.ru_stime].reduce(sum) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        }
    }
}

/// The rounds of one comparison, of which the median counts.
struct Series {
    let name: String
    /// Which the median has to reach.
    let aim: Double?
    private(set) var values: [Double] = []

    init(_ name: String, aim: Double? = nil) {
        self.name = name
        self.aim = aim
    }

    mutating func add(_ value: Double) {
        values.append(value)
    }

    func report(_ digits: Int = 2) {
        let sorted = values.sorted()
        guard let least = sorted.first, let most = sorted.last else { return }
        let median = sorted[sorted.count / 2]
        let aimed = aim.map { "   aim \($0.text(digits)): \(median >= $0 ? "reached" : "MISSED")" } ?? ""
        say("  \(name)  \(median.text(digits)) (\(least.text(digits))–\(most.text(digits)))\(aimed)")
    }
}

extension Double {
    func text(_ digits: Int) -> String {
        let factor = (0..<digits).reduce(1.0) { factor, _ in factor * 10 }
        let scaled = (self * factor).rounded()
        guard digits > 0 else { return whole(scaled) }
        let fraction = "\(Int(scaled.truncatingRemainder(dividingBy: factor)))"
        return "\(Int(scaled / factor)).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
    }

    var tenths: String { text(1) }
}

private func whole(_ value: Double) -> String { "\(Int(value.rounded()))" }
