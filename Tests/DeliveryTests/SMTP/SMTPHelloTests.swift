import Testing

@testable import Delivery

@Suite("The beginning of SMTP sessions")
struct SMTPHelloTests {
    private static let greeted = """
        S: 220-relay.example
        S: 220 welcome
        C: EHLO client.example

        """
    /// `\0user\0pass`
    private static let plainResponse = "AHVzZXIAcGFzcw=="

    @Test(
        "greeting, hello, encryption and login lead to a ready session or say why not",
        arguments: [
            Transcript(
                name: "HELO where EHLO isn't known",
                text: greeted + """
                    S: 502 what?
                    C: HELO client.example
                    S: 250 relay
                    ! ready
                    """),
            Transcript(
                name: "neither",
                text: greeted + """
                    S: 502 what?
                    C: HELO client.example
                    S: 550 go away
                    ! problem: the relay accepts neither EHLO nor HELO: 550 go away
                    ! close
                    """),
            Transcript(
                name: "not now",
                text: greeted + """
                    S: 451 later
                    ! problem: the relay accepts neither EHLO nor HELO: 451 later
                    ! close
                    """),
            Transcript(
                name: "a bad greeting gives messages back",
                text: """
                    > submit 1 a@b
                    S: 554 5.7.1 not you
                    ! 1 unsent: the relay greets with: 554 5.7.1 not you
                    ! problem: the relay greets with: 554 5.7.1 not you
                    ! close
                    """),
            Transcript(
                name: "421 for a greeting",
                text: """
                    S: 421 4.3.2 busy
                    ! problem: the relay closes the connection: 421 4.3.2 busy
                    ! close
                    """),
            Transcript(
                name: "no greeting",
                text: """
                    > timeout
                    ! problem: the relay gave no answer in time (greeting)
                    ! close
                    """),
            Transcript(
                name: "STARTTLS, hello again, login", security: .startTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250-AUTH PLAIN
                    S: 250 STARTTLS
                    C: STARTTLS
                    S: 220 go
                    ! start TLS
                    > encrypted
                    C: EHLO client.example
                    S: 250-relay
                    S: 250 AUTH LOGIN PLAIN
                    C: AUTH PLAIN \(plainResponse)
                    S: 235 2.7.0 welcome
                    ! ready
                    """),
            Transcript(
                name: "a token by XOAUTH2", token: ("me@example.jp", "t0k.en"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN LOGIN XOAUTH2
                    C: AUTH XOAUTH2 dXNlcj1tZUBleGFtcGxlLmpwAWF1dGg9QmVhcmVyIHQway5lbgEB
                    S: 235 2.7.0 welcome
                    ! ready
                    """),
            Transcript(
                name: "a token by OAUTHBEARER, whatever the name", token: ("m=e,@example.jp", "t0k.en"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH XOAUTH2 OAUTHBEARER
                    C: AUTH OAUTHBEARER bixhPW09M0RlPTJDQGV4YW1wbGUuanAsAWF1dGg9QmVhcmVyIHQway5lbgEB
                    S: 235 2.7.0 welcome
                    ! ready
                    """),
            Transcript(
                name: "a refused token's error is answered", token: ("me@example.jp", "t0k.en"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH XOAUTH2
                    C: AUTH XOAUTH2 dXNlcj1tZUBleGFtcGxlLmpwAWF1dGg9QmVhcmVyIHQway5lbgEB
                    S: 334 eyJzdGF0dXMiOiI0MDAifQ==
                    C: 
                    S: 535 5.7.3 no
                    ! problem: the relay refuses the login: 535 5.7.3 no; check username and password
                    ! close
                    """),
            Transcript(
                name: "a mechanism for tokens that isn't taken, and then another", token: ("me@example.jp", "t0k.en"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH OAUTHBEARER XOAUTH2
                    C: AUTH OAUTHBEARER bixhPW1lQGV4YW1wbGUuanAsAWF1dGg9QmVhcmVyIHQway5lbgEB
                    S: 504 5.5.4 not that
                    C: AUTH XOAUTH2 dXNlcj1tZUBleGFtcGxlLmpwAWF1dGg9QmVhcmVyIHQway5lbgEB
                    S: 235 2.7.0 welcome
                    ! ready
                    """),
            Transcript(
                name: "a token where only passwords are taken", token: ("me@example.jp", "t0k.en"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN LOGIN
                    ! problem: the relay accepts logins by PLAIN, LOGIN only; OAUTHBEARER or XOAUTH2 is needed; log in by what it accepts (a password, or authentication)
                    ! close
                    """),
            Transcript(
                name: "STARTTLS not offered", security: .startTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN
                    ! problem: the relay doesn't offer STARTTLS; use another port or relay, or set security to tls or none
                    ! close
                    """),
            Transcript(
                name: "HELO has no STARTTLS", security: .startTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 500 what?
                    C: HELO client.example
                    S: 250 relay
                    ! problem: the relay doesn't offer STARTTLS; use another port or relay, or set security to tls or none
                    ! close
                    """),
            Transcript(
                name: "STARTTLS refused", security: .startTLS,
                text: greeted + """
                    S: 250-relay
                    S: 250 STARTTLS
                    C: STARTTLS
                    S: 454 4.7.0 no TLS now
                    ! problem: the relay refuses STARTTLS: 454 4.7.0 no TLS now; use another port, or set security to tls
                    ! close
                    """),
            Transcript(
                name: "no handshake in time", security: .startTLS,
                text: greeted + """
                    S: 250-relay
                    S: 250 STARTTLS
                    C: STARTTLS
                    S: 220 go
                    ! start TLS
                    > timeout
                    ! problem: the relay gave no answer in time (handshake)
                    ! close
                    """),
            Transcript(
                name: "LOGIN where PLAIN isn't offered", security: .implicitTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH=LOGIN
                    C: AUTH LOGIN
                    S: 334 VXNlcm5hbWU6
                    C: dXNlcg==
                    S: 334 UGFzc3dvcmQ6
                    C: cGFzcw==
                    S: 235 welcome
                    ! ready
                    """),
            Transcript(
                name: "a response too long for the command line waits", security: .implicitTLS,
                login: ("user", String(repeating: "p", count: 400)),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN
                    C: AUTH PLAIN
                    S: 334\u{20}
                    C: AHVzZXIAcHBw\(String(repeating: "cHBw", count: 132))cA==
                    S: 235 welcome
                    ! ready
                    """),
            Transcript(
                name: "a wrong password", security: .implicitTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN
                    C: AUTH PLAIN \(plainResponse)
                    S: 535 5.7.8 no
                    ! problem: the relay refuses the login: 535 5.7.8 no; check username and password
                    ! close
                    """),
            Transcript(
                name: "a mechanism that is offered and not taken", security: .implicitTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN LOGIN
                    C: AUTH PLAIN \(plainResponse)
                    S: 504 5.5.4 unrecognised authentication type
                    C: AUTH LOGIN
                    S: 334 VXNlcm5hbWU6
                    C: dXNlcg==
                    S: 334 UGFzc3dvcmQ6
                    C: cGFzcw==
                    S: 235 welcome
                    ! ready
                    """),
            Transcript(
                name: "mechanisms that are all refused", security: .implicitTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH LOGIN PLAIN
                    C: AUTH PLAIN \(plainResponse)
                    S: 535 5.7.9 too weak
                    C: AUTH LOGIN
                    S: 534 5.7.9 too weak
                    ! problem: the relay refuses the login: 534 5.7.9 too weak; check username and password
                    ! close
                    """),
            Transcript(
                name: "a wrong password isn't tried again by another mechanism", security: .implicitTLS,
                login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN LOGIN
                    C: AUTH PLAIN \(plainResponse)
                    S: 535 5.7.8 no
                    ! problem: the relay refuses the login: 535 5.7.8 no; check username and password
                    ! close
                    """),
            Transcript(
                name: "nor where the server can't tell", security: .implicitTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN LOGIN
                    C: AUTH PLAIN \(plainResponse)
                    S: 454 4.7.0 temporary failure
                    ! problem: the relay refuses the login: 454 4.7.0 temporary failure; check username and password
                    ! close
                    """),
            Transcript(
                name: "a challenge too many", security: .implicitTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH PLAIN
                    C: AUTH PLAIN \(plainResponse)
                    S: 334 more
                    ! problem: the relay gives an unexpected reply: 334 more
                    ! close
                    """),
            Transcript(
                name: "no mechanism that we have", security: .implicitTLS, login: ("user", "pass"),
                text: greeted + """
                    S: 250-relay
                    S: 250 AUTH GSSAPI CRAM-MD5
                    ! problem: the relay accepts logins by GSSAPI, CRAM-MD5 only; PLAIN or LOGIN is needed; log in by what it accepts (a password, or authentication)
                    ! close
                    """),
        ])
    func beginnings(transcript: Transcript) throws {
        #expect(try transcript.played().text == transcript.text)
    }

    @Test(
        "what came in plain text behind the go-ahead for TLS is void",
        arguments: ["250-evil\r\n250 AUTH PLAIN\r\n", "250-evil\r\n250-AUTH PLAIN\r\n", "250-evil", "2"])
    func injectionBeforeTLS(injected: String) throws {
        var session = SMTPSession(settings: try SMTPSettings(clientName: "c", security: .startTLS))
        _ = session.received(Array("220 hi\r\n250-hi\r\n250 STARTTLS\r\n".utf8))
        #expect(session.received(Array("220 go\r\n\(injected)".utf8)) == [.startTLS])
        #expect(session.received(Array("250 evil\r\n".utf8)) == [])
        #expect(session.encryptionEstablished() == [.write(Array("EHLO c\r\n".utf8))])
        #expect(session.received(Array("250 real\r\n".utf8)) == [.ready])
        #expect(session.capabilities == SMTPCapabilities())
    }

    @Test("encryption that nobody asked for changes nothing")
    func unaskedEncryption() throws {
        var session = SMTPSession(settings: try SMTPSettings(clientName: "c", security: .none))
        #expect(session.encryptionEstablished() == [])
        #expect(session.wait?.timer == .greeting)
    }

    @Test("what needs an operator is told from what may pass")
    func needsOperator() {
        let temporary = SMTPReply(code: 454, lines: ["later"])
        let final = SMTPReply(code: 535, lines: ["no"])
        #expect(SMTPProblem.loginRefused(final).needsOperator)
        #expect(!SMTPProblem.loginRefused(temporary).needsOperator)
        #expect(SMTPProblem.startTLSNotOffered.needsOperator)
        #expect(!SMTPProblem.connectionLost.needsOperator)
    }

    @Test("a password doesn't show in descriptions")
    func passwordsStayHidden() throws {
        let credentials = try SMTPCredentials(username: "user", password: "geheim")
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] {
            #expect(text.contains("user"))
            #expect(!text.contains("geheim"))
        }
    }

    @Test("names and logins that could break a command are refused")
    func malformedSettings() throws {
        for name in ["", "a b", "a\r\nb", "窓", String(repeating: "a", count: 256)] {
            #expect(throws: SMTPSettingsError.malformedClientName) {
                try SMTPSettings(clientName: name, security: .none)
            }
        }
        #expect(throws: SMTPSettingsError.malformedUsername) { try SMTPCredentials(username: "a\0b", password: "c") }
        #expect(throws: SMTPSettingsError.malformedPassword) { try SMTPCredentials(username: "a", password: "b\0c") }
        #expect(throws: SMTPSettingsError.malformedPassword) { try SMTPCredentials(username: "a", password: "") }
    }

    @Test(
        "a machine's name is said where a server takes it for one",
        arguments: [
            ("mail.example.jp", true), ("a.b", true), ("vm", false), ("localhost", false),
            ("localhost.localdomain", false),
            ("", false), ("web_1.example.jp", false), ("-a.example", false), ("a..b", false),
            ("mail.example.jp.", false),
        ])
    func names(name: String, isQualified: Bool) {
        #expect(SMTPSettings.qualifiedName(name) == (isQualified ? name : nil))
    }

    @Test(
        "who has no name says the address that it calls from",
        arguments: [
            ("192.0.2.1", "[192.0.2.1]"), ("2001:db8::1", "[IPv6:2001:db8::1]"), ("fe80::1%eth0", "[IPv6:fe80::1]"),
        ])
    func literal(address: String, said: String) throws {
        var session = SMTPSession(settings: try SMTPSettings(clientName: nil, security: .none))
        session.localAddress = address
        let actions = session.received(Array("220 relay\r\n".utf8))
        #expect(actions == [.write(Array("EHLO \(said)\r\n".utf8))])
    }
}
