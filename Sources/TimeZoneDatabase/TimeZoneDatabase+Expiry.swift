package import SupportHours

extension TimeZoneDatabase {
    /// Until when a release's tables were meant to be used: the expiry of its list of leap seconds, which each new
    /// release moves on. nil where the directory doesn't say.
    package func expiry() -> Instant? {
        guard let bytes = try? File.read("\(directory)/leap-seconds.list", limit: 1 << 16) else { return nil }
        // `#@` and seconds since 1900.
        let line = bytes.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: Array("#@".utf8)) }
        let words = line?.dropFirst(2).split { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
        guard let seconds = words?.first.flatMap({ Int64(String(decoding: $0, as: UTF8.self)) }) else { return nil }
        return Instant(secondsSinceEpoch: seconds - 2_208_988_800)
    }
}
