import TimeZoneDatabase

/// The machine's tz database; tests ask it only for what no release changes.
let systemZones = TimeZoneDatabase(directory: "/usr/share/zoneinfo")
