// What is wrong with files and directories that are read.

extension Wording {
    /// A fault behind the path of what it is in.
    package static func inFile(_ path: String, _ fault: Wording) -> Wording {
        Wording(ja: "\(path): \(fault.ja)", en: "\(path): \(fault.en)")
    }

    package static let directoryForFile = Wording(
        ja: "ディレクトリになっています。ファイルが必要です", en: "is a directory, expected a file")
    package static let noRegularFile = Wording(
        ja: "通常のファイルではありません。ファイルが必要です", en: "is no regular file, expected a file")
    package static func fileTooLarge(limit: Int) -> Wording {
        Wording(ja: "\(limit) バイトを超えています", en: "has more than \(limit) bytes")
    }

    package static func directoryTooDeep(limit: Int) -> Wording {
        Wording(
            ja: "ディレクトリの入れ子が \(limit) 段を超えています", en: "is more than \(limit) directories deep")
    }
    package static func tooManyFiles(limit: Int) -> Wording {
        Wording(ja: "ファイルが \(limit) 個を超えています", en: "there are more than \(limit) files")
    }
}
