/// A piece of a line on an exported page.
enum ExportRun: Hashable {
    case text(String)
    /// A link to the heading with this id.
    case section(String, id: String)
    /// A web address, which links to itself.
    case web(String)
    /// A mail address, which links to itself.
    case mail(String)

    /// The same, with the addresses in a text as runs of their own.
    var withAddresses: [ExportRun] {
        guard case .text(let text) = self else { return [self] }
        return AddressFinder.runs(of: text)
    }
}
