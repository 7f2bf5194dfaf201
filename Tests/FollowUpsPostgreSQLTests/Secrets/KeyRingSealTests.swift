import FollowUps
import Foundation
import Messages
import StoreTestKit
import Testing

@testable import FollowUpsPostgreSQL

@Suite("Sealed secrets")
struct KeyRingSealTests {
    /// Keys by their numbers, each of one byte again and again.
    private func seal(_ keys: [UInt32: UInt8]) throws -> KeyRingSeal {
        let lines = keys.map { "\($0.key) \(Data(repeating: $0.value, count: 32).base64EncodedString())" }
        return KeyRingSeal(try KeyRing(files: [("keys", Array(lines.joined(separator: "\n").utf8))]))
    }

    @Test(
        "What is sealed opens again",
        arguments: ["", "hunter2", #"{"パスワード":"花🌸"}"#, String(repeating: "あ", count: 99_999)])
    func opening(secret: String) throws {
        let seal = try seal([1: 1])
        let sealed = try seal.seal(secret, of: 7, in: .sealed)
        #expect(try seal.open(sealed, of: 7, in: .sealed) == secret)
        if !secret.isEmpty { #expect(!Data(sealed).contains(Data(secret.utf8))) }
        // Each time by another nonce.
        #expect(try seal.seal(secret, of: 7, in: .sealed) != sealed)
    }

    @Test("The newest key seals, and its number stands beside what it sealed")
    func rotation() throws {
        let old = try seal([3: 3]).seal("old", of: 7, in: .sealed)
        let both = try seal([3: 3, 0x0102_0304: 4])
        let new = try both.seal("new", of: 7, in: .sealed)
        #expect(Array(new.prefix(5)) == [1, 1, 2, 3, 4])
        #expect(try both.open(old, of: 7, in: .sealed) == "old")
        #expect(try both.open(new, of: 7, in: .sealed) == "new")
    }

    private func error(of seal: KeyRingSeal, opening sealed: [UInt8], of id: FollowUpID) -> StoreError? {
        #expect(throws: StoreError.self) { try seal.open(sealed, of: id, in: .sealed) }
    }

    @Test("A key that is missing is named, and one that is another's")
    func wrongKey() throws {
        let sealed = try seal([3: 3]).seal("secret", of: 7, in: .sealed)
        let name = "\(FollowUpID(rawValue: 7))"
        let missing = error(of: try seal([4: 3]), opening: sealed, of: 7)
        #expect(missing == StoreError(.io, detail: .sealingKeyMissing(3, name)))
        let wrong = error(of: try seal([3: 4]), opening: sealed, of: 7)
        #expect(wrong == StoreError(.io, detail: .sealedSecretClosed(3, name)))
        for detail in [missing, wrong].compactMap(\.?.detail) {
            #expect(detail.ja.contains("暗号鍵 3") && detail.en.contains("key 3"))
        }
    }

    @Test("In another follow-up's place it doesn't open, and not in another column")
    func place() throws {
        let seal = try seal([3: 3])
        let sealed = try seal.seal("secret", of: 7, in: .sealed)
        #expect(error(of: seal, opening: sealed, of: 8)?.detail == .sealedSecretClosed(3, "\(FollowUpID(rawValue: 8))"))
        let fingerprint = try seal.seal("secret", of: 7, in: .fingerprint)
        #expect(try seal.open(fingerprint, of: 7, in: .fingerprint) == "secret")
        #expect(
            error(of: seal, opening: fingerprint, of: 7)?.detail
                == .sealedSecretClosed(3, "\(FollowUpID(rawValue: 7))"))
    }

    @Test("Under another key's number it doesn't open, even if that is the same key")
    func number() throws {
        let seal = try seal([3: 3, 4: 3])
        var sealed = try seal.seal("secret", of: 7, in: .sealed)
        sealed[4] = 3
        #expect(error(of: seal, opening: sealed, of: 7)?.detail == .sealedSecretClosed(3, "\(FollowUpID(rawValue: 7))"))
    }

    @Test("What isn't sealed, or in a form to come, is refused", arguments: [[], [1, 0, 0, 0], [2, 0, 0, 0, 3]])
    func malformed(beginning: [UInt8]) throws {
        let sealed = beginning + (beginning.count < 5 ? [] : [UInt8](repeating: 0, count: 40))
        #expect(try error(of: seal([3: 3]), opening: sealed, of: 7)?.reason == .corrupt)
    }
}
