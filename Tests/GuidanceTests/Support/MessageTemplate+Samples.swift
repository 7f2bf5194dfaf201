import Guidance
import Messages
import SupportHours

extension MessageTemplate {
    /// Values of a message in which every variable has its sample, the optional ones too.
    ///
    /// - Returns: nil where a sample is no value of its variable.
    func sampleValues(in language: Language, given: [String: String] = [:]) -> TemplateValues? {
        let samples = variables.map { variable in
            let sample = variable.isSecret ? "••••••••" : variable.samples[language] ?? variable.defaults[language]
            return (variable.name, sample ?? "‹\(variable.name)›")
        }
        let all = Dictionary(samples, uniquingKeysWith: { $1 }).merging(given) { $1 }
        return values(given: all, site: [:], language: language) { _, _, _ in }
    }
}
