// What is wrong with an answer of something else than a daemon of this version.

extension Wording {
    package static let notOurJSON = Wording(
        ja: "madoguchi のデーモンの JSON ではありません", en: "its JSON isn't that of a madoguchi daemon")
    package static let answersDontMatch = Wording(
        ja: "まとめて送った行と応答が対応していません", en: "its answer to a batch doesn't match the lines")
    package static let severalResponses = Wording(
        ja: "一つのリクエストに応答が二つ以上あります", en: "more than one response to one request")
    package static func responseBodyTooLarge(limit: Int) -> Wording {
        Wording(ja: "本文が \(limit) バイトを超えています", en: "a body of more than \(limit) bytes")
    }
    package static func responseHeadTooLarge(limit: Int) -> Wording {
        Wording(ja: "先頭部が \(limit) バイトを超えています", en: "a head of more than \(limit) bytes")
    }
    package static let chunkTooLong = Wording(ja: "チャンクが示された長さを超えています", en: "a chunk longer than its size")
    package static let noStatusLine = Wording(ja: "HTTP/1.1 のステータス行がありません", en: "no HTTP/1.1 status line")
    package static let headerWithoutName = Wording(ja: "名前のないヘッダー行があります", en: "a header line without a name")
    package static let unknownTransferCoding = Wording(ja: "転送符号化が不明です", en: "an unknown transfer coding")
    package static let contentLengthNoNumber = Wording(
        ja: "Content-Length が数値ではありません", en: "a content length that is no number")
    package static let chunkWithoutSize = Wording(ja: "チャンクに長さがありません", en: "a chunk without a size")
}
