import Calendars
import Delivery
import MadoguchiAPI
import Messages

/// Fetches feeds: to addresses that were checked, over verified connections, with limits on size and time.
struct FeedFetcher: Sendable {
    enum Answer: Hashable, Sendable {
        /// The server has nothing newer than the copy.
        case unchanged
        case content([UInt8], entityTag: String?, lastModified: String?)
    }

    /// Longer ones aren't kept.
    private static let longestValidator = 1_024

    private let settings: HTTPSettings

    /// - Parameters:
    ///   - trustRoots: the authorities that may vouch for servers.
    ///   - answerTimeout: seconds for a request and its answer, once connected.
    init(trustRoots: TrustRoots = .system, answerTimeout: Int = 30, limits: CalendarLimits = CalendarLimits()) {
        var settings = HTTPSettings()
        settings.trustRoots = trustRoots
        settings.answerTimeout = answerTimeout
        settings.bodyLimit = limits.bytes
        settings.redirects = 5
        settings.connections = 1
        self.settings = settings
    }

    /// Cancelling the task ends it at once.
    ///
    /// - Parameter copy: what the server may say it has nothing newer than; nil where it is to be asked for all.
    func fetch(
        _ feed: CalendarConfiguration.Feed, unlessStill copy: CalendarCopy?
    ) async throws(FeedError) -> Answer {
        if let reason = HTTPClient.unavailability { throw FeedError(trouble: .feedsNeedLibcurl(reason)) }
        guard let url = HTTPURL(feed.url) else { throw FeedError(trouble: .malformedFeedURL) }
        var settings = settings
        settings.allowsPrivateAddresses = feed.allowsPrivateAddresses
        let client = HTTPClient(settings: settings)
        defer { client.shutDown() }
        // [RFC 9110 §13.1]
        var fields = [
            HTTPField("Accept", "text/calendar, text/csv, */*;q=0.5"),
            HTTPField("User-Agent", "madoguchi/\(Release.version)"),
        ]
        if let tag = copy?.entityTag { fields.append(HTTPField("If-None-Match", tag)) }
        if let date = copy?.lastModified { fields.append(HTTPField("If-Modified-Since", date)) }
        let answer: HTTPAnswer
        do {
            answer = try await client.send(HTTPRequest(.get, url, fields: fields))
        } catch {
            throw FeedError(error, limit: settings.bodyLimit)
        }
        switch answer.status.code {
        case 200:
            return .content(
                answer.body, entityTag: Self.validator(answer.value(of: "etag")),
                lastModified: Self.validator(answer.value(of: "last-modified")))
        case 304 where copy?.entityTag != nil || copy?.lastModified != nil: return .unchanged
        case let code: throw FeedError(trouble: .feedUnfetched(.feedAnswered(code)))
        }
    }

    /// What can be sent back to the server.
    private static func validator(_ value: String?) -> String? {
        value.flatMap { value in
            let isOneLine = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            return isOneLine && !value.isEmpty && value.utf8.count <= longestValidator ? value : nil
        }
    }
}

/// Why a feed couldn't be fetched. Names no path of a URL, which may be a secret.
struct FeedError: TroubleError, Hashable {
    let trouble: Trouble

    init(trouble: Trouble) {
        self.trouble = trouble
    }

    init(_ failure: HTTPFailure, limit: Int) {
        let cause: Trouble =
            switch failure.cause {
            case .privateAddress(let host): .feedHostPrivate(host)
            case .tooLong: .feedTooLarge(bytes: limit)
            default: failure.cause.trouble
            }
        trouble = .feedUnfetched(cause)
    }
}
