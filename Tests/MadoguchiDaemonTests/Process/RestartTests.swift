import Foundation
import TestSupport
import Testing

/// Sockets that stay while one daemon after the other listens on them, as the service manager keeps them.
@Suite("A restart", .timeLimit(.minutes(2)))
struct RestartTests {
    @Test("leaves no question unanswered on either socket")
    func answers() throws {
        let directory = try TemporaryDirectory()
        try directory.write(threePlans, to: "m.yaml")
        let asker = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../System/asker")
        try ChildProcess.succeed([
            "python3", "-c", Self.restarter, directory.path, asker.path, BuiltPrograms.path("madoguchid"),
            "--config", "\(directory.path)/m.yaml", "--state-dir", "\(directory.path)/state",
        ])
    }

    /// Binds the sockets, and starts and stops the daemon on them again and again, while somebody asks.
    private static let restarter = """
        import os, random, signal, socket, subprocess, sys, time

        def late(*_): raise TimeoutError("it takes too long")
        signal.signal(signal.SIGALRM, late)
        signal.alarm(90)
        # The threads that start processes here block all signals.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        directory, asker, command = sys.argv[1], sys.argv[2], sys.argv[3:]
        names = ["query", "control"]
        for number, name in enumerate(names):
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(f"{directory}/{name}.sock")
            listener.listen(1024)
            os.dup2(listener.fileno(), 10 + number)

        daemon = 0

        def start():
            global daemon
            daemon = os.fork()
            if daemon == 0:
                for number in range(2):
                    os.dup2(10 + number, 3 + number, inheritable=True)
                os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="2", LISTEN_FDNAMES=":".join(names))
                os.execv(command[0], command)
            for name in names:
                with socket.socket(socket.AF_UNIX) as client:
                    client.settimeout(30)
                    client.connect(f"{directory}/{name}.sock")
                    client.sendall(b"GET /healthz HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n")
                    while client.recv(4096): pass

        def stop():
            global daemon
            os.kill(daemon, signal.SIGTERM)
            _, status = os.waitpid(daemon, 0)
            daemon = 0
            if status != 0: sys.exit(f"the daemon ended with {os.waitstatus_to_exitcode(status)}")

        asking = subprocess.Popen([sys.executable, asker, directory])
        try:
            for _ in range(15):
                start()
                # At any moment of its life.
                time.sleep(random.uniform(0, 0.1))
                stop()
            start()
            asking.terminate()
            failed = asking.wait()
            stop()
            sys.exit(failed)
        finally:
            asking.kill()
            if daemon: os.kill(daemon, signal.SIGKILL)
        """
}
