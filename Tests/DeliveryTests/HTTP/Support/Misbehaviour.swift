import Testing

/// What a receiver does with a connection: how far it reads, what it says, and how it ends.
struct Misbehaviour: Sendable, CustomTestStringConvertible {
    enum Reading: CaseIterable, Sendable { case nothing, partOfHead, head, partOfBody, all }

    enum Ending: Sendable {
        /// Both directions at once: the system resets the connection where something is unread.
        case close
        /// By a reset that leaves nothing to be read. [SO_LINGER, socket(7)]
        case reset
        /// Says that nothing more comes, and reads on until the other side closes.
        case halfClose
        /// Says nothing, and waits until the other side closes.
        case wait

        /// Those that end the connection.
        static let all = [Ending.close, .reset, .halfClose]
    }

    var name: String
    var reading = Reading.all
    var answer = ""
    /// Said again and again until the other side has had enough.
    var endless = ""
    var ending = Ending.close
    /// The final status of the answer, where its line is whole.
    var status: Int?

    var testDescription: String { "\(name), \(reading) read, \(ending)" }
}

extension Misbehaviour {
    /// Without a word, at every point.
    static let silent = Reading.allCases.flatMap { reading in
        Ending.all.map { Misbehaviour(name: "no answer", reading: reading, ending: $0) }
    }

    /// Answers to a whole request that say less, more, or something else than they should.
    static let answers = [
        Misbehaviour(name: "a cut name of the protocol", answer: "HTT"),
        Misbehaviour(name: "a cut status", answer: "HTTP/1.1 20"),
        Misbehaviour(name: "a status line without its end", answer: "HTTP/1.1 200 OK"),
        Misbehaviour(name: "a status line", answer: "HTTP/1.1 200 OK\r\n", status: 200),
        Misbehaviour(name: "a status line of the old form", answer: "HTTP/1.0 200\r\n", status: 200),
        Misbehaviour(name: "a status line, refusing", answer: "HTTP/1.1 410 Gone\r\n", status: 410),
        Misbehaviour(name: "a cut head", answer: "HTTP/1.1 200 OK\r\nContent-Le", status: 200),
        Misbehaviour(name: "a head without its end", answer: "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n", status: 503),
        Misbehaviour(name: "a cut body", answer: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345", status: 200),
        Misbehaviour(name: "no body", answer: "HTTP/1.1 500 No\r\nContent-Length: 10\r\n\r\n", status: 500),
        Misbehaviour(
            name: "a cut chunk", answer: "HTTP/1.1 202 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123", status: 202),
        Misbehaviour(
            name: "no last chunk", answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n",
            status: 200),
        Misbehaviour(
            name: "a chunk of no size", answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            status: 200),
        Misbehaviour(
            name: "a close that wasn't said", answer: "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", status: 200),
        Misbehaviour(name: "a close for an end", answer: "HTTP/1.1 200 OK\r\n\r\n123", status: 200),
        Misbehaviour(name: "an end that wasn't to be", answer: "HTTP/1.1 204 No\r\n\r\nbody", status: 204),
        Misbehaviour(
            name: "a second answer",
            answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
            status: 200),
        Misbehaviour(name: "an interim answer alone", answer: "HTTP/1.1 100 Continue\r\n\r\n"),
        Misbehaviour(
            name: "an interim answer first",
            answer: "HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 429 Slow\r\nContent-Length: 0\r\n\r\n", status: 429),
        Misbehaviour(name: "garbage", answer: "\u{1}\u{2}SSH-2.0-x\r\n\r\n"),
        Misbehaviour(name: "garbage of one line", answer: "220 mail.example.jp ESMTP\r\n"),
        Misbehaviour(name: "garbage for a status", answer: "HTTP/1.1 abc OK\r\n\r\n"),
        Misbehaviour(
            name: "lengths that differ", answer: "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n1", status: 200),
        Misbehaviour(name: "an endless body", answer: "HTTP/1.1 200 OK\r\n\r\n", endless: "123456789\n", status: 200),
        Misbehaviour(
            name: "endless chunks", answer: "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n",
            endless: "4\r\n1234\r\n", status: 404),
        Misbehaviour(name: "an endless head", answer: "HTTP/1.1 200 OK\r\n", endless: "A: b\r\n", status: 200),
        Misbehaviour(name: "an endless field", answer: "HTTP/1.1 200 OK\r\nA: ", endless: "bbbbbbbb", status: 200),
        Misbehaviour(name: "an endless status line", answer: "HTTP/1.1 200 ", endless: "OK OK OK "),
        Misbehaviour(name: "endless interim answers", endless: "HTTP/1.1 102 Wait\r\n\r\n"),
        Misbehaviour(name: "endless garbage", endless: "\u{1}\u{2}\u{3}"),
    ].flatMap { one in
        Ending.all.map { ending in
            var one = one
            one.ending = ending
            return one
        }
    }

    /// Answers before the request was read.
    static let early = [Reading.nothing, .partOfHead, .head, .partOfBody].flatMap { reading in
        [(200, "OK"), (413, "Too much"), (503, "Busy")].flatMap { status, words in
            Ending.all.map { ending in
                Misbehaviour(
                    name: "an early \(status)", reading: reading,
                    answer: "HTTP/1.1 \(status) \(words)\r\nContent-Length: 0\r\n\r\n", ending: ending, status: status)
            }
        }
    }
}
