/// A command as swift-argument-parser dumps it. [its ToolInfoV0]
struct CommandInfo: Decodable {
    let commandName: String
    let aliases: [String]?
    let abstract: String?
    let discussion: String?
    let defaultSubcommand: String?
    let subcommands: [CommandInfo]?
    let arguments: [ArgumentInfo]?
}

/// The whole dump.
struct ProgramInfo: Decodable {
    let command: CommandInfo
}

/// An argument or option of a command.
struct ArgumentInfo: Decodable, Hashable {
    struct Name: Decodable, Hashable {
        /// `long` or `short`.
        let kind: String
        let name: String
    }

    /// `positional`, `option` or `flag`.
    let kind: String
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
}
