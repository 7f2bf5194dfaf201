import Messages
import SupportHours

/// Reads a query's parameters one by one, and reports every fault at once.
struct QueryReader {
    private let given: [(name: String, value: String)]
    private let known: [String]
    private let refusesUnknown: Bool
    private var scope: ParameterScope
    private var faults: [Problem.Fault] = []

    /// - Parameters:
    ///   - request: its route defines the parameters.
    ///   - refusesUnknown: whether others are reported. Those who share a page's address add some of their own.
    init(_ request: Request, in snapshot: Snapshot, refusesUnknown: Bool = true) {
        self.refusesUnknown = refusesUnknown
        given = request.target.query
        known = request.description.parameters.map(\.name)
        scope = ParameterScope(snapshot: snapshot, zone: snapshot.display)
    }

    /// - Returns: nil where it isn't there, or its value is reported.
    mutating func read<Value>(_ parameter: Parameter<Value>) -> Value? {
        let values = given.filter { $0.name == parameter.name }.map(\.value)
        guard let text = values.first else {
            if parameter.isRequired { report(parameter.name, .missing) }
            return nil
        }
        guard values.count == 1 else {
            report(parameter.name, .repeated(times: values.count))
            return nil
        }
        do {
            return try parameter.read(text, scope)
        } catch {
            report(parameter.name, error, suggestion: Self.suggestion(for: text, parameter.kind))
            return nil
        }
    }

    /// `zone`, or the display zone; instants that are read afterwards use it.
    mutating func zone() -> Zone {
        if let zone = read(Parameters.zone) { scope.zone = zone }
        return scope.zone
    }

    private static func suggestion(for text: String, _ kind: ParameterKind) -> String? {
        if case .words(let words) = kind { Spelling.nearest(to: text, among: words) } else { nil }
    }

    func has(_ name: String) -> Bool {
        given.contains { $0.name == name }
    }

    mutating func report(_ name: String, _ fault: FaultMessage, suggestion: String? = nil) {
        faults.append(Problem.Fault(pointer: "?\(name)", message: fault, suggestion: suggestion))
    }

    /// Call when every parameter has been read.
    mutating func finish() throws(Problem) {
        try finish(())
    }

    /// Call when every parameter has been read.
    ///
    /// - Parameter value: the result; nil only where a fault was reported.
    mutating func finish<Value>(_ value: Value?) throws(Problem) -> Value {
        // A few show what is wrong; thousands would only cost time.
        let unknown = Set(given.map(\.name)).subtracting(known).sorted().prefix(refusesUnknown ? 5 : 0)
        for name in unknown {
            report(name, .unknownParameter(known: known), suggestion: Spelling.nearest(to: name, among: known))
        }
        guard faults.isEmpty, let value else { throw .invalidParameters(faults) }
        return value
    }
}
