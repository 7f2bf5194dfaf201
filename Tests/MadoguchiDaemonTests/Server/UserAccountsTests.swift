import Testing

@testable import MadoguchiDaemon

@Suite("What one user may have of a socket")
struct UserAccountsTests {
    /// Lets a connection in and opens it.
    private func open(_ accounts: inout UserAccounts, uid: UInt32) throws -> UserAccount {
        let admitted = accounts.admit(uid: uid)
        let account = try #require(admitted)
        accounts.open(account)
        return account
    }

    private func isRefused(_ accounts: inout UserAccounts, uid: UInt32) -> Bool { accounts.admit(uid: uid) == nil }

    @Test("is a share of the connections, and of those that are held; others have theirs")
    func share() throws {
        var accounts = UserAccounts(limits: ConnectionLimits())
        let crowded = try open(&accounts, uid: 65_534)
        for _ in 1..<1_024 { #expect(try open(&accounts, uid: 65_534) === crowded) }
        #expect(isRefused(&accounts, uid: 65_534))
        #expect(!isRefused(&accounts, uid: 65_533))
        #expect(crowded.connections == 1_024)
        crowded.held = 767
        #expect(accounts.mayHold(crowded))
        crowded.held = 768
        #expect(!accounts.mayHold(crowded))
        for _ in 0..<1_023 {
            let isLast = accounts.close(crowded)
            #expect(!isLast)
        }
        let isLast = accounts.close(crowded)
        #expect(isLast)
        #expect(try open(&accounts, uid: 65_534) !== crowded)
    }

    @Test("is everything for root, and behind a proxy each connection stands for itself")
    func unlimited() throws {
        var accounts = UserAccounts(limits: ConnectionLimits())
        let root = try open(&accounts, uid: 0)
        for _ in 0..<2_000 { #expect(try open(&accounts, uid: 0) === root) }
        root.held = 100_000
        #expect(accounts.mayHold(root))

        var limits = ConnectionLimits()
        limits.users = nil
        var behindProxy = UserAccounts(limits: limits)
        let first = try open(&behindProxy, uid: 33)
        let second = try open(&behindProxy, uid: 33)
        #expect(first.user != second.user)
    }

    @Test("is bounded in what waits to be read, too")
    func bytes() throws {
        var accounts = UserAccounts(limits: ConnectionLimits())
        let account = try open(&accounts, uid: 65_534)
        #expect(!accounts.isFull(account))
        account.unread = (8 << 20) + 1
        #expect(accounts.isFull(account))
        #expect(!accounts.isOverflowing(account))
        account.untaken = (16 << 20) + 1
        #expect(accounts.isOverflowing(account))
    }
}
