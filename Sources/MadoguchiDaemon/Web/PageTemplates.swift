import Mustache

/// The pages' templates and files, which are in the program: there are none to be missing. The first page waits until they
/// are parsed.
enum PageTemplates {
    enum Page: String, CaseIterable, Sendable {
        case plans, plan, embed, problem
    }

    private static let library = MustacheLibrary(
        inProgram: [
            "head": PackageResources.head_mustache, "top": PackageResources.top_mustache,
            "foot": PackageResources.foot_mustache, "state": PackageResources.state_mustache,
            "clocks": PackageResources.clocks_mustache, "week": PackageResources.week_mustache,
            "plan": PackageResources.plan_mustache,
            "plans": PackageResources.plans_mustache, "embed": PackageResources.embed_mustache,
            "problem": PackageResources.problem_mustache,
        ])

    static func render(_ page: Page, _ values: PageValues) -> String {
        library.render(values, withTemplate: page.rawValue) ?? ""
    }
}

/// A file that pages refer to.
enum PageFile: String, CaseIterable, Sendable {
    case style = "style.css"
    case script = "script.js"
    case icon = "icon.svg"

    var bytes: [UInt8] {
        switch self {
        case .style: PackageResources.style_css
        case .script: Self.sentScript
        case .icon: PackageResources.icon_svg
        }
    }

    /// Without comments and indentation: every visitor loads it.
    private static let sentScript: [UInt8] = {
        let lines = String(decoding: PackageResources.script_js, as: UTF8.self).split(separator: "\n")
        return lines.map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }.flatMap { $0.utf8 + [0x0A] }
    }()

    var mediaType: String {
        switch self {
        case .style: "text/css; charset=utf-8"
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
