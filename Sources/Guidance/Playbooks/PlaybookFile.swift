import Documents

/// The files of playbooks.
enum PlaybookFile {
    /// The playbook's id; nil where the path isn't that of a playbook.
    static func id(path: String) -> String? {
        let name = path.dropFirst("playbooks/".count).dropLast(".yaml".count)
        guard path == "playbooks/\(name).yaml", TemplateFile.isName(name) else { return nil }
        return String(name)
    }

    /// - Parameters:
    ///   - catalogue: the templates that steps may name.
    ///   - isBroken: whether a template of that id exists that couldn't be read, so that nothing is known of it.
    ///   - plans: the plans that steps may name; nil where they aren't known.
    /// - Returns: nil where there is any fault, which is reported in `problems`.
    static func read(
        _ bytes: [UInt8], id: String, catalogue: Catalogue, isBroken: @escaping (String) -> Bool, plans: [String]?,
        problems: DocumentProblems
    ) -> Playbook? {
        guard let root = YAMLDocument.parse(bytes, problems: problems),
            let playbook = PlaybookReader(id: id).playbook.read(root, problems)
        else { return nil }
        PlaybookChecks(
            catalogue: catalogue, isBroken: isBroken, plans: plans, playbook: playbook, problems: problems
        ).run()
        return problems.isEmpty ? playbook.value : nil
    }
}
