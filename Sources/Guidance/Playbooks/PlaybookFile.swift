import Documents

/// The files in which playbooks stand.
enum PlaybookFile {
    /// The playbook's id, if a path within the directory is that of one.
    static func id(path: String) -> String? {
        let name = path.dropFirst("playbooks/".count).dropLast(".yaml".count)
        guard path == "playbooks/\(name).yaml", TemplateFile.isName(name) else { return nil }
        return String(name)
    }

    /// - Parameters:
    ///   - catalogue: the letters that steps may name.
    ///   - isBroken: whether there is a letter of that id which couldn't be read, so that nothing is known of it.
    /// - Returns: nil where anything is wrong, which `problems` then says.
    static func read(
        _ bytes: [UInt8], id: String, catalogue: Catalogue, isBroken: @escaping (String) -> Bool,
        problems: DocumentProblems
    ) -> Playbook? {
        guard let root = YAMLDocument.parse(bytes, problems: problems),
            let playbook = PlaybookReader(id: id).playbook.read(root, problems)
        else { return nil }
        PlaybookChecks(catalogue: catalogue, isBroken: isBroken, playbook: playbook, problems: problems).run()
        return problems.isEmpty ? playbook.value : nil
    }
}
