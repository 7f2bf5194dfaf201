import Foundation
import TestSupport
import Testing

/// A Postfix of its own in a directory, which delivers everything for example.jp into one maildir.
final class PostfixServer: Sendable {
    /// Postfix begins as root alone.
    static var canRun: Bool {
        getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/postfix")
    }

    private let peer: Peer
    let port: Int

    private init(peer: Peer, port: Int) {
        self.peer = peer
        self.port = port
    }

    /// It leaves the process that began it, so that has no say in its end.
    deinit { _ = try? ChildProcess.succeed(["postfix", "-c", peer.directory.path("config"), "stop"]) }

    static func start(_ certificate: TestAuthority.Certificate) async throws -> PostfixServer {
        let directory = try TemporaryDirectory()
        let root = directory.path
        let port = LoopbackPort.free()
        for name in ["config", "queue", "data", "mail"] {
            try FileManager.default.createDirectory(atPath: directory.path(name), withIntermediateDirectories: false)
        }
        try ChildProcess.succeed(["chmod", "711", root])
        try ChildProcess.succeed(["chown", "postfix", directory.path("data")])
        try ChildProcess.succeed(["chown", "nobody", directory.path("mail")])
        try """
        compatibility_level = 3.6
        queue_directory = \(root)/queue
        data_directory = \(root)/data
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = \(root)/log
        maillog_file_prefixes = \(root)
        myhostname = relay.example
        mydestination =
        local_recipient_maps =
        alias_maps =
        inet_interfaces = 127.0.0.1
        smtpd_relay_restrictions = reject_unauth_destination
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = \(certificate.certificate)
        smtpd_tls_key_file = \(certificate.key)
        virtual_mailbox_domains = example.jp, xn--wgv71a119e.jp
        virtual_mailbox_base = \(root)/mail
        virtual_mailbox_maps = static:box/
        virtual_uid_maps = static:\(try owner(of: directory.path("mail")))
        virtual_gid_maps = static:65534

        """.write(toFile: directory.path("config/main.cf"), atomically: true, encoding: .utf8)
        try """
        127.0.0.1:\(port) inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        virtual unix - n n - - virtual
        postlog unix-dgram n - n - 1 postlogd
        anvil unix - - n - 1 anvil

        """.write(toFile: directory.path("config/master.cf"), atomically: true, encoding: .utf8)
        let peer = try Peer(["postfix", "-c", directory.path("config"), "start-fg"], in: directory)
        try await peer.waitUntilListening(port: port)
        return PostfixServer(peer: peer, port: port)
    }

    var maildir: String { peer.directory.path("mail/box") }

    /// The files of the messages that were delivered.
    var messages: [String] {
        let new = peer.directory.path("mail/box/new")
        return (try? FileManager.default.contentsOfDirectory(atPath: new))?.map { "\(new)/\($0)" } ?? []
    }

    private static func owner(of path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.ownerAccountID] as? Int)
    }
}
