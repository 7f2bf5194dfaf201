/// An address as somebody typed it, on its way to what was meant.
///
/// It is walked scalar by scalar, as a mark could otherwise hide an `@`.
struct TypedAddress {
    private(set) var scalars: [Unicode.Scalar]
    /// What was put right, each kind once, in the order found.
    private(set) var corrections: [AddressFinding.Kind] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func replace(with scalars: [Unicode.Scalar], _ kind: AddressFinding.Kind) {
        self.scalars = scalars
        if !corrections.contains(where: { $0.code == kind.code }) { corrections.append(kind) }
    }

    private var at: Int? { scalars.lastIndex(of: "@") }

    /// The part after the last `@`.
    var domain: ArraySlice<Unicode.Scalar>? {
        at.map { scalars[($0 + 1)...] }
    }

    mutating func replaceDomain(with domain: some Sequence<Unicode.Scalar>, _ kind: AddressFinding.Kind) {
        guard let at else { return }
        replace(with: Array(scalars[...at]) + domain, kind)
    }

    /// How many scalars from the left stand in quotes, where anything may stand.
    var quotedCount: Int {
        guard let at, at > 1, scalars.first == "\"", scalars[at - 1] == "\"" else { return 0 }
        return at
    }

    /// The address, if it is one as far as can be seen from here.
    var text: String? {
        guard let at, at > 0, at < scalars.count - 1 else { return nil }
        guard quotedCount > 0 || !scalars[..<at].contains("@") else { return nil }
        return scalars.text
    }
}

extension Sequence<Unicode.Scalar> {
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}
