import Foundation
import Glibc
import TestSupport

extension ScenarioRun {
    /// The configuration finds the suite's own messages beside itself, and the project's.
    func linkGuidance() throws {
        for (name, place) in [("guidance", Places.guidance), ("example-guidance", Places.exampleGuidance)] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(directory.path)/\(name)", withDestinationPath: place.path)
        }
    }

    func changeFiles(_ step: Step) throws {
        let words = try Words.split(captures.filled(step.rest))
        guard let name = words.first else { throw TestFailure("which file?") }
        let path = "\(directory.path)/\(name)"
        switch step.verb {
        case "file":
            let text = (step.body ?? []).map { $0 + "\n" }.joined()
            // Letters have braces of their own.
            try directory.write((step.options.contains("plain") ? text : captures.filled(text)).utf8, to: name)
        case "bytes": try directory.write(RawBytes.unescaped(RawBytes.text(of: step.body ?? [])), to: name)
        case "mode":
            guard words.count == 2, let mode = mode_t(words[1], radix: 8), chmod(path, mode) == 0 else {
                throw TestFailure(errno: errno, doing: "the mode of \(path)")
            }
        case "remove": try FileManager.default.removeItem(atPath: path)
        case "show":
            let text = String(decoding: try directory.read(name), as: UTF8.self)
            write("\n" + (text.hasSuffix("\n") ? String(text.dropLast()) : text))
        case "list":
            let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            write("\n" + names.joined(separator: "\n"))
        case "patch": try patch(name, words)
        case "link":
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: words[1])
        case "lock": try lock(path)
        default: try takePort(as: name)
        }
    }

    /// `patch state/madoguchi.sqlite old new`, both of one length.
    private func patch(_ name: String, _ words: [String]) throws {
        guard words.count == 3, words[1].utf8.count == words[2].utf8.count else {
            throw TestFailure("a patch takes the place of as many bytes as it has")
        }
        var bytes = try directory.read(name)
        let (old, new) = (Array(words[1].utf8), Array(words[2].utf8))
        var count = 0
        var position = 0
        while let first = bytes[position...].firstIndex(of: old[0]), first + old.count <= bytes.count {
            position = first + 1
            guard bytes[first...].starts(with: old) else { continue }
            bytes.replaceSubrange(first..<(first + old.count), with: new)
            count += 1
        }
        guard count > 0 else { throw TestFailure("there is no \(words[1]) in \(name)") }
        try directory.write(bytes, to: name)
    }

    /// Holds a file as another daemon would.
    private func lock(_ path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        held.append(try HeldDescriptor.lock(path))
    }

    private func takePort(as name: String) throws {
        let (descriptor, port) = try HeldDescriptor.closedPort()
        held.append(descriptor)
        captures[name] = "\(port)"
    }
}
