import LinuxSystem

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
            throw ConfigurationError(
                description: "\(directory): \(error); it must be a directory that madoguchid may read")
        }
        let own = names.filter(isDropIn)
        guard own.count <= most else {
            throw ConfigurationError(description: "\(directory): has more than \(most) files; combine them")
        }
        var sources: [ConfigurationFile.Source] = []
        for name in own {
            let path = "\(directory)/\(name)"
            do {
                let bytes = try FileBytes.read(path, atMost: ConfigurationFile.largestSize)
                sources.append(ConfigurationFile.Source(path: path, bytes: bytes))
            } catch {
                throw ConfigurationError(description: "\(path): \(error); correct this file, or remove it")
            }
        }
        return sources
    }

    /// Files that editors and package managers leave behind have other endings.
    private static func isDropIn(_ name: String) -> Bool {
        name.hasSuffix(".yaml") && !name.hasPrefix(".")
    }
}
