import FollowUps
import MadoguchiAPI
import Messages

extension PlaybookCourses {
    /// The way that a case went, where it is, and what is ahead of it.
    func course(of each: CaseResource) -> PlaybookCourse {
        CaseCourse(courses: self, each: each).course
    }
}

/// The course of one case: the main line, with each branch that it entered where it entered it.
private struct CaseCourse {
    let courses: PlaybookCourses
    let each: CaseResource
    private let history: [CaseHistoryLine]
    /// The last thing that happened to each step that was finished.
    private let finished: [String: CaseHistoryLine]

    init(courses: PlaybookCourses, each: CaseResource) {
        self.courses = courses
        self.each = each
        history = each.history ?? []
        finished = Dictionary(
            history.filter { ["done", "skipped"].contains($0.event) }.compactMap { line in
                line.step.map { ($0, line) }
            }, uniquingKeysWith: { $1 })
    }

    private var playbook: PlaybookResource { courses.playbook }
    private var visit: DeskVisit { courses.visit }
    private var language: Language { visit.language }
    private var isOpen: Bool { each.state == "open" }
    private var here: String? { isOpen ? each.next?.step : nil }

    var course: PlaybookCourse {
        var stops = [
            PlaybookCourse.Stop(
                shape: .beginning, title: Wording.deskCourseBegins[language], notes: [visit.moment(each.openedAt)],
                standing: .taken)
        ]
        stops += branches(after: -1)
        for (index, step) in playbook.steps.enumerated() {
            stops.append(stop(step, number: index + 1, isToCome: isToCome(index)))
            stops += branches(after: index)
        }
        return PlaybookCourse(stops: stops + [end])
    }

    private var end: PlaybookCourse.Stop {
        if let resolvedAt = each.resolvedAt {
            return PlaybookCourse.Stop(
                shape: .end, title: Wording.caseIsResolved[language], notes: [visit.moment(resolvedAt)], standing: .here
            )
        }
        return PlaybookCourse.Stop(
            shape: .end, title: Wording.deskCourseEnds[language], standing: here == nil ? .here : .ahead)
    }

    // MARK: The main line

    private func mainIndex(_ step: String?) -> Int? { playbook.steps.firstIndex { $0.id == step } }

    /// Whether a step of the main line that wasn't finished may still come by itself.
    private func isToCome(_ index: Int) -> Bool {
        guard let here else { return false }
        if let at = mainIndex(here) { return index > at }
        guard let branch = playbook.branches.first(where: { $0.steps.contains { $0.id == here } }) else { return true }
        switch branch.then {
        case "stop": return false
        case "resume": return index > (playbook.steps.lastIndex { finished[$0.id] != nil } ?? -1)
        default: return index >= (mainIndex(branch.then) ?? 0)
        }
    }

    // MARK: Branches

    /// Those that were entered when the main line had got as far as `index`; -1 for its beginning.
    private func branches(after index: Int) -> [PlaybookCourse.Stop] {
        playbook.branches.filter { entered($0.mark) == index }.flatMap(stops)
    }

    /// - Returns: nil where it wasn't.
    private func entered(_ mark: String) -> Int? {
        guard let place = history.lastIndex(where: { $0.event == "marked" && $0.detail == mark }) else { return nil }
        return history[..<place].filter { ["done", "skipped"].contains($0.event) }
            .compactMap { mainIndex($0.step) }.max() ?? -1
    }

    private func stops(of branch: PlaybookResource.Branch) -> [PlaybookCourse.Stop] {
        let at = branch.steps.firstIndex { $0.id == here }
        let marked = history.last { $0.event == "marked" && $0.detail == branch.mark }
        var stops = [
            PlaybookCourse.Stop(
                shape: .mark, title: branch.name, notes: [marked.map { visit.moment($0.at) }].compactMap(\.self),
                standing: .taken)
        ]
        stops += branch.steps.enumerated().map { index, step in
            stop(step, isToCome: at.map { index > $0 } ?? false)
        }
        var end = courses.end(of: branch)
        end.standing = at == nil ? .taken : .ahead
        return (stops + [end]).map { stop in
            var stop = stop
            stop.isOnBranch = true
            return stop
        }
    }

    // MARK: Steps

    private func stop(_ step: PlaybookResource.Step, number: Int? = nil, isToCome: Bool) -> PlaybookCourse.Stop {
        var (standing, note) = (PlaybookCourse.Standing.ahead, courses.way(of: step))
        if step.id == here {
            standing = .here
        } else if let line = finished[step.id] {
            (standing, note) = outcome(line)
        } else if !isToCome, let line = cancelled(step) {
            (standing, note) = (.passed, "\(visit.moment(line.at)) \(FollowUpWords.state("cancelled")[language])")
        } else if !isToCome || isPassedOver(step) {
            (standing, note) = (.passed, Wording.deskCoursePassed[language])
        }
        var stop = courses.stop(step, number: number, notes: [note])
        stop.standing = standing
        return stop
    }

    private func outcome(_ line: CaseHistoryLine) -> (PlaybookCourse.Standing, String) {
        guard line.event == "done" else {
            return (
                .passed,
                [Wording.caseEventLeftOut[language], line.detail].compactMap(\.self).joined(
                    separator: Wording.deskColon[language])
            )
        }
        let words = line.detail.map { FollowUpWords.state($0)[language] } ?? Wording.caseEventTaken[language]
        let isTaken = ["delivered", "uncertain", nil].contains(line.detail)
        return (isTaken ? .taken : .passed, "\(visit.moment(line.at)) \(words)")
    }

    /// What took back the message of a step that had queued it and wasn't finished; nil where none was queued.
    private func cancelled(_ step: PlaybookResource.Step) -> CaseHistoryLine? {
        guard let queued = history.lastIndex(where: { $0.event == "queued" && $0.step == step.id }) else { return nil }
        return history[queued...].first { ["marked", "resolved"].contains($0.event) }
    }

    private func isPassedOver(_ step: PlaybookResource.Step) -> Bool {
        step.unless.contains(where: each.marks.contains)
            || !step.onlyIf.isEmpty && !step.onlyIf.contains(where: each.marks.contains)
    }
}
