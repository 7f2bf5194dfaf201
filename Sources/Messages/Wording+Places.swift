// Where in a text something stands.

extension Wording {
    /// - Parameter position: characters before it.
    package static func atPosition(_ position: Int, _ fault: Wording) -> Wording {
        Wording(ja: "\(position + 1) 文字目: \(fault.ja)", en: "position \(position + 1): \(fault.en)")
    }
}
