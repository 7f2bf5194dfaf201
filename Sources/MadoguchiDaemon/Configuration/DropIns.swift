import LinuxSystem
import Messages

/// The files applied over the configuration: `FILE.d/*.yaml`, sorted by the bytes of their names.
enum DropIns {
    static let most = 1_000

    /// - Parameters:
    ///   - file: the configuration's path.
    ///   - candidate: a drop-in that isn't in place yet. It counts as one of its name, and replaces one that has it.
    static func read(
        of file: String, with candidate: String? = nil
    ) throws(ConfigurationError) -> [ConfigurationFile.Source] {
        let directory = file + ".d"
        let names: [String]
        do {
            names = try DirectoryNames.read(directory) ?? []
        } catch {
            throw ConfigurationError(wording: .dropInsUnreadable(directory, error.wording))
        }
        var paths = Dictionary(uniqueKeysWithValues: names.filter(isDropIn).map { ($0, "\(directory)/\($0)") })
        if let candidate {
            let name = String(candidate.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
            guard isDropIn(name) else { throw ConfigurationError(wording: .noDropInName(candidate)) }
            paths[name] = candidate
        }
        guard paths.count <= most else {
            throw ConfigurationError(wording: .tooManyDropIns(directory, limit: most))
        }
        var sources: [ConfigurationFile.Source] = []
        for (_, path) in paths.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            do {
                let bytes = try FileBytes.read(path, atMost: ConfigurationFile.largestSize)
                sources.append(ConfigurationFile.Source(path: path, bytes: bytes))
            } catch {
                throw ConfigurationError(wording: .dropInUnreadable(path, error.wording))
            }
        }
        return sources
    }

    /// Files that editors and package managers leave behind have other endings.
    private static func isDropIn(_ name: String) -> Bool {
        name.hasSuffix(".yaml") && !name.hasPrefix(".")
    }
}
