import Glibc

/// Opens an address in the user's browser.
struct BrowserLaunch {
    /// A program and its arguments.
    let command: [String]

    /// - Parameters:
    ///   - isRoot: a browser doesn't run as root.
    ///   - variables: of the environment. `BROWSER` is a list of commands, in which `%s` stands for the address.
    /// - Returns: nil where there is no display to open it on.
    init?(of address: String, isRoot: Bool, variables: (String) -> String?) {
        let displays = ["DISPLAY", "WAYLAND_DISPLAY"].compactMap(variables)
        guard !isRoot, displays.contains(where: { !$0.isEmpty }) else { return nil }
        let chosen = (variables("BROWSER") ?? "").split(separator: ":").first.map { $0.split(separator: " ") } ?? []
        let words = chosen.isEmpty ? ["xdg-open"] : chosen.map(String.init)
        let filled = words.map { $0 == "%s" ? address : $0 }
        command = filled.contains(address) ? filled : filled + [address]
    }

    /// Starts it, without a shell, in a session of its own: Ctrl-C is meant for this program.
    ///
    /// - Returns: whether it could be started.
    func start() -> Bool {
        // Nobody waits for its end.
        signal(SIGCHLD, SIG_IGN)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // POSIX_SPAWN_SETSID, which Swift's Glibc module doesn't show. [spawn.h]
        let session: CInt = 0x80
        posix_spawnattr_setflags(
            &attributes, Int16(CInt(POSIX_SPAWN_SETSIGMASK) | CInt(POSIX_SPAWN_SETSIGDEF) | session))
        let argv = command.map { strdup($0) } + [nil]
        defer { argv.forEach { free($0) } }
        var id = pid_t()
        return posix_spawnp(&id, command[0], &actions, &attributes, argv, environ) == 0
    }
}
