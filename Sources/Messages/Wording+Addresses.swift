// What is said of mail addresses: why a text is none, and what was probably mistyped. None of it shows the address.

// MARK: What is missing or too much

extension Wording {
    package static let noAddress = Wording(
        ja: "アドレスがありません。name@example.jp のように書いてください",
        en: "there is no address; write one like name@example.jp")
    package static let atMissing = Wording(
        ja: "@ がありません。name@example.jp のように書いてください", en: "an @ is missing; write name@example.jp")
    package static let nothingBeforeAt = Wording(
        ja: "@ の前に何もありません。name@example.jp のように書いてください",
        en: "nothing precedes the @; write name@example.jp")
    package static let nothingAfterAt = Wording(
        ja: "@ の後に何もありません。name@example.jp のように書いてください",
        en: "nothing follows the @; write name@example.jp")
    package static let secondAt = Wording(
        ja: "@ が二つあります。アドレスは一つだけ書いてください", en: "a second @; give one address")
    package static let dotAtStart = Wording(
        ja: "先頭に「.」があります。取り除くか、@ の前を引用符で囲んでください",
        en: "a dot before the first letter; remove it, or put the part before the @ in quotes")
    package static let quoteNeverClosed = Wording(
        ja: "この引用符が閉じられていません。閉じてください", en: "this quotation mark is never closed; close it")
    package static let unbalancedAngleBrackets = Wording(
        ja: "< と > は両方で、アドレスだけを囲みます。窓口 <name@example.jp> のように書いてください",
        en: "< and > belong around the address, and both; write Support <name@example.jp>")
    package static let textAfterAddress = Wording(
        ja: "アドレスの後に文字があります。アドレスは一つだけ書いてください", en: "text after the address; give one address")
    package static let ipAddressForDomain = Wording(
        ja: "ドメインが IP アドレスになっています。ドメインの名前を書いてください",
        en: "an IP address for a domain; write the domain's name")
    package static let dotTooMany = Wording(
        ja: "ドメインに余分な「.」があります。取り除いてください", en: "a dot too many in the domain; remove it")
    package static let hyphenAtLabelEdge = Wording(
        ja: "ドメインの一部がハイフンで始まるか終わっています。ドメインを確かめてください",
        en: "a part of the domain begins or ends with a hyphen; check the domain")
}

// MARK: Characters

extension Wording {
    package static func controlInAddress(_ scalar: Unicode.Scalar) -> Wording {
        let name = control(scalar)
        return Wording(
            ja: "アドレスに\(name.ja)は使えません。取り除いてください",
            en: "\(name.en) isn't allowed in an address; remove it")
    }

    private static func control(_ scalar: Unicode.Scalar) -> Wording {
        switch scalar {
        case "\r": Wording(ja: "復帰文字（U+000D）", en: "a carriage return (U+000D)")
        case "\n": Wording(ja: "改行文字（U+000A）", en: "a line feed (U+000A)")
        case "\0": Wording(ja: " NUL 文字（U+0000）", en: "a NUL (U+0000)")
        default:
            Wording(
                ja: "制御文字（U+\(hexadecimal(scalar))）", en: "the control character U+\(hexadecimal(scalar))")
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// - Parameter name: `U+202E`, or the character with its number, `'_' (U+005F)`, as in the functions below.
    package static func writingDirectionInAddress(_ name: String) -> Wording {
        Wording(
            ja: "\(name) は文字の向きを変えます。取り除いてください",
            en: "\(name) changes the direction of writing; remove it")
    }
    package static func invisibleInAddress(_ name: String) -> Wording {
        Wording(ja: "\(name) は目に見えない文字です。取り除いてください", en: "\(name) can't be seen; remove it")
    }
    package static func unexpectedInAddress(_ name: String) -> Wording {
        Wording(
            ja: "ここでは、引用符の外に \(name) を書けません。アドレスを確かめてください",
            en: "\(name) isn't allowed here without quotes; check the address")
    }
}

// MARK: Lengths and domains

extension Wording {
    package static func localPartTooLong(octets: Int) -> Wording {
        Wording(
            ja: "@ の前が \(octets) オクテットあります。64 オクテットまでです。アドレスを確かめてください",
            en: "\(octets) octets before the @, and 64 are allowed; check the address")
    }
    package static func labelTooLong(octets: Int) -> Wording {
        Wording(
            ja: "ドメインの「.」と「.」の間が \(octets) オクテットあります。63 オクテットまでです",
            en: "\(octets) octets between two dots of the domain, and 63 are allowed")
    }
    package static func domainTooLong(octets: Int) -> Wording {
        Wording(
            ja: "ドメインが \(octets) オクテットあります。255 オクテットまでです。アドレスを確かめてください",
            en: "a domain of \(octets) octets, and 255 are allowed; check the address")
    }
    package static func addressTooLong(octets: Int) -> Wording {
        Wording(
            ja: "アドレスが \(octets) オクテットあります。254 オクテットまでです。アドレスを確かめてください",
            en: "an address of \(octets) octets, and 254 are allowed; check the address")
    }
    package static func displayNameTooLong(octets: Int) -> Wording {
        Wording(
            ja: "表示名が \(octets) オクテットあります。512 オクテットまでです。短くしてください",
            en: "a name of \(octets) octets, and 512 are allowed; shorten it")
    }

    package static func noSuchDomainPossible(_ reason: Wording) -> Wording {
        Wording(
            ja: "DNS にこのようなドメインはありえません（\(reason.ja)）。ドメインを確かめてください",
            en: "the DNS can have no such domain (\(reason.en)); check the domain")
    }
    package static let disallowedCharacter = Wording(
        ja: "ドメインに使えない文字がある", en: "string contains a disallowed character")
}

// MARK: What was probably mistyped

extension Wording {
    package static let fullWidthInAddress = Wording(
        ja: "アドレスに全角文字があります。半角で書いてください",
        en: "the address contains full-width characters; write them as half-width ones")
    package static let spaceInAddress = Wording(
        ja: "アドレスに空白があります。取り除いてください", en: "a space is in the address; remove it")
    /// - Parameter code: `U+200B`
    package static func unseenInAddress(_ code: String) -> Wording {
        Wording(
            ja: "アドレスに目に見えない文字（\(code)）があります。取り除いてください",
            en: "an invisible character (\(code)) is in the address; remove it")
    }
    package static let addressSurrounded = Wording(
        ja: "アドレスの前後に余分な文字があります。取り除いてください",
        en: "the address is surrounded by something else; remove that")
    package static let dotTooManyInDomain = Wording(
        ja: "アドレスのドメインに余分な「.」があります。取り除いてください", en: "the domain has a dot too many; remove it")
    package static func domainMisspelt(_ domain: String, meant: String) -> Wording {
        Wording(
            ja: "ドメイン\(quoted(domain))は \(meant) の綴り間違いのようです",
            en: "the domain \(quoted(domain, .en)) looks like a misspelling of \(meant)")
    }
    package static func noSuchEnding(of domain: String, _ ending: String, meant: String) -> Wording {
        Wording(
            ja: "ドメイン\(quoted(domain))は .\(ending) で終わっていますが、.\(ending) で終わるドメインはありません。"
                + ".\(meant) の間違いのようです",
            en:
                "the domain \(quoted(domain, .en)) ends in .\(ending), which no domain does; .\(meant) was probably meant"
        )
    }
    package static func noSuchProvider(_ domain: String, meant: String) -> Wording {
        Wording(
            ja: "ドメイン\(quoted(domain))を使う有名なプロバイダーはありませんが、\(meant) ならあります",
            en: "no well-known provider has the domain \(quoted(domain, .en)), but \(meant) is one")
    }
}
