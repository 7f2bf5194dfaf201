import FollowUps

// From the greeting to the first message: EHLO, encryption, login.
extension SMTPSession {
    mutating func takeBeforeReady(_ reply: SMTPReply) {
        switch phase {
        case .greeting:
            guard reply.code == 220 else { return end(because: .greetingRefused(reply)) }
            sayHello()
        case .ehlo where reply.replyClass == 5:
            // It doesn't support EHLO, so it has no extensions. [RFC 5321 §3.2]
            phase = .helo
            send(.helo(clientName))
        case .ehlo:
            guard reply.replyClass == 2 else { return end(because: .helloRefused(reply)) }
            capabilities = SMTPCapabilities(reply: reply)
            secureAndLogIn()
        case .helo:
            guard reply.replyClass == 2 else { return end(because: .helloRefused(reply)) }
            secureAndLogIn()
        case .startTLS:
            guard reply.code == 220 else { return end(because: .startTLSRefused(reply)) }
            forgetPlainText()
            phase = .handshake
            actions.append(.startTLS)
        case .login(let mechanism, let responses):
            takeInLogin(reply, mechanism, responses: responses)
        case .handshake, .ready, .quitting, .closed:
            break
        }
    }

    private var clientName: String { settings.clientName ?? SMTPSettings.addressLiteral(localAddress) }

    mutating func sayHello() {
        phase = .ehlo
        send(.ehlo(clientName))
    }

    private mutating func secureAndLogIn() {
        if settings.security == .startTLS, !isEncrypted {
            guard capabilities.startTLS else { return end(because: .startTLSNotOffered) }
            phase = .startTLS
            return send(.startTLS)
        }
        if let credentials = settings.credentials, !isLoggedIn {
            return logIn(credentials)
        }
        phase = .ready
        actions.append(.ready)
        proceed()
    }
}

// [RFC 4954]
extension SMTPSession {
    private func mechanismToTry(_ credentials: SMTPCredentials) -> SASLMechanism? {
        credentials.mechanisms.first {
            capabilities.authentication.contains($0.rawValue) && !refusedMechanisms.contains($0)
        }
    }

    private mutating func logIn(_ credentials: SMTPCredentials) {
        guard let mechanism = mechanismToTry(credentials) else {
            return end(
                because: .loginNotOffered(offered: capabilities.authentication, wanted: credentials.mechanisms))
        }
        let exchange = mechanism.exchange(credentials)
        var responses = exchange.responses[...]
        var command = SMTPCommand.auth(mechanism: mechanism.rawValue, initialResponse: exchange.initial)
        // A response that is too long for a command line is sent after the challenge. [RFC 4954 §4]
        if let initial = exchange.initial, command.length > SMTPCommand.lineLimit {
            command = .auth(mechanism: mechanism.rawValue, initialResponse: nil)
            responses = [initial] + responses
        }
        phase = .login(mechanism, responses: responses)
        send(command)
    }

    private mutating func takeInLogin(
        _ reply: SMTPReply, _ mechanism: SASLMechanism, responses: ArraySlice<[UInt8]>
    ) {
        switch reply.replyClass {
        case 2:
            isLoggedIn = true
            secureAndLogIn()
        case 3:
            guard reply.code == 334, let response = responses.first else {
                return end(because: .unexpectedReply(reply))
            }
            phase = .login(mechanism, responses: responses.dropFirst())
            send(.authResponse(response))
        default:
            if reply.refusesMechanism { refusedMechanisms.insert(mechanism) }
            guard reply.refusesMechanism, settings.credentials.flatMap(mechanismToTry) != nil else {
                return end(because: .loginRefused(reply))
            }
            secureAndLogIn()
        }
    }
}

extension SMTPReply {
    /// Whether another mechanism may succeed with the same password: this one isn't known, too weak, or not allowed
    /// here. A wrong password is one by any mechanism. [RFC 4954 §6, RFC 5248]
    fileprivate var refusesMechanism: Bool {
        let codes = ["5.5.4", "5.7.4", "5.7.9", "5.7.11"]
        return [504, 534, 538].contains(code) || enhancedCode.map { codes.contains($0.description) } ?? false
    }
}
