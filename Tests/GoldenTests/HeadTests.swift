import Testing

/// `HEAD` and `GET` beside each other: golden files can't tell the length of a body that didn't come.
@Suite("HEAD", .timeLimit(.minutes(2)))
struct HeadTests {
    /// Everything that scenarios get, but for what is held, and for what isn't the same twice.
    private static let targets: [(socket: String, target: String)] = {
        var seen: Set<String> = []
        return Scenario.all.compactMap { try? Scenario(named: $0) }.flatMap(\.steps).compactMap { step in
            let words = step.rest.split(separator: " ").map(String.init)
            guard ["query", "control"].contains(step.verb), words.count == 2, isAsked(words[0], words[1]),
                seen.insert("\(step.verb) \(words[1])").inserted
            else { return nil }
            return (step.verb, words[1])
        }
    }()

    private static func isAsked(_ methods: String, _ target: String) -> Bool {
        methods.split(separator: ",").contains("GET") && target.hasPrefix("/") && !target.contains("{")
            && !target.contains("wait=") && !["/metrics", "/v1/diagnosis"].contains(target)
    }

    @Test("is answered as GET is, with the same fields and without a body")
    func fields() throws {
        let run = try ScenarioRun(Scenario("head", "start hours"))
        _ = try run.golden()
        #expect(Self.targets.count > 100)
        for (socket, target) in Self.targets {
            func ask(_ method: String) throws -> Answer {
                try run.answer(to: RequestText(method: method, target: target), on: socket)
            }
            let (get, head) = try (ask("GET"), ask("HEAD"))
            // What isn't allowed is called by its name, and so isn't of one length.
            if get.status == 405 { continue }
            #expect(head.statusLine == get.statusLine, "\(socket) \(target)")
            #expect(Self.fields(of: head) == Self.fields(of: get), "\(socket) \(target)")
            #expect(get.field("content-length") == "\(get.body.count)", "\(socket) \(target)")
        }
    }

    /// Without what goes on with the clock.
    private static func fields(of answer: Answer) -> [String] {
        answer.fields.map { "\($0.name.lowercased()): \($0.value.replacing(#/max-age=\d+/#, with: "max-age"))" }
            .filter { !$0.hasPrefix("date: ") }
    }
}
