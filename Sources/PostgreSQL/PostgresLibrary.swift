import CLibPQ

/// libpq as a whole, which is loaded by the first one that asks.
package enum PostgresLibrary {
    /// Why it can't be used, in one line of the system's; nil where it can.
    package static let failure: String? = madoguchi_pq_load() ? nil : String(cString: madoguchi_pq_load_failure())
}
