import Glibc
import LinuxSystem
import Messages
import SystemPackage

/// The drop-in that opens the service's unit as far as a configuration needs. [systemd.exec(5), systemd.unit(5)]
package struct UnitDropIn: Sendable {
    package let needs: UnitNeeds
    /// The configuration's file, for the reader of the drop-in.
    package let configuration: String

    /// Where it belongs. Its name comes before `override.conf`, so that an administrator's own settings have the last word.
    package static let path = "/etc/systemd/system/madoguchid.service.d/10-madoguchi-needs.conf"

    /// The configuration that the unit starts with.
    private static let installedConfiguration = "/etc/madoguchi/madoguchi.yaml"

    package init(_ needs: UnitNeeds, configuration: String) {
        self.needs = needs
        self.configuration = configuration
    }

    /// nil where the unit does as it is installed.
    package var text: String? {
        if needs.isEmpty { return nil }
        var lines = Self.comments(Wording.dropInComment(configuration: configuration)) + ["[Service]"]
        if let purpose = needs.network {
            lines += Self.comments([.dropInPurpose(purpose)])
            lines += ["PrivateNetwork=no", "IPAddressDeny=", "RestrictAddressFamilies=AF_INET AF_INET6"]
        }
        if let port = needs.port {
            lines += Self.comments([.dropInPurpose(.pagesPurpose(port: Int(port)))])
            // Where a relay needs the network, that is open already.
            if needs.network == nil {
                lines += ["PrivateNetwork=no", "IPAddressAllow=localhost", "RestrictAddressFamilies=AF_INET AF_INET6"]
            }
            lines.append("SocketBindAllow=tcp:\(port)")
        }
        lines += needs.programs.map { "ExecPaths=\(Self.quoted($0))" }
        // One that isn't there doesn't keep the service from its start.
        lines += needs.written.map { "ReadWritePaths=\(Self.quoted("-" + $0))" }
        if !needs.hidden.isEmpty {
            lines.append("ProtectHome=tmpfs")
            lines += needs.hidden.map { "BindReadOnlyPaths=\(Self.quoted("-" + $0))" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// In every language, because anybody may read the file, and every writer writes the same.
    private static func comments(_ sentences: [Wording]) -> [String] {
        Language.allCases.flatMap { language in sentences.map { "# \($0[language])" } }
    }

    /// Writes it, or takes one away that isn't needed any more.
    ///
    /// - Returns: whether anything has changed.
    package func write(to path: String = Self.path) throws -> Bool {
        if let unwritable {
            throw UnwritableDropIn(wording: .pathUnfitForUnit(unwritable))
        }
        if isPresent(at: path) { return false }
        do {
            try put(text, path)
        } catch {
            throw UnwritableDropIn(wording: .dropInUnwritable(path, Wording(error)))
        }
        return true
    }

    /// Whether a file has these settings, whatever its comments say; or isn't there where none are needed.
    private func isPresent(at path: String) -> Bool {
        let present = (try? FileBytes.read(path, atMost: 65_536)).map { String(decoding: $0, as: UTF8.self) }
        return present?.settings == text?.settings
    }

    private func put(_ text: String?, _ path: String) throws {
        if let text {
            let directory = FilePath(path).removingLastComponent().string
            if mkdir(directory, 0o755) != 0, errno != EEXIST { throw Errno.current }
            try FileBytes.replace(path, with: Array(text.utf8), permissions: [.ownerReadWrite, .groupRead, .otherRead])
        } else if unlink(path) != 0 {
            throw Errno.current
        }
    }

    /// What a check of the configuration says of the unit.
    ///
    /// - Parameter path: where the drop-in is, for the configuration that the unit starts with.
    func summary(of path: String = Self.path) -> [Wording] {
        let lines = needs.isEmpty ? [] : [.unitNeeds] + needs.lines.map { $0.indented() }
        guard configuration == Self.installedConfiguration, !isPresent(at: path) else { return lines }
        return lines + [.warning(.dropInDiffers(path, configuration: configuration)).indented()]
    }

    /// As one word of a setting, without specifiers. [systemd.syntax(7)]
    private static func quoted(_ path: String) -> String {
        let text = path.replacing("%", with: "%%")
        return text.contains(where: \.isWhitespace) ? "\"\(text)\"" : text
    }

    /// A path that can't be written so that every setting and every release of systemd reads it.
    private var unwritable: String? {
        (needs.programs + needs.written + needs.hidden).first { path in
            path.unicodeScalars.contains { $0 == "\"" || $0 == "'" || $0 == "\\" || $0 == ":" || $0.value < 0x20 }
        }
    }
}

extension String {
    /// The lines of a unit that systemd reads. [systemd.syntax(7)]
    fileprivate var settings: [Substring] {
        split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix(";") }
    }
}
