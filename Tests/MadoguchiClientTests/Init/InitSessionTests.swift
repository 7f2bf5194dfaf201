import Messages
import TestSupport
import Testing

@testable import madoguchi

@Suite("The first steps")
struct InitSessionTests {
    private static let plans = ["basic", "growth", "pro", "desk"]

    /// A session whose daemon takes whatever doesn't contain `refused`, and what it was shown.
    private func session(
        _ language: madoguchi.Language = .english, refusing refused: String? = nil
    ) -> InitSession {
        InitSession(
            answers: InitAnswers(plans: Self.plans, variables: ["sender_name", "sender_domain"]), language: language
        ) { text in
            guard let refused, text.contains(refused) else { return .init() }
            return .init(faults: ["these hours can't be read"])
        }
    }

    /// - Returns: the drop-in, and all that was shown, with what was typed.
    private func dialogue(_ session: InitSession, typing lines: [String]) throws -> (text: String, shown: String) {
        var (rest, shown) = (lines[...], "")
        let answers = try session.answers {
            let line = rest.popFirst()
            shown += (line ?? "^D") + "\n"
            return line
        } showing: {
            shown += $0
        }
        return (session.dropIn(of: answers), shown)
    }

    private let typed = [
        "", "", "Midori", "https://www.example.jp/login", "Midori <support@example.jp>", "smtp.example.jp", "support",
    ]

    @Test("ask for five things, and write a drop-in of them")
    func english() throws {
        let (text, shown) = try dialogue(session(), typing: typed)
        #expect(
            text == """
                # Written by madoguchi init; madoguchi.yaml(5) explains each key.
                plans:
                  "growth": null
                  "pro": null
                  desk:
                    hours: "Mo-Fr 10:00-18:00; PH off"
                delivery:
                  from: "Midori <support@example.jp>"
                  transport: smtp
                  smtp:
                    host: "smtp.example.jp"
                    port: 587
                    security: starttls
                    username: "support"
                    password_credential: smtp-password
                guidance:
                  operator: "support@example.jp"
                  variables:
                    support_address: "support@example.jp"
                    sender_name: null
                    sender_domain: null
                    site_name: "Midori"
                    login_url: "https://www.example.jp/login"

                """)
        #expect(
            shown == """
                Five questions. What stands in [ ] is the answer where you just press Enter. Ctrl-C ends it; nothing is written \
                before the end.

                1/5 The vendor's plan (basic, growth, pro; another name for another vendor) [basic]: 

                2/5 Your own desk's hours (PH off: closed on Japan's holidays) [Mo-Fr 10:00-18:00; PH off]: 

                3/5 The site's name, as customers know it: Midori

                3/5 The login page's URL (https://…): https://www.example.jp/login

                4/5 Whom letters are from (as Midori <support@example.jp>): Midori <support@example.jp>

                5/5 The mail relay (as smtp.example.jp:587; maildir keeps letters as files and sends nothing) [maildir]: \
                smtp.example.jp

                5/5 The login name at the relay (its password isn't asked for here) [none]: support


                """)
    }

    @Test("ask in Japanese, too")
    func japanese() throws {
        let shown = try dialogue(session(.japanese), typing: typed).shown
        #expect(shown.hasPrefix("5 つのことをお尋ねします。"))
        #expect(shown.contains("\n2/5 ご自分の窓口の営業時間（PH off: 日本の祝日は休み） [Mo-Fr 10:00-18:00; PH off]: \n"))
        #expect(shown.contains("\n5/5 中継先のログイン名（パスワードはここでは尋ねません） [なし]: support\n"))
    }

    @Test("say why an answer isn't taken, and ask again")
    func refused() throws {
        let lines = ["", "9-5pm", "Mo-Fr 09:00-17:00"] + typed[2...]
        let (text, shown) = try dialogue(session(refusing: "9-5pm"), typing: lines)
        #expect(shown.contains("9-5pm\n  these hours can't be read\n\n2/5 Your own desk's hours"))
        #expect(text.contains(#"hours: "Mo-Fr 09:00-17:00""#))
    }

    @Test("ask for hours and clock of a plan that isn't there")
    func anotherVendor() throws {
        let lines = ["shop", "Europe/Dublin", "Mo-Fr 09:00-17:00"] + typed[1...4] + ["maildir"]
        let text = try dialogue(session(), typing: lines).text
        #expect(
            text.contains(
                """
                  "basic": null
                  "growth": null
                  "pro": null
                  "shop":
                    timezone: "Europe/Dublin"
                    hours: "Mo-Fr 09:00-17:00"
                    staffed: [live-chat]

                """))
        #expect(text.contains("\n  transport: maildir\n"))
        #expect(!text.contains("smtp"))
    }

    @Test("end without a word where the input ends")
    func ended() {
        #expect(throws: Failure(.badInput, .inputEnded)) { try dialogue(session(), typing: ["", ""]) }
    }

    @Test(
        "keep an answer one scalar, whatever it has in it",
        arguments: [
            ("a\"\n  x: y", #""a\"\u000a  x: y""#), ("%TAG ! x", #""%TAG ! x""#),
            ("${HOME} %n {{x}}", #""${HOME} %n {{x}}""#), (#"a\"b"#, #""a\\\"b""#),
            ("x # y: [z]", #""x # y: [z]""#), ("\u{85}\u{2028}\u{202E}", #""\u0085\u2028\u202e""#),
        ])
    func scalar(answer: String, written: String) {
        #expect(InitAnswers.quoted(answer) == written)
    }

    @Test("refuse what breaks lines or steers a terminal", arguments: ["a\u{85}b", "a\rb", "\u{1B}[2J", "a\u{2028}b"])
    func controls(answer: String) throws {
        let lines = ["", "", answer] + typed[2...]
        let shown = try dialogue(session(), typing: lines).shown
        #expect(shown.contains("line breaks and control characters can't be used"))
    }

    @Test(
        "know where a relay listens",
        arguments: [
            ("smtp.example.jp", "smtp.example.jp", "587", "starttls"), ("a.jp:465", "a.jp", "465", "tls"),
            ("localhost:25", "localhost", "25", "none"), ("[2001:db8::1]:25", "2001:db8::1", "25", "starttls"),
            ("a.jp:25\"", "a.jp", #""25\"""#, "starttls"), ("[::1]", "::1", "587", "starttls"),
            ("2001:db8::1", "2001:db8::1", "587", "starttls"), ("a:", "a", "\"\"", "starttls"),
        ])
    func relay(text: String, host: String, port: String, security: String) {
        let place = RelayPlace(text)
        #expect([place.host, place.port, place.security] == [host, port, security])
    }
}

@Suite("Answers in a file")
struct AnswersFileTests {
    private let all = """
        # of our own
        plan = growth

        site_name=Midori = Classes
        login_url=https://www.example.jp/login\r
        sender=support@example.jp
        """

    private func dropIn(_ text: String) throws -> String {
        let session = InitSession(
            answers: InitAnswers(plans: ["basic", "growth", "desk"], variables: []), language: .english
        ) {
            text in
            text.contains("nonsense") ? .init(faults: ["expected a URL"]) : .init()
        }
        return try session.dropIn(of: session.answers(of: AnswersFile(text, path: "a"), at: "a"))
    }

    @Test("make the drop-in that typed ones make")
    func taken() throws {
        let text = try dropIn(all)
        #expect(text.contains("  \"basic\": null\n  desk:\n    hours: \"Mo-Fr 10:00-18:00; PH off\"\n"))
        #expect(text.contains(#"site_name: "Midori = Classes""#))
        #expect(text.contains("transport: maildir"))
    }

    @Test(
        "are refused with file and line",
        arguments: [
            ("plan", "a:1: not of the form NAME=VALUE; a comment begins with #"),
            ("#\nplans=basic", "a:2: there is no field \"plans\"; the fields are plan, plan_timezone"),
            ("plan=basic\nplan=growth", "a:2: plan stands twice; leave one"),
            ("relay_password=x", "a:1: a password never stands here"),
            ("plan=basic", "a: there is no site_name; add it"),
            ("site_name=x\nlogin_url=nonsense", "a:2: login_url: expected a URL"),
            ("site_name=a\u{2028}b", "a:1: site_name: line breaks and control characters can't be used"),
        ])
    func refused(text: String, message: String) throws {
        let failure = try #require(throws: Failure.self) { try dropIn(text) }
        #expect(failure.outcome == .badInput)
        #expect(failure.message(in: .english).hasPrefix(message))
    }

    @Test("are refused where they mean nothing beside the others")
    func withoutMeaning() throws {
        let failure = try #require(throws: Failure.self) { try dropIn(all + "\nrelay_user=x") }
        #expect(failure.message(in: .english) == "a:7: relay_user means nothing beside the other answers; leave it out")
    }
}
