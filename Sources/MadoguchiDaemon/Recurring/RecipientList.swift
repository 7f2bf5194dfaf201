import CommaSeparatedValues
import Delivery
import FollowUps
import Guidance
import LinuxSystem
import MailAddress

/// The recipients of a recurring message: a table in a file, with a column `to` and one for each value that differs.
struct RecipientList {
    /// The largest file in bytes.
    static let largestFile = 64 << 20

    struct Recipient {
        /// The line of the file, from 1.
        var line: Int
        var address: MailAddress
        /// By variable; empty cells are left out.
        var values: [String: String]
    }

    /// In the file's order, each address once.
    private(set) var recipients: [Recipient] = []
    /// Lines that can't be used.
    private(set) var faults: [Fault] = []

    struct Fault: Hashable {
        /// The line of the file, from 1.
        var line: Int
        /// The reason, without what the line contains.
        var reason: String
    }

    /// - Parameter guidance: its rules find addresses that are probably mistyped.
    init(file: String, guidance: GuidanceConfiguration) throws(RecipientListError) {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes.read(file, atMost: Self.largestFile)
        } catch {
            throw RecipientListError(description: "\(file): \(error)")
        }
        try self.init(bytes, file: file, guidance: guidance)
    }

    /// Why a list can't be used; nil where it can.
    static func trouble(in file: String, _ guidance: GuidanceConfiguration) -> String? {
        do throws(RecipientListError) {
            let list = try RecipientList(file: file, guidance: guidance)
            guard list.recipients.isEmpty, let fault = list.faults.first else { return nil }
            return RecipientListError(nothingToUseIn: file, fault).description
        } catch {
            return error.description
        }
    }

    private init(_ bytes: [UInt8], file: String, guidance: GuidanceConfiguration) throws(RecipientListError) {
        // Spreadsheets often begin a file with a byte order mark.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var reader = CSVReader()
        var records = reader.feed(bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...])
        if let last = reader.finish() { records.append(last) }
        if let fault = reader.fault {
            throw RecipientListError(description: "\(file):\(fault.line): the table can't be read: \(fault.kind)")
        }
        guard let header = records.first, let column = header.fields.firstIndex(of: "to") else {
            throw RecipientListError(description: "\(file): the first line names no column \"to\"; add it")
        }
        guard Set(header.fields).count == header.fields.count else {
            throw RecipientListError(description: "\(file): a column is given twice")
        }
        var seen: Set<AddressKey> = []
        for record in records.dropFirst() {
            guard record.fields.count == header.fields.count else {
                faults.append(
                    Fault(
                        line: record.line,
                        reason: "has \(record.fields.count) fields, and the header \(header.fields.count)"))
                continue
            }
            let reading = guidance.set.addresses.reading(of: record.fields[column])
            switch reading.address {
            case .failure(let error):
                faults.append(
                    Fault(
                        line: record.line,
                        reason: "the address, position \(error.position + 1): \(error.reason)"))
            case .success(let address):
                guard seen.insert(address.key).inserted else {
                    faults.append(Fault(line: record.line, reason: "the address was listed before"))
                    continue
                }
                if let finding = reading.findings.first, guidance.suspiciousAddresses == .refuse {
                    faults.append(Fault(line: record.line, reason: finding.detail))
                    continue
                }
                let values = zip(header.fields, record.fields).filter { $0 != "to" && !$1.isEmpty }
                recipients.append(
                    Recipient(
                        line: record.line, address: address,
                        values: Dictionary(values.map { ($0, $1) }, uniquingKeysWith: { first, _ in first })))
            }
        }
    }
}

/// Why a list of recipients can't be used, in one line that names nobody.
struct RecipientListError: Error, CustomStringConvertible {
    let description: String
}

extension RecipientListError {
    init(nothingToUseIn file: String, _ fault: RecipientList.Fault) {
        description = "\(file): no line can be used; line \(fault.line): \(fault.reason)"
    }
}
