// Files that the client reads and writes, standard output, secrets typed at a terminal.

extension Wording {
    package static func byUser(_ name: String) -> Wording { Wording(ja: "操作: \(name)", en: "by \(name)") }
    package static func fileLongerThan(_ option: String, path: String, limit: Int) -> Wording {
        Wording(ja: "\(option): \(path) が \(limit) バイトを超えています", en: "\(option): \(path) has more than \(limit) bytes")
    }
    package static func inputFileNotUTF8(_ option: String, path: String) -> Wording {
        Wording(
            ja: "\(option): \(path) は UTF-8 ではありません。iconv -f CP932 -t UTF-8 で変換してください",
            en: "\(option): \(path) is not UTF-8; convert it: iconv -f CP932 -t UTF-8")
    }
    package static func fileNotOverwritten(_ path: String) -> Wording {
        Wording(
            ja: "\(path) はすでにあります。上書きはしません。別の名前を指定するか、削除してください",
            en: "\(path) is there already, and isn't overwritten; give another name, or remove it")
    }
    package static func fileIsInput(_ path: String) -> Wording {
        Wording(
            ja: "\(path) は読み込むファイルです。書き込むと元の内容が失われます。別のファイルを指定してください",
            en: "\(path) is the file to be read; writing to it would destroy it; give another file")
    }
    package static func secretPrompt(_ name: String) -> Wording {
        Wording(ja: "\(name)（画面には表示されません）: ", en: "\(name) (not shown): ")
    }
    package static func secretPromptAgain(_ name: String) -> Wording {
        Wording(ja: "\(name) をもう一度: ", en: "\(name) again: ")
    }
    package static func secretNotTyped(_ name: String) -> Wording {
        Wording(ja: "\(name) が入力されていません。何も行っていません", en: "no \(name) was typed; nothing was done")
    }
    package static func secretsDiffer(_ name: String) -> Wording {
        Wording(ja: "\(name) の 2 回の入力が一致しません。何も行っていません", en: "the two entries of \(name) differ; nothing was done")
    }
    package static let inputEnded = Wording(ja: "入力が終わりました。何も行っていません", en: "the input ended; nothing was done")
    package static let typedNotUTF8 = Wording(
        ja: "入力が UTF-8 ではありません。何も行っていません", en: "what was typed is not UTF-8; nothing was done")
    package static let terminalEchoes = Wording(
        ja: "端末の入力を非表示にできません。パイプかファイルで渡してください",
        en: "the terminal can't be used without echo; give the value through a pipe or from a file")
    /// What is said of an option, an id, a file.
    package static func concerning(_ input: String, _ said: Wording) -> Wording {
        Wording(ja: "\(input): \(said.ja)", en: "\(input): \(said.en)")
    }
    /// - Parameter reason: the operating system's.
    package static func answerUnwritable(_ reason: Wording) -> Wording {
        Wording(
            ja: "標準出力に書き込めませんでした: \(reason.ja)", en: "the answer could not be written to standard output: \(reason.en)")
    }
    /// - Parameter reason: the operating system's.
    package static func fileNotWritable(_ path: String, _ reason: Wording) -> Wording {
        Wording(ja: "\(path) に書き込めません: \(reason.ja)", en: "\(path) can't be written: \(reason.en)")
    }
    /// - Parameter reason: the operating system's.
    package static func fileNotReadable(_ path: String, _ reason: Wording) -> Wording {
        Wording(ja: "\(path) を読めません: \(reason.ja)", en: "\(path) can't be read: \(reason.en)")
    }
}
