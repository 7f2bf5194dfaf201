import Documents
import FoundationEssentials
import MadoguchiAPI

/// A field of an object on the wire.
struct FieldName: Hashable, Sendable {
    let type: String
    let name: String
}

/// What a type on the wire consists of, found out by decoding and encoding it.
///
/// Its keys and their types are what it asks for when it is decoded. Which of them an answer always has, and which of
/// those may be null, shows when one is encoded for which nothing was there that may be absent.
indirect enum WireType {
    case text, boolean, number
    case integer(isSigned: Bool)
    case list(WireType)
    case dictionary(WireType)
    case orNull(WireType)
    case object(any WireObject.Type)
    /// A type that is only read, or of no JSON: there is none on the wire.
    case unknown

    init(_ type: any Decodable.Type) {
        self =
            switch type {
            case is String.Type: .text
            case is Bool.Type: .boolean
            case is Double.Type, is Float.Type: .number
            case let integer as any FixedWidthInteger.Type: .integer(isSigned: integer.isSigned)
            case let list as any ListShape.Type: .list(WireType(list.element))
            case let dictionary as any DictionaryShape.Type: .dictionary(WireType(dictionary.value))
            case let optional as any OrNullShape.Type: .orNull(WireType(optional.wrapped))
            case let object as any WireObject.Type: .object(object)
            default: .unknown
            }
    }

    /// What `name(of:)` is for dictionaries.
    static let dictionary = "Dictionary"

    /// The name of an object's type without its module, as `PlaybookResourceStep`.
    static func name(of type: any Decodable.Type) -> String {
        if type is any DictionaryShape.Type { return dictionary }
        return String(reflecting: type).split(separator: ".").dropFirst().joined()
    }
}

typealias WireObject = Decodable & Encodable

/// The fields of an object's type.
struct WireFields {
    struct Field {
        let name: String
        let type: WireType
        /// Whether the type can be decoded without it.
        let mayBeAbsent: Bool
        /// Whether the type always writes it.
        let isAlwaysWritten: Bool
        /// Whether the type may write `null` for it.
        let isNullable: Bool
    }

    let fields: [Field]
    /// An object with everything in it.
    let sample: JSONValue

    init(of type: any WireObject.Type) {
        let record = ShapeDecoder.Record()
        sample = Self.encoded(type, isFull: true, record: record)
        let sparse = Self.encoded(type, isFull: false, record: nil)
        fields = record.fields.map { field in
            let written = sparse[field.name]
            return Field(
                name: field.name, type: WireType(field.type), mayBeAbsent: field.isOptional,
                isAlwaysWritten: written != nil, isNullable: written == .null)
        }
    }

    /// Every type on the wire can be decoded from samples, as a test holds; there is nothing to say of another.
    private static func encoded(
        _ type: any WireObject.Type, isFull: Bool, record: ShapeDecoder.Record?
    ) -> JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let value = try type.init(from: ShapeDecoder(of: type, isFull: isFull, record: record))
            return JSONValue(try JSONDocument.parse(Array(try encoder.encode(value))[...]))
        } catch {
            return .object([])
        }
    }
}

// MARK: Types that stand for others

private protocol ListShape {
    static var element: any Decodable.Type { get }
}

extension Array: ListShape where Element: Decodable {
    static var element: any Decodable.Type { Element.self }
}

private protocol DictionaryShape {
    static var value: any Decodable.Type { get }
}

extension Dictionary: DictionaryShape where Key == String, Value: Decodable {
    static var value: any Decodable.Type { Value.self }
}

private protocol OrNullShape {
    static var wrapped: any Decodable.Type { get }
}

extension OrNull: OrNullShape {
    static var wrapped: any Decodable.Type { Value.self }
}
