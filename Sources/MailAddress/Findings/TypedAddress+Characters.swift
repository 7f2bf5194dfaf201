extension TypedAddress {
    /// Writes full-width characters, and what Japanese keyboards give in their place, in ASCII.
    mutating func narrow() {
        let quoted = quotedCount
        var narrowed = Array(scalars[..<quoted])
        for scalar in scalars[quoted...] where scalar != "\u{3000}" { narrowed.append(scalar.narrowed ?? scalar) }
        for index in narrowed.indices.dropFirst(quoted) where narrowed[index].looksLikeHyphen {
            // Between letters beyond ASCII it is a letter itself, as in ラーメン.jp.
            guard index > 0, index + 1 < narrowed.count, narrowed[index - 1].isASCII, narrowed[index + 1].isASCII else {
                continue
            }
            narrowed[index] = "-"
        }
        guard narrowed != scalars else { return }
        replace(with: narrowed, .fullWidth)
    }

    /// Takes out spaces and what nobody sees.
    mutating func removeInvisible() {
        let quoted = quotedCount
        var first: Unicode.Scalar?
        var visible = Array(scalars[..<quoted])
        for index in scalars.indices.dropFirst(quoted) {
            let scalar = scalars[index]
            guard scalar.isUnseen, !(scalar.isJoiner && isAmongOtherScripts(index)) else {
                visible.append(scalar)
                continue
            }
            first = first ?? scalar
        }
        guard let first else { return }
        replace(with: visible, first == " " ? .space : .invisible(first))
    }

    /// Leaves one dot of several in the domain, and none before it.
    ///
    /// The local part stays: Japanese carriers once gave out addresses such as `a..b@` and `a.@`.
    mutating func singleDots() {
        guard let domain else { return }
        var single: [Unicode.Scalar] = []
        for scalar in domain where scalar != "." || (single.last ?? ".") != "." { single.append(scalar) }
        guard single.count < domain.count else { return }
        replaceDomain(with: single, .doubledDot)
    }

    /// Whether both neighbours are beyond ASCII, in whose scripts a joiner has its place.
    private func isAmongOtherScripts(_ index: Int) -> Bool {
        index > 0 && index + 1 < scalars.count && !scalars[index - 1].isASCII && !scalars[index + 1].isASCII
    }
}

extension Unicode.Scalar {
    /// The ASCII character that a full-width one stands for.
    fileprivate var narrowed: Unicode.Scalar? {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
        case 0x3002, 0xFF61: "."
        case 0x3001, 0xFF64: ","
        default: nil
        }
    }

    fileprivate var looksLikeHyphen: Bool {
        switch value {
        case 0x2010...0x2015, 0x2212, 0x30FC, 0xFF70: true
        default: false
        }
    }

    /// Two that scripts and emoji are written with.
    fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }

    /// Whether it leaves no mark: spaces, controls, format characters, variation selectors.
    var isUnseen: Bool {
        if isASCII { return value <= 0x20 || value == 0x7F }
        if (0xFE00...0xFE0F).contains(value) { return true }
        return switch properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: true
        default: false
        }
    }
}
