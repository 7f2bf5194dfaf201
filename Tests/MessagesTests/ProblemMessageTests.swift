import Testing

@testable import Messages

@Suite("What problems are told in")
struct ProblemMessageTests {
    private static let reason = Wording(verbatim: "R1")

    /// One of each kind, with parameters that can be found again.
    private static let samples: [ProblemMessage] =
        [
            .malformedRequest(reason: reason), .missingHost, .repeatedHost, .headTooLarge(limit: 4_711),
            .targetWithoutSlash, .targetWithBrokenEscape("P1"), .targetNotUTF8("P1"),
            .targetWithControlCharacter("P1"), .notFound(path: "/P1"),
            .methodNotAllowed("P1", allowed: ["P2", "P3"]), .crossOrigin("P1"), .unknownHost("P1"),
            .unknownDeskHost("P1"),
            .proxyWithoutUser(header: "P1"), .proxyUserUnreadable(header: "P1"), .userWithoutRole("P1"),
            .viewerOnlyReads("P1"), .bodyNotTaken,
            .bodyTooLarge(limit: 4_711), .unreadableBody(reason: reason), .unsupportedContentType("P1", expected: "P2"),
            .malformedJSON(reason: reason), .malformedIdempotencyKey, .followUpKeyConflict(id: "P1"),
            .caseKeyConflict(id: "P1"), .tooManyWaiting, .internal(reason: "R1"),
            .unknownPlan("P1", nearest: "P2", known: ["P2"]), .unknownPlan("P1", nearest: nil, known: ["P2", "P3"]),
            .noPublishedTable(plan: "P1"), .unknownFollowUp("P1"),
            .impossible(verb: .retry, state: "P1", possible: [.cancel, .reschedule]),
            .impossible(verb: .retry, state: "sending", possible: []),
            .impossible(verb: .cancel, state: "P1", possible: []), .secretErased(id: "P1"),
            .holdsSecret(id: "P1"), .noHTMLPart(id: "P1"), .suppressed,
            .unknownSuppression, .unknownTemplate("P1", nearest: "P2"), .unknownTemplate("P1", nearest: nil),
            .unknownPlaybook("P1", nearest: "P2"), .unrenderableMessage("P1", reason: reason), .unknownCase("P1"),
            .unknownRecord("P1"), .unknownOverride("P1"), .overridePast("P1"), .overrideKeyConflict(id: "P1"),
            .tooManyOverrides(plan: "P1", limit: 4_711),
            .caseResolved, .caseBusy, .backupInProgress, .backupElsewhere,
            .notShared, .unknownNode("P1", nearest: nil, known: ["P2", "P3"]),
            .unknownNode("P1", nearest: "P2", known: ["P2"]), .nodeLive("P1"), .nodeHoldsLeases("P1"),
        ]
        + ProblemMessage.StoreTrouble.allCases.flatMap { trouble in
            [.store(trouble, reason: reason), .store(trouble, ofServer: true, reason: reason)]
        }

    @Test("is there for every code, but for those whose faults say it")
    func completeness() {
        let codes = Set(Self.samples.map(\.code)).union([.invalidParameters, .invalidFields])
        #expect(codes == Set(ProblemCode.allCases))
        for message in [ProblemMessage.invalidParameters, .invalidFields] {
            #expect(message.detail == Wording(verbatim: ""))
        }
    }

    @Test("is a Japanese sentence in Japanese and an English one in English, of the same values", arguments: samples)
    func languages(message: ProblemMessage) {
        for wording in [message.detail, message.code.title] {
            #expect(wording.ja.hasJapanese, "\(wording.ja)")
            #expect(!wording.en.hasJapanese, "\(wording.en)")
        }
        for value in ["P1", "P2", "P3", "R1", "4711"] {
            #expect(message.detail.ja.contains(value) == message.detail.en.contains(value), "\(value)")
        }
    }

    @Test("shows what somebody sent on one line, of bounded length, and with nothing that can't be seen")
    func quoting() {
        #expect(quoted("a\nb\tc\u{1B}\u{202E}\u{0}", .en) == #""a\nb\tc\u{1b}\u{202e}\u{0}""#)
        #expect(quoted("窓口") == "「窓口」")
        #expect(quoted(String(repeating: "x", count: 1_000), .en).count == 63)
    }
}

@Suite("What faults of parameters are told in")
struct FaultMessageTests {
    private static let samples: [FaultMessage] = [
        .missing, .repeated(times: 3), .unknownParameter(known: ["P1"]), .unknownParameter(known: []), .excludes("P1"),
        .meaninglessWithout("P1"), .needed(or: "P1"), .noneOf(["P1", "P2"]), .neitherNor("P1", "P2"),
        .notWhole(1...9), .noCursor, .noCaseID, .liesBefore("P1"), .liesTooFarAfter("P1", years: 100),
        .liesTooManyDaysAfter("P1", days: 400),
        .notAPeriod(before: "P1"),
        .outOfRange(from: "P1", to: "P2"), .suppressed, .unknownPlan("P1", known: ["P2"]),
    ]

    @Test("is a Japanese sentence in Japanese and an English one in English, of the same values", arguments: samples)
    func languages(fault: FaultMessage) {
        #expect(fault.wording.ja.hasJapanese, "\(fault.wording.ja)")
        #expect(!fault.wording.en.hasJapanese, "\(fault.wording.en)")
        for value in ["P1", "P2", "3", "9", "100"] {
            #expect(fault.wording.ja.contains(value) == fault.wording.en.contains(value), "\(value)")
        }
    }

    @Test("goes with what was probably meant")
    func suggestion() {
        #expect(FaultMessage.line("a", suggestion: "b", in: .en) == "a; did you mean b?")
        #expect(FaultMessage.line("a", suggestion: "b", in: .ja) == "a（もしかして: b）")
        #expect(FaultMessage.line("a", suggestion: nil, in: .ja) == "a")
    }
}

extension String {
    /// Whether there are kana, kanji, or Japanese punctuation in it.
    var hasJapanese: Bool {
        unicodeScalars.contains { (0x3000...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value) }
    }
}
