import Foundation
import Messages
import TestLetters
import TestSupport
import Testing

@testable import Guidance

/// The HTML parts as a browser draws them, on a phone's width, in light and in dark.
@Suite("Letters in a browser", .timeLimit(.minutes(2)))
struct RenderedLettersTests {
    private static let browser = "/usr/bin/chromium"

    /// What the page says of one letter.
    private struct Finding: Decodable {
        var name: String
        /// By how many pixels it is wider than the screen.
        var overflow: Int
        /// Of text against its ground. [WCAG 2.1, 1.4.3]
        var contrast: Double
        /// Where a blank stands between two characters of Japanese.
        var blanks: [String]
        var textLength: Int
    }

    @Test(
        "can be read on a phone, have enough contrast, and no blanks inside Japanese sentences",
        .enabled(if: FileManager.default.isExecutableFile(atPath: browser)), arguments: ["light", "dark"])
    func rendered(scheme: String) throws {
        let letters = try Self.letters()
        #expect(letters.count == 6)
        let directory = try TemporaryDirectory()
        let page = try directory.write(Self.page(letters).utf8, to: "letters.html")
        let output = try ChildProcess.run([
            Self.browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(directory.path("profile"))",
            "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)", "--virtual-time-budget=5000",
            "--dump-dom",
            "file://\(page)",
        ])
        let found = try #require(output.text.split(separator: "<output>").last?.split(separator: "</output>").first)
        let json = found.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        let findings = try JSONDecoder().decode([Finding].self, from: Data(json.utf8))
        #expect(findings.map(\.name) == letters.map(\.name))
        for finding in findings {
            #expect(finding.overflow <= 0, "\(finding)")
            #expect(finding.contrast >= 4.5, "\(finding)")
            #expect(finding.blanks.isEmpty, "\(finding)")
            #expect(finding.textLength > 200, "\(finding)")
        }
    }

    private static func letters() throws -> [(name: String, html: String)] {
        let set = try GuidanceSet.ofTheProject()
        var letters: [(String, String)] = []
        for language in Language.allCases {
            for template in set.catalogue.templates {
                let values = template.sampleValues(in: language)
                let rendered = try TemplateRenderer().render(
                    template.version(in: language).source, values: try #require(values), hours: try .open())
                if let html = rendered.html { letters.append(("\(language.rawValue)/\(template.id)", html)) }
            }
        }
        return letters
    }

    /// Each letter in a frame as wide as a small phone, and a script that looks at them all.
    private static func page(_ letters: [(name: String, html: String)]) -> String {
        let frames = letters.map { letter in
            let source = letter.html.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
            return "<iframe width=360 height=2000 data-name=\"\(letter.name)\" srcdoc=\"\(source)\"></iframe>"
        }
        return """
            <!DOCTYPE html><meta charset=utf-8><meta name=color-scheme content="light dark">
            \(frames.joined())
            <output></output>
            <script>
            const luminance = text => {
                const parts = text.match(/[\\d.]+/g).slice(0, 3).map(part => {
                    const value = part / 255
                    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
                })
                return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
            }
            const contrast = (one, other) => {
                const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
                return (high + 0.05) / (low + 0.05)
            }
            onload = () => {
                const findings = [...document.querySelectorAll("iframe")].map(frame => {
                    const page = frame.contentDocument, view = frame.contentWindow
                    const ground = page.createElement("div")
                    ground.style.backgroundColor = "Canvas"
                    page.body.append(ground)
                    const below = element => {
                        for (let at = element; at; at = at.parentElement) {
                            const color = view.getComputedStyle(at).backgroundColor
                            if (!/, 0\\)$/.test(color)) return color
                        }
                        return view.getComputedStyle(ground).backgroundColor
                    }
                    const elements = [...page.querySelectorAll("main *")].filter(element =>
                        [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
                    const text = page.body.innerText
                    return {
                        name: frame.dataset.name, overflow: page.documentElement.scrollWidth - 360,
                        contrast: Math.min(...elements.map(element =>
                            contrast(view.getComputedStyle(element).color, below(element)))),
                        blanks: text.match(/[\\u3041-\\u30ff\\u4e00-\\u9fff、。] [\\u3041-\\u30ff\\u4e00-\\u9fff]/g)
                            ?.filter(found => !found.endsWith(" 様")) ?? [],
                        textLength: text.length
                    }
                })
                document.querySelector("output").textContent = JSON.stringify(findings)
            }
            </script>
            """
    }
}
