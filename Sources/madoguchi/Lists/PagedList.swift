import MadoguchiAPI
import Messages

/// A part of a list that the daemon gives page by page.
protocol ListPage: Decodable {
    associatedtype Element

    var elements: [Element] { get }
    /// Leads to the next page; nil at the end.
    var cursor: String? { get }
}

extension FollowUpPage: ListPage {
    var elements: [FollowUpResource] { followUps }
}

extension CasePage: ListPage {
    var elements: [CaseResource] { cases }
}

extension SuppressionPage: ListPage {
    var elements: [SuppressionResource] { suppressions }
}

extension RecordPage: ListPage {
    var elements: [RecordResource] { records }
}

/// A list that is fetched and written page by page, so that one of any length needs little memory.
struct PagedList<Page: ListPage> {
    /// How many are fetched at a time.
    private static var pageSize: Int { 100 }

    /// How many at most; nil for all of them.
    let most: Int?
    let json: Bool
    /// The columns' names.
    let heading: [String]
    /// Of each column, see ``Table``.
    let importance: [Int]
    /// A column whose cells may be cut.
    var cutting: Int?
    /// Fetches at most this many, from a cursor on.
    ///
    /// - Throws: ``DaemonError``.
    let page: (Int, String?) throws(DaemonError) -> Daemon.Reply<Page>
    /// One element as a row.
    let row: (Page.Element) -> [Line]

    /// - Throws: ``DaemonError`` where the first page can't be fetched; errors of later ones come with the answer.
    func answer(in environment: CommandEnvironment) throws(DaemonError) -> Answer {
        var missing = most ?? .max
        var cursor: String?
        var isFirst = true
        func next() throws(DaemonError) -> Answer.Output? {
            guard missing > 0, isFirst || cursor != nil else { return nil }
            let reply: Daemon.Reply<Page>
            do throws(DaemonError) {
                reply = try page(min(missing, Self.pageSize), cursor)
            } catch {
                throw error.named(by: .options(arguments: []))
            }
            missing -= reply.body.elements.count
            cursor = reply.body.cursor
            defer { isFirst = false }
            if json { return .json(reply.json) }
            let hasMore = missing <= 0 && cursor != nil
            return .lines(lines(reply.body.elements, isFirst: isFirst, hasMore: hasMore, environment))
        }
        // Fetches the first page here, so that an error comes before any output.
        var first = try next()
        return Answer(.series { try first.take() ?? next() })
    }

    /// - Parameters:
    ///   - isFirst: whether it is the first page; only that one has a heading.
    ///   - hasMore: whether there are more elements that aren't fetched.
    private func lines(
        _ elements: [Page.Element], isFirst: Bool, hasMore: Bool, _ environment: CommandEnvironment
    ) -> [Line] {
        let say = environment.language
        if elements.isEmpty { return isFirst ? [Line(say(.nothingThere))] : [] }
        var table = Table(
            importance: importance, cutting: cutting.map { (column: $0, ellipsis: environment.glyphs.ellipsis) })
        if isFirst { table.add(heading.map { Line($0, .faint) }) }
        for element in elements { table.add(row(element)) }
        let more = say(.thereAreMore)
        return table.lines(within: environment.width) + (hasMore ? ["  \(more, .faint)"] : [])
    }
}
