import Foundation
import TestSupport
import Testing

/// An authority for certificates, made for one test by openssl.
struct TestAuthority {
    struct Certificate {
        let certificate: String
        let key: String
    }

    private let directory: TemporaryDirectory

    /// The authority's own certificate.
    let root: String

    init() throws {
        directory = try TemporaryDirectory()
        root = directory.path("root.pem")
        try Self.openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30",
            "-subj", "/CN=Test authority", "-keyout", directory.path("root.key"), "-out", root)
    }

    /// - Parameters:
    ///   - names: as `DNS:localhost,IP:127.0.0.1`; empty for a certificate that has a common name alone.
    ///   - isExpired: whether its time was over long ago.
    func issue(names: String, commonName: String = "relay", isExpired: Bool = false) throws -> Certificate {
        let name = UUID().uuidString
        let result = Certificate(
            certificate: directory.path("\(name).pem"), key: directory.path("\(name).key"))
        let request = directory.path("\(name).csr")
        let extensions = directory.path("\(name).ext")
        let database = directory.path("\(name).index")
        try Self.openssl(
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
            "/CN=\(commonName)",
            "-keyout", result.key, "-out", request)
        // `openssl ca` alone can give the day on which a certificate begins.
        try """
        [ca]
        default_ca = test
        [test]
        database = \(database)
        new_certs_dir = \(directory.path)
        rand_serial = yes
        default_md = sha256
        policy = any
        x509_extensions = leaf
        [any]
        commonName = supplied
        [leaf]
        \(names.isEmpty ? "basicConstraints = CA:FALSE" : "subjectAltName = \(names)")
        """.write(toFile: extensions, atomically: true, encoding: .utf8)
        try Data().write(to: URL(filePath: database))
        let (start, end) = isExpired ? ("20200101000000Z", "20210101000000Z") : ("20200101000000Z", "20991231000000Z")
        try Self.openssl(
            "ca", "-batch", "-notext", "-config", extensions, "-cert", root, "-keyfile", directory.path("root.key"),
            "-startdate", start, "-enddate", end, "-in", request, "-out", result.certificate)
        return result
    }

    private static func openssl(_ arguments: String...) throws {
        try ChildProcess.succeed(["openssl"] + arguments)
    }
}
