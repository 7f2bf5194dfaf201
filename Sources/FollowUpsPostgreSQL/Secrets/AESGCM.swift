internal import CLibCrypto

/// AES-256 in Galois/counter mode, by the system's libcrypto. [NIST SP 800-38D]
enum AESGCM {
    /// Bytes.
    static let keySize = 32
    static let nonceSize = 12
    static let tagSize = 16

    /// - Parameters:
    ///   - nonce: never used with the key before.
    ///   - associated: is authenticated, and no part of the result.
    /// - Returns: the ciphertext, which is as long as `message`, and its tag; nil where libcrypto refuses, as a system policy
    ///   may make it.
    static func seal(_ message: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]) -> [UInt8]? {
        let context = Context(key: key, nonce: nonce, isSealing: true)
        guard context.authenticate(associated), let ciphertext = context.update(message), context.finish() else {
            return nil
        }
        var tag = [UInt8](repeating: 0, count: tagSize)
        guard EVP_CIPHER_CTX_ctrl(context.pointer, EVP_CTRL_AEAD_GET_TAG, CInt(tagSize), &tag) == 1 else { return nil }
        return ciphertext + tag
    }

    /// - Parameter sealed: ciphertext and tag.
    /// - Returns: nil where it isn't what was sealed with this key, nonce and associated data.
    static func open(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], associated: [UInt8]) -> [UInt8]? {
        guard sealed.count >= tagSize else { return nil }
        var tag = Array(sealed.suffix(tagSize))
        let context = Context(key: key, nonce: nonce, isSealing: false)
        guard context.authenticate(associated), let message = context.update(Array(sealed.dropLast(tagSize))),
            EVP_CIPHER_CTX_ctrl(context.pointer, EVP_CTRL_AEAD_SET_TAG, CInt(tagSize), &tag) == 1, context.finish()
        else { return nil }
        return message
    }

    /// One use of the cipher. Every call fails where it couldn't be set up.
    private final class Context {
        let pointer: OpaquePointer?

        init(key: [UInt8], nonce: [UInt8], isSealing: Bool) {
            precondition(key.count == keySize && nonce.count == nonceSize, "a key or a nonce of another size")
            pointer = EVP_CIPHER_CTX_new()
            isReady = EVP_CipherInit_ex(pointer, EVP_aes_256_gcm(), nil, key, nonce, isSealing ? 1 : 0) == 1
        }

        private let isReady: Bool

        deinit {
            EVP_CIPHER_CTX_free(pointer)
        }

        func authenticate(_ associated: [UInt8]) -> Bool {
            guard isReady, let count = CInt(exactly: associated.count) else { return false }
            var written: CInt = 0
            return EVP_CipherUpdate(pointer, nil, &written, associated, count) == 1
        }

        func update(_ input: [UInt8]) -> [UInt8]? {
            guard isReady, let count = CInt(exactly: input.count) else { return nil }
            if input.isEmpty { return [] }
            var output = [UInt8](repeating: 0, count: input.count)
            var written: CInt = 0
            guard EVP_CipherUpdate(pointer, &output, &written, input, count) == 1, written == count else { return nil }
            return output
        }

        /// Whether all is well; when opening, whether the tag is right.
        func finish() -> Bool {
            var rest = [UInt8](repeating: 0, count: AESGCM.tagSize)
            var written: CInt = 0
            return isReady && EVP_CipherFinal_ex(pointer, &rest, &written) == 1
        }
    }
}
