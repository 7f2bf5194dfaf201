import Mustache

/// The desk's templates and files, which are in the program. A start doesn't wait until they are parsed: the first page does.
enum DeskTemplates {
    enum Page: String, CaseIterable, Sendable {
        case today = "desk-today"
        case queue = "desk-queue"
        case followUp = "desk-follow-up"
        case cases = "desk-cases"
        case newCase = "desk-new-case"
        case oneCase = "desk-case"
        case letters = "desk-letters"
        case letter = "desk-letter"
        case playbook = "desk-playbook"
        case manual = "desk-manual"
        case records = "desk-records"
        case record = "desk-record"
        case form = "desk-form"
        case problem = "desk-problem"
        case hours = "desk-hours"
        case plan = "desk-plan"
        case planAsk = "desk-plan-ask"
        case more = "desk-more"
        case calendars = "desk-calendars"
        case recurring = "desk-recurring"
        case suppressions = "desk-suppressions"
        case report = "desk-report"
        case doctor = "desk-doctor"
        case cluster = "desk-cluster"
    }

    private static let library = MustacheLibrary(
        inProgram: [
            "desk-head": PackageResources.desk_head_mustache, "desk-foot": PackageResources.desk_foot_mustache,
            "desk-time": PackageResources.desk_time_mustache, "desk-button": PackageResources.desk_button_mustache,
            "desk-fields": PackageResources.desk_fields_mustache, "desk-facts": PackageResources.desk_facts_mustache,
            "desk-form": PackageResources.desk_form_mustache,
            "desk-problem": PackageResources.desk_problem_mustache,
            "desk-today": PackageResources.desk_today_mustache, "desk-queue": PackageResources.desk_queue_mustache,
            "desk-follow-up": PackageResources.desk_follow_up_mustache,
            "desk-filter": PackageResources.desk_filter_mustache, "desk-cases": PackageResources.desk_cases_mustache,
            "desk-new-case": PackageResources.desk_new_case_mustache,
            "desk-case": PackageResources.desk_case_mustache, "desk-course": PackageResources.desk_course_mustache,
            "desk-letters": PackageResources.desk_letters_mustache,
            "desk-letter": PackageResources.desk_letter_mustache,
            "desk-playbook": PackageResources.desk_playbook_mustache,
            "desk-manual": PackageResources.desk_manual_mustache,
            "desk-records": PackageResources.desk_records_mustache,
            "desk-record": PackageResources.desk_record_mustache,
            "desk-record-row": PackageResources.desk_record_row_mustache,
            "desk-hours": PackageResources.desk_hours_mustache, "desk-plan": PackageResources.desk_plan_mustache,
            "desk-plan-ask": PackageResources.desk_plan_ask_mustache, "week": PackageResources.week_mustache,
            "desk-more": PackageResources.desk_more_mustache,
            "desk-calendars": PackageResources.desk_calendars_mustache,
            "desk-recurring": PackageResources.desk_recurring_mustache,
            "desk-suppressions": PackageResources.desk_suppressions_mustache,
            "desk-report": PackageResources.desk_report_mustache, "desk-plot": PackageResources.desk_plot_mustache,
            "desk-doctor": PackageResources.desk_doctor_mustache,
            "desk-finding": PackageResources.desk_finding_mustache,
            "desk-cluster": PackageResources.desk_cluster_mustache,
        ])

    static func render(_ page: Page, _ values: PageValues) -> [UInt8] {
        Array((library.render(values, withTemplate: page.rawValue) ?? "").utf8)
    }
}

/// A file that pages of the desk refer to.
enum DeskFile: String, CaseIterable, Sendable {
    case style = "style.css"
    case desk = "desk.css"
    case script = "desk.js"
    case icon = "icon.svg"

    var bytes: [UInt8] {
        switch self {
        case .style: PageFile.style.bytes
        case .desk: PackageResources.desk_css
        case .script: PackageResources.desk_js
        case .icon: PageFile.icon.bytes
        }
    }

    var mediaType: String {
        switch self {
        case .style, .desk: "text/css; charset=utf-8"
        case .script: "text/javascript; charset=utf-8"
        case .icon: "image/svg+xml"
        }
    }

    /// Changes with their content, so that a browser doesn't take those of an earlier release.
    static let version: String = {
        var fingerprint = Fingerprint()
        for file in allCases { fingerprint.combine(file.bytes) }
        return fingerprint.text
    }()
}
