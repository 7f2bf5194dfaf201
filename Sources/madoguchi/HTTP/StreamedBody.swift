/// A request's body that is made while the response to it is read already.
protocol StreamedBody: AnyObject {
    /// Is readable once the next part can be made without waiting.
    var descriptor: CInt { get }

    /// - Returns: the next part, empty where it takes more to make one; nil at the end.
    func nextPart() throws -> [UInt8]?

    /// A part of the body of a response of status 200; parts end anywhere.
    func receive(_ part: [UInt8]) throws

    /// Such a response has ended.
    func finish() throws
}
