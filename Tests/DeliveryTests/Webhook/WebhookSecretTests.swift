import Testing

@testable import Delivery

@Suite("Webhooks' signatures")
struct WebhookSecretTests {
    @Test("the sample of the Standard Webhooks specification")
    func sample() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n"))
        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        #expect(!"\(secret)\(String(reflecting: secret))".contains("MfKQ"))
    }

    @Test(
        "what is no secret",
        arguments: [
            "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!", "whsec_YWJj",
        ])
    func malformed(text: String) {
        #expect(WebhookSecret(text) == nil)
    }
}
