import Messages
internal import Subprocess
internal import SystemPackage

/// Asks another program for a token, without a shell.
///
/// The program writes the token, as one line or as the object that authorization servers answer with (`access_token`,
/// `expires_in`). It has as its input nothing, and as its environment that of the daemon without what systemd gives to
/// the daemon alone. [RFC 6749 §5.1]
package struct TokenCommand: AccessTokenSource {
    private let command: [String]
    private let timeout: Duration

    /// The most that is read of what it writes, in octets.
    private static let limit = 65_536

    /// - Parameters:
    ///   - command: the program's path, then its arguments.
    ///   - timeout: how long it may take; then it is asked to end, and two seconds later it is ended.
    package init(_ command: [String], timeout: Duration = .seconds(30)) {
        self.command = command
        self.timeout = timeout
    }

    package func token() async throws(TokenFailure) -> AccessToken {
        let program = command.first ?? ""
        let ended: Ended?
        do {
            ended = try await run()
        } catch {
            throw TokenFailure(.programUnusable(program, reason(error)), needsOperator: true)
        }
        guard let ended else {
            throw TokenFailure(.programTooSlow(program, seconds: timeout.components.seconds), needsOperator: false)
        }
        guard case .exited(0) = ended.status else {
            let said = ended.error.firstLineToReport
            // It may have met a network that is down: only its words could tell.
            throw TokenFailure(.programFailed(program, ended.status.wording, said: said), needsOperator: false)
        }
        guard let token = Self.token(in: ended.output) else {
            throw TokenFailure(.programWroteNoToken(program), needsOperator: true)
        }
        return token
    }

    private static func token(in output: String) -> AccessToken? {
        if output.first(where: { !$0.isWhitespace }) == "{" { return TokenAnswer.parse(Array(output.utf8))?.token }
        let lines = output.split(whereSeparator: \.isNewline)
        return lines.count == 1 ? AccessToken(String(lines[0])) : nil
    }

    private func reason(_ error: any Error) -> Wording {
        guard let error = error as? SubprocessError else { return Wording(error) }
        if error.code == .outputLimitExceeded { return .writesTooMuch(limit: Self.limit) }
        return Wording(verbatim: error.underlyingError.map { "\($0)" } ?? "\(error)")
    }

    private struct Ended {
        let status: TerminationStatus
        let output: String
        let error: String
    }

    /// - Returns: nil where it took too long.
    private func run() async throws -> Ended? {
        try await withThrowingTaskGroup(of: Ended?.self) { group in
            group.addTask { try await runToEnd() }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func runToEnd() async throws -> Ended {
        var options = PlatformOptions()
        // So that those that it has started end with it.
        options.processGroupID = 0
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let own = ["NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"]
        let unset = own.map { (Environment.Key(stringLiteral: $0), String?.none) }
        let result = try await Subprocess.run(
            .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: unset)), platformOptions: options,
            output: .string(limit: Self.limit), error: .string(limit: Self.limit))
        return Ended(
            status: result.terminationStatus, output: result.standardOutput, error: result.standardError)
    }
}

extension TerminationStatus {
    fileprivate var wording: Wording {
        switch self {
        case .exited(let code): .endsWithStatus(Int(code))
        case .signaled(let signal): .endedBySignal("\(signal)")
        }
    }
}
