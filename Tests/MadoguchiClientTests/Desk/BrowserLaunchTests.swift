import Testing

@testable import madoguchi

@Suite struct BrowserLaunchTests {
    private func command(_ variables: [String: String], isRoot: Bool = false) -> [String]? {
        BrowserLaunch(of: "http://a/", isRoot: isRoot) { variables[$0] }?.command
    }

    @Test("a browser is opened where there is a display")
    func display() {
        #expect(command(["DISPLAY": ":0"]) == ["xdg-open", "http://a/"])
        #expect(command(["WAYLAND_DISPLAY": "wayland-0"]) == ["xdg-open", "http://a/"])
        #expect(command([:]) == nil)
        #expect(command(["DISPLAY": "", "BROWSER": "w3m"]) == nil)
    }

    @Test("never as root")
    func root() {
        #expect(command(["DISPLAY": ":0", "BROWSER": "firefox"], isRoot: true) == nil)
    }

    @Test("BROWSER goes before, with its arguments, and no shell reads it")
    func chosen() {
        #expect(
            command(["DISPLAY": ":0", "BROWSER": "firefox --new-window"]) == ["firefox", "--new-window", "http://a/"])
        #expect(command(["DISPLAY": ":0", "BROWSER": "w3m %s -N:lynx"]) == ["w3m", "http://a/", "-N"])
        #expect(command(["DISPLAY": ":0", "BROWSER": "$(id);x"]) == ["$(id);x", "http://a/"])
        #expect(command(["DISPLAY": ":0", "BROWSER": ""]) == ["xdg-open", "http://a/"])
    }
}
