import FollowUps
import PostgreSQL
import SupportHours

/// What stands in a column as a number of another type's.
protocol NumberColumn: PostgresValue {
    init(number: Int64)
    var number: Int64 { get }
}

extension NumberColumn {
    package static var postgresType: PostgresType { .int8 }

    package func encode(to bytes: inout [UInt8]) { number.encode(to: &bytes) }

    package static func decode(_ bytes: UnsafeRawBufferPointer, of type: UInt32) -> Self? {
        Int64.decode(bytes, of: type).map { Self(number: $0) }
    }
}

extension Instant: NumberColumn {
    init(number: Int64) { self.init(secondsSinceEpoch: number) }
    var number: Int64 { secondsSinceEpoch }
}

extension NumberColumn where Self: RawRepresentable, RawValue == Int64 {
    var number: Int64 { rawValue }
}

extension FollowUpID: NumberColumn { init(number: Int64) { self.init(rawValue: number) } }
extension CaseID: NumberColumn { init(number: Int64) { self.init(rawValue: number) } }
extension RecordID: NumberColumn { init(number: Int64) { self.init(rawValue: number) } }
extension OverrideID: NumberColumn { init(number: Int64) { self.init(rawValue: number) } }
extension RequestID: NumberColumn { init(number: Int64) { self.init(rawValue: number) } }
extension LeaseOwner: NumberColumn { init(number: Int64) { self.init(rawValue: number) } }

/// A user's number.
extension UInt32: NumberColumn {
    init(number: Int64) { self.init(truncatingIfNeeded: number) }
    var number: Int64 { Int64(self) }
}
