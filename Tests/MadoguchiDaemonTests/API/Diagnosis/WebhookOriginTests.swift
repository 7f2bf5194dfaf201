import Testing

@testable import MadoguchiDaemon

@Suite("Where a webhook goes, as it is shown")
struct WebhookOriginTests {
    @Test(
        "is its URL without what may be secret, whatever the host is written in",
        arguments: [
            ("https://hooks.example.jp/services/T0/B0/x?key=secret", "https://hooks.example.jp"),
            ("https://窓口.example.jp:8443/secret", "https://窓口.example.jp:8443"),
            ("http://[::1]:8080?secret", "http://[::1]:8080"),
            ("https://user:secret@hooks.example.jp#secret", "https://hooks.example.jp"),
            ("https://hooks.example.jp", "https://hooks.example.jp"),
        ])
    func origin(url: String, shown: String) {
        let webhook = DeliveryConfiguration.Webhook(
            url: url, secret: .file(path: "/nowhere"), allowsPrivateAddresses: false, authoritiesFile: nil)
        #expect(webhook.origin == shown)
    }
}
