import CLibFuzzer
import FuzzKit
import MailAddress

/// Any text as an address: what is read is written so that it is read again as the same, in both forms, and its key is the
/// key of what it stands for.
@main
private enum FuzzAddress {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        LLVMFuzzerRunDriver(&count, &arguments) { fuzzAddress($0, $1) }
    }
}

/// Under the name that libFuzzer's own main, which is linked along, looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAddress(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let stopwatch = Stopwatch(bytes: count)
    defer { stopwatch.check() }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    guard let text = String(validating: bytes, as: UTF8.self), let address = try? MailAddress(parsing: text) else {
        return 0
    }
    guard let again = try? MailAddress(parsing: address.description) else {
        preconditionFailure("an address that cannot be read again: \(address)")
    }
    require(again == address, "an address that is another one when read again: \(address)")
    require(again.key == address.key, "a key that changes: \(address)")
    require(!address.sentText.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "a control in \(address.sentText)")
    guard let sent = try? MailAddress(parsing: address.sentText) else {
        preconditionFailure("an address whose sent form cannot be read: \(address.sentText)")
    }
    require(sent.key == address.key, "another key as it is sent: \(address)")
    require(sent.sentText == address.sentText, "another sent form when read again: \(address)")
    return 0
}
