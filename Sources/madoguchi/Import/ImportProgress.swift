import Messages

/// Shows the progress of an import, drawn repeatedly on one line.
struct ImportProgress {
    /// How often the line is drawn per second at most.
    private static let rate = 10
    private static let barWidth = 24

    /// Bytes to read; nil where that isn't known.
    let size: Int64?
    let environment: CommandEnvironment
    private var next = Deadline(in: .zero)

    init(size: Int64?, environment: CommandEnvironment) {
        self.size = size
        self.environment = environment
    }

    mutating func show(bytesRead: Int64, _ tally: ImportTally) {
        guard environment.showsProgress, next.hasPassed else { return }
        next = Deadline(in: .milliseconds(1_000 / Self.rate))
        StandardError.draw(line(bytesRead: bytesRead, tally), colour: environment.colour)
    }

    /// Removes the line.
    func end() {
        if environment.showsProgress { StandardError.draw("", colour: false) }
    }

    /// `████████████············  50 %  12,345 accepted, 3 refused`
    func line(bytesRead: Int64, _ tally: ImportTally) -> Line {
        let say = environment.language
        var line = Line()
        if let size, size > 0 {
            // A file may grow while it is read.
            let part = min(1, Double(bytesRead) / Double(size))
            let full = Int(part * Double(Self.barWidth))
            line.append(String(repeating: environment.glyphs.full, count: full), .open)
            line.append(String(repeating: environment.glyphs.blank, count: Self.barWidth - full), .faint)
            line.append("  \(Int(part * 100)) %  ")
        }
        let accepted = say.number(tally.accepted + tally.acceptedBefore)
        let refused = say.number(tally.refused + tally.postponed)
        line.append(say(.importProgress(accepted, refused: refused)))
        return line
    }
}
