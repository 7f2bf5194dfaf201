import Testing

@testable import Delivery

@Suite("Message authentication by libcrypto")
struct MessageAuthenticationTests {
    @Test(
        "the samples of RFC 4231",
        arguments: [
            (
                [UInt8](repeating: 0x0B, count: 20), Array("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xAA, count: 131),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
            ([], [], "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
        ])
    func samples(key: [UInt8], message: [UInt8], expected: String) throws {
        let code = try #require(MessageAuthentication.sha256(of: message, key: key))
        let digits = Array("0123456789abcdef")
        #expect(String(code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) == expected)
    }
}
