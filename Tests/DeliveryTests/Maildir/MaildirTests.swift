import FollowUps
import Foundation
import Glibc
import MailAddress
import TestAddresses
import TestSupport
import Testing

@testable import Delivery

@Suite("The maildir transport")
struct MaildirTests {
    private let directory: TemporaryDirectory
    private let transport: MaildirTransport

    init() throws {
        directory = try TemporaryDirectory()
        transport = MaildirTransport(directory: directory.path("outbox"))
    }

    private func deliver(_ message: ClaimedFollowUp) async -> DeliveryOutcome {
        await transport.deliver(message) { () async throws(StoreError) in
            Issue.record("marked")
        }
    }

    private func files(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path("outbox/\(name)"))
    }

    @Test("Python's mailbox reads what was filed")
    func python() async throws {
        let messages = (1...3).map {
            ClaimedFollowUp.test(
                $0, sender: "窓口 <support@example.jp>", subject: "第\($0)回 ログインできないお客様へ", text: "From ここ\n.\n本文\($0)\n",
                html: $0 == 2 ? "<p>本文</p>\n" : nil)
        }
        for message in messages {
            #expect(await deliver(message).name == "delivered")
        }
        let read = try MailboxReader.messages(inMaildir: directory.path("outbox"))
        #expect(
            read
                == messages.map {
                    MailboxReader.Message($0, returnPath: "<support@example.jp>", deliveredTo: "tanaka@example.jp")
                })
        await transport.shutDown()
    }

    @Test("a message that may not be ended any more when it is written isn't there")
    func heldBackAtEnd() async throws {
        struct Lapsed: Error {}
        let outcome = await transport.deliver(.test(1), beginData: {}, endData: { throw Lapsed() })
        #expect(outcome.name == "unsent, none")
        for name in ["new", "tmp"] { #expect(try files(in: name).isEmpty) }
        await transport.shutDown()
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: directory.path(name))[.posixPermissions] as? Int
    }

    @Test("the group may read what is filed, and nobody else; files hold no CR")
    func modes() async throws {
        _ = await deliver(.test(1))
        let file = try #require(try files(in: "new").first)
        #expect(try files(in: "tmp").isEmpty)
        for name in ["outbox", "outbox/new", "outbox/cur"] { #expect(try mode(name) == 0o750, "\(name)") }
        #expect(try mode("outbox/tmp") == 0o700)
        #expect(try mode("outbox/new/\(file)") == 0o640)
        let bytes = try Data(contentsOf: URL(filePath: directory.path("outbox/new/\(file)")))
        #expect(!bytes.contains(0x0D))
        await transport.shutDown()
    }

    @Test("a message that holds a secret is its owner's alone")
    func secret() async throws {
        var message = ClaimedFollowUp.test(1)
        message.hasSecrets = true
        _ = await deliver(message)
        #expect(try mode("outbox/new/\(try #require(try files(in: "new").first))") == 0o600)
        await transport.shutDown()
    }

    @Test("directories of earlier versions are opened to the group; those of a mode that somebody chose stay")
    func earlier() async throws {
        for (name, mode) in [("", 0o700), ("/new", 0o700), ("/cur", 0o500), ("/tmp", 0o700)] {
            try FileManager.default.createDirectory(
                atPath: directory.path("outbox" + name), withIntermediateDirectories: false)
            #expect(chmod(directory.path("outbox" + name), mode_t(mode)) == 0)
        }
        await MaildirTransport(directory: directory.path("outbox")).shutDown()
        #expect(try ["", "/new", "/cur", "/tmp"].map { try mode("outbox" + $0) } == [0o750, 0o750, 0o500, 0o700])
        #expect(chmod(directory.path("outbox/cur"), 0o700) == 0)
        await transport.shutDown()
    }

    @Test("a message filed again takes the place of itself")
    func again() async throws {
        _ = await deliver(.test(1))
        _ = await deliver(.test(1))
        _ = await deliver(.test(2))
        #expect(try files(in: "new").count == 2)
        await transport.shutDown()
    }

    @Test("many at once are all there")
    func many() async throws {
        await withTaskGroup { group in
            for number in 1...200 { group.addTask { _ = await deliver(.test(number)) } }
        }
        #expect(try files(in: "new").count == 200)
        #expect(try files(in: "tmp").isEmpty)
        await transport.shutDown()
    }

    @Test("directories that are missing are made", arguments: ["tmp", "new", "cur", "outbox"])
    func missing(name: String) async throws {
        _ = await deliver(.test(1))
        let path = name == "outbox" ? name : "outbox/\(name)"
        try FileManager.default.removeItem(atPath: directory.path(path))
        #expect(await deliver(.test(2)).name == "delivered")
        #expect(try files(in: "new").count == (name == "new" || name == "outbox" ? 1 : 2))
        await transport.shutDown()
    }

    @Test("where nothing can be written, messages stay untouched, and go once it can be again")
    func unwritable() async throws {
        try Data().write(to: URL(filePath: directory.path("outbox")))
        let outcome = await deliver(.test(1))
        #expect(outcome.name == "unsent, passing")
        #expect(outcome.report.text.contains("Not a directory"))
        try FileManager.default.removeItem(atPath: directory.path("outbox"))
        #expect(await deliver(.test(1)).name == "delivered")
        await transport.shutDown()
    }

    @Test("a message that can't be composed is refused for good, without telling its content")
    func malformed() async throws {
        let outcome = await deliver(.test(1, subject: "秘密\r\nBcc: x@example.jp"))
        #expect(outcome.name == "permanent")
        #expect(outcome.report.text.hasPrefix("Subject: "))
        #expect(!outcome.report.text.contains("秘密") && !outcome.report.text.contains("Bcc"))
        await transport.shutDown()
    }

    @Test("after the end nothing is filed")
    func shutDown() async throws {
        await transport.shutDown()
        #expect(await deliver(.test(1)).name == "unsent, none")
    }
}
