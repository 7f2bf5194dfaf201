import LinuxSystem
import LoggedEvents
import Logging
import Messages

/// The two sockets, inherited or bound.
struct Sockets: Sendable {
    /// Questions about hours, for everybody.
    let query: BoundSocket
    /// Everything, for the group `madoguchi`.
    let control: BoundSocket

    static let group = "madoguchi"

    /// Takes the sockets that the service manager passed on, and binds the rest.
    ///
    /// - Returns: the sockets, and the directory whose lock belongs to those that were bound.
    static func open(
        inherited: [InheritedSocket], runtimeDirectory: String, logger: Logger
    ) throws(ListenError) -> (sockets: Sockets, directory: RuntimeDirectory?) {
        let passed = try classify(inherited)
        if let query = passed[.query], let control = passed[.control] {
            return (Sockets(query: query, control: control), nil)
        }
        let directory = try RuntimeDirectory(runtimeDirectory)
        let control =
            if let socket = passed[.control] {
                socket
            } else {
                try bindControl(in: runtimeDirectory, logger: logger)
            }
        do throws(ListenError) {
            let query =
                if let socket = passed[.query] {
                    socket
                } else {
                    try BoundSocket.bind("\(runtimeDirectory)/query.sock", mode: 0o666)
                }
            return (Sockets(query: query, control: control), directory)
        } catch {
            control.removeName()
            throw error
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
        case query, control

        init?(_ name: String) {
            switch name {
            case "query", "query.sock", "madoguchid-query.socket": self = .query
            case "control", "control.sock", "madoguchid.socket": self = .control
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
