import Messages
import SupportHours

/// All templates that can be sent by their ids.
package struct Catalogue: Sendable {
    /// By id.
    package let templates: [MessageTemplate]
    /// The variables that every template may use.
    package let commonVariables: [Variable]
    private let places: [String: Int]

    init(templates: [MessageTemplate], commonVariables: [Variable]) {
        self.templates = templates.sorted { $0.id < $1.id }
        self.commonVariables = commonVariables
        places = Dictionary(
            self.templates.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    package static let empty = Catalogue(templates: [], commonVariables: [])

    /// Reads `common.yaml` and the templates in `ja/` and `en/`, and nothing else of the directory.
    ///
    /// - Parameters:
    ///   - files: bytes by path within the directory.
    ///   - problems: told every fault; what is at fault is left out of the catalogue.
    package init(files: [String: [UInt8]], problems: GuidanceProblems) {
        var reader = CatalogueReader(files: files, problems: problems)
        self = reader.catalogue()
    }

    /// Whether the catalogue reads a file, or refuses it.
    ///
    /// - Parameter file: its path within the directory.
    package static func owns(_ file: String) -> Bool {
        file == "common.yaml" || Language.allCases.contains { file.hasPrefix("\($0.rawValue)/") }
    }

    package func template(_ id: String) -> MessageTemplate? {
        places[id].map { templates[$0] }
    }

    /// The id that was probably meant by an unknown one.
    package func nearest(to id: String) -> String? {
        Spelling.nearest(to: id, among: templates.lazy.map(\.id))
    }
}
