import MadoguchiAPI
import SupportHours

/// Reads a query's parameters one by one, and tells of everything that is wrong with them at once.
struct QueryReader {
    private let parameters: [(name: String, value: String)]
    private var known: [String] = []
    private var errors: [Problem.FieldError] = []

    init(_ target: RequestTarget) {
        parameters = target.query
    }

    /// - Parameter parse: says in its error what was expected.
    mutating func optional<Value, Failure: Error>(
        _ name: String, _ parse: (String) throws(Failure) -> Value
    ) -> Value? {
        known.append(name)
        let values = parameters.filter { $0.name == name }.map(\.value)
        guard let text = values.first else { return nil }
        guard values.count == 1 else {
            report(name, "is there \(values.count) times; give it once")
            return nil
        }
        do {
            return try parse(text)
        } catch {
            report(name, "\(error)")
            return nil
        }
    }

    mutating func required<Value, Failure: Error>(
        _ name: String, _ parse: (String) throws(Failure) -> Value
    ) -> Value? {
        let value = optional(name, parse)
        if !has(name) { report(name, "is missing") }
        return value
    }

    func has(_ name: String) -> Bool {
        parameters.contains { $0.name == name }
    }

    mutating func report(_ name: String, _ detail: String, suggestion: String? = nil) {
        errors.append(.init(pointer: "?\(name)", detail: detail, suggestion: suggestion))
    }

    /// Call when every parameter has been asked for.
    mutating func finish() throws(Problem) {
        try finish(())
    }

    /// Call when every parameter has been asked for.
    ///
    /// - Parameter value: what was made of them; nil only where something was reported.
    mutating func finish<Value>(_ value: Value?) throws(Problem) -> Value {
        // A handful shows what is wrong; a report of thousands would only cost.
        let unknown = Set(parameters.map(\.name)).subtracting(known).sorted().prefix(5)
        for name in unknown {
            report(
                name, "is no parameter of this resource, which has: \(known.joined(separator: ", "))",
                suggestion: Spelling.nearest(to: name, among: known))
        }
        guard errors.isEmpty, let value else { throw .invalidParameters(errors) }
        return value
    }
}

/// Why a parameter's value is refused: what was expected.
struct ParameterError: Error, CustomStringConvertible {
    let description: String
}

extension QueryReader {
    /// `zone`, or the display zone.
    mutating func zone(in snapshot: HoursSnapshot) -> Zone {
        let zone = optional("zone") { name throws(ParameterError) in
            do {
                return try snapshot.zone(named: name)
            } catch {
                throw ParameterError(description: "\(error)")
            }
        }
        return zone ?? snapshot.display
    }

    static func instant(in zone: Zone) -> (String) throws(ParameterError) -> Instant {
        { text throws(ParameterError) in
            do {
                return try Instant(parsing: text, in: zone)
            } catch {
                throw ParameterError(description: "\(error)")
            }
        }
    }

    /// Seconds.
    static func duration(_ range: ClosedRange<Int64>) -> (String) throws(ParameterError) -> Int64 {
        { text throws(ParameterError) in
            let seconds: Int64
            do {
                seconds = try DurationText.seconds(parsing: text)
            } catch {
                throw ParameterError(description: "\(error)")
            }
            guard range.contains(seconds) else {
                let bounds = [range.lowerBound, range.upperBound].map { DurationText.iso8601(seconds: $0) }
                throw ParameterError(description: "is out of range, expected \(bounds[0]) to \(bounds[1])")
            }
            return seconds
        }
    }
}
