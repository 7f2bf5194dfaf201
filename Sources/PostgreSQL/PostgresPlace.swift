/// Where a session goes, and by what password.
package struct PostgresPlace: Sendable {
    package let address: PostgresAddress
    package let password: PostgresPassword?

    package init(address: PostgresAddress, password: PostgresPassword? = nil) {
        self.address = address
        self.password = password
    }
}
