import Foundation
import Testing

@testable import MadoguchiDaemon

@Suite("JSON text")
struct JSONTextTests {
    private struct Everything: Codable, Equatable {
        var z: String
        var a: [Int64]
        var nested: [String: Bool]
        var list: [[String]]
        var double: Double
        var none: Int?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(z, forKey: .z)
            try container.encode(a, forKey: .a)
            try container.encode(nested, forKey: .nested)
            try container.encode(list, forKey: .list)
            try container.encode(double, forKey: .double)
            try container.encode(none, forKey: .none)
        }
    }

    @Test("keeps the type's order, its nulls and its slashes")
    func order() throws {
        let value = Everything(z: "a/b", a: [1, -2], nested: ["k": true], list: [[], ["x"]], double: 1.5)
        let text = String(decoding: try JSONText.encode(value), as: UTF8.self)
        #expect(text == #"{"z":"a/b","a":[1,-2],"nested":{"k":true},"list":[[],["x"]],"double":1.5,"none":null}"#)
    }

    @Test("reads back as it was", arguments: ["", "窓口", "\"\\", "\u{0}\u{1F}\n\t\u{7F}", "👩‍👩‍👧", "é"])
    func texts(text: String) throws {
        let value = Everything(z: text, a: [], nested: [:], list: [[text]], double: 0)
        let read = try JSONDecoder().decode(Everything.self, from: Data(try JSONText.encode(value)))
        #expect(read == value)
    }

    @Test("refuses numbers that JSON has no word for")
    func infinite() throws {
        #expect(throws: EncodingError.self) { try JSONText.encode(Double.infinity) }
    }
}
