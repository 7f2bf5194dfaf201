import FollowUps
import Guidance
import LinuxSystem
import Lists
import MailAddress
import Messages
import SupportHours

/// Reads the recipients of a recurring message a few at a time: a table in a file, with a column for the address and one
/// for each variable that differs.
///
/// The columns are known as an import knows them. What can't be used costs its own row; it is counted, and so is what was
/// repaired.
struct RecipientList {
    /// The largest file in bytes.
    static let largestFile = 64 << 20
    /// Of how many rows the reasons are kept.
    static let mostFaults = 20

    struct Recipient {
        /// The line of the file, from 1.
        var line: Int
        var address: MailAddress
        /// By variable; empty cells are left out.
        var values: [String: String]
    }

    struct Fault: Hashable, Sendable {
        /// The line of the file, from 1.
        var line: Int
        /// The reason, without what the line contains.
        var reason: Wording
    }

    /// Rows that can't be used.
    struct Faults: Hashable, Sendable {
        private(set) var count = 0
        /// The first ones, in the file's order.
        private(set) var first: [Fault] = []

        mutating func add(_ fault: Fault) {
            count += 1
            if first.count < RecipientList.mostFaults { first.append(fault) }
        }
    }

    private(set) var faults = Faults()
    /// Addresses that are used and are probably mistyped; nil where there are none.
    private(set) var suspicious: (count: Int, line: Int)?
    var notes: [ListNote] { reader.notes }

    private let path: String
    private let file: FileChunks
    private let guidance: GuidanceConfiguration
    private var reader: ListReader
    private var isAtEnd = false
    private var rows: ArraySlice<ListReader.Row> = []
    /// Marks of 64 bits in place of the addresses, of which there may be hundreds of thousands.
    private var seen: Set<Int> = []
    /// The variable of each column; nil for the address.
    private var variables: [String?] = []

    /// - Parameter guidance: its rules find addresses that are probably mistyped.
    init(of message: RecurringMessage, guidance: GuidanceConfiguration) throws(RecipientListError) {
        path = message.recipients
        self.guidance = guidance
        do {
            file = try FileChunks(path, atMost: Self.largestFile)
        } catch {
            throw RecipientListError(wording: .inFile(message.recipients, error.wording))
        }
        let known = guidance.set.catalogue.template(message.template)?.variables ?? []
        let texts = Set(known.filter { $0.kind == .text }.map { ColumnMatcher.variablePrefix + $0.name })
        reader = ListReader(
            ListDecoder(message.table.encoding), delimiter: message.table.delimiter,
            matcher: ColumnMatcher(
                fixed: [ColumnMatcher.address], variables: known.map(\.name), takesAnyVariable: false,
                choices: message.table.columns, nearest: { Spelling.nearest(to: $0, among: $1) }),
            content: { $0 == ColumnMatcher.address ? .address : texts.contains($0) ? .text : .line })
    }

    /// Tells whether the file is still the one that was read.
    var identity: FileChunks.Identity { file.identity }

    /// - Returns: recipients in the file's order, each address once; nil at the end.
    mutating func next(_ count: Int) throws(RecipientListError) -> [Recipient]? {
        var recipients: [Recipient] = []
        while recipients.count < count {
            if let row = rows.popFirst() {
                if let recipient = recipient(of: row) { recipients.append(recipient) }
            } else if isAtEnd {
                break
            } else {
                try readOn()
            }
        }
        return recipients.isEmpty ? nil : recipients
    }

    private mutating func readOn() throws(RecipientListError) {
        let bytes: [UInt8]?
        do {
            bytes = try file.next()
        } catch {
            throw RecipientListError(wording: .inFile(path, error.wording))
        }
        isAtEnd = bytes == nil
        rows = reader.feed((bytes ?? [])[...], isEnd: isAtEnd)[...]
        if let fault = reader.fault {
            throw RecipientListError(wording: .inFile(path, fault.wording(for: .keys)))
        }
        if variables.isEmpty {
            variables = reader.columns.map { column in
                column == ColumnMatcher.address ? nil : String(column.dropFirst(ColumnMatcher.variablePrefix.count))
            }
        }
    }

    private mutating func recipient(of row: ListReader.Row) -> Recipient? {
        if let fault = row.fault {
            faults.add(Fault(line: row.line, reason: fault.wording(for: .keys)))
            return nil
        }
        var text = ""
        var values: [String: String] = [:]
        for (variable, value) in zip(variables, row.values) where !value.isEmpty {
            if let variable { values[variable] = value } else { text = value }
        }
        let reading = guidance.set.addresses.reading(of: text)
        do throws(AddressError) {
            let address = try reading.address.get()
            guard seen.insert(address.key.hashValue).inserted else {
                faults.add(Fault(line: row.line, reason: .listedBefore))
                return nil
            }
            if let finding = reading.findings.first {
                if guidance.suspiciousAddresses == .refuse {
                    faults.add(Fault(line: row.line, reason: finding.detail))
                    return nil
                }
                suspicious = (count: (suspicious?.count ?? 0) + 1, line: suspicious?.line ?? row.line)
            }
            return Recipient(line: row.line, address: address, values: values)
        } catch {
            faults.add(
                Fault(
                    line: row.line,
                    reason: text.isEmpty ? .rowWithoutAddress : .inRowAddress(error.position, error.wording)))
            return nil
        }
    }

    /// A recipient's values are wrong for the template.
    mutating func refuse(_ recipient: Recipient, _ error: RecipientListError) {
        faults.add(Fault(line: recipient.line, reason: error.wording))
    }
}

/// Why a list of recipients can't be used, in one line that names nobody.
struct RecipientListError: WordedError {
    let wording: Wording
}

extension RecipientListError {
    init(nothingToUseIn file: String, _ fault: RecipientList.Fault) {
        wording = .noLineUsable(in: file, line: fault.line, fault.reason)
    }
}
