import Messages
import Testing

@testable import FollowUps

@Suite("A halt that is told to the others")
struct HaltNoticeTests {
    private let refused = Trouble(Wording(verbatim: "535 no"))
    private var notice = HaltNotice()

    /// The store has it since 2,000.
    private mutating func tell() {
        #expect(notice.toTell(refused) == refused)
        #expect(notice.hasBeenTold(at: 2_000) == refused)
    }

    @Test("is told once, however often it is asked for, and again where telling failed")
    mutating func once() {
        #expect(notice.toTell(nil) == nil)
        #expect(notice.toTell(refused) == refused)
        #expect(notice.toTell(refused) == nil)
        notice.hasFailed()
        #expect(notice.toTell(refused) == refused)
        #expect(notice.hasBeenTold(at: 2_000) == refused)
        #expect(notice.toTell(refused) == nil)
        // A failure of another one.
        notice.hasFailed()
        #expect(notice.toTell(refused) == nil)
    }

    @Test("isn't taken for over by an answer to what was asked before it was told")
    mutating func earlyAnswer() {
        tell()
        #expect(notice.follow(nil, askedAt: 1_999) == refused)
        #expect(notice.toTell(refused) == nil)
        #expect(notice.follow(nil, askedAt: 2_000) == nil)
        // Somebody has resumed sending: the next halt is another one.
        #expect(notice.toTell(refused) == refused)
    }

    @Test("of others is what an answer shows, and an earlier one's reason stays")
    mutating func others() {
        let theirs = Trouble(Wording(verbatim: "530 login first"))
        #expect(notice.follow(theirs, askedAt: 0) == theirs)
        #expect(notice.follow(nil, askedAt: 0) == nil)
        tell()
        #expect(notice.follow(theirs, askedAt: 3_000) == theirs)
        #expect(notice.toTell(refused) == nil)
    }

    @Test("is another one after its node wasn't halted in between")
    mutating func resumedHere() {
        tell()
        #expect(notice.toTell(nil) == nil)
        #expect(notice.toTell(refused) == refused)
    }

    @Test("that nobody told isn't noted as told")
    mutating func untold() {
        #expect(notice.hasBeenTold(at: 0) == nil)
        #expect(notice.follow(nil, askedAt: 1) == nil)
    }
}
