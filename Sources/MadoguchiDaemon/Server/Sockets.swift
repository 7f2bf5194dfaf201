import LinuxSystem
import LoggedEvents
import Logging
import Messages

/// The sockets, inherited or bound.
struct Sockets: Sendable {
    /// Questions about hours, for everybody.
    let query: BoundSocket
    /// Everything, for the group `madoguchi`.
    let control: BoundSocket
    /// Public pages; nil where they aren't served.
    let web: BoundSocket?

    /// In the order in which they are named.
    var all: [BoundSocket] { [query, control] + (web.map { [$0] } ?? []) }

    static let group = "madoguchi"

    /// Takes the sockets that the service manager passed on, and binds the rest.
    ///
    /// - Parameter web: where pages are to be served; nil for nowhere. One that is passed on goes before it.
    /// - Returns: the sockets, and the directory whose lock belongs to those that were bound.
    static func open(
        inherited: [InheritedSocket], runtimeDirectory: String, web: WebConfiguration? = nil, logger: Logger
    ) throws(ListenError) -> (sockets: Sockets, directory: RuntimeDirectory?) {
        var passed = try classify(inherited)
        if web == nil, let unused = passed.removeValue(forKey: .web) {
            logger.warning(.webSocketUnused)
            unused.close()
        }
        let needsDirectory = web?.listen == .unix && passed[.web] == nil
        if let query = passed[.query], let control = passed[.control], !needsDirectory {
            let web = try open(web, passed: passed[.web], in: runtimeDirectory, logger: logger)
            return (Sockets(query: query, control: control, web: web), nil)
        }
        let directory = try RuntimeDirectory(runtimeDirectory)
        let control =
            if let socket = passed[.control] {
                socket
            } else {
                try bindControl(in: runtimeDirectory, logger: logger)
            }
        var bound = [control]
        do throws(ListenError) {
            let query =
                if let socket = passed[.query] {
                    socket
                } else {
                    try BoundSocket.bind("\(runtimeDirectory)/query.sock", mode: 0o666)
                }
            bound.append(query)
            let web = try open(web, passed: passed[.web], in: runtimeDirectory, logger: logger)
            return (Sockets(query: query, control: control, web: web), directory)
        } catch {
            for socket in bound { socket.removeName() }
            throw error
        }
    }

    private static func open(
        _ web: WebConfiguration?, passed: BoundSocket?, in directory: String, logger: Logger
    ) throws(ListenError) -> BoundSocket? {
        if let passed { return passed }
        guard let web else { return nil }
        return try bind(web, in: directory, logger: logger)
    }

    private static func bind(
        _ web: WebConfiguration, in directory: String, logger: Logger
    ) throws(ListenError) -> BoundSocket {
        switch web.listen {
        case .loopback(let address): return try .bind(address)
        case .unix:
            let id = web.group.flatMap { SocketGroup.id(of: $0) }
            let usable = id.flatMap { SocketGroup.mayUse($0) ? $0 : nil }
            if let group = web.group, usable == nil { logger.notice(.webKeepsGroup(group, exists: id != nil)) }
            return try .bind("\(directory)/web.sock", mode: 0o660, group: usable)
        }
    }

    private static func bindControl(in directory: String, logger: Logger) throws(ListenError) -> BoundSocket {
        let id = SocketGroup.id(of: group)
        let usable = id.flatMap { SocketGroup.mayUse($0) ? $0 : nil }
        if usable == nil {
            logger.notice(.controlKeepsGroup(group, exists: id != nil))
        }
        return try .bind("\(directory)/control.sock", mode: 0o660, group: usable)
    }

    private enum Role: Hashable {
        case query, control, web

        init?(_ name: String) {
            switch name {
            case "query", "query.sock", "madoguchid-query.socket": self = .query
            case "control", "control.sock", "madoguchid.socket": self = .control
            case "web", "web.sock", "madoguchid-web.socket": self = .web
            default: return nil
            }
        }
    }

    private static func classify(_ inherited: [InheritedSocket]) throws(ListenError) -> [Role: BoundSocket] {
        var sockets: [Role: BoundSocket] = [:]
        for socket in inherited {
            guard let role = Role(socket.name) else {
                throw ListenError(.inheritedUnnamed(socket.descriptor, socket.name))
            }
            guard socket.isListeningStream else {
                throw ListenError(.inheritedNotListening(socket.name))
            }
            guard sockets.updateValue(BoundSocket(inherited: socket.descriptor), forKey: role) == nil else {
                throw ListenError(.inheritedTwice(socket.name))
            }
        }
        return sockets
    }
}
