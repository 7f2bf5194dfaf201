internal import Glibc

/// A directory of letters, one file each: written in `tmp`, and moved to `new` when complete. Readers move them on to
/// `cur`.
struct Maildir: Sendable {
    let directory: String

    /// Puts a letter into the maildir. Once this returns, a power failure doesn't undo it.
    ///
    /// - Parameter name: unique, without a slash or colon. One of the same name that is new still is replaced.
    func file(_ bytes: [UInt8], as name: String) throws(MaildirError) {
        let unfinished = "\(directory)/tmp/\(name)"
        try write(bytes, to: unfinished)
        var moved = rename(unfinished, "\(directory)/new/\(name)")
        if moved != 0, errno == ENOENT {
            try makeDirectories()
            moved = rename(unfinished, "\(directory)/new/\(name)")
        }
        guard moved == 0 else {
            let error = MaildirError.current(at: "\(directory)/new")
            unlink(unfinished)
            throw error
        }
        try synchronize("\(directory)/new")
    }

    private func write(_ bytes: [UInt8], to path: String) throws(MaildirError) {
        let descriptor = try create(path)
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(at: path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw failure(at: path) }
    }

    private func create(_ path: String) throws(MaildirError) -> CInt {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        var descriptor = open(path, flags, 0o600)
        if descriptor < 0, errno == ENOENT {
            try makeDirectories()
            descriptor = open(path, flags, 0o600)
        }
        guard descriptor >= 0 else { throw .current(at: "\(directory)/tmp") }
        return descriptor
    }

    /// `tmp` comes last, and only once the others are durable: whoever finds it can file at once, though somebody else
    /// was just making the directories.
    private func makeDirectories() throws(MaildirError) {
        for path in [directory, "\(directory)/new", "\(directory)/cur"] { try make(path) }
        try synchronize(directory)
        try synchronize("\(directory)/..")
        try make("\(directory)/tmp")
    }

    private func make(_ path: String) throws(MaildirError) {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .current(at: path) }
    }

    /// What is half written is of no use.
    private func failure(at path: String) -> MaildirError {
        let error = MaildirError.current(at: "\(directory)/tmp")
        unlink(path)
        return error
    }

    private func synchronize(_ path: String) throws(MaildirError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .current(at: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .current(at: path) }
    }
}

/// Why a maildir takes no letter: where, and what the system said.
struct MaildirError: Error, CustomStringConvertible {
    let description: String

    static func current(at path: String) -> MaildirError {
        MaildirError(description: "\(path): \(SystemErrorText.text(errno))")
    }
}
