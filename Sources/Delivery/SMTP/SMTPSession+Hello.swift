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
        case .login(let responses):
            takeInLogin(reply, responses: responses)
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

// [RFC 4954; RFC 4616 for PLAIN; LOGIN is in use without a standard]
extension SMTPSession {
    private mutating func logIn(_ credentials: SMTPCredentials) {
        let username = Array(credentials.username.utf8)
        let password = Array(credentials.password.utf8)
        if capabilities.authentication.contains("PLAIN") {
            let response = [0] + username + [0] + password
            let command = SMTPCommand.auth(mechanism: "PLAIN", initialResponse: response)
            // A response that is too long for a command line is sent after the challenge. [RFC 4954 §4]
            if command.bytes.count <= SMTPCommand.lineLimit {
                phase = .login(responses: [])
                send(command)
            } else {
                phase = .login(responses: [response])
                send(.auth(mechanism: "PLAIN", initialResponse: nil))
            }
        } else if capabilities.authentication.contains("LOGIN") {
            phase = .login(responses: [username, password])
            send(.auth(mechanism: "LOGIN", initialResponse: nil))
        } else {
            end(because: .loginNotOffered(mechanisms: capabilities.authentication))
        }
    }

    private mutating func takeInLogin(_ reply: SMTPReply, responses: ArraySlice<[UInt8]>) {
        switch reply.replyClass {
        case 2:
            isLoggedIn = true
            secureAndLogIn()
        case 3:
            guard reply.code == 334, let response = responses.first else {
                return end(because: .unexpectedReply(reply))
            }
            phase = .login(responses: responses.dropFirst())
            send(.authResponse(response))
        default:
            end(because: .loginRefused(reply))
        }
    }
}
