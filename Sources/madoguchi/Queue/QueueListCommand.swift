import ArgumentParser
import MadoguchiAPI

struct QueueListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The letters that are kept, the newest first.",
        discussion:
            "With --json: the daemon's pages, each on a line of its own; there are several only with --all or a great --limit."
    )

    enum State: String, ExpressibleByArgument, CaseIterable {
        case queued, sending, delivered, failed, uncertain, cancelled, expired
    }

    /// How many are asked for at a time.
    private static let page = 100

    @Option(help: "Only those in this state.")
    var state: State?

    @Option(help: "Only this plan's.", completion: .plans)
    var plan: String?

    @Option(help: ArgumentHelp("Only those to this mail address.", valueName: "address"))
    var to: String?

    @Option(name: .customLong("case"), help: ArgumentHelp("Only those with this label.", valueName: "label"))
    var caseLabel: String?

    @Option(help: "How many at most; 50 unless told.")
    var limit: Int?

    @Flag(help: "All of them.")
    var all = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        guard limit == nil || !all else { throw ValidationError("Give either '--limit' or '--all'.") }
        guard limit ?? 1 > 0 else { throw ValidationError("'--limit' is a number from 1 on.") }
    }

    func answer(in surroundings: Surroundings) throws -> Answer {
        let daemon = options.control(in: surroundings)
        let filter = Daemon.FollowUpFilter(
            state: state?.rawValue, plan: plan, recipient: to, caseLabel: caseLabel)
        var missing = all ? Int.max : limit ?? 50
        var cursor: String?
        var isFirst = true
        func next() throws -> Answer.Output? {
            guard missing > 0, isFirst || cursor != nil else { return nil }
            let reply: Daemon.Reply<FollowUpPage>
            do throws(DaemonError) {
                reply = try daemon.followUps(filter, limit: min(missing, Self.page), cursor: cursor)
            } catch {
                throw error.named(by: .options(arguments: []))
            }
            let followUps = reply.body.followUps
            missing -= followUps.count
            cursor = reply.body.cursor
            defer { isFirst = false }
            if options.json { return .json(reply.json) }
            let hasMore = missing <= 0 && cursor != nil
            return .lines(
                FollowUpList(followUps: followUps, isFirst: isFirst, hasMore: hasMore).lines(surroundings))
        }
        // The first page is asked for here, so that an error comes before any output.
        var first = try next()
        return Answer(.series { try first.take() ?? next() })
    }
}
