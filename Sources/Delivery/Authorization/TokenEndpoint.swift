import LoggedEvents
package import Logging
import Messages

/// Asks an authorization server for tokens. [RFC 6749]
package struct TokenEndpoint: AccessTokenSource {
    /// What a token is asked for with.
    package enum Grant: Sendable {
        /// A refresh token. [RFC 6749 §6]
        case refreshToken(RefreshToken)
        /// The client's own secret. [RFC 6749 §4.4]
        case clientCredentials
    }

    /// How the client is known to the server.
    package struct Client: Sendable {
        package let id: String
        /// Reads the client's secret; nil where it has none.
        package var secret: (@Sendable () throws -> String)?

        package init(id: String) {
            self.id = id
        }
    }

    private let url: HTTPURL
    private let grant: Grant
    private let client: Client
    private let scope: String?
    private let logger: Logger
    private let http: HTTPClient

    /// - Parameters:
    ///   - url: of the server's token endpoint.
    ///   - scope: what the token is to permit; nil for what the server thinks right.
    ///   - logger: told where the server's next refresh token can't be kept.
    /// - Throws: ``TokenFailure`` for a URL that can't be asked.
    package init(
        url: String, grant: Grant, client: Client, scope: String? = nil, trustRoots: TrustRoots = .system,
        logger: Logger
    ) throws(TokenFailure) {
        if let reason = CurlLibrary.failure {
            throw TokenFailure(.tokensNeedLibcurl(reason), needsOperator: true)
        }
        guard let parsed = HTTPURL(url) else {
            throw TokenFailure(.malformedTokenURL, needsOperator: true)
        }
        self.url = parsed
        self.grant = grant
        self.client = client
        self.scope = scope
        self.logger = logger
        var settings = HTTPSettings()
        settings.trustRoots = trustRoots
        // The operator named it.
        settings.allowsPrivateAddresses = true
        settings.connections = 1
        http = HTTPClient(settings: settings)
    }

    package func token() async throws(TokenFailure) -> AccessToken {
        var form = ["client_id": client.id]
        var refreshToken: String?
        do {
            form["client_secret"] = try client.secret?()
            if case .refreshToken(let source) = grant { refreshToken = try source.current() }
        } catch {
            throw TokenFailure(Trouble(error), needsOperator: true)
        }
        form["grant_type"] = refreshToken == nil ? "client_credentials" : "refresh_token"
        form["refresh_token"] = refreshToken
        form["scope"] = scope
        let answer = try await ask(form)
        guard let token = answer.token else {
            throw failure(.answerWithoutToken, needsOperator: true)
        }
        if case .refreshToken(let source) = grant, let next = answer.refreshToken, next != refreshToken {
            keep(next, in: source)
        }
        return token
    }

    private func ask(_ form: [String: String]) async throws(TokenFailure) -> TokenAnswer {
        let fields = [
            HTTPField("content-type", "application/x-www-form-urlencoded"), HTTPField("accept", "application/json"),
            HTTPField("user-agent", "madoguchi"),
        ]
        let reply: HTTPAnswer
        do {
            reply = try await http.send(HTTPRequest(.post, url, fields: fields, body: Array(form.urlEncoded.utf8)))
        } catch {
            throw failure(error.cause.trouble, needsOperator: false)
        }
        let answer = TokenAnswer.parse(reply.body)
        if reply.status.code == 200 {
            guard let answer else { throw failure(.answerIsNoObject, needsOperator: true) }
            return answer
        }
        // A server that is overloaded or down says so by its status; other refusals last. [RFC 6749 §5.2]
        let isPassing =
            reply.status.code >= 500 || reply.status.code == 429 || answer?.error == "temporarily_unavailable"
        let said = [answer?.error, answer?.errorDescription?.firstLineToReport].compactMap(\.self)
        throw failure(
            .tokenRefusal(status: reply.status.code, said: said, error: answer?.error), needsOperator: !isPassing)
    }

    private func keep(_ next: String, in source: RefreshToken) {
        do {
            try source.replace(with: next)
        } catch {
            logger.error(.refreshTokenNotKept(Wording(error)))
        }
    }

    private func failure(_ trouble: Trouble, needsOperator: Bool) -> TokenFailure {
        TokenFailure(.tokenServer(url.host, trouble), needsOperator: needsOperator)
    }
}

extension [String: String] {
    /// As `application/x-www-form-urlencoded`, in a settled order.
    fileprivate var urlEncoded: String {
        sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.urlEncoded)" }.joined(separator: "&")
    }
}

extension String {
    /// Everything but letters, digits and `-._~` as percent and two digits. [RFC 3986 §2.1]
    fileprivate var urlEncoded: String {
        let digits = Array("0123456789ABCDEF")
        return utf8.reduce(into: "") { text, byte in
            let isPlain =
                byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
                || "-._~".utf8.contains(byte)
            text += isPlain ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
    }
}
