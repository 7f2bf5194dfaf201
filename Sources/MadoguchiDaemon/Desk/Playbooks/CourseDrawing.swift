import Messages

/// Draws a course as a line with its stops, one below the other, from left to right no wider than a phone.
///
/// Each standing has a shape of its own beside its colour: a filled circle with a tick for what was taken, a ring with the
/// words "you are here" for the present one, a circle for what is ahead, a dashed one with a stroke for what isn't taken.
struct CourseDrawing {
    let course: PlaybookCourse
    /// Of the page's elements.
    let id: String
    let title: String
    let language: Language

    private static let width = 360.0
    private static let radius = 11.0
    private static let main = 14.0
    private static let branch = 42.0
    private static let titleSize = 16.0
    /// How much wider a bold title is.
    private static let bold = 1.15
    private static let noteSize = 13.5
    private static let titlePitch = 22.0
    private static let notePitch = 18.0
    private static let pill = 26.0
    private static let gap = 14.0

    /// A stop, and where it is.
    private struct Placed {
        let stop: PlaybookCourse.Stop
        let x: Double
        let y: Double
        let titles: [String]
        let notes: [String]
        /// Of the next one.
        let end: Double
    }

    private var placed: [Placed] {
        var y = 0.0
        return course.stops.map { stop in
            let x = stop.isOnBranch ? Self.branch : Self.main
            let room = Self.width - x - 24
            let size = Self.titleSize * (Self.says(stop) ? Self.bold : 1)
            let titles = DrawnText.lines(stop.title, width: room / size, most: 4)
            let notes = stop.notes.flatMap { DrawnText.lines($0, width: room / Self.noteSize, most: 4) }
            let above = Self.says(stop) ? Self.pill : 0
            let height =
                above + Double(titles.count) * Self.titlePitch + Double(notes.count) * Self.notePitch + Self.gap
            defer { y += height }
            return Placed(stop: stop, x: x, y: y + 12, titles: titles, notes: notes, end: y + height)
        }
    }

    private static func says(_ stop: PlaybookCourse.Stop) -> Bool { stop.standing == .here && stop.shape == .step }

    /// Values of the partial `desk-course`.
    var values: PageValues {
        let placed = placed
        return PageValues([
            "courseID": .text(id), "courseTitle": .text(title), "courseListTitle": .text(Wording.deskInWords[language]),
            "courseWidth": .text(Self.number(Self.width)), "courseHeight": .text(Self.number(placed.last?.end ?? 1)),
            "courseRails": .list(rails(placed)), "courseStops": .list(placed.map(values)),
            "courseWords": .list(course.stops.map(words)),
        ])
    }

    // MARK: The line

    private func rails(_ placed: [Placed]) -> [PageValues] {
        var rails: [PageValues] = []
        func add(_ path: String, to stop: PlaybookCourse.Stop) {
            let isGone = [.taken, .here, .plain].contains(stop.standing)
            rails.append(PageValues(["railPath": .text(path), "railKind": .text(isGone ? "gone" : "coming")]))
        }
        let mainStops = placed.filter { !$0.stop.isOnBranch }
        for (from, to) in zip(mainStops, mainStops.dropFirst()) {
            add("M\(at(from.x, from.y + Self.radius)) V\(Self.number(to.y - Self.radius))", to: to.stop)
        }
        for (from, to) in zip(placed, placed.dropFirst()) where to.stop.isOnBranch {
            switch to.stop.shape {
            case .mark:
                add("M\(at(Self.main, to.y - 14)) Q\(at(Self.main, to.y)) \(at(to.x - 9, to.y))", to: to.stop)
            case .turn:
                add(
                    "M\(at(from.x, from.y + Self.radius)) V\(Self.number(to.y - 8)) "
                        + "Q\(at(to.x, to.y + 4)) \(at(Self.main + 2, to.y + 12))", to: to.stop)
            default: add("M\(at(from.x, from.y + Self.radius)) V\(Self.number(to.y - Self.radius))", to: to.stop)
            }
        }
        return rails
    }

    // MARK: Stops

    private func values(of placed: Placed) -> PageValues {
        let (stop, x, y) = (placed.stop, placed.x, placed.y)
        var values = PageValues([
            "stopStanding": .text(stop.standing.rawValue), "stopX": .text(Self.number(x)),
            "stopY": .text(Self.number(y)), "stopNumber": .text(""), "stopNumberY": .text(Self.number(y + 4.5)),
            "stopPath": .text(""), "stopSign": .text(""), "stopHasPill": .flag(false),
        ])
        values["stopIsRound"] = .flag([.step, .beginning].contains(stop.shape))
        switch stop.shape {
        case .step, .beginning:
            switch stop.standing {
            case .taken: values["stopSign"] = .text("M\(at(x - 5, y)) l3.5 4 l6.5 -8")
            case .passed: values["stopSign"] = .text("M\(at(x - 6, y + 6)) l12 -12")
            default: values["stopNumber"] = .text(stop.number.map(String.init) ?? "")
            }
        case .mark: values["stopPath"] = .text("M\(at(x, y - 9)) l9 9 l-9 9 l-9 -9 Z")
        case .end: values["stopPath"] = .text("M\(at(x - 8, y - 8)) h16 v16 h-16 Z")
        case .turn where !stop.isOnBranch: values["stopPath"] = .text("M\(at(x - 8, y - 6)) h16 l-8 12 Z")
        case .turn: break
        }
        let textX = x + 24
        var baseline = y + 5
        if Self.says(stop) {
            let words = Wording.deskYouAreHere[language]
            values["stopHasPill"] = .flag(true)
            values["stopPillText"] = .text(words)
            values["stopPillX"] = .text(Self.number(textX))
            values["stopPillY"] = .text(Self.number(y - 10))
            values["stopPillWidth"] = .text(Self.number(DrawnText.width(of: words) * 12.5 + 18))
            values["stopPillTextX"] = .text(Self.number(textX + 9))
            values["stopPillTextY"] = .text(Self.number(y + 4.5))
            baseline += Self.pill
        }
        values["stopLines"] = .list(
            placed.titles.map { line in
                defer { baseline += Self.titlePitch }
                return text("title", line, textX, baseline)
            }
                + placed.notes.map { line in
                    defer { baseline += Self.notePitch }
                    return text("remark", line, textX, baseline - 2)
                })
        return values
    }

    private func text(_ kind: String, _ line: String, _ x: Double, _ y: Double) -> PageValues {
        PageValues([
            "lineKind": .text(kind), "lineText": .text(line), "lineX": .text(Self.number(x)),
            "lineY": .text(Self.number(y)),
        ])
    }

    // MARK: In words

    private func words(of stop: PlaybookCourse.Stop) -> PageValues {
        let standing: Wording? =
            switch (stop.standing, stop.shape) {
            case (.here, _): .deskYouAreHere
            case (.taken, .step): .deskCourseTaken
            case (.ahead, .step): .deskCourseAhead
            default: nil
            }
        let branch = stop.isOnBranch ? Wording.deskCourseBranch[language] : ""
        return PageValues([
            "wordsTitle": .text(stop.title),
            "wordsBefore": .text(stop.number.map { "\($0). " } ?? branch),
            "wordsStanding": .text(standing?[language] ?? ""), "wordsIsHere": .flag(stop.standing == .here),
            "wordsNotes": .text(stop.notes.joined(separator: Wording.listSeparator[language])),
        ])
    }

    // MARK: Numbers

    private func at(_ x: Double, _ y: Double) -> String { "\(Self.number(x)) \(Self.number(y))" }

    /// To a tenth.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
