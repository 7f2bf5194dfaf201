package import Guidance
package import Messages

extension MessageTemplate {
    /// Values of a message in which every variable has its sample, the optional ones too.
    ///
    /// - Returns: nil where a sample is no value of its variable.
    package func sampleValues(in language: Language) -> TemplateValues? {
        let samples = variables.map { variable in
            let sample = variable.isSecret ? "••••••••" : variable.samples[language] ?? variable.defaults[language]
            return (variable.name, sample ?? "‹\(variable.name)›")
        }
        return values(
            given: Dictionary(uniqueKeysWithValues: samples), site: [:], language: language, problems: { _, _, _ in })
    }
}
