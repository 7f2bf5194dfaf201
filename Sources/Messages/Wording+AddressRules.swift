// What is said of the file of rules for mail domains, addresses.yaml.

extension Wording {
    package static let addressRules = Wording(ja: "アドレスの規則", en: "the rules for addresses")
    /// - Parameter key: the key that the groups stand under.
    package static func ruleGroup(_ key: String) -> Wording {
        Wording(ja: "\(key) のグループ", en: "a group of \(key)")
    }
    package static let domainsKey = Wording(ja: "ドメイン（domains）", en: "domains")

    // MARK: What is expected

    package static let ruleGroupList = Wording(
        ja: "グループの一覧（- { source: …, domains: … } など）", en: "a list of groups, as - { source: …, domains: … }")
    package static let ruleSource = Wording(ja: "出典", en: "where this is from")
    package static let domainList = Wording(
        ja: "ドメインの一覧（[example.jp] など）", en: "a list of domains, as [example.jp]")
    package static let endingList = Wording(
        ja: "ドメインの末尾の一覧（[com, co.jp] など）", en: "a list of endings, as [com, co.jp]")
    package static let lowerCaseDomain = Wording(
        ja: "小文字のドメイン（example.jp など）", en: "a domain in lower case, as example.jp")
    package static let miswrittenDomain = Wording(
        ja: "小文字で書いた、間違ったドメイン（example.pj など）", en: "a miswritten domain in lower case, as example.pj")
    package static let lowerCaseEnding = Wording(
        ja: "前にドットのない、小文字のドメインの末尾（co.jp など）",
        en: "an ending in lower case without a dot before it, as co.jp")

    // MARK: Rules that contradict one another

    package static func ruleGivenTwice(_ name: String, firstIn line: Int) -> Wording {
        Wording(
            ja: "\(name) は \(line) 行目にもあります。どちらか一つにしてください",
            en: "\(name) is given in line \(line) already; keep one of them")
    }
    package static func notAProvider(_ name: String) -> Wording {
        Wording(
            ja: "\(name) は providers にありません。providers に加えるか、そこにあるものを書いてください",
            en: "\(name) isn't among the providers; add it there, or name one that is")
    }
    package static func everyNameIsRight(below parent: String, _ name: String) -> Wording {
        Wording(
            ja: "\(name) は、どのサブドメインも正しいとされる \(parent) の下にあります。どちらかを取り除いてください",
            en: "\(name) is below \(parent), where every name is right; take one of them out")
    }
    package static func correctionEndsWrongly(_ name: String, _ ending: String) -> Wording {
        Wording(
            ja: "\(name) は .\(ending) で終わりますが、この末尾も訂正の対象になっています",
            en: "\(name) ends in .\(ending), which is itself to be put right")
    }
    package static func rightDomainEndsWrongly(_ name: String, _ ending: String) -> Wording {
        Wording(
            ja: "正しいドメインとされる \(name) が .\(ending) で終わっています",
            en: "\(name), which is among the right domains, ends in .\(ending)")
    }
}
