import SeededRandom

@testable import Delivery

/// A server that answers as it likes, and writes down whatever a client must not do.
struct RandomServer {
    enum Mode { case command, challenge, handshake, content, ended }

    private var generator: SeededGenerator
    private let nonsense: Double
    private let offers: [String]
    private var isEncrypted: Bool
    /// Whether logins are for encrypted connections only.
    private let wantsEncryption: Bool
    private var mode = Mode.command
    private var input: [UInt8] = []
    private var hasTransaction = false
    private var recipientAccepted = false
    private var contentLines: [UInt8] = []
    private var challengesLeft = 0

    /// What is on its way to the client.
    var output: [UInt8] = []
    /// Octets ever put there.
    private(set) var written = 0
    /// The last complete word on each message, and where in all that was written it ends.
    private(set) var verdicts: [SMTPTransaction.ID: (replyClass: Int, end: Int)] = [:]
    /// The content of each message that was wholly taken.
    private(set) var contents: [SMTPTransaction.ID: [UInt8]] = [:]
    private(set) var violations: [String] = []
    /// Whether nothing sensible is said any more.
    private(set) var isBroken = false

    init(seed: UInt64, nonsense: Double, security: SMTPSettings.Security) {
        generator = SeededGenerator(seed: seed)
        self.nonsense = nonsense
        isEncrypted = security == .implicitTLS
        wantsEncryption = security != .none
        let keywords = ["PIPELINING", "SIZE 500", "8BITMIME", "SMTPUTF8", "STARTTLS", "AUTH PLAIN", "AUTH LOGIN"]
        var chosen: [String] = []
        for keyword in keywords where Double.random(in: 0..<1, using: &generator) < 0.7 { chosen.append(keyword) }
        offers = chosen
        say(220)
    }

    private var offersPipelining: Bool { offers.contains("PIPELINING") }

    mutating func beginEncryption() {
        isEncrypted = true
        mode = .command
        input = []
        written -= output.count
        output = []
    }

    mutating func take(_ bytes: [UInt8]) {
        input += bytes
        while let end = input.firstIndex(of: 0x0A) {
            let line = Array(input[...end])
            input.removeFirst(line.count)
            guard line.suffix(2) == [0x0D, 0x0A] else {
                violations.append("a bare LF")
                continue
            }
            if mode == .content {
                takeContentLine(line)
            } else {
                takeCommand(String(decoding: line.dropLast(2), as: UTF8.self))
            }
        }
        if !input.isEmpty { violations.append("half a line") }
    }

    private mutating func takeContentLine(_ line: [UInt8]) {
        if line == Array(".\r\n".utf8) {
            mode = .command
            endContent()
        } else {
            contentLines += line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]
        }
    }

    private mutating func endContent() {
        let content = contentLines
        contentLines = []
        hasTransaction = false
        let reply = say(choose(250, [451, 452, 550, 554, 421, 354]))
        let firstLine = String(decoding: content.prefix { $0 != 0x0D }, as: UTF8.self)
        guard recipientAccepted else {
            if !content.isEmpty { violations.append("content without a recipient") }
            return
        }
        guard let id = SMTPTransaction.ID(firstLine) else {
            violations.append("content of no message: \(firstLine)")
            return
        }
        if contents.updateValue(content, forKey: id) != nil { violations.append("content twice") }
        if let reply { verdicts[id] = (reply / 100, written) }
    }

    private mutating func takeCommand(_ line: String) {
        if mode == .challenge {
            challengesLeft -= 1
            let code = say(choose(challengesLeft > 0 ? 334 : 235, [235, 334, 535]))
            mode = code == 334 ? .challenge : .command
            return
        }
        if mode == .handshake { violations.append("\(line) in place of a handshake") }
        if !offersPipelining, !output.isEmpty { violations.append("\(line) before the reply to what came before") }
        if let wrong = Self.shape(of: line) { violations.append(wrong) }
        switch line.prefix(4) {
        case "EHLO":
            let code = choose(250, [500, 451, 421])
            say(code, more: code == 250 ? offers : [])
        case "HELO":
            say(choose(250, [550]))
        case "STAR":
            if say(choose(220, [454, 502])) == 220 {
                mode = .handshake
                // Somebody in between has a word.
                output += Array("250 AUTH PLAIN\r\n".utf8)
                written += 16
            }
        case "AUTH":
            if !isEncrypted, wantsEncryption { violations.append("a login in plain text") }
            challengesLeft = line.hasPrefix("AUTH LOGIN") ? 2 : 0
            if say(choose(challengesLeft > 0 ? 334 : 235, [334, 535, 454])) == 334 { mode = .challenge }
        case "MAIL":
            if hasTransaction { violations.append("MAIL within a transaction") }
            let code = say(choose(250, [451, 550, 530, 503, 421, 354]))
            hasTransaction = code == 250
            recipientAccepted = false
        case "RCPT":
            let code = say(hasTransaction ? choose(250, [450, 550, 552, 421, 354, 251]) : 503)
            recipientAccepted = code == 250 || code == 251
        case "DATA":
            // Some servers want content though there is nobody to give it to.
            let wanted = recipientAccepted || Double.random(in: 0..<1, using: &generator) < 0.3
            if say(wanted ? choose(354, [451, 554, 421, 250]) : 503) == 354 {
                mode = .content
            }
        case "RSET":
            hasTransaction = false
            say(choose(250, [421, 500]))
        case "QUIT":
            say(221)
            mode = .ended
        default:
            violations.append("\(line) isn't a command")
            say(500)
        }
    }

    private mutating func choose(_ usual: Int, _ others: [Int]) -> Int {
        guard Double.random(in: 0..<1, using: &generator) < nonsense else { return usual }
        return others.randomElement(using: &generator) ?? usual
    }

    /// - Returns: the code, unless it was nonsense.
    @discardableResult
    private mutating func say(_ code: Int, more: [String] = []) -> Int? {
        if !isBroken, Double.random(in: 0..<1, using: &generator) < nonsense / 10 { isBroken = true }
        if isBroken {
            let garbage = ["\r\n", "abc\r\n", "250-a\r\n550 b\r\n", "2\r\n", String(repeating: "2", count: 3_000)]
            write(garbage.randomElement(using: &generator) ?? "")
            return nil
        }
        let lines = ["\(code / 100).1.5 text"] + more
        for (index, line) in lines.enumerated() {
            write("\(code)\(index == lines.count - 1 ? " " : "-")\(line)\r\n")
        }
        return code
    }

    private mutating func write(_ text: String) {
        output += Array(text.utf8)
        written += text.utf8.count
    }

    /// What is wrong with a command, if anything: exactly one address, nothing behind it but parameters.
    private static func shape(of line: String) -> String? {
        let isRight =
            switch line.prefix(4) {
            case "MAIL":
                line.wholeMatch(of: /MAIL FROM:<us@example\.jp>( SIZE=\d+)?( BODY=8BITMIME)?( SMTPUTF8)?/) != nil
            case "RCPT": line.wholeMatch(of: /RCPT TO:<("(\\.|[^"\\])*"|[^ <>"]+)@[^ <>@]+>/) != nil
            case "EHLO", "HELO": line.dropFirst(4) == " client.example"
            case "AUTH": line.wholeMatch(of: /AUTH (PLAIN|LOGIN)( [A-Za-z0-9+\/=]+)?/) != nil
            default: ["STARTTLS", "DATA", "RSET", "QUIT"].contains(line)
            }
        return isRight ? nil : "a malformed command: \(line)"
    }
}
