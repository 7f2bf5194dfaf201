import Glibc

/// Work on the files of a state directory, done by root or by whoever the directory belongs to: its files are for its
/// owner alone in either case.
struct StateFiles {
    private let owner: (user: uid_t, group: gid_t)

    init(_ directory: String) throws(StoreError) {
        var status = stat()
        guard stat(directory, &status) == 0 else {
            throw StoreError(errno: errno, doing: "the state directory can't be looked at")
        }
        owner = (status.st_uid, status.st_gid)
    }

    /// Makes a file the owner's where that isn't so by itself.
    func give(_ path: String) {
        if geteuid() == 0 { lchown(path, owner.user, owner.group) }
    }

    func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    /// Whether there is a file with something in it.
    func hasContent(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }

    /// A name that nothing has.
    func unused(_ path: String) -> String {
        var (name, number) = (path, 2)
        while exists(name) { (name, number) = ("\(path)-\(number)", number + 1) }
        return name
    }

    /// Takes a database away with what SQLite puts beside it.
    func remove(_ database: String) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(database + suffix) }
    }

    func copy(_ path: String, to copy: String) throws(StoreError) {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw StoreError(errno: errno, doing: "it can't be opened") }
        defer { close(source) }
        let target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw StoreError(errno: errno, doing: "a copy of it can't be made") }
        defer { close(target) }
        give(copy)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(source, $0.baseAddress, $0.count) }
            if count == 0 { return }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw StoreError(errno: errno, doing: "it can't be read")
            }
            try write(buffer[..<count], to: target)
        }
    }

    private func write(_ bytes: ArraySlice<UInt8>, to descriptor: CInt) throws(StoreError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw StoreError(errno: errno, doing: "a copy of it can't be written") }
            rest = rest.dropFirst(count)
        }
    }

    func link(_ path: String, to name: String) throws(StoreError) {
        guard Glibc.link(path, name) == 0 else {
            throw StoreError(errno: errno, doing: "the database that is there can't be put aside")
        }
    }

    func rename(_ path: String, to name: String) throws(StoreError) {
        guard Glibc.rename(path, name) == 0 else {
            throw StoreError(errno: errno, doing: "the backup can't be put in its place")
        }
    }

    /// Once this returns, a power cut takes nothing back of a file, or of a directory's names.
    func synchronize(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(errno: errno, doing: "the disk can't be waited for") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, doing: "the disk can't be waited for") }
    }
}
