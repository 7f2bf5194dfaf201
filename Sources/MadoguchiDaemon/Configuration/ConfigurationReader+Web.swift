import Documents
import LinuxSystem
import Messages

extension ValueReader where Value == WebConfiguration {
    static var web: ValueReader {
        .mapping(.section("web")) { keys in
            var web = WebConfiguration()
            web.listen = keys.optional("listen", .listen, default: .unix)
            web.group = keys.optional("group", .text(.groupNameValue))
            web.address = keys.optional("address", .siteAddress)
            web.hosts = keys.optional("hosts", .list(of: .publicHost, .publicHostsValue), default: [])
            web.embed = keys.optional("embed", .list(of: .origin, .originsValue), default: [])
            if keys.has("group"), web.listen != .unix { keys.report(.groupWithoutSocket, key: "group") }
            return web
        }
    }
}

extension ValueReader where Value == WebConfiguration.Listen {
    fileprivate static var listen: ValueReader {
        ValueReader<String>.text(.listenValue).then { text, node, problems in
            if let listen = WebConfiguration.Listen(text) { return listen }
            problems.report(.listenRefused(node.found), at: node)
            return nil
        }
        .written(\.description.flowText)
    }
}

extension ValueReader where Value == SiteAddress {
    fileprivate static var siteAddress: ValueReader {
        ValueReader<String>.text(.siteAddressValue).then { text, node, problems in
            if let address = SiteAddress(text) { return address }
            problems.report(.found(node.found, expected: .siteAddressValue), at: node)
            return nil
        }
    }
}

extension ValueReader where Value == String {
    /// A host's name without scheme and port.
    fileprivate static var publicHost: ValueReader {
        .text(.publicHostValue).then { text, node, problems in
            if let host = PublicHost(authority: text), host.port == nil, !text.hasSuffix(":") { return host.name }
            // A whole address is what is at hand.
            let meant = SiteAddress(text)?.host ?? PublicHost(authority: text)?.name
            problems.report(.found(node.found, expected: .publicHostValue), at: node, suggestion: meant)
            return nil
        }
        .written(\.flowText)
    }

    /// An origin. [RFC 6454 §6.1]
    fileprivate static var origin: ValueReader {
        .text(.originValue).then { text, node, problems in
            let address = SiteAddress(text)
            if let address, address.path.isEmpty, !text.hasSuffix("/") { return address.origin }
            problems.report(.found(node.found, expected: .originValue), at: node, suggestion: address?.origin)
            return nil
        }
        .written(\.flowText)
    }
}
