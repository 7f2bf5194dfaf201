import MailAddress

extension MIMEMessage {
    /// Composes the message by RFC 5322 and MIME: header lines within 76 columns wherever they have a space to fold at,
    /// and a body of 7-bit lines.
    ///
    /// The same message always composes to the same bytes.
    ///
    /// - Throws: ``MIMEMessageError`` for a control in any header, or a value that its header can't hold.
    package func composed() throws(MIMEMessageError) -> ComposedMessage {
        try checkHeaderTexts()
        guard let dateText = date.headerText else { throw MIMEMessageError(field: "Date", fault: .dateOutOfRange) }

        // Headers, and bodies in base64 or shorter.
        var writer = HeaderWriter(capacity: 1_024 + (text.utf8.count + (html?.utf8.count ?? 0)) * 3 / 2)
        // A date is shorter than a line, and needs no place to fold at.
        writer.field("Date", tokens: [dateText])
        writer.field("From", mailbox: from)
        if let replyTo { writer.field("Reply-To", mailbox: replyTo) }
        writer.field("To", mailbox: to)
        writer.field("Subject", text: subject)
        writer.field("Message-ID", tokens: ["<\(messageID)>"])
        writer.field("Auto-Submitted", tokens: ["auto-generated"])
        writer.field("X-Madoguchi-ID", tokens: [id])
        try unsubscribe?.write(to: &writer)
        let needsSMTPUTF8 = !writer.bytes.isASCII
        writer.field("MIME-Version", tokens: ["1.0"])
        writeBody(to: &writer)
        return ComposedMessage(bytes: writer.bytes, needsSMTPUTF8: needsSMTPUTF8)
    }

    /// Checks that the headers that callers fill in can be written; ``composed()`` checks this first.
    package func checkHeaderTexts() throws(MIMEMessageError) {
        if let name = from.displayName { try MIMEMessageError.refuseControls(in: name, field: "From") }
        if let name = replyTo?.displayName { try MIMEMessageError.refuseControls(in: name, field: "Reply-To") }
        if let name = to.displayName { try MIMEMessageError.refuseControls(in: name, field: "To") }
        try MIMEMessageError.refuseControls(in: subject, field: "Subject")
        try checkMessageID()
        try checkIdentifier()
    }

    private func checkMessageID() throws(MIMEMessageError) {
        try MIMEMessageError.refuseControls(in: messageID, field: "Message-ID")
        try MIMEMessageError.check(length: messageID, field: "Message-ID", limit: 512)
        let halves = messageID.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ $0.isDotString }) else {
            throw MIMEMessageError(field: "Message-ID", fault: .malformedMessageID)
        }
    }

    private func checkIdentifier() throws(MIMEMessageError) {
        try MIMEMessageError.refuseControls(in: id, field: "X-Madoguchi-ID")
        try MIMEMessageError.check(length: id, field: "X-Madoguchi-ID", limit: 128)
        guard id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw MIMEMessageError(field: "X-Madoguchi-ID", fault: .malformedIdentifier)
        }
    }

    private func writeBody(to writer: inout HeaderWriter) {
        let text = BodyPart(text, subtype: "plain")
        guard let html else {
            text.write(to: &writer)
            return
        }
        let boundary = BodyPart.boundary
        writer.field("Content-Type", tokens: ["multipart/alternative;", "boundary=\"\(boundary)\""])
        writer.endHeaders()
        // The plainest form comes first, and programs show the last one that they support. [RFC 2046 §5.1.4]
        for part in [text, BodyPart(html, subtype: "html")] {
            writer.append("--\(boundary)\r\n".utf8)
            part.write(to: &writer)
            writer.append("\r\n".utf8)
        }
        writer.append("--\(boundary)--\r\n".utf8)
    }
}

extension BodyPart {
    /// Headers, an empty line, content. [RFC 2045 §5, §6]
    fileprivate func write(to writer: inout HeaderWriter) {
        writer.field("Content-Type", tokens: ["text/\(subtype);", "charset=utf-8"])
        writer.field("Content-Transfer-Encoding", tokens: [transferEncoding.rawValue])
        writer.endHeaders()
        writer.append(content)
    }
}

extension ListUnsubscribe {
    fileprivate func write(to writer: inout HeaderWriter) throws(MIMEMessageError) {
        let field = "List-Unsubscribe"
        guard !uris.isEmpty else { throw MIMEMessageError(field: field, fault: .empty) }
        for uri in uris {
            try MIMEMessageError.refuseControls(in: uri, field: field)
            try MIMEMessageError.check(length: uri, field: field, limit: 900)
            let isVisible = uri.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>,\"".utf8.contains($0) }
            guard isVisible, uri.hasPrefix("https:") || uri.hasPrefix("mailto:") else {
                throw MIMEMessageError(field: field, fault: .malformedURI)
            }
        }
        let tokens = uris.enumerated().map { index, uri in
            index == uris.count - 1 ? "<\(uri)>" : "<\(uri)>,"
        }
        writer.field(field, tokens: tokens)
        if isOneClick {
            writer.field("List-Unsubscribe-Post", tokens: ["List-Unsubscribe=One-Click"])
        }
    }
}

extension MIMEMessageError {
    fileprivate static func refuseControls(in text: String, field: String) throws(MIMEMessageError) {
        for (position, scalar) in text.unicodeScalars.enumerated() where scalar.isControl {
            throw MIMEMessageError(field: field, fault: .control(scalar, position: position))
        }
    }

    fileprivate static func check(length text: String, field: String, limit: Int) throws(MIMEMessageError) {
        let octets = text.utf8.count
        if octets == 0 { throw MIMEMessageError(field: field, fault: .empty) }
        if octets > limit { throw MIMEMessageError(field: field, fault: .tooLong(octets: octets, limit: limit)) }
    }
}
