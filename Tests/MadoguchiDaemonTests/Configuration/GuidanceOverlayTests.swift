import Foundation
import Guidance
import LinuxSystem
import Messages
import Testing

@testable import MadoguchiDaemon

@Suite("Messages that came with madoguchi, and those of the operator")
struct GuidanceOverlayTests {
    /// `DIRECTORY/FILE` to what stands in it.
    private func read(_ files: [String: String], _ yaml: String = "") throws(ConfigurationError) -> Configuration {
        let read = { (directory: String) throws(FileBytesError) -> [String: [UInt8]]? in
            let own = files.filter { $0.key.hasPrefix("\(directory)/") }
            guard !own.isEmpty else { return nil }
            return Dictionary(
                uniqueKeysWithValues: own.map {
                    (String($0.key.dropFirst(directory.utf8.count + 1)), Array($0.value.utf8))
                })
        }
        return try ConfigurationFile.parse(
            ConfigurationFile.Source(path: "etc/m.yaml", bytes: Array((threePlans + "\n" + yaml).utf8)),
            zones: systemZones, guidance: GuidanceSource(packaged: ["/local", "/usr"], read: read))
    }

    private func message(_ title: String) -> String {
        "---\ntitle: \(title)\ndescription: D\naudience: customer\nsubject: S\n---\nText\n"
    }

    private func both(_ directory: String, _ id: String, _ title: String) -> [String: String] {
        ["\(directory)/ja/\(id).mustache": message(title), "\(directory)/en/\(id).mustache": message(title)]
    }

    private func titles(_ configuration: Configuration) -> [String] {
        configuration.guidance.set.catalogue.templates.map { "\($0.id): \($0.version(in: .en).title)" }
    }

    @Test("override each other file by file")
    func files() throws {
        var files = both("/usr", "a", "packaged").merging(both("/usr", "b", "packaged")) { first, _ in first }
        files["etc/guidance/en/b.mustache"] = message("own")
        files.merge(both("etc/guidance", "c", "own")) { first, _ in first }
        let configuration = try read(files)
        #expect(titles(configuration) == ["a: packaged", "b: own", "c: own"])
        #expect(configuration.guidance.directories == ["/usr", "etc/guidance"])
        #expect(configuration.summary.en.hasSuffix("\nread:\n  etc/m.yaml\n  /usr/\n  etc/guidance/"))
    }

    @Test("a file without content takes the packaged one away, and is none where there is no such one")
    func empty() throws {
        var files = both("/usr", "a", "packaged").merging(both("/usr", "b", "packaged")) { first, _ in first }
        for name in ["ja/a", "en/a", "en/other"] { files["etc/guidance/\(name).mustache"] = "" }
        #expect(titles(try read(files)) == ["b: packaged"])
    }

    @Test("the packaged ones are the first that are there")
    func packaged() throws {
        let files = both("/usr", "a", "usr").merging(both("/local", "b", "local")) { first, _ in first }
        #expect(titles(try read(files)) == ["b: local"])
    }

    @Test("need not be there, neither of them")
    func none() throws {
        #expect(try read([:]).guidance.directories == [])
        #expect(titles(try read(both("etc/guidance", "c", "own"))) == ["c: own"])
        let error = try #require(throws: ConfigurationError.self) {
            try read([:], "guidance: { variables: { site_name: x } }")
        }
        #expect(
            error.wording.en == """
                etc/m.yaml:15:24: there are no templates to give values to: there is no directory /local and no /usr \
                and no etc/guidance; put templates into one, or set guidance.directory
                """)
    }

    @Test("aren't looked at where the configuration names a directory")
    func directory() throws {
        var files = both("/usr", "a", "packaged").merging(both("etc/guidance", "b", "own")) { first, _ in first }
        files.merge(both("etc/letters", "c", "named")) { first, _ in first }
        let configuration = try read(files, "guidance: { directory: letters }")
        #expect(titles(configuration) == ["c: named"])
        #expect(configuration.guidance.directories == ["etc/letters"])
    }

    @Test("are at fault under the path that they have on disk")
    func places() throws {
        var files = both("/usr", "a", "packaged").merging(both("/usr", "b", "packaged")) { first, _ in first }
        files["etc/guidance/en/a.mustache"] = message("own") + "{{nobody}}\n"
        files["/usr/en/b.mustache"] = message("packaged") + "{{anybody}}\n"
        let error = try #require(throws: ConfigurationError.self) { try read(files) }
        #expect(error.wording.en.contains("\netc/guidance/en/a.mustache:8:"), "\(error)")
        #expect(error.wording.en.contains("\n/usr/en/b.mustache:8:"), "\(error)")
    }
}
