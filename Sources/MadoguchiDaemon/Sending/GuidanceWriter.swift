import FollowUps
import FoundationEssentials
import Guidance
import LinuxSystem
import SupportHours

/// Writes letters by the hours of the moment at which they are sent.
final class GuidanceWriter: ManuscriptWriter {
    let letters = LetterWriter()
    private let current: CurrentSnapshot
    private let sources = RememberedDecodings { try LetterSource(json: $0) }

    init(current: CurrentSnapshot) {
        self.current = current
    }

    func write(
        _ manuscript: Manuscript, plan: String, at instant: Instant
    ) throws(ManuscriptError) -> WrittenText {
        let snapshot = current.snapshot
        guard let plan = snapshot.plan(plan) else {
            throw ManuscriptError(detail: "the plan whose hours the letter names isn't configured any more")
        }
        do {
            let source = try sources.value(of: manuscript.source)
            let written = try letters.write(
                source, values: manuscript.letterValues(),
                hours: LetterHours(
                    planName: plan.configuration.name(in: source.language), schedule: plan.schedule, at: instant,
                    display: snapshot.display))
            return WrittenText(text: written.text, html: written.html)
        } catch let error as LetterError {
            throw ManuscriptError(detail: "the letter \(manuscript.template) can't be written: \(error)")
        } catch {
            throw ManuscriptError(detail: "the letter \(manuscript.template) can't be read any more")
        }
    }
}

extension Manuscript {
    /// What a letter of the catalogue is written by.
    init(_ source: LetterSource, values: LetterValues) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func json(_ values: [String: String]) throws -> String {
            String(decoding: try encoder.encode(values), as: UTF8.self)
        }
        self.init(
            template: source.template, source: try source.json(), values: try json(values.plain),
            secrets: values.secret.isEmpty ? nil : try json(values.secret))
    }

    fileprivate func letterValues() throws -> LetterValues {
        func texts(_ json: String) throws -> [String: String] {
            try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        }
        return LetterValues(plain: try texts(values), secret: try secrets.map(texts) ?? [:])
    }
}
