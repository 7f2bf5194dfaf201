internal import Glibc

extension TimeZoneDatabase {
    /// The zones that have a file, in alphabetical order.
    ///
    /// Names of zones begin with a capital, and those of other files and of second sets of the same zones (`posix/`,
    /// `right/`) don't.
    func files() -> [String] { files(in: "", depth: 1).sorted() }

    /// - Parameters:
    ///   - folder: with a slash at its end.
    ///   - depth: `America/Argentina/Salta` is at the third.
    private func files(in folder: String, depth: Int) -> [String] {
        guard depth <= 3, let stream = opendir("\(directory)/\(folder)") else { return [] }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { continue }
            if let magic = try? File.read("\(directory)/\(folder)\(name)", limit: 4) {
                if magic == Array("TZif".utf8) { found.append(folder + name) }
            } else {
                found += files(in: "\(folder)\(name)/", depth: depth + 1)
            }
        }
        return found
    }
}
