/// One line of the answer to a batch: the follow-up, or the problem, together with the line's number and status.
package struct BatchResult: Codable, Hashable, Sendable {
    package enum Body: Hashable, Sendable {
        case followUp(FollowUpResource)
        case problem(ProblemDetails)
    }

    /// From 1.
    package var line: Int
    /// 201 for one that was stored, 200 for one that was accepted before, else the problem's.
    package var status: Int
    package var body: Body

    package init(line: Int, status: Int, body: Body) {
        self.line = line
        self.status = status
        self.body = body
    }

    private enum CodingKeys: String, CodingKey {
        case line, status, title
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        line = try container.decode(Int.self, forKey: .line)
        status = try container.decode(Int.self, forKey: .status)
        body =
            container.contains(.title)
            ? .problem(try ProblemDetails(from: decoder)) : .followUp(try FollowUpResource(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch body {
        case .followUp(let followUp): try followUp.encode(to: encoder)
        case .problem(let problem): try problem.encode(to: encoder)
        }
        try container.encode(line, forKey: .line)
        try container.encode(status, forKey: .status)
    }
}

/// The last line of the answer to a batch with `?answer=refused`.
package struct BatchSummary: Codable, Hashable, Sendable {
    package var summary: Counts

    package init(summary: Counts) {
        self.summary = summary
    }

    /// Lines by their result; for a dry run, by the result they would have.
    package struct Counts: Codable, Hashable, Sendable {
        package var accepted: Int
        /// Accepted before, under the same key.
        package var replayed: Int
        package var refused: Int

        package init(accepted: Int, replayed: Int, refused: Int) {
            self.accepted = accepted
            self.replayed = replayed
            self.refused = refused
        }
    }
}
