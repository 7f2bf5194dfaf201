import MadoguchiAPI
import Messages
import SupportHours

/// A playbook's steps in the order in which people read them, and how a case stands to each. It is drawn by
/// ``CourseDrawing``, and has all of it in words for those who don't see the drawing.
struct PlaybookCourse {
    /// How a case stands to a stop.
    enum Standing: String {
        /// There is no case.
        case plain
        case taken, here, ahead
        /// It isn't taken, or its message didn't leave.
        case passed
    }

    enum Shape {
        case beginning, step, mark
        /// Back to the main line.
        case turn
        case end
    }

    struct Stop {
        let shape: Shape
        var isOnBranch = false
        /// Of the main line's steps, from 1.
        var number: Int?
        let title: String
        var notes: [String] = []
        var standing = Standing.plain
        /// Of the step's message.
        var template: String?
    }

    let stops: [Stop]
}

/// Makes courses of what the routes say.
struct PlaybookCourses {
    let playbook: PlaybookResource
    let templates: TemplateList
    /// Of templates, by their ids.
    let titles: [String: String]
    let visit: DeskVisit

    init(playbook: PlaybookResource, templates: TemplateList, visit: DeskVisit) {
        self.playbook = playbook
        self.templates = templates
        self.visit = visit
        titles = Dictionary(templates.templates.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    private var language: Language { visit.language }

    // MARK: Without a case

    var main: PlaybookCourse {
        PlaybookCourse(
            stops: playbook.steps.enumerated().map { index, step in
                stop(step, number: index + 1, notes: [way(of: step)] + conditions(of: step))
            } + [PlaybookCourse.Stop(shape: .end, title: Wording.deskCourseEnds[language])])
    }

    func course(of branch: PlaybookResource.Branch) -> PlaybookCourse {
        PlaybookCourse(
            stops: branch.steps.map { stop($0, notes: [way(of: $0)] + conditions(of: $0)) } + [end(of: branch)])
    }

    func name(ofMark mark: String) -> String { playbook.branches.first { $0.mark == mark }?.name ?? mark }

    func title(of step: PlaybookResource.Step) -> String { titles[step.template] ?? step.template }

    /// What follows a branch.
    func end(of branch: PlaybookResource.Branch) -> PlaybookCourse.Stop {
        switch branch.then {
        case "resume": PlaybookCourse.Stop(shape: .turn, title: Wording.thenBack[language].asSentence)
        case "stop": PlaybookCourse.Stop(shape: .end, title: Wording.thenNothing[language].asSentence)
        default:
            PlaybookCourse.Stop(
                shape: .turn,
                title: playbook.steps.firstIndex { $0.id == branch.then }.map { index in
                    Wording.deskCourseGoesTo(index + 1, title(of: playbook.steps[index]))[language]
                } ?? Wording.thenTo(branch.then)[language].asSentence)
        }
    }

    func stop(_ step: PlaybookResource.Step, number: Int? = nil, notes: [String]) -> PlaybookCourse.Stop {
        PlaybookCourse.Stop(
            shape: .step, number: number, title: title(of: step), notes: notes.filter { !$0.isEmpty },
            template: step.template)
    }

    /// Whom its message goes to, and when.
    func way(of step: PlaybookResource.Step) -> String {
        let seconds = (try? DurationText.seconds(parsing: step.after)) ?? 0
        let hours: Wording? =
            switch step.plan {
            case "case": nil
            case "always": .atAnyHour
            default: .inHoursOf(visit.planName(step.plan)[language])
            }
        let parts: [Wording] = [
            step.to == "customer" ? .deskToCustomer : .deskToOperator,
            seconds > 0 ? .deskAfter(language.staffed(seconds)) : .stepAtOnce,
        ]
        return (parts + [hours].compactMap(\.self)).map { $0[language] }
            .joined(separator: Wording.listSeparator[language]).asSentence
    }

    private func conditions(of step: PlaybookResource.Step) -> [String] {
        var notes: [Wording] = []
        if !step.needs.isEmpty {
            let variables = templates.templates.first { $0.id == step.template }?.variables ?? []
            notes.append(.waitsUntilKnown(CaseWords.needs(step.needs, variables, language)))
        }
        if !step.onlyIf.isEmpty { notes.append(.deskOnlyAfter(step.onlyIf.map(name(ofMark:)))) }
        if !step.unless.isEmpty { notes.append(.deskNotAfter(step.unless.map(name(ofMark:)))) }
        return notes.map { $0[language].asSentence }
    }
}

extension String {
    /// With a capital letter.
    var asSentence: String { prefix(1).uppercased() + dropFirst() }
}
