import TestSupport

extension ScenarioRun {
    func socket(_ name: String) throws -> UnixConnection {
        try UnixConnection("\(directory.path)/run/\(name).sock")
    }

    /// `control POST /v1/follow-ups`: one request on a connection of its own, for each of several methods where commas
    /// stand between them.
    func ask(_ step: Step) throws {
        let words = step.rest.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { throw TestFailure("a request has a method and a target") }
        let languages = step.options.filter { ["en", "ja"].contains($0) }
        if !languages.isEmpty { return try ask(step, words[0], words[1], in: languages) }
        let methods = words[0].split(separator: ",").map(String.init)
        for method in methods {
            let request = RequestText(
                method: method, target: try captures.filled(words[1]),
                fields: try step.fields.map { ($0.name, try captures.filled($0.value)) },
                body: try step.body.map { try captures.filled($0.joined(separator: "\n")) })
            let answer = try self.answer(to: request, on: step.verb, until: step.until)
            try keep(step.keeps, of: answer.json, field: answer.field)
            if methods.count > 1 { writeMasked("\n\(method):") }
            write(answer, headOnly: step.options.contains("head"))
            if answer.closes { writeMasked("(closed)") }
        }
    }

    /// `control[ja en] GET /v1/plans`: the same in each language, and of the answers the statuses and bodies alone.
    private func ask(_ step: Step, _ method: String, _ target: String, in languages: [String]) throws {
        for language in languages {
            let request = RequestText(
                method: method, target: try captures.filled(target),
                fields: [("Accept-Language", language)]
                    + (try step.fields.map { ($0.name, try captures.filled($0.value)) }),
                body: try step.body.map { try captures.filled($0.joined(separator: "\n")) })
            let answer = try self.answer(to: request, on: step.verb)
            writeMasked("\n\(language): answers \(answer.status)")
            for line in text(of: answer).0.lines { writeMasked("| \(line)") }
        }
    }

    /// Asks again and again until something of the answer is as it is to be.
    private func answer(
        to request: RequestText, on name: String, until wanted: (path: String, value: String)?
    ) throws -> Answer {
        var answer = try self.answer(to: request, on: name)
        guard let (path, value) = wanted else { return answer }
        try eventually("\(path) is \(value); the answer is \(String(decoding: answer.body, as: UTF8.self))") {
            if answer.word(at: path) == value { return true }
            answer = try self.answer(to: request, on: name)
            return answer.word(at: path) == value
        }
        return answer
    }

    /// One request on a connection of its own, which is closed by either side.
    func answer(to request: RequestText, on name: String) throws -> Answer {
        let connection = try socket(name)
        connection.send(request.bytes)
        let reader = AnswerReader(connection)
        guard let answer = try reader.next(to: request.method) else { throw TestFailure("the connection was closed") }
        if answer.closes, try !reader.isAtEnd() { throw TestFailure("the connection stays open after the last answer") }
        return answer
    }

    // MARK: Byte by byte

    /// `raw control`: bytes as they stand, and every answer to them; `raw[closed]` reads until the connection ends.
    func sendRaw(_ step: Step) throws {
        let connection = try socket(step.rest)
        let bytes = try rawBytes(step)
        connection.send(bytes)
        let reader = AnswerReader(connection)
        var methods = Self.methods(in: String(decoding: bytes, as: UTF8.self))[...]
        var (closes, isFirst) = (false, true)
        while step.options.contains("closed") || isFirst || !methods.isEmpty {
            guard let answer = try reader.next(to: methods.first ?? "GET") else {
                writeMasked(isFirst ? "\n(closed)" : "(closed)")
                return
            }
            write(answer)
            if !answer.isInterim { methods = methods.dropFirst() }
            (closes, isFirst) = (answer.closes, false)
        }
        guard closes else { return }
        guard try reader.isAtEnd() else { throw TestFailure("something comes after the last answer") }
        writeMasked("(closed)")
    }

    private func rawBytes(_ step: Step) throws -> [UInt8] {
        RawBytes.unescaped(try captures.filled(RawBytes.text(of: step.body ?? [])))
    }

    private static func methods(in text: String) -> [String] {
        text.components("\r\n").compactMap { line in
            line.prefixMatch(of: #/([A-Z]+) \S+ HTTP\/1\.\d$/#).map { String($0.1) }
        }
    }

    // MARK: Connections that stay

    func useConnection(_ step: Step) throws {
        let words = step.rest.split(separator: " ").map(String.init)
        guard let name = words.first else { throw TestFailure("which connection?") }
        if step.verb == "connect" {
            let connection = try socket(words.count > 1 ? words[1] : "control")
            connections[name] = OpenConnection(connection: connection, reader: AnswerReader(connection))
            return
        }
        guard let open = connections[name] else { throw TestFailure("there is no connection \(name)") }
        switch step.verb {
        case "send": open.connection.send(try rawBytes(step))
        case "shut": open.connection.finishSending()
        case "drop": connections[name] = nil
        default: try receive(open, method: words.count > 1 ? words[1] : "GET", step)
        }
    }

    /// `receive NAME`: one answer; `receive[head]` its head alone, and `receive[chunk]` one chunk of its body.
    private func receive(_ open: OpenConnection, method: String, _ step: Step) throws {
        if step.options.contains("chunk") {
            guard let chunk = try open.reader.chunk() else { throw TestFailure("the body is cut off") }
            let lines = String(decoding: chunk, as: UTF8.self).split(separator: "\n").map { try? JSONText(String($0)) }
            let text = lines.compactMap { $0 }.map(masks.mask).joined(separator: "\n")
            write("\n" + (chunk.isEmpty ? "(end)" : text))
            return
        }
        let isHeadOnly = step.options.contains("head")
        guard let answer = isHeadOnly ? try open.reader.head() : try open.reader.next(to: method) else {
            writeMasked("\n(closed)")
            return
        }
        try keep(step.keeps, of: answer.json, field: answer.field)
        write(answer)
        guard answer.closes, !isHeadOnly else { return }
        guard try open.reader.isAtEnd() else { throw TestFailure("something comes after the last answer") }
        writeMasked("(closed)")
    }
}
