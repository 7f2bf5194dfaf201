package import LinuxSystem
import Messages

/// Where the public pages are served, and by which names.
package struct WebConfiguration: Hashable, Sendable {
    /// Where they listen.
    package enum Listen: Hashable, Sendable {
        /// `web.sock` in the runtime directory.
        case unix
        case loopback(LoopbackAddress)
    }

    package var listen = Listen.unix
    /// The group that may use `web.sock`; nil for the daemon's own.
    package var group: String?
    /// Where people find the pages.
    package var address: SiteAddress?
    /// Further names of the host, in lower case, without ports.
    package var hosts: [String] = []
    /// The origins whose pages may frame `/embed/…`.
    package var embed: [String] = []

    package init() {}
}

extension WebConfiguration.Listen: CustomStringConvertible {
    /// - Parameter text: `unix`, or a loopback address with a port.
    package init?(_ text: String) {
        if text == "unix" {
            self = .unix
        } else if let address = LoopbackAddress(text) {
            self = .loopback(address)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .unix: "unix"
        case .loopback(let address): address.description
        }
    }
}

extension WebConfiguration {
    /// `unix (www-data)`
    var listenText: String { listen.description + (group.map { " (\($0))" } ?? "") }
}
