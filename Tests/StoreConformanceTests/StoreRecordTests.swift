import FollowUps
import StoreTestKit
import SupportHours
import Testing

@Suite("Records of errors")
struct StoreRecordTests {
    private static let blank = ErrorRecord(
        id: RecordID(rawValue: 7), caseID: CaseID(rawValue: 3),
        findings: ErrorRecord.Findings(
            error: "Error ｴﾗｰ: Session Expired", seenOn: "Safari 26、iPhone", steps: "メールのリンクを開く。パスワードを入れる",
            tried: "キャッシュを消しても同じ"),
        recordedAt: .hours(1), recordedBy: 501)

    private static func record(_ id: Int64, _ error: String, caseID: Int64? = nil) -> ErrorRecord {
        ErrorRecord(
            id: RecordID(rawValue: id), caseID: caseID.map(CaseID.init), findings: ErrorRecord.Findings(error: error),
            recordedAt: .hours(id), recordedBy: nil)
    }

    @Test("A record is kept as it was given, once, and can be removed", arguments: StoreKind.allCases)
    func adding(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            try await store.add(Self.blank)
            var again = Self.blank
            again.findings.error = "another"
            try await store.add(again)
            #expect(try await store.record(Self.blank.id) == Self.blank)
            #expect(try await store.record(RecordID(rawValue: 8)) == nil)
            #expect(try await store.removeRecord(Self.blank.id) == Self.blank)
            #expect(try await store.removeRecord(Self.blank.id) == nil)
            #expect(try await store.records(RecordFilter(), before: nil, limit: 9).isEmpty)
        }
    }

    @Test("What is found out later is added, and the rest stays", arguments: StoreKind.allCases)
    func amending(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            try await store.add(Self.blank)
            let amendment = ErrorRecord.Amendment(cure: "新しいリンクを送った")
            var expected = Self.blank
            expected.findings.cure = "新しいリンクを送った"
            expected.amendedAt = .hours(5)
            #expect(try await store.amendRecord(Self.blank.id, by: amendment, at: .hours(5)) == expected)
            // Once more changes nothing, not even when it was amended.
            #expect(try await store.amendRecord(Self.blank.id, by: amendment, at: .hours(6)) == expected)
            #expect(try await store.record(Self.blank.id) == expected)
            let found = RecordFilter(words: SearchWords("新しい"))
            #expect(try await store.records(found, before: nil, limit: 9) == [expected])
            // What was noted can be taken away.
            expected.findings.seenOn = nil
            expected.amendedAt = .hours(7)
            let without = ErrorRecord.Amendment(seenOn: .some(nil))
            #expect(try await store.amendRecord(Self.blank.id, by: without, at: .hours(7)) == expected)
            let safari = RecordFilter(words: SearchWords("safari"))
            #expect(try await store.records(safari, before: nil, limit: 9).isEmpty)
            #expect(try await store.amendRecord(RecordID(rawValue: 8), by: amendment, at: .hours(5)) == nil)
        }
    }

    @Test(
        "Words are found within words, whatever their case, width and composition", arguments: StoreKind.allCases,
        [
            ("", true), ("session", true), ("ＳＥＳＳＩＯＮ　expired", true), ("エラー", true), ("ｷｬｯｼｭ リンク", true),
            ("キャッシュ chrome", false), ("ﾒｰﾙ の リンク iphone", true), ("ハ\u{309A}スワート\u{3099}", true),
            ("%", false), ("se_sion", false), ("\"", false), ("メールの リンクを開", true),
        ])
    func searching(kind: StoreKind, _ words: (text: String, isFound: Bool)) async throws {
        try await kind.withStore { store async throws in
            try await store.add(Self.blank)
            let found = try await store.records(
                RecordFilter(words: SearchWords(words.text)), before: nil, limit: 9)
            #expect(found == (words.isFound ? [Self.blank] : []))
        }
    }

    @Test("They are listed from the newest, page by page, and by their case", arguments: StoreKind.allCases)
    func listing(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            let all = [
                Self.record(4, "a"), Self.record(3, "ab", caseID: 9), Self.record(2, "a", caseID: 8),
                Self.record(1, "b", caseID: 9),
            ]
            for record in all.reversed() { try await store.add(record) }
            #expect(try await store.records(RecordFilter(), before: nil, limit: 3) == Array(all.prefix(3)))
            #expect(try await store.records(RecordFilter(), before: all[2].id, limit: 3) == [all[3]])
            let ofCase = RecordFilter(caseID: CaseID(rawValue: 9))
            #expect(try await store.records(ofCase, before: nil, limit: 9) == [all[1], all[3]])
            let both = RecordFilter(words: SearchWords("A"), caseID: CaseID(rawValue: 9))
            #expect(try await store.records(both, before: nil, limit: 9) == [all[1]])
        }
    }

    @Test("They stay when their case is forgotten", arguments: StoreKind.allCases)
    func outliving(kind: StoreKind) async throws {
        try await kind.withStore { store async throws in
            var state = Case(
                id: CaseID(rawValue: 3), playbook: "password", frozen: "{}", plan: "basic", customer: nil,
                operator: nil, language: "ja", values: "{}", progress: "{}", openedAt: .hours(0), openedBy: nil)
            let line = CaseLine(at: .hours(0), event: .opened)
            _ = try await store.open(
                CaseChange(state, next: nil, lines: [line], at: .hours(0), uid: nil), idempotency: nil)
            state.resolution = Case.Resolution(at: .hours(1), stage: "self-service")
            _ = try await store.change(
                CaseChange(state, cancelsCurrent: true, lines: [line], at: .hours(1), uid: nil), rules: .sample())
            try await store.add(Self.blank)
            #expect(try await store.forgetCases(resolvedBefore: .hours(99), limit: 9) == 1)
            #expect(try await store.record(Self.blank.id) == Self.blank)
        }
    }
}
