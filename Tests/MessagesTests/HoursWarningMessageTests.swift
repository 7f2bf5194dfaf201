import Messages
import SupportHours
import Testing

@Suite("What warnings about hours are told in")
struct HoursWarningMessageTests {
    private static let parameters = [
        "rule": "P1", "other": "P2", "key": "PH", "date": "2026-06-02", "last": "2026-06-09",
        "hours": "00:00-03:00",
    ]

    @Test(
        "is a sentence in each language for every code, of the same values", arguments: HoursWarning.Code.allCases)
    func languages(code: HoursWarning.Code) {
        for parameters in [Self.parameters, Self.parameters.filter { $0.key != "date" }] {
            let wording = HoursWarningMessage(code: code.rawValue, parameters: parameters).wording
            #expect(wording.ja.hasJapanese && !wording.en.hasJapanese)
            #expect(wording.en != code.rawValue)
            for value in parameters.values {
                #expect(wording.ja.contains(value) == wording.en.contains(value), "\(code): \(value)")
            }
        }
    }

    @Test("ends with the hours that were probably meant")
    func suggestion() {
        let message = HoursWarningMessage(code: "never-open", parameters: [:])
        #expect(
            message.line(suggestion: "24/7", in: .en)
                == "never-open: no day to come has an open hour; did you mean `24/7`?")
        #expect(message.line(suggestion: nil, in: .ja).hasPrefix("never-open: "))
    }
}
