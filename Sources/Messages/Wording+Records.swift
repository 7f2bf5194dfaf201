// What is wrong with requests about records of errors.

extension Wording {
    package static let theRecord = Wording(ja: "エラーの記録", en: "the record")
    package static let theAmendment = Wording(ja: "変更の内容", en: "the amendment")
    package static let amendmentEmpty = Wording(
        ja: "error、seen_on、steps、tried、cure のうち一つ以上を指定してください",
        en: "give at least one of error, seen_on, steps, tried and cure")
}
