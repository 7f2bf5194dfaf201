import Testing

@testable import FollowUpsPostgreSQL

@Suite("AES-256-GCM")
struct AESGCMTests {
    /// Test cases 13 to 16 of "The Galois/Counter Mode of Operation" by McGrew and Viega.
    struct Vector {
        var key = [UInt8](repeating: 0, count: 32)
        var nonce = [UInt8](repeating: 0, count: 12)
        var message: [UInt8] = []
        var associated: [UInt8] = []
        var sealed: [UInt8]
    }

    private static let key = bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    private static let nonce = bytes("cafebabefacedbaddecaf888")
    private static let message = bytes(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255")
    private static let ciphertext = bytes(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad")

    static let vectors: [Vector] = [
        Vector(sealed: bytes("530f8afbc74536b9a963b4f1c4cb738b")),
        Vector(
            message: [UInt8](repeating: 0, count: 16),
            sealed: bytes("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
        ),
        Vector(
            key: key, nonce: nonce, message: message,
            sealed: ciphertext + bytes("b094dac5d93471bdec1a502270e3cc6c")),
        Vector(
            key: key, nonce: nonce, message: message.dropLast(4),
            associated: bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
            sealed: ciphertext.dropLast(4) + bytes("76fc6ece0f4e1768cddf8853bb2d551b")),
    ]

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    @Test("It comes to what its specification says", arguments: vectors)
    func specified(_ vector: Vector) {
        let sealed = AESGCM.seal(
            vector.message, key: vector.key, nonce: vector.nonce, associated: vector.associated)
        #expect(sealed == vector.sealed)
        let opened = AESGCM.open(
            vector.sealed, key: vector.key, nonce: vector.nonce, associated: vector.associated)
        #expect(opened == vector.message)
    }

    @Test("Whatever bit is turned round, it doesn't open")
    func altered() {
        let vector = Self.vectors[3]
        for bit in 0..<vector.sealed.count * 8 {
            var altered = vector.sealed
            altered[bit / 8] ^= 1 << (bit % 8)
            #expect(
                AESGCM.open(altered, key: vector.key, nonce: vector.nonce, associated: vector.associated) == nil)
        }
        #expect(AESGCM.open(vector.sealed, key: vector.key, nonce: vector.nonce, associated: []) == nil)
        #expect(
            AESGCM.open(Array(vector.sealed.prefix(15)), key: vector.key, nonce: vector.nonce, associated: []) == nil)
    }
}
