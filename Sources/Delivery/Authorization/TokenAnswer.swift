import FoundationEssentials

/// What an authorization server answers. [RFC 6749 §5]
struct TokenAnswer: Decodable {
    var accessToken: String?
    /// `Bearer`, in any case.
    var tokenType: String?
    /// Seconds.
    var expiresIn: Double?
    /// The next refresh token, where the server changes them.
    var refreshToken: String?
    /// `invalid_grant` and others. [RFC 6749 §5.2]
    var error: String?
    var errorDescription: String?

    /// - Returns: nil where it isn't a JSON object.
    static func parse(_ bytes: [UInt8]) -> TokenAnswer? {
        try? JSONDecoder().decode(TokenAnswer.self, from: Data(bytes))
    }

    /// nil where it holds no token that could be shown to a relay.
    var token: AccessToken? {
        guard let accessToken, tokenType.map({ $0.lowercased() == "bearer" }) ?? true else { return nil }
        let lifetime = expiresIn.map { Duration.seconds(min(max(0, $0), 366 * 86_400)) }
        return AccessToken(accessToken, lifetime: lifetime)
    }

    private enum CodingKeys: String, CodingKey {
        case error
        case accessToken = "access_token"
        case tokenType = "token_type"
        case expiresIn = "expires_in"
        case refreshToken = "refresh_token"
        case errorDescription = "error_description"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        accessToken = try? fields.decode(String.self, forKey: .accessToken)
        tokenType = try? fields.decode(String.self, forKey: .tokenType)
        // Some servers write it as a text.
        expiresIn =
            (try? fields.decode(Double.self, forKey: .expiresIn))
            ?? (try? fields.decode(String.self, forKey: .expiresIn)).flatMap { Double($0) }
        refreshToken = try? fields.decode(String.self, forKey: .refreshToken)
        error = try? fields.decode(String.self, forKey: .error)
        errorDescription = try? fields.decode(String.self, forKey: .errorDescription)
    }
}

extension String {
    /// The first line that isn't blank, without control characters and no longer than 200 characters: for reports.
    var firstLineToReport: String? {
        let line = split(whereSeparator: \.isNewline).lazy
            .map { $0.unicodeScalars.filter { $0.properties.generalCategory != .control } }
            .map { String(String.UnicodeScalarView($0)) }
            .first { $0.contains { !$0.isWhitespace } }
        return line.map { String($0.prefix(200)) }
    }
}
