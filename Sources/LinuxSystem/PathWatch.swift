import CLinuxShims
import Dispatch
import Glibc

/// Reports changes of files by their names: one that is written, that replaces another, that comes or goes, and a
/// directory or link on the way to it that is exchanged. [inotify(7)]
///
/// `@unchecked`: mutable state is used on `queue` only.
package final class PathWatch: @unchecked Sendable {
    /// A directory, and the names in it that matter; nil for all of them.
    struct Place {
        var directory: String
        var names: Set<String>?
    }

    /// A change may touch many files; it counts as done when none has been touched for this long.
    private static let quiet = DispatchTimeInterval.milliseconds(300)
    /// The longest wait for that, in nanoseconds.
    private static let longestDelay: UInt64 = 3_000_000_000

    private let handler: @Sendable () -> Void
    private let queue = DispatchQueue(label: "madoguchi.path-watch")
    private var places: @Sendable () -> [Place] = { [] }
    private var source: (any DispatchSourceRead)?
    /// By watch descriptor: the names in that directory that matter; nil for all of them.
    private var watched: [CInt: Set<String>?] = [:]
    private var firstTouch: DispatchTime?
    private var pendingReading: DispatchWorkItem?

    /// - Parameter handler: called when a change is done; reading after that sees complete files.
    package init(handler: @escaping @Sendable () -> Void) {
        self.handler = handler
    }

    deinit {
        source?.cancel()
    }

    /// Watches these files from now on, whether they are there or not.
    package func watch(files: Set<String>) {
        watch { files.flatMap { Self.places(ofFile: $0) } }
    }

    /// - Parameter places: asked again after each change, because the names may lead elsewhere then.
    func watch(_ places: @escaping @Sendable () -> [Place]) {
        queue.sync {
            self.places = places
            rearm()
        }
    }

    /// The file's own name and that of the file that it links to, and every directory on the way.
    private static func places(ofFile path: String) -> [Place] {
        [path, target(of: path)].compactMap(\.self).flatMap { wayTo($0) }
    }

    /// In every directory on the way to something, the name that the path goes through; its own in the last one.
    static func wayTo(_ path: String) -> [Place] {
        var places: [Place] = []
        var path = path
        while path != "/", path != "." {
            let (directory, name) = parent(of: path)
            places.append(Place(directory: directory, names: [name]))
            path = directory
        }
        return places
    }

    /// Where a path leads by links; nil where nothing is there.
    static func target(of path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    static func parent(of path: String) -> (directory: String, name: String) {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return ("/", "") }
        let directory = parts.dropLast().joined(separator: "/")
        if path.hasPrefix("/") { return ("/" + directory, String(name)) }
        return (directory.isEmpty ? "." : directory, String(name))
    }

    /// Watches the directories that the names lead to now; any of them may have been exchanged.
    private func rearm() {
        source?.cancel()
        watched = [:]
        let descriptor = inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return }
        for place in places() {
            let mask =
                IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
            let watch = inotify_add_watch(descriptor, place.directory, UInt32(mask))
            guard watch >= 0 else { continue }
            if let known = watched[watch] {
                watched[watch] = .some(known.flatMap { known in place.names.map { known.union($0) } })
            } else {
                watched[watch] = .some(place.names)
            }
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { [weak self] in self?.read(from: descriptor) }
        source.setCancelHandler { close(descriptor) }
        source.activate()
        self.source = source
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
