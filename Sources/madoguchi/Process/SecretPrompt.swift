import Glibc
import Messages
import Synchronization

/// Asks for a secret at the terminal that is standard input.
struct SecretPrompt: Sendable {
    /// Shows both prompts, one after the other, and returns the line that is typed after each, without echo.
    let ask: @Sendable (_ prompt: String, _ again: String) throws -> (first: String, second: String)

    /// - Returns: nil where standard input is no terminal.
    static func ofThisProcess() -> SecretPrompt? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        return SecretPrompt { prompt, again in try SilentTerminal().ask(prompt, again) }
    }

    /// Asks for a variable's value twice.
    ///
    /// - Throws: ``Failure`` where nothing was typed, or something else the second time.
    func value(of name: String, in language: Language) throws -> String {
        let (value, again) = try ask(
            language(.secretPrompt(name)),
            language(.secretPromptAgain(name)))
        guard !value.isEmpty else {
            throw Failure(.badInput, .secretNotTyped(name))
        }
        guard value == again else {
            throw Failure(.badInput, .secretsDiffer(name))
        }
        return value
    }
}

/// Set by signals while a terminal is silent; 0 for none.
private let caughtSignal = Atomic<CInt>(0)

/// Standard input's terminal without echo. Whatever ends or stops the process meanwhile, the terminal gets its echo back
/// first. [termios(3)]
private struct SilentTerminal {
    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

    private let usual: termios
    private let silent: termios
    /// Where prompts go: standard output and standard error may lead elsewhere.
    private let screen: CInt

    init() throws(Failure) {
        var usual = termios()
        guard tcgetattr(STDIN_FILENO, &usual) == 0 else { throw Self.unusable }
        self.usual = usual
        // The line end is shown, so that what follows begins on a new line.
        usual.c_lflag = usual.c_lflag & ~tcflag_t(ECHO) | tcflag_t(ECHONL | ICANON | ISIG)
        silent = usual
        var name = [CChar](repeating: 0, count: 256)
        let isNamed = ttyname_r(STDIN_FILENO, &name, name.count) == 0
        let screen = isNamed ? open(name, O_WRONLY | O_NOCTTY | O_CLOEXEC) : -1
        self.screen = screen >= 0 ? screen : STDERR_FILENO
    }

    func ask(_ prompt: String, _ again: String) throws(Failure) -> (first: String, second: String) {
        // The signals are let in while waiting for input, and at no other time: none is missed.
        caughtSignal.store(0, ordering: .relaxed)
        var (caught, mask) = (sigset_t(), sigset_t())
        sigemptyset(&caught)
        for signal in Self.signals { sigaddset(&caught, signal) }
        pthread_sigmask(SIG_BLOCK, &caught, &mask)
        let former = Self.signals.map { signal in
            var (action, before) = (sigaction(), sigaction())
            action.__sigaction_handler.sa_handler = { caughtSignal.store($0, ordering: .relaxed) }
            sigaction(signal, &action, &before)
            return before
        }
        defer {
            restore()
            for (signal, var action) in zip(Self.signals, former) { sigaction(signal, &action, nil) }
            pthread_sigmask(SIG_SETMASK, &mask, nil)
            if screen != STDERR_FILENO { close(screen) }
        }
        return (try line(after: prompt, former, mask), try line(after: again, former, mask))
    }

    private func line(
        after prompt: String, _ former: [sigaction], _ mask: sigset_t
    ) throws(Failure) -> String {
        try silence()
        show(prompt)
        var bytes: [UInt8] = []
        while bytes.last != UInt8(ascii: "\n") {
            // The set of standard input alone, which is the descriptor 0.
            var (input, mask) = (fd_set(), mask)
            input.__fds_bits.0 = 1
            guard pselect(STDIN_FILENO + 1, &input, nil, nil, nil, &mask) >= 0 else {
                guard errno == EINTR else { throw Self.unusable }
                try pass(caughtSignal.exchange(0, ordering: .relaxed), former)
                show(prompt)
                bytes = []
                continue
            }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            // Ctrl-D, or a terminal that is gone.
            guard count > 0 else {
                show("\n")
                throw Failure(.badInput, .inputEnded)
            }
            bytes += buffer[..<count]
        }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.badInput, .typedNotUTF8)
        }
        return text
    }

    /// Does what the signal would have done, with the terminal as it was.
    ///
    /// - Returns: where the process was only stopped, once it goes on.
    private func pass(_ signal: CInt, _ former: [sigaction]) throws(Failure) {
        guard let number = Self.signals.firstIndex(of: signal) else { return }
        restore()
        show("\n")
        var (action, own, mask) = (former[number], sigaction(), sigset_t())
        sigaction(signal, &action, &own)
        sigemptyset(&mask)
        sigaddset(&mask, signal)
        raise(signal)
        pthread_sigmask(SIG_UNBLOCK, &mask, nil)
        pthread_sigmask(SIG_BLOCK, &mask, nil)
        sigaction(signal, &own, nil)
        try silence()
    }

    private func silence() throws(Failure) {
        var silent = silent
        guard tcsetattr(STDIN_FILENO, TCSADRAIN, &silent) == 0 else { throw Self.unusable }
    }

    private func restore() {
        var usual = usual
        tcsetattr(STDIN_FILENO, TCSADRAIN, &usual)
    }

    private func show(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(screen, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest.removeFirst(count)
        }
    }

    private static var unusable: Failure {
        Failure(.badInput, .terminalEchoes)
    }
}
