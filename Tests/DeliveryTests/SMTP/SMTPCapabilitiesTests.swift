import Testing

@testable import Delivery

@Suite("SMTP capabilities")
struct SMTPCapabilitiesTests {
    @Test("keywords count in any case, and the server's own name isn't one")
    func keywords() {
        let capabilities = SMTPCapabilities(
            reply: SMTPReply(
                code: 250,
                lines: [
                    "STARTTLS", "pipelining", "Size 10240000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "ETRN",
                    "AUTH plain LOGIN", "AUTH=LOGIN CRAM-MD5", "",
                ]))
        var expected = SMTPCapabilities()
        expected.pipelining = true
        expected.size = true
        expected.sizeLimit = 10_240_000
        expected.eightBitMIME = true
        expected.smtpUTF8 = true
        expected.enhancedStatusCodes = true
        expected.authentication = ["PLAIN", "LOGIN", "CRAM-MD5"]
        #expect(capabilities == expected)
    }

    @Test("a size of 0, none or nonsense is no limit", arguments: ["SIZE", "SIZE 0", "SIZE x", "SIZE -1"])
    func noLimit(line: String) {
        let capabilities = SMTPCapabilities(reply: SMTPReply(code: 250, lines: ["relay", line]))
        #expect(capabilities.size)
        #expect(capabilities.sizeLimit == nil)
    }
}
