import Documents
import LinuxSystem
import Messages

extension ValueReader where Value == DeskConfiguration {
    static var desk: ValueReader {
        .mapping(.section("desk")) { keys in
            var desk = DeskConfiguration()
            desk.address = keys.optional("address", .deskAddress)
            desk.proxy = keys.optional("proxy", .proxy(address: desk.address))
            if keys.has("proxy"), !keys.has("address") { keys.report(.proxyWithoutAddress, key: "proxy") }
            return desk
        }
    }
}

extension ValueReader where Value == DeskProxy {
    fileprivate static func proxy(address: SiteAddress?) -> ValueReader {
        .mapping(.section("desk.proxy")) { keys in
            let user = keys.required("user", .proxyUser)
            let header = keys.optional("header", .headerName, default: "X-Remote-User")
            let operators = keys.optional("operators", .list(of: .personName, .personNamesValue), default: [])
            let viewers = keys.optional("viewers", .list(of: .personName, .personNamesValue), default: [])
            if operators.isEmpty, viewers.isEmpty, !keys.has("operators"), !keys.has("viewers") {
                keys.report(.proxyLetsNobodyIn)
            }
            guard let user, let address else { return nil }
            return DeskProxy(
                user: user.name, uid: user.uid, header: header, address: address, operators: DeskRoll(operators),
                viewers: DeskRoll(viewers))
        }
    }
}

/// A user of this machine.
private struct ProxyUser {
    let name: String
    let uid: UInt32
}

extension ValueReader where Value == ProxyUser {
    /// Root may do everything whatever a header says, so a proxy that runs as root can't be told apart.
    fileprivate static var proxyUser: ValueReader {
        ValueReader<String>.text(.proxyUserValue).then { text, node, problems in
            guard let uid = UInt32(text) ?? userID(text) else {
                problems.report(.noSuchUser(text), at: node)
                return nil
            }
            guard uid != 0 else {
                problems.report(.proxyIsRoot, at: node)
                return nil
            }
            return ProxyUser(name: text, uid: uid)
        }
        .written(\.name.flowText)
    }
}

extension ValueReader where Value == SiteAddress {
    /// The desk is below `/desk/` of it.
    fileprivate static var deskAddress: ValueReader {
        ValueReader<String>.text(.deskAddressValue).then { text, node, problems in
            let address = SiteAddress(text)
            if let address, address.path.isEmpty, !text.hasSuffix("/") { return address }
            problems.report(.found(node.found, expected: .deskAddressValue), at: node, suggestion: address?.origin)
            return nil
        }
    }
}

extension ValueReader where Value == String {
    /// A header field's name. [RFC 9110 §5.1]
    fileprivate static var headerName: ValueReader {
        .text(.headerNameValue).then { text, node, problems in
            let isName =
                (1...64).contains(text.utf8.count)
                && text.utf8.allSatisfy { $0.isUnreserved && $0 != UInt8(ascii: "~") }
            // What browsers send themselves would let anybody name themselves.
            let isOfBrowsers = [
                "authorization", "connection", "content-length", "content-type", "cookie", "expect", "from", "host",
                "origin", "referer", "te", "transfer-encoding", "upgrade", "user-agent",
            ].contains(text.lowercased())
            if isName, !isOfBrowsers { return text }
            problems.report(.found(node.found, expected: .headerNameValue), at: node)
            return nil
        }
        .written(\.flowText)
    }

    fileprivate static var personName: ValueReader {
        .text(.personNameValue).then { text, node, problems in
            if DeskRoll.isName(text) || text == DeskRoll.everybody { return text }
            problems.report(.found(node.found, expected: .personNameValue), at: node)
            return nil
        }
        .written(\.flowText)
    }
}
