import Calendars
import Documents
import Messages
import SupportHours

extension ConfigurationReader {
    var calendars: ValueReader<[CalendarConfiguration]> {
        .mapping(.section("calendars")) { keys in
            let calendars = keys.all().map { entry -> CalendarConfiguration? in
                do throws(HolidayEntryError) {
                    try HolidayEntry.calendarName(entry.key)
                } catch {
                    keys.report(error.wording, key: entry.key)
                }
                return keys.required(entry.key, calendar(entry.key))
            }
            return calendars.contains { $0 == nil } ? nil : calendars.compactMap(\.self)
        }
    }

    private func calendar(_ name: String) -> ValueReader<CalendarConfiguration> {
        .mapping(.calendarSection(name)) { keys in
            let shipped: ShippedCalendar? = keys.optional("builtin", .word)
            let file = keys.optional("file", path)
            let url = keys.optional("url", .webURL)
            var feed = CalendarConfiguration.Feed(
                url: url ?? "", refresh: CalendarConfiguration.Feed.usualRefresh, allowsPrivateAddresses: false)
            if keys.has("url") {
                feed.refresh = keys.optional("refresh", .refresh, default: feed.refresh)
                feed.allowsPrivateAddresses = keys.optional("allow_private", .flag, default: false)
            } else {
                for key in ["refresh", "allow_private"] where keys.has(key) { keys.refuse(key, .onlyWithURL(key)) }
            }
            let given = ["builtin", "file", "url"].filter(keys.has)
            if given.count != 1 {
                keys.report(given.isEmpty ? .calendarWithoutSource : .excludeEachOther(given), key: given.last)
                return nil
            }
            let source: CalendarConfiguration.Source? =
                shipped.map { .shipped($0) } ?? file.map { .file($0) } ?? url.map { _ in .feed(feed) }
            return source.map { CalendarConfiguration(name: name, source: $0) }
        }
    }
}

extension ValueReader where Value == Int64 {
    /// Seconds from one fetch to the next.
    fileprivate static var refresh: ValueReader {
        ValueReader.duration.then { seconds, node, problems in
            let shortest = CalendarConfiguration.Feed.shortestRefresh
            if seconds >= shortest { return seconds }
            problems.report(.refreshedTooOften(shortest: DurationText.iso8601(seconds: shortest)), at: node)
            return nil
        }
        .written(DurationText.iso8601(seconds:))
    }
}

extension ValueReader where Value == String {
    /// `https://…`, or `http://…`
    static var webURL: ValueReader {
        .text(.urlValue).then { url, node, problems in
            if url.hasPrefix("https://") || url.hasPrefix("http://") { return url }
            problems.report(.found(node.found, expected: .webURLValue), at: node)
            return nil
        }
    }
}

extension ValueReader where Value == HolidayEntry {
    /// - Parameter calendars: the names of those that are configured; nil where these are at fault themselves.
    static func holiday(calendars: [String]?) -> ValueReader {
        ValueReader<String>.text(.holidayValue).then { text, node, problems in
            do throws(HolidayEntryError) {
                let entry = try HolidayEntry(parsing: text)
                guard case .calendar(let name) = entry, let calendars, !calendars.contains(name) else { return entry }
                let nearest = Spelling.nearest(to: name, among: calendars)
                problems.report(
                    HolidayEntryError.unknownCalendar(name, nearest: nil, known: calendars).wording, at: node,
                    suggestion: nearest)
            } catch {
                problems.report(error.wording, at: node)
            }
            return nil
        }
    }
}
