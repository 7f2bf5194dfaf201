import Foundation
import FoundationXML
import Messages
import SupportHours
import TestZones
import Testing

@testable import Feeds

@Suite("The badge and the week")
struct PictureTests {
    /// What an XML reader finds.
    private final class Found: NSObject, XMLParserDelegate {
        var elements: [String] = []
        var texts: [String] = []
        var attributes: Set<String> = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes found: [String: String]
        ) {
            elements.append(name)
            attributes.formUnion(found.keys)
            texts.append("")
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            texts[texts.count - 1] += text
        }

        /// The texts of the elements of a name.
        func texts(of name: String) -> [String] { zip(elements, texts).filter { $0.0 == name }.map(\.1) }
    }

    private func read(_ svg: String) throws -> Found {
        let found = Found()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = found
        try #require(parser.parse(), "\(String(describing: parser.parserError)) in \(svg)")
        return found
    }

    private func badge(_ plan: FeedPlan, at now: String = Samples.now) throws -> Found {
        try read(Badge(plan, in: .japan(), at: Instant(now)).feed.text)
    }

    @Test(
        "say until when it is in which state, in words",
        arguments: [
            // Saturday 8:30 in Japan, and later that day.
            (Samples.now, Language.en, "open until 10:00"),
            (Samples.now, .ja, "10:00 まで受付中"),
            ("2026-11-28T03:00:00Z", .en, "closed until Mon 23:00"),
            ("2026-11-28T03:00:00Z", .ja, "月曜 23:00 まで時間外"),
        ])
    func words(now: String, language: Language, words: String) throws {
        let found = try badge(Samples.basic(language: language), at: now)
        #expect(found.texts(of: "title") == ["Basic: \(words)\n"] || found.texts(of: "title") == ["Basic: \(words)"])
        #expect(found.texts(of: "text").map(\.trimmed) == ["Basic", words])
        #expect(found.texts(of: "desc").first?.contains("Asia/Tokyo") == true)
    }

    @Test("say a date where it is further away, and nothing more where it never changes")
    func faraway() throws {
        let year = try Samples.basic(hours: "2027 Mar 01-2027 Mar 05 06:00-17:00")
        #expect(try badge(year).texts(of: "title").first?.trimmed == "Basic: closed until 1 Mar 2027 23:00")
        #expect(try badge(Samples.basic(hours: "24/7")).texts(of: "title").first?.trimmed == "Basic: open")
    }

    @Test("hold until the state changes; the badge until the day ends, too, the week for a quarter of an hour")
    func validity() throws {
        let plan = try Samples.basic()
        let closed = try Instant("2026-11-28T03:05:00Z")
        #expect(
            try Badge(plan, in: .japan(), at: Instant(Samples.now)).feed.validUntil == Instant("2026-11-28T01:00:00Z"))
        #expect(try Badge(plan, in: .japan(), at: closed).feed.validUntil == Instant("2026-11-28T15:00:00Z"))
        #expect(try WeekPicture(plan, in: .japan(), at: closed).feed.validUntil == Instant("2026-11-28T03:15:00Z"))
        #expect(try Badge(Samples.basic(hours: "24/7"), in: .japan(), at: closed).feed.validUntil == nil)
    }

    @Test("keep whatever a plan is called as text, and load nothing")
    func hostile() throws {
        let name = "\"/><script>alert(1)</script>&amp;\u{0}\u{B}]]>'<svg onload=x"
        for picture in [
            try Badge(Samples.basic(name: name), in: .japan(), at: Instant(Samples.now)).feed.text,
            try WeekPicture(Samples.basic(name: name), in: .japan(), at: Instant(Samples.now)).feed.text,
        ] {
            let found = try read(picture)
            #expect(!found.elements.contains("script") && !found.elements.contains("style"))
            #expect(found.attributes.allSatisfy { !$0.hasPrefix("on") && $0 != "href" && $0 != "style" })
            #expect(found.texts.contains { $0.contains("<script>") })
        }
    }

    @Test("show a row for each of seven days, with its windows in figures and as bars")
    func week() throws {
        let found = try read(WeekPicture(Samples.basic(), in: .japan(), at: Instant(Samples.now)).feed.text)
        let texts = found.texts(of: "text").map(\.trimmed)
        #expect(texts.filter { $0.contains("Nov") || $0.contains("Dec") }.count == 7)
        #expect(texts.contains("Sat 28 Nov"))
        #expect(texts.filter { $0 == "0:00–10:00, 23:00–24:00" }.count == 4)
        #expect(texts.contains("closed"))
        let description = try #require(found.texts(of: "desc").first)
        #expect(description.contains("Sat 28 Nov: 0:00–10:00. Sun 29 Nov: closed. Mon 30 Nov: 23:00–24:00."))
    }

    @Test("leave room for their texts")
    func widths() {
        #expect(TextWidth.of("受付中", size: 12) >= 36)
        #expect(TextWidth.of("WWWW", size: 12) >= 46)
        #expect(TextWidth.of("iiii", size: 12) < TextWidth.of("nnnn", size: 12))
        #expect(TextWidth.of("e\u{301}", size: 12) == TextWidth.of("e", size: 12))
    }

    @Test("have contrast enough for the words on them", arguments: OpenState.allCases)
    func contrast(state: OpenState) throws {
        let value = try #require(Int(state.colour.dropFirst(), radix: 16))
        // Relative luminance. [WCAG 2.2]
        let luminance = zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).reduce(0.0) { sum, part in
            let channel = Double(value >> part.0 & 0xFF) / 255
            return sum + part.1 * (channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4))
        }
        #expect(1.05 / (luminance + 0.05) >= 4.5)
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
