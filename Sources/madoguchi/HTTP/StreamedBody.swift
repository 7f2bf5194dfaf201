/// A request's body that is produced while the response is already being read.
protocol StreamedBody: AnyObject {
    /// Readable once the next part can be produced without waiting.
    var descriptor: CInt { get }

    /// - Returns: the next part, empty where more input is needed; nil at the end.
    func nextPart() throws -> [UInt8]?

    /// Receives a part of the body of a response of status 200; parts are arbitrary.
    func receive(_ part: [UInt8]) throws

    /// Called when such a response has ended.
    func finish() throws
}
