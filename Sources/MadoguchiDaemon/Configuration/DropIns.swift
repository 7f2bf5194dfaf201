import LinuxSystem
import Messages

/// The files applied over the configuration: `FILE.d/*.yaml`, sorted by the bytes of their names.
enum DropIns {
    static let most = 1_000

    /// - Parameter file: the configuration's path.
    static func read(of file: String) throws(ConfigurationError) -> [ConfigurationFile.Source] {
        let directory = file + ".d"
        let names: [String]
        do {
            names = try DirectoryNames.read(directory) ?? []
        } catch {
            throw ConfigurationError(wording: .dropInsUnreadable(directory, error.wording))
        }
        let own = names.filter(isDropIn)
        guard own.count <= most else {
            throw ConfigurationError(wording: .tooManyDropIns(directory, limit: most))
        }
        var sources: [ConfigurationFile.Source] = []
        for name in own {
            let path = "\(directory)/\(name)"
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
