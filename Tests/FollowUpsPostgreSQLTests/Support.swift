import FollowUps
import Foundation
import PostgreSQL
import PostgresTestKit
import StoreTestKit
import SupportHours
import TestAddresses

@testable import FollowUpsPostgreSQL

extension KeyRingSeal {
    /// With one key.
    static var sample: KeyRingSeal {
        get throws {
            let key = Data(repeating: 7, count: 32).base64EncodedString()
            return KeyRingSeal(try KeyRing(files: [("keys", Array("1 \(key)".utf8))]))
        }
    }
}

extension PostgreSQLStore {
    /// One of several on a schema.
    convenience init(
        testing address: PostgresAddress, schema: String, answerTimeout: Duration = .seconds(60), slot: Int = 0,
        durability: Durability = .local, connections: Int = 5
    ) throws {
        var settings = Settings(address: address, schema: schema, answerTimeout: answerTimeout, slot: slot)
        settings.durability = durability
        settings.connections = connections
        self.init(settings, seal: try KeyRingSeal.sample)
    }
}

extension PostgresSession {
    /// In a schema.
    convenience init(testing address: PostgresAddress, schema: String) throws {
        var options = PostgresOptions(applicationName: "tests")
        options.answerTimeout = .seconds(60)
        options.statementTimeout = .seconds(60)
        options.idleInTransactionTimeout = .seconds(60)
        options.settings = [("search_path", SQL.quoted(schema))]
        try self.init(address, options: options)
    }

    func number(_ sql: String) throws -> Int { try read(sql).first?(0) ?? 0 }
}

extension CaseChange {
    /// The opening of a case on ``monday``.
    static func opening(_ id: Int64, next: NewFollowUp? = nil) -> CaseChange {
        let state = Case(
            id: CaseID(rawValue: id), playbook: "password", frozen: "{}", plan: "basic", customer: "hana@example.jp",
            operator: "owner@example.jp", language: "ja", values: #"{"name":"花"}"#, progress: "0", openedAt: monday,
            openedBy: 501)
        return CaseChange(
            state, next: next, lines: [CaseLine(at: monday, event: .opened, uid: 501)], at: monday, uid: 501)
    }

    /// Resolves a case, which calls off what is left of it.
    static func resolving(_ state: Case) -> CaseChange {
        var state = state
        state.resolution = Case.Resolution(at: .hours(5), stage: "self-service")
        state.followUp = nil
        return CaseChange(
            state, cancelsCurrent: true, lines: [CaseLine(at: .hours(5), event: .resolved, detail: "self-service")],
            at: .hours(5), uid: 501)
    }
}

extension CaseOpening {
    var opened: Case? { if case .opened(let state) = self { state } else { nil } }
}
