internal import CLibCrypto

/// Codes by which the holders of a key recognise a genuine message, from the system's libcrypto.
package enum MessageAuthentication {
    /// HMAC with SHA-256. [RFC 2104, FIPS 198-1]
    ///
    /// - Returns: 32 bytes; nil where libcrypto refuses, as a system policy may make it.
    package static func sha256(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
        var code = [UInt8](repeating: 0, count: 32)
        var count: CUnsignedInt = 0
        let result = HMAC(EVP_sha256(), key, CInt(key.count), message, message.count, &code, &count)
        return result != nil && Int(count) == code.count ? code : nil
    }
}
