// What is said of requests in general: texts in them, ids, keys and times. Texts of callers aren't shown where they may be
// somebody's own words.

// MARK: The request

extension Wording {
    /// What stands for the body's pointer where a fault is the whole body's.
    package static let theBody = Wording(ja: "本文", en: "the body")
    package static let theRequest = Wording(ja: "リクエスト", en: "the request")

    package static func moreFaults(_ count: Int) -> Wording {
        Wording(ja: "ほか \(count) 件", en: "and \(count) more")
    }

    package static let malformedHost = Wording(
        ja: "Host がホスト名になっていません", en: "Host is no host")
    package static let transferEncodingNotChunked = Wording(
        ja: "Transfer-Encoding に使えるのは HTTP/1.1 の chunked だけです",
        en: "Transfer-Encoding may be chunked, in HTTP/1.1")
}

// MARK: Texts

extension Wording {
    package static func tooManyOctets(_ octets: Int, limit: Int) -> Wording {
        Wording(
            ja: "\(octets) オクテットあり、上限の \(limit) を超えています。短くしてください",
            en: "it takes \(octets) octets, and \(limit) are allowed; shorten it")
    }
    package static func tooManyCharacters(_ count: Int, limit: Int) -> Wording {
        Wording(
            ja: "\(count) 文字あり、上限の \(limit) 文字を超えています。短くしてください",
            en: "it has \(count) characters, and \(limit) are allowed; shorten it")
    }
    /// - Parameters:
    ///   - code: `U+0007`
    ///   - position: from 1.
    package static func notAllowed(_ character: Wording, code: String, position: Int) -> Wording {
        Wording(
            ja: "\(position) 文字目の\(character.ja)（\(code)）は使えません。取り除いてください",
            en: "\(character.en) (\(code)) at position \(position) isn't allowed; remove it")
    }
    /// - Parameter position: from 1.
    package static func nulInMessage(position: Int) -> Wording {
        Wording(
            ja: "\(position) 文字目の NUL 文字（U+0000）はメールに使えません。取り除いてください",
            en: "a NUL (U+0000) at position \(position) isn't allowed in a message; remove it")
    }
    /// What was found isn't told.
    package static func foundOther(than expected: Wording) -> Wording {
        Wording(
            ja: "形式が違っています。\(expected.ja)を書いてください", en: "found something other than \(expected.en)")
    }
}

// MARK: What is expected

extension Wording {
    package static let anAddress = Wording(
        ja: "メールアドレス（name@example.jp など）", en: "a mail address, as name@example.jp")
    package static let planName = Wording(ja: "プランの名前", en: "a plan's name")
    package static let playbookName = Wording(ja: "プレイブックの名前", en: "a playbook's name")
    package static let templateID = Wording(ja: "テンプレートの ID", en: "a template's id")
    package static let followUpID = Wording(ja: "フォローアップの ID", en: "a follow-up's id")
    package static let nodeName = Wording(ja: "ノードの名前", en: "a node's name")
    package static let caseID = Wording(ja: "案件の ID", en: "a case's id")
    package static let aStage = Wording(ja: "段階の名前", en: "a stage")
    package static let overrideEndsBeforeItBegins = Wording(
        ja: "from より後にしてください", en: "isn't after from; give a later time")
    package static let overrideEndsInThePast = Wording(
        ja: "すでに過ぎた時刻です。これから来る時刻にしてください", en: "is past; give a time that is still to come")
    package static let aReason = Wording(ja: "理由", en: "a reason")
    package static let aNote = Wording(ja: "メモの文章", en: "a note")
    package static let aSubject = Wording(ja: "件名", en: "a subject")
    package static let messageText = Wording(ja: "メールの本文", en: "the message's text")
    package static let errorText = Wording(ja: "エラーの文言", en: "the error's words")
    package static func label(_ lengths: ClosedRange<Int>) -> Wording {
        Wording(
            ja: "\(lengths.lowerBound)〜\(lengths.upperBound) 文字のラベル",
            en: "a label of \(lengths.lowerBound) to \(lengths.upperBound) characters")
    }
    package static func visibleASCII(_ lengths: ClosedRange<Int>) -> Wording {
        Wording(
            ja: "空白のない ASCII 文字 \(lengths.lowerBound)〜\(lengths.upperBound) 字",
            en: "\(lengths.lowerBound) to \(lengths.upperBound) visible ASCII characters without spaces")
    }
    package static let aTime = Wording(
        ja: "日時（2026-11-24T06:00:00-08:00 など）", en: "a time, as 2026-11-24T06:00:00-08:00")
    package static let aDuration = Wording(ja: "時間の長さ（4h、PT4H など）", en: "a duration, as 4h or PT4H")
    /// - Parameters: durations, as ISO 8601.
    package static func aDuration(from first: String, to last: String) -> Wording {
        Wording(ja: "\(first) から \(last) までの時間の長さ", en: "a duration from \(first) to \(last)")
    }
}
