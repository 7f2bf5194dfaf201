extension String {
    /// The domain in lower case, if nothing but a domain can be wrong here: ASCII letters, digits and what else stands
    /// in addresses, around one `@`, with single dots.
    var domainOfPlainAddress: String? {
        var at: String.Index?
        var previous = UInt8(ascii: ".")
        for index in utf8.indices {
            let octet = utf8[index]
            switch octet {
            case UInt8(ascii: "@"):
                guard at == nil, index > startIndex else { return nil }
                at = index
            case UInt8(ascii: "."):
                guard at == nil ? index > startIndex : previous != UInt8(ascii: ".") && previous != UInt8(ascii: "@")
                else { return nil }
            default:
                guard octet < 0x80, octet.isDomainOctet || (at == nil && octet.isPlainInLocalPart) else { return nil }
            }
            previous = octet
        }
        guard let at, previous.isDomainOctet, previous != UInt8(ascii: ".") else { return nil }
        return String(Substring(utf8[utf8.index(after: at)...])).lowercased()
    }
}

extension UInt8 {
    fileprivate var isPlainInLocalPart: Bool {
        self == UInt8(ascii: "_") || self == UInt8(ascii: "+")
    }
}
