import StoreTestKit
import Testing

@testable import FollowUps

@Suite("A watch over attempts that are to end")
struct EndingWatchTests {
    private let watch = EndingWatch()

    private func lease(_ id: FollowUpID, attempt: Int = 1) -> Lease {
        Lease(id: id, owner: owner, attempt: attempt)
    }

    @Test("is over at once where there is nothing to wait for")
    func nothing() async {
        for await _ in watch.watch([]) {}
    }

    @Test("is over once all have ended, in any order, and not before")
    func all() async {
        for isLastFirst in [true, false] {
            let leases = [lease(1), lease(2), lease(3)]
            let stream = watch.watch(Set(leases))
            let order = isLastFirst ? leases.reversed() : leases
            for lease in order.dropLast() { watch.hasEnded(lease) }
            #expect(watch.count == 1)
            for lease in order.suffix(1) { watch.hasEnded(lease) }
            #expect(watch.count == 0)
            for await _ in stream {}
        }
    }

    @Test("what ends before somebody listens isn't missed")
    func before() async {
        let stream = watch.watch([lease(1)])
        watch.hasEnded(lease(1))
        for await _ in stream {}
    }

    @Test("takes no other attempt for it, and no other follow-up")
    func others() async {
        let stream = watch.watch([lease(1)])
        watch.hasEnded(lease(1, attempt: 2))
        watch.hasEnded(lease(2))
        #expect(watch.count == 1)
        withExtendedLifetime(stream) {}
    }

    @Test("several wait at a time, each for their own")
    func several() async {
        let (first, second) = (watch.watch([lease(1), lease(2)]), watch.watch([lease(2), lease(3)]))
        watch.hasEnded(lease(1))
        watch.hasEnded(lease(2))
        for await _ in first {}
        #expect(watch.count == 1)
        withExtendedLifetime(second) {}
    }

    @Test("forgets those who don't wait any more")
    func forgotten() async {
        _ = watch.watch([lease(1)])
        #expect(watch.count == 0)
        let other = watch.watch([lease(1)])
        watch.hasEnded(lease(1))
        #expect(watch.count == 0)
        for await _ in other {}
    }
}
