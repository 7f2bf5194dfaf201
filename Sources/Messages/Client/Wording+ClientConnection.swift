// Why the client got no answer from the daemon, or a refusal.

extension Wording {
    package static func daemonTimedOut(_ path: String) -> Wording {
        Wording(
            ja: "\(path) のデーモンから時間内に応答がありませんでした。あとでもう一度お試しください",
            en: "the daemon at \(path) did not answer in time; try again later")
    }
    package static func daemonAnsweredStatus(_ status: Int) -> Wording {
        Wording(ja: "デーモンが HTTP ステータス \(status) を返しました", en: "the daemon answered with HTTP status \(status)")
    }
    package static func noDaemonAt(_ path: String) -> Wording {
        Wording(
            ja: "\(path) にデーモンがいません。起動する（systemctl start madoguchid）か、--runtime-dir で場所を指定してください。"
                + "動いていない理由は madoguchi doctor で確かめられます",
            en: "no daemon at \(path); start it (systemctl start madoguchid) or give --runtime-dir; "
                + "\"madoguchi doctor\" says why it isn't running")
    }
    package static func nobodyAnswers(at path: String) -> Wording {
        Wording(
            ja: "\(path) に接続できましたが、応答がないまま切れました。デーモンが起動できていないようです。" + "理由は madoguchi doctor で確かめられます",
            en: "nobody answers at \(path): the connection was closed without a word, as it is where the daemon can't "
                + "start; \"madoguchi doctor\" says why")
    }
    package static func daemonClosedConnection(_ path: String) -> Wording {
        Wording(
            ja: "\(path) のデーモンが応答の途中で接続を切りました。もう一度お試しください。" + "変わらないときは madoguchi doctor で原因を確かめてください",
            en: "the daemon at \(path) closed the connection before it answered; try again, and see "
                + "\"madoguchi doctor\" where that doesn't help")
    }
    package static func socketPathOfBytes(_ path: String, count: Int) -> Wording {
        Wording(
            ja: "\(path) は \(count) バイトあります。ソケットのパスは 107 バイトまでです。" + "短い --runtime-dir を指定してください",
            en: "the path \(path) has \(count) bytes, and that of a socket may have 107; give a "
                + "shorter --runtime-dir")
    }
    /// - Parameters:
    ///   - call: the system's function that failed.
    ///   - reason: the operating system's.
    package static func noConnection(to path: String, call: String, _ reason: Wording) -> Wording {
        Wording(ja: "\(path) に接続できません: \(call): \(reason.ja)", en: "no connection to \(path): \(call): \(reason.en)")
    }
    /// - Parameter lookup: a command.
    package static func commandUnanswered(_ path: String, lookup: String) -> Wording {
        Wording(
            ja: "\(path) のデーモンに依頼しましたが、応答がありませんでした。処理されたかどうかは分かりません。" + "もう一度試す前に「\(lookup)」で確かめてください",
            en: "the daemon at \(path) got the command, and gave no answer: it may be done or not. Look it up with "
                + "\"\(lookup)\" before you try again")
    }
    package static func socketNotPermitted(_ path: String, _ advice: Wording) -> Wording {
        Wording(ja: "\(path) に接続する権限がありません。\(advice.ja)", en: "not permitted to connect to \(path); \(advice.en)")
    }
    /// - Parameter fault: what is wrong with its answer.
    package static func strangerAnswers(_ path: String, _ fault: Wording) -> Wording {
        Wording(
            ja: "\(path) で応答しているのは、この版の madoguchi のデーモンではありません: \(fault.ja)",
            en: "the program that answers at \(path) isn't a madoguchi daemon of this version: \(fault.en)")
    }
    /// - Parameters:
    ///   - detail: the daemon's sentence.
    ///   - isTitle: whether it says no more than that fields are wrong, which follow.
    package static func inputRefused(_ detail: String, isTitle: Bool) -> Wording {
        Wording(ja: "入力に問題があります:" + (isTitle ? "" : " \(detail)"), en: detail)
    }
    /// The same where it isn't the input's fault.
    package static func daemonUnable(_ detail: String, isTitle: Bool) -> Wording {
        Wording(ja: "デーモンが答えられませんでした:" + (isTitle ? "" : " \(detail)"), en: detail)
    }
    /// - Parameters:
    ///   - field: the place in the request.
    ///   - detail: the daemon's words.
    package static func fieldRefused(_ field: String, _ detail: String, suggestion: String?) -> Wording {
        let meant = suggestion.map { didYouMean($0) }
        return Wording(ja: "  \(field): \(detail)\(meant?.ja ?? "")", en: "  \(field): \(detail)\(meant?.en ?? "")")
    }
}
