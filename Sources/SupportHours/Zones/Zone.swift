/// Stub.
package struct Zone: Sendable {
    package let identifier: String
    package static let utc = Zone(identifier: "UTC")
    init(identifier: String) { self.identifier = identifier }
    package init(identifier: String, tzif: [UInt8]) throws(TZifError) { self.identifier = identifier }
    package func offset(at instant: Instant) -> ZoneOffset { .init(seconds: 0, isDaylight: false, abbreviation: "UTC") }
    package func transitions(in span: Range<Instant>) -> [ZoneTransition] { [] }
    package func civil(at instant: Instant) -> CivilDateTime { .init(localSeconds: instant.secondsSinceEpoch) }
    package func instant(of civil: CivilDateTime) -> Instant { .init(secondsSinceEpoch: civil.localSeconds) }
}
package struct TZifError: Error, CustomStringConvertible { package let description: String }
