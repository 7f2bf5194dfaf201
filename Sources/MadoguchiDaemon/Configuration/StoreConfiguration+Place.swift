import FollowUps
package import Messages
package import PostgreSQL

extension StoreConfiguration.PostgreSQL {
    /// Where the database is, and by what password, as both are now.
    ///
    /// - Throws: why nothing can connect, and what to do about it.
    func place(configurationFile: String) throws(StoreError) -> PostgresPlace {
        do {
            let address = try PostgresAddress(connection)
            try UnitNeeds(self).verify(configuration: configurationFile)
            guard let source = password else { return PostgresPlace(address: address) }
            guard let password = PostgresPassword(contents: try SecretFile.read(source).utf8) else {
                throw SecretError(trouble: Trouble(.databasePasswordUnusable))
            }
            return PostgresPlace(address: address, password: password)
        } catch {
            throw StoreError(.unreachable, detail: Wording(error), isOfServer: true)
        }
    }
}

extension PostgresAddressFault: WordedError {
    package var wording: Wording {
        switch self {
        case .noLibrary(let reason): .libpqMissing(reason)
        case .malformed: .connectionMalformed
        case .unknownKeyword(let keyword): .connectionKeywordUnknown(keyword)
        case .invalid(let keyword): .connectionKeywordInvalid(keyword)
        case .passwordInside: .passwordInConnection
        case .notYours(let keyword): .connectionKeywordTaken(keyword)
        }
    }
}

extension StoreConfiguration {
    /// What a check of the configuration says of it, a line each.
    var warnings: [Wording] {
        guard kind == .postgresql, let failure = PostgresLibrary.failure else { return [] }
        return [.warning(.libpqMissingForCheck(failure))]
    }
}
