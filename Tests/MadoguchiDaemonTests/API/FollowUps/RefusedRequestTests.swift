import MadoguchiAPI
import SupportHours
import Testing

@testable import MadoguchiDaemon

@Suite("Refusing requests for follow-ups")
struct RefusedRequestTests {
    @Test(
        "points at each field at fault, and says what was expected",
        arguments: [
            (["kind": nil], "/kind", "the follow-up lacks the key \"kind\"; add it"),
            (["kind": "\"remainder\""], "/kind", "found the text \"remainder\", expected one of reminder, guidance"),
            (["kind": "1"], "/kind", "found the number 1, expected one of"),
            (["kind": "true"], "/kind", "found true, expected one of"),
            (["plan": "\"basci\""], "/plan", "there is no plan \"basci\"; known here: basic, pro, never"),
            (["plan": "null"], "/plan", "found null, expected a plan's name"),
            (["to": nil], "/to", "the follow-up lacks"),
            (["to": "5"], "/to", "found a number, expected a mail address"),
            (["to": "\"\""], "/to", "found an empty text, expected a mail address"),
            (["to": "[\"a@example.jp\"]"], "/to", "found a list, expected a mail address"),
            (["to": "\"customer\""], "/to", "position 9: an @ is missing"),
            (["to": "\"a@b.jp, c@d.jp\""], "/to", "position 7: ',' (U+002C) isn't allowed here"),
            (["to": "\"Name <a@b.jp>\""], "/to", "position 5"),
            (["to": "\"a@b.jp\\r\\nBcc: x@y.jp\""], "/to", "position 7: a carriage return"),
            (["to": "\"a\\u0000@b.jp\""], "/to", "position 2: a NUL"),
            (["subject": nil], "/subject", "the follow-up lacks"),
            (["subject": "\"\""], "/subject", "found an empty text, expected a subject"),
            (["subject": "\"a\\nBcc: x\""], "/subject", "a control character (U+000A) at position 2 isn't"),
            (["subject": "\"a\\u0000\""], "/subject", "a control character (U+0000) at position 2 isn't"),
            (["subject": "\"a\\u0085\""], "/subject", "a control character (U+0085) at position 2 isn't"),
            (
                ["subject": "\"請求\\u202Egnp.exe\""], "/subject",
                "a character that turns the writing direction (U+202E) at position 3 isn't"
            ),
            (["subject": "\"\\u2066a\""], "/subject", "a character that turns the writing direction (U+2066)"),
            (["subject": "{\"ja\":\"a\"}"], "/subject", "found an object, expected a subject"),
            (["subject": "\"\(String(repeating: "あ", count: 333))\""], "/subject", "it takes 999 octets, and 998"),
            (["text": nil], "/text", "the follow-up lacks"),
            (["text": "\"ab\\u0000\""], "/text", "a NUL (U+0000) at position 3"),
            (["text": "\"\(String(repeating: "x", count: 524_289))\""], "/text", "it takes 524289 octets"),
            (["language": "\"jp\""], "/language", "found the text \"jp\", expected one of ja, en"),
            (["when": "\"next\""], "/when", "found the text \"next\", expected when as an object"),
            (["when": "{}"], "/when", "give one of window, not_before and after_staffed; found none"),
            (
                ["when": #"{"window":"next","after_staffed":"1h"}"#], "/when",
                "give one of window, not_before and after_staffed; found window and after_staffed"
            ),
            (["when": #"{"window":"nxt"}"#], "/when/window", "found the text \"nxt\", expected one of next"),
            (["when": #"{"not_before":"tomorrow"}"#], "/when/not_before", "\"tomorrow\" is not a time"),
            (["when": #"{"not_before":1764000000}"#], "/when/not_before", "found the number 1764000000"),
            (["when": #"{"after_staffed":"-1h"}"#], "/when/after_staffed", "found the text \"-1h\""),
            (["when": #"{"after_staffed":"PT999999999H"}"#], "/when/after_staffed", "\"PT999999999H\" is longer"),
            (["when": #"{"after":"1h"}"#], "/when", "give one of"),
            (["expires_at": "\"2026-11-24T12:00:00+09:00\""], "/expires_at", "2026-11-24T12:00:00+09:00 is past"),
            (["expires_at": "\"soon\""], "/expires_at", "\"soon\" is not a time"),
            (["priority": "10"], "/priority", "10 is out of range, expected 0 to 9"),
            (["priority": "-1"], "/priority", "-1 is out of range"),
            (["priority": "4.5"], "/priority", "found the number 4.5"),
            (["priority": "1e999"], "/priority", "found the number 1e999"),
            (["priority": "\"4\""], "/priority", "found the text \"4\""),
            (["case": "\"\""], "/case", "found an empty text"),
            (["case": "\"\(String(repeating: "あ", count: 101))\""], "/case", "it has 101 characters"),
            (["case": "\"a\\tb\""], "/case", "a control character (U+0009) at position 2 isn't"),
            (["case": "\"#1\\u202E\""], "/case", "a character that turns the writing direction (U+202E) at position 3"),
            (["case": "\"#1\\u009B\""], "/case", "a control character (U+009B) at position 3"),
            (["template": "\"login\"", "subject": nil, "text": nil], "/template", "there is no template \"login\""),
            (["template": "\"login\""], "/subject", "a message from a template has its subject from the template"),
            (["variables": "{}"], "/variables", "variables belong to a template"),
            (["idempotency_key": "\"k\""], "/idempotency_key", "outside a batch the key belongs in the header"),
            (["pirority": "1"], "/pirority", "unknown key \"pirority\" in the follow-up"),
            (["a/b~": "1"], "/a~1b~0", "unknown key \"a/b~\" in the follow-up; known here: kind, plan, to"),
        ] as [([String: String?], String, String)])
    func faults(changes: [String: String?], pointer: String, detail: String) async throws {
        let problem = try await TestFollowUps().refusal(message(changes))
        #expect(problem.status == 422)
        #expect(problem.type == "/problems/invalid-fields")
        let error = try #require(problem.errors?.first)
        #expect(error.pointer == pointer)
        #expect(error.detail.hasPrefix(detail), "\(error.detail)")
    }

    @Test(
        "suggests what was probably meant",
        arguments: [
            ("kind", "\"remainder\"", "reminder"), ("plan", "\"Basic\"", "basic"), ("langauge", "\"ja\"", "language"),
        ])
    func suggestions(field: String, value: String, suggestion: String) async throws {
        let problem = try await TestFollowUps().refusal(message([field: value]))
        #expect(problem.errors?.first?.suggestion == suggestion)
        #expect(problem.detail.hasSuffix("did you mean \(suggestion)?"))
    }

    @Test("tells of everything at once")
    func all() async throws {
        let problem = try await TestFollowUps().refusal(#"{"kind": 1, "when": {"x": 1}, "priority": 11, "foo": {}}"#)
        #expect(
            problem.errors?.map(\.pointer)
                == ["/kind", "/plan", "/to", "/subject", "/text", "/when", "/when/x", "/priority", "/foo"])
    }

    @Test("keeps answers short however much is wrong")
    func many() async throws {
        let fields = (0..<500).map { "\"f\($0)\": 1" }.joined(separator: ", ")
        let problem = try await TestFollowUps().refusal("{\(fields)}")
        #expect(problem.errors?.count == 20)
        #expect(problem.detail.hasSuffix("and 485 more"))
    }

    @Test("refuses a key that stands twice")
    func twice() async throws {
        let body = message().dropLast() + #", "to": "other@example.com"}"#
        let problem = try await TestFollowUps().refusal(String(body))
        #expect(problem.errors?.map(\.pointer) == ["/to"])
        #expect(problem.detail == "/to: the key \"to\" is given twice in the follow-up; keep one of them")
    }

    @Test("never repeats an address, a subject, a text or a key")
    func discretion() async throws {
        let secrets = ["tanaka@@example.jp", "himitsu\\n", "naisho\\u0000", "label\\u0001"]
        let problem = try await TestFollowUps().refusal(
            message([
                "to": "\"\(secrets[0])\"", "subject": "\"\(secrets[1])\"", "text": "\"\(secrets[2])\"",
                "case": "\"\(secrets[3])\"",
            ]))
        #expect(problem.errors?.count == 4)
        for word in ["tanaka", "himitsu", "naisho", "label"] {
            #expect(!"\(problem)".contains(word))
        }
    }

    @Test(
        "says where a body isn't JSON",
        arguments: [
            ("", "line 1, column 1: the document ends where a value is expected"),
            ("{", "line 1, column 2: expected a key in double quotes"),
            ("{\"kind\": \"a\"\n \"to\": 1}", "line 2, column 2: expected a comma or a closing brace"),
            ("{\"subject\": \"\\ud800\"}", "line 1, column 20: half of a surrogate pair is no character"),
            ("{\"a\": \"\u{0}\"}", "line 1, column 8: a control character stands in a text"),
            ("{\"a\": 01}", "line 1, column 8: expected a comma or a closing brace"),
            ("{} {}", "line 1, column 4: text follows the end of the document"),
            (String(repeating: "[", count: 100_000), "line 1, column 34: arrays and objects are nested"),
            (String(repeating: "{\"a\":", count: 100_000), "line 1, column 166: arrays and objects are nested"),
            ("[" + String(repeating: "1,", count: 400_000) + "1]", "line 1, column 2000: there are more than 1000"),
            ("'a'", "line 1, column 1: expected a value"),
        ])
    func malformed(body: String, detail: String) async throws {
        let problem = try await TestFollowUps().refusal(body)
        #expect(problem.status == 400)
        #expect(problem.type == "/problems/malformed-json")
        #expect(problem.detail.hasPrefix("The body isn't JSON: \(detail)"), "\(problem.detail)")
    }

    @Test("refuses other values than an object", arguments: ["[]", "null", "1", "\"x\"", "true"])
    func others(body: String) async throws {
        let problem = try await TestFollowUps().refusal(body)
        #expect(problem.status == 422)
        #expect(problem.errors?.map(\.pointer) == [""])
    }

    @Test("refuses a body of more than a mebibyte, and takes one of just as much")
    func size() async throws {
        let followUps = try TestFollowUps()
        let body = message()
        let room = FollowUpReader.largestBody - body.utf8.count
        try await followUps.accept(body + String(repeating: " ", count: room))
        let problem = try await followUps.refusal(body + String(repeating: " ", count: room + 1))
        #expect(problem.status == 413)
    }
}
