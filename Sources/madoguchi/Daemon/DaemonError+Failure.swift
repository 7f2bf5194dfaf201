import Glibc
import MadoguchiAPI
import Messages
import SystemPackage

extension DaemonError: Reportable {
    var failure: Failure {
        switch reason {
        case .transport(let error): failure(of: error)
        case .uncertain(let lookup): doubt(lookup)
        case .refused(let status, let problem): Self.failure(status: status, problem: problem)
        case .notUnderstood: stranger(.notOurJSON)
        }
    }

    private func failure(of error: TransportError) -> Failure {
        switch error {
        case .nobodyThere:
            Failure(
                .noDaemon,
                en: """
                    no daemon at \(socketPath); start it (systemctl start madoguchid) or give --runtime-dir; \
                    "madoguchi doctor" says why it isn't running
                    """,
                ja: """
                    \(socketPath) にデーモンがいません。起動する(systemctl start madoguchid)か、--runtime-dir で場所を指定してください。\
                    動いていない理由は madoguchi doctor で確かめられます
                    """
            )
        case .notPermitted: notPermitted
        case .timedOut:
            Failure(
                .tryAgainLater,
                en: "the daemon at \(socketPath) did not answer in time; try again later",
                ja: "\(socketPath) のデーモンから時間内に応答がありませんでした。あとでもう一度お試しください"
            )
        case .connectionLost:
            Failure(
                .tryAgainLater,
                en: """
                    the daemon at \(socketPath) closed the connection before it answered; try again, and see \
                    "madoguchi doctor" where that doesn't help
                    """,
                ja: """
                    \(socketPath) のデーモンが応答の途中で接続を切りました。もう一度お試しください。\
                    変わらないときは madoguchi doctor で原因を確かめてください
                    """
            )
        case .malformed(let what):
            stranger(what)
        case .system(_, ENAMETOOLONG):
            Failure(
                .noDaemon,
                en: """
                    the path \(socketPath) has \(socketPath.utf8.count) bytes, and that of a socket may have 107; give a \
                    shorter --runtime-dir
                    """,
                ja: """
                    \(socketPath) は \(socketPath.utf8.count) バイトあります。ソケットのパスは 107 バイトまでです。\
                    短い --runtime-dir を指定してください
                    """
            )
        case .system(let call, let code):
            Failure(
                .noDaemon,
                en: "no connection to \(socketPath): \(call): \(Errno(rawValue: code))",
                ja: "\(socketPath) に接続できません: \(call): \(SystemError.wording(Errno(rawValue: code)).ja)"
            )
        }
    }

    private func doubt(_ lookup: String) -> Failure {
        Failure(
            .tryAgainLater,
            en: """
                the daemon at \(socketPath) got the command, and gave no answer: it may be done or not. Look it up with \
                "\(lookup)" before you try again
                """,
            ja: """
                \(socketPath) のデーモンに依頼しましたが、応答がありませんでした。処理されたかどうかは分かりません。\
                もう一度試す前に「\(lookup)」で確かめてください
                """
        )
    }

    private var notPermitted: Failure {
        let file = SocketLook.File(at: socketPath)
        func advice(_ say: Language) -> String { Caller.current.advice(toConnectTo: file, in: say) }
        return Failure(
            .notPermitted, en: "not permitted to connect to \(socketPath); \(advice(.english))",
            ja: "\(socketPath) に接続する権限がありません。\(advice(.japanese))")
    }

    private func stranger(_ what: Wording) -> Failure {
        Failure(
            .noDaemon,
            en: "the program that answers at \(socketPath) isn't a madoguchi daemon of this version: \(what.en)",
            ja: "\(socketPath) で応答しているのは、この版の madoguchi のデーモンではありません: \(what.ja)"
        )
    }

    private static func failure(status: Int, problem: ProblemDetails?) -> Failure {
        let exit: ExitCode =
            switch status {
            case 401, 403: .notPermitted
            case 408, 429: .tryAgainLater
            case 400..<500: .badInput
            default: .tryAgainLater
            }
        guard let problem else {
            return Failure(
                exit, en: "the daemon answered with HTTP status \(status)", ja: "デーモンが HTTP ステータス \(status) を返しました")
        }
        // The detail may name the fields already.
        let fields = (problem.errors ?? []).filter { !problem.detail.contains($0.detail) }
        let detail = problem.detail.isEmpty ? problem.title : problem.detail
        // "Invalid fields", and then which: the lead says as much.
        let saysNothing =
            detail == problem.title && !fields.isEmpty
            && ["/problems/invalid-fields", "/problems/invalid-parameters"].contains(problem.type)
        func text(_ lead: String, suggesting: (String) -> String) -> String {
            ([saysNothing && !lead.isEmpty ? String(lead.dropLast()) : lead + detail]
                + fields.map { field in
                    "  \(field.pointer): \(field.detail)" + (field.suggestion.map(suggesting) ?? "")
                }).joined(separator: "\n")
        }
        return Failure(
            exit,
            en: text("") { " (did you mean \($0)?)" },
            ja: text(exit == .badInput ? "入力に問題があります: " : "デーモンが答えられませんでした: ") { "(もしかして: \($0))" }
        )
    }
}
