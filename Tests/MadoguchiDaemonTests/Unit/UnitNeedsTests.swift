import Foundation
import Guidance
import Messages
import PostgreSQL
import TestSupport
import Testing

@testable import MadoguchiDaemon

@Suite("What a configuration needs of the unit")
struct UnitNeedsTests {
    private func configuration(_ rest: String) throws(ConfigurationError) -> Configuration {
        let text = "plans: { basic: { timezone: Asia/Tokyo, hours: \"24/7\" } }\n\(rest)\n"
        return try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "/etc/m.yaml", bytes: Array(text.utf8)), zones: systemZones,
            guidance: GuidanceSource { _ in [:] })
    }

    private func needs(_ rest: String) throws -> UnitNeeds {
        UnitNeeds(try configuration(rest)) { $0.hasSuffix(".sh") ? "/bin/sh" : nil }
    }

    @Test(
        "nothing, where the unit does as it is installed",
        arguments: [
            "", "delivery: { from: a@b.jp }", "state_dir: /var/lib/madoguchi/eu",
            "guidance: { directory: /srv/letters }",
            // What isn't used needs nothing.
            "delivery: { from: a@b.jp, smtp: { host: h, username: u, password_file: /root/p } }",
        ])
    func nothing(rest: String) throws {
        let needs = try needs(rest)
        #expect(needs.isEmpty)
        #expect(UnitDropIn(needs, configuration: "m.yaml").text == nil)
    }

    @Test("the network for a relay, on this machine too, and for a webhook")
    func network() throws {
        let relay = try needs("delivery: { from: a@b.jp, transport: smtp, smtp: { host: 127.0.0.1 } }")
        #expect(relay == UnitNeeds(network: .relayPurpose("127.0.0.1", port: 25)))
        let webhook = try needs(
            "delivery: { from: a@b.jp, transport: webhook, webhook: { url: \"https://a.example/\", secret_credential: s } }"
        )
        #expect(webhook == UnitNeeds(network: .webhookPurpose))
        #expect(
            UnitDropIn(webhook, configuration: "m.yaml").text?.hasSuffix(
                "[Service]\n# webhook のため。\n# For the webhook.\nPrivateNetwork=no\nIPAddressDeny=\n"
                    + "RestrictAddressFamilies=AF_INET AF_INET6\n"
            ) == true)
    }

    @Test("the network for calendars that are fetched, and to read those in files")
    func calendars() throws {
        #expect(
            try needs("calendars: { a: { url: \"https://a.example/\" }, b: { builtin: jp } }")
                == UnitNeeds(network: .calendarsPurpose))
        let both = try needs(
            "calendars: { a: { url: \"https://a.example/\" } }\n"
                + "delivery: { from: a@b.jp, transport: smtp, smtp: { host: h } }")
        #expect(both.network == .purposes(.relayPurpose("h", port: 25), .calendarsPurpose))
        #expect(
            try needs("calendars: { a: { file: /home/editor/closing/days.ics }, b: { file: /srv/b.csv } }")
                == UnitNeeds(hidden: ["/home/editor/closing"]))
    }

    @Test(
        "the network for a database server, and none for one at a socket of this machine",
        .enabled(if: PostgresLibrary.failure == nil, "libpq5 is not installed"))
    func database() throws {
        func store(_ connection: String, _ kind: String = "postgresql") throws -> UnitNeeds {
            try needs(
                """
                secrets_key_credential: secrets-key
                store: { kind: \(kind), postgresql: { connection: "\(connection)", password_file: /root/pg } }
                """)
        }
        #expect(
            try store("host=db1,db2 dbname=m")
                == UnitNeeds(network: .databasePurpose(["db1", "db2"]), hidden: ["/root"]))
        #expect(try store("host=/run/postgresql dbname=m") == UnitNeeds(hidden: ["/root"]))
        #expect(try store("host=/tmp dbname=m") == UnitNeeds(hidden: ["/root", "/tmp"]))
        #expect(try store("host=db1 dbname=m", "sqlite").isEmpty)
    }

    @Test("a program that writes tokens, and the interpreter of a script")
    func programs() throws {
        func tokens(_ program: String) throws -> UnitNeeds {
            try needs(
                """
                delivery:
                  from: a@b.jp
                  transport: smtp
                  smtp: { host: h, username: u, authentication: { token_command: [\(program), x] } }
                """)
        }
        #expect(try tokens("/usr/local/bin/token").programs == ["/usr/local/bin/token"])
        #expect(try tokens("/opt/token.sh").programs == ["/opt/token.sh", "/bin/sh"])
    }

    @Test("directories elsewhere, and those that the unit hides")
    func directories() throws {
        let needs = try needs(
            """
            state_dir: /data/madoguchi
            runtime_dir: /run/madoguchi2
            delivery:
              from: a@b.jp
              transport: smtp
              smtp: { host: h, username: u, password_file: /root/secrets/p, ca_file: /etc/ca.pem }
            guidance: { directory: /home/editor/letters }
            """)
        #expect(needs.written == ["/data/madoguchi", "/run/madoguchi2"])
        #expect(needs.hidden == ["/home/editor/letters", "/root/secrets"])
    }

    @Test(
        "paths stand in the drop-in as systemd reads them",
        arguments: [
            ("/srv/a", "ReadWritePaths=-/srv/a\n"), ("/srv/a b", "ReadWritePaths=\"-/srv/a b\"\n"),
            ("/srv/100%", "ReadWritePaths=-/srv/100%%\n"),
            ("/srv/窓口", "ReadWritePaths=-/srv/窓口\n"),
        ])
    func paths(path: String, line: String) throws {
        let text = UnitDropIn(UnitNeeds(written: [path]), configuration: "m.yaml").text
        #expect(text?.hasSuffix("[Service]\n" + line) == true, "\(text ?? "")")
    }

    @Test("paths that no unit can hold are refused", arguments: ["/srv/a:b", "/srv/\"a\"", "/srv/a\\b", "/srv/a\nb"])
    func unwritable(path: String) throws {
        let directory = try TemporaryDirectory()
        #expect(throws: UnwritableDropIn.self) {
            try UnitDropIn(UnitNeeds(written: [path]), configuration: "m.yaml").write(to: directory.path("needs.conf"))
        }
    }

    @Test("the drop-in is written, left alone, changed, and taken away")
    func writing() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("madoguchid.service.d/needs.conf")
        func write(_ needs: UnitNeeds) throws -> Bool { try UnitDropIn(needs, configuration: "m.yaml").write(to: path) }
        #expect(try !write(UnitNeeds()))
        #expect(try write(UnitNeeds(network: .webhookPurpose)))
        #expect(try !write(UnitNeeds(network: .webhookPurpose)))
        #expect(try write(UnitNeeds(network: .webhookPurpose, written: ["/data"])))
        #expect(try directory.text("madoguchid.service.d/needs.conf").contains("ReadWritePaths=-/data"))
        #expect(try write(UnitNeeds()))
        #expect(!FileManager.default.fileExists(atPath: path))
        let blocked = try directory.write("".utf8, to: "file") + "/needs.conf"
        #expect(throws: UnwritableDropIn.self) {
            try UnitDropIn(UnitNeeds(network: .webhookPurpose), configuration: "m.yaml").write(to: blocked)
        }
    }

    @Test("a check says what is needed, and where the installed unit's drop-in is another's")
    func summary() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path("needs.conf")
        let needs = UnitNeeds(network: .webhookPurpose)
        let elsewhere = UnitDropIn(needs, configuration: "m.yaml")
        #expect(
            elsewhere.summary(of: path).map(\.en) == ["needs of the service's unit:", "  the network, for the webhook"])
        let installed = UnitDropIn(needs, configuration: "/etc/madoguchi/madoguchi.yaml")
        #expect(installed.summary(of: path).last?.en.contains("warning: ") == true)
        _ = try installed.write(to: path)
        #expect(installed.summary(of: path).count == 2)
        // One that is there without need.
        let closed = UnitDropIn(UnitNeeds(), configuration: "/etc/madoguchi/madoguchi.yaml")
        #expect(closed.summary(of: path).count == 1)
    }

    @Test("outside of a unit everything is let")
    func outside() throws {
        try UnitNeeds(network: .webhookPurpose, programs: ["/bin/sh", "/nowhere"]).verify(configuration: "m.yaml")
    }
}
