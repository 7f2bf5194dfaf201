import CLinuxShims
import Dispatch
import Glibc
package import TimeZoneDatabase

/// Reports changes of the tz database on disk: a package's new files, a file that replaces another, the whole directory
/// or a link to it exchanged. [inotify(7)]
///
/// `@unchecked`: mutable state is used on `queue` only.
package final class TimeZoneWatch: @unchecked Sendable {
    /// An upgrade touches hundreds of files; it counts as done when none has been touched for this long.
    private static let quiet = DispatchTimeInterval.milliseconds(300)
    /// The longest wait for that, in nanoseconds.
    private static let longestDelay: UInt64 = 3_000_000_000

    private let database: TimeZoneDatabase
    private let handler: @Sendable () -> Void
    private let queue = DispatchQueue(label: "madoguchi.time-zone-watch")
    private var zones: Set<String> = []
    private var source: (any DispatchSourceRead)?
    /// By watch descriptor: the names in that directory that matter; nil for all of them.
    private var watched: [CInt: Set<String>?] = [:]
    private var firstTouch: DispatchTime?
    private var pendingReading: DispatchWorkItem?

    /// - Parameter handler: called when a change is done; reading after that sees complete files.
    package init(_ database: TimeZoneDatabase, handler: @escaping @Sendable () -> Void) {
        self.database = database
        self.handler = handler
    }

    deinit {
        source?.cancel()
    }

    /// Watches the database from now on, including these zones' files.
    package func watch(_ zones: Set<String>) {
        queue.sync {
            self.zones = zones
            rearm()
        }
    }

    /// Watches the directories that the names lead to now; any of them may have been exchanged.
    private func rearm() {
        source?.cancel()
        watched = [:]
        let descriptor = inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return }
        for (directory, names) in directories() {
            let mask =
                IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
            let watch = inotify_add_watch(descriptor, directory, UInt32(mask))
            guard watch >= 0 else { continue }
            if let known = watched[watch] {
                watched[watch] = .some(known.flatMap { known in names.map { known.union($0) } })
            } else {
                watched[watch] = .some(names)
            }
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in self?.read(from: descriptor) }
        source.setCancelHandler { close(descriptor) }
        source.activate()
        self.source = source
    }

    /// The database's directory and those of the zones' files, as a whole; and in every directory on the way to them,
    /// the name that the path goes through.
    private func directories() -> [(directory: String, names: Set<String>?)] {
        var whole: Set<String> = [database.directory]
        for zone in zones {
            guard let path = database.path(ofZone: zone) else { continue }
            for file in [path, realpath(path, nil).map(Self.text)].compactMap(\.self) {
                whole.insert(Self.parent(of: file).directory)
            }
        }
        var onTheWay: [String: Set<String>] = [:]
        var path = database.directory
        while path != "/", path != "." {
            let (directory, name) = Self.parent(of: path)
            onTheWay[directory, default: []].insert(name)
            path = directory
        }
        return whole.map { ($0, nil) } + onTheWay.map { ($0.key, $0.value) }
    }

    private static func parent(of path: String) -> (directory: String, name: String) {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return ("/", "") }
        let directory = parts.dropLast().joined(separator: "/")
        if path.hasPrefix("/") { return ("/" + directory, String(name)) }
        return (directory.isEmpty ? "." : directory, String(name))
    }

    /// Takes over a string that the C library allocated.
    private static func text(_ pointer: UnsafeMutablePointer<CChar>) -> String {
        defer { free(pointer) }
        return String(cString: pointer)
    }

    private func read(from descriptor: CInt) {
        var isTouched = false
        withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
            while case let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count), count > 0 {
                var offset = 0
                while offset < count {
                    let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                    let header = MemoryLayout<inotify_event>.size
                    let bytes = buffer[(offset + header)..<(offset + header + Int(event.len))].prefix { $0 != 0 }
                    isTouched = isTouched || matters(event, name: String(decoding: bytes, as: UTF8.self))
                    offset += header + Int(event.len)
                }
            }
        }
        if isTouched { wait() }
    }

    private func matters(_ event: inotify_event, name: String) -> Bool {
        guard let names = watched[event.wd] else { return event.mask & UInt32(IN_Q_OVERFLOW) != 0 }
        return names?.contains(name) ?? (event.mask & UInt32(IN_IGNORED) == 0)
    }

    private func wait() {
        let now = DispatchTime.now()
        let first = firstTouch ?? now
        firstTouch = first
        if pendingReading != nil, now.uptimeNanoseconds - first.uptimeNanoseconds > Self.longestDelay { return }
        pendingReading?.cancel()
        let work = DispatchWorkItem { [weak self] in
            guard let self else { return }
            firstTouch = nil
            pendingReading = nil
            // Watches first and reads afterwards: a change in between is reported again.
            rearm()
            handler()
        }
        pendingReading = work
        queue.asyncAfter(deadline: now + Self.quiet, execute: work)
    }
}
