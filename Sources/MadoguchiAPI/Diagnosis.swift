/// `GET /v1/diagnosis`: what only the daemon knows about itself.
package struct Diagnosis: Codable, Hashable, Sendable {
    package var at: String
    package var version: String
    /// The file of the configuration.
    package var configuration: String
    /// The tz database's directory.
    package var zoneinfo: String
    /// Its release; nil where the database doesn't say.
    @OrNull package var tzdata: String?
    /// Whether that release is so old that clocks may have been changed since.
    package var tzdataStale: Bool
    package var state: StateDiagnosis
    /// The database server; nil where the database is in the state directory, or the server can't be asked.
    @OrNull package var server: ServerDiagnosis?
    /// nil where the database can't be used.
    @OrNull package var queue: QueueStatus?
    package var plans: [PlanDiagnosis]
    package var guidance: GuidanceDiagnosis
    /// Recurring messages that couldn't be queued now, and why.
    package var recurring: [Trouble]
    /// Whether the clock shows a time that can be; nothing is sent by one that shows less than the date of this version or
    /// of its tz database.
    package var clockUsable: Bool
    /// What the lists of recurring messages come to; without those that can't be read.
    package var lists: [List]
    /// Calendars whose source isn't in use as it is now, and calendars that run out, by name.
    package var calendars: [Trouble]
    /// The daemons that share the queue; nil where it isn't shared, or the server can't be asked.
    @OrNull package var cluster: ClusterStatus?

    package init(
        at: String, version: String, configuration: String, zoneinfo: String, tzdata: String?,
        tzdataStale: Bool = false, state: StateDiagnosis, server: ServerDiagnosis? = nil,
        queue: QueueStatus?, plans: [PlanDiagnosis], guidance: GuidanceDiagnosis, recurring: [Trouble],
        clockUsable: Bool = true, lists: [List] = [], calendars: [Trouble] = [], cluster: ClusterStatus? = nil
    ) {
        self.cluster = cluster
        self.calendars = calendars
        self.clockUsable = clockUsable
        self.at = at
        self.version = version
        self.configuration = configuration
        self.zoneinfo = zoneinfo
        self.tzdata = tzdata
        self.tzdataStale = tzdataStale
        self.state = state
        self.server = server
        self.queue = queue
        self.plans = plans
        self.guidance = guidance
        self.recurring = recurring
        self.lists = lists
    }

    package struct List: Codable, Hashable, Sendable {
        package var id: String
        package var list: RecipientListReport

        package init(id: String, list: RecipientListReport) {
            self.id = id
            self.list = list
        }
    }

    enum CodingKeys: String, CodingKey {
        case at, version, configuration, zoneinfo, tzdata, state, server, queue, plans, guidance, recurring, lists
        case calendars, cluster
        case tzdataStale = "tzdata_stale"
        case clockUsable = "clock_usable"
    }

    package struct Trouble: Codable, Hashable, Sendable {
        package var id: String
        package var trouble: String

        package init(id: String, trouble: String) {
            self.id = id
            self.trouble = trouble
        }
    }
}

/// The state directory and the database in it.
package struct StateDiagnosis: Codable, Hashable, Sendable {
    package var directory: String
    /// Why the database can't be used, and what to do; nil where all is well.
    @OrNull package var trouble: String?
    /// When the database was read in full and found sound.
    @OrNull package var checkedAt: String?
    /// Bytes.
    @OrNull package var database: Int64?
    /// Bytes of the database's log.
    @OrNull package var log: Int64?
    /// Bytes that the daemon may still write; nil where that isn't known.
    @OrNull package var free: Int64?
    /// Bytes of the whole file system.
    @OrNull package var total: Int64?
    /// How many more files can be created; nil where the file system has no such limit.
    @OrNull package var freeFiles: Int64?
    @OrNull package var totalFiles: Int64?

    package init(
        directory: String, trouble: String? = nil, checkedAt: String? = nil, database: Int64? = nil,
        log: Int64? = nil, free: Int64? = nil, total: Int64? = nil, freeFiles: Int64? = nil, totalFiles: Int64? = nil
    ) {
        self.directory = directory
        self.trouble = trouble
        self.checkedAt = checkedAt
        self.database = database
        self.log = log
        self.free = free
        self.total = total
        self.freeFiles = freeFiles
        self.totalFiles = totalFiles
    }

    enum CodingKeys: String, CodingKey {
        case directory, trouble
        case checkedAt = "checked_at"
        case database, log, free, total
        case freeFiles = "free_files"
        case totalFiles = "total_files"
    }
}

/// The database server that follow-ups are kept on.
package struct ServerDiagnosis: Codable, Hashable, Sendable {
    /// The one of several hosts that answers; a directory for a socket.
    package var host: String
    /// The server's own.
    package var version: String
    /// Whether the connection is encrypted.
    package var encrypted: Bool
    /// Whether a pooler is in between, which gives each transaction any of the server's sessions.
    package var pooled: Bool
    /// What may be lost, or seen by others, as the server is set up.
    package var risks: [Risk]

    package init(host: String, version: String, encrypted: Bool, pooled: Bool, risks: [Risk]) {
        self.host = host
        self.version = version
        self.encrypted = encrypted
        self.pooled = pooled
        self.risks = risks
    }

    package struct Risk: Codable, Hashable, Sendable {
        /// In the language that was asked for.
        package var risk: String
        /// What to do about it.
        package var advice: String

        package init(risk: String, advice: String) {
            self.risk = risk
            self.advice = advice
        }
    }
}

/// A plan's hours around now.
package struct PlanDiagnosis: Codable, Hashable, Sendable {
    package var plan: String
    package var open: Bool
    /// When that changes; nil for never.
    @OrNull package var until: String?
    /// nil where there is none.
    @OrNull package var nextWindow: WindowBounds?
    /// What about its hours is probably not what was meant.
    package var warnings: [HoursWarningReport]

    package init(
        plan: String, open: Bool, until: String?, nextWindow: WindowBounds?, warnings: [HoursWarningReport] = []
    ) {
        self.plan = plan
        self.open = open
        self.until = until
        self.nextWindow = nextWindow
        self.warnings = warnings
    }

    enum CodingKeys: String, CodingKey {
        case plan, open, until
        case nextWindow = "next_window"
        case warnings
    }
}

/// Something about a plan's hours that is legal and probably not what was meant.
package struct HoursWarningReport: Codable, Hashable, Sendable {
    /// `tail-after-closed-day`, …: the same in every language.
    package var code: String
    package var detail: String
    /// The whole hours as they were probably meant; nil where nobody can tell.
    @OrNull package var suggestion: String?

    package init(code: String, detail: String, suggestion: String?) {
        self.code = code
        self.detail = detail
        self.suggestion = suggestion
    }
}

/// The templates, and the values that the configuration lacks for them.
package struct GuidanceDiagnosis: Codable, Hashable, Sendable {
    /// Files of a later one override those of an earlier one.
    package var directories: [String]
    package var letters: Int
    package var playbooks: [PlaybookDiagnosis]
    /// Configuration keys that still say what the example says.
    package var examples: [String]
    /// Whether letters leave this machine, so that none goes to a customer with a value of the example's.
    package var reachesCustomers: Bool
    /// What each plan's letters carry.
    package var letterheads: [LetterheadDiagnosis]

    package init(
        directories: [String], letters: Int, playbooks: [PlaybookDiagnosis], examples: [String] = [],
        reachesCustomers: Bool = false, letterheads: [LetterheadDiagnosis] = []
    ) {
        self.examples = examples
        self.reachesCustomers = reachesCustomers
        self.letterheads = letterheads
        self.directories = directories
        self.letters = letters
        self.playbooks = playbooks
    }

    enum CodingKeys: String, CodingKey {
        case directories, letters, playbooks, examples
        case reachesCustomers = "reaches_customers"
        case letterheads
    }
}

package struct LetterheadDiagnosis: Codable, Hashable, Sendable {
    package var plan: String
    package var from: String
    /// nil where answers go to `from`.
    @OrNull package var replyTo: String?
    /// Where reminders of cases go; nil where each case has to say.
    @OrNull package var `operator`: String?
    package var variables: [String: String]
    package var unsubscribe: [String]

    package init(
        plan: String, from: String, replyTo: String?, operator: String?, variables: [String: String],
        unsubscribe: [String]
    ) {
        self.plan = plan
        self.from = from
        self.replyTo = replyTo
        self.operator = `operator`
        self.variables = variables
        self.unsubscribe = unsubscribe
    }

    enum CodingKeys: String, CodingKey {
        case plan, from
        case replyTo = "reply_to"
        case `operator`, variables, unsubscribe
    }
}

package struct PlaybookDiagnosis: Codable, Hashable, Sendable {
    package var playbook: String
    /// Configuration keys without which every case must give these values itself.
    package var missing: [String]

    package init(playbook: String, missing: [String]) {
        self.playbook = playbook
        self.missing = missing
    }
}

/// `POST /v1/relay/check`: whether messages could be sent now.
package struct RelayCheck: Codable, Hashable, Sendable {
    package var transport: String
    /// Host and port, URL or directory.
    package var to: String
    /// What keeps messages from being sent; nil where nothing does.
    @OrNull package var problem: String?
    /// What to do about that.
    @OrNull package var advice: String?
    /// Whether the connection was encrypted, with a certificate that was verified.
    package var encrypted: Bool
    package var loggedIn: Bool
    /// The end of validity of the certificate.
    @OrNull package var certificateEnds: String?
    package var milliseconds: Int

    package init(
        transport: String, to: String, problem: String?, advice: String? = nil, encrypted: Bool = false,
        loggedIn: Bool = false, certificateEnds: String? = nil, milliseconds: Int = 0
    ) {
        self.transport = transport
        self.to = to
        self.problem = problem
        self.advice = advice
        self.encrypted = encrypted
        self.loggedIn = loggedIn
        self.certificateEnds = certificateEnds
        self.milliseconds = milliseconds
    }

    enum CodingKeys: String, CodingKey {
        case transport, to, problem, advice, encrypted
        case loggedIn = "logged_in"
        case certificateEnds = "certificate_ends"
        case milliseconds
    }
}
