extension Help {
    package enum Record {
        package static let command = CommandHelp(
            Wording(
                ja: "次に同じような案件があったときのために、エラーの記録を案件よりも長く残します。",
                en: "Keeps records of errors for the next such case, longer than the case itself."))
        package static let id = Wording(ja: "記録の ID。", en: "The record's id.")
        package static let error = Wording(
            ja: "画面に出たとおりの、エラーの文言。", en: "The error's own words, as the screen shows them.")
        package static let seenOn = Wording(
            ja: "エラーの出たブラウザーと端末。", en: "The browser and the device that it was seen on.")
        package static let steps = Wording(ja: "エラーに至る操作。順に書きます。", en: "What leads to it, step by step.")
        package static let tried = Wording(ja: "試したことと、その結果。", en: "What was tried, and what came of it.")
        package static let cure = Wording(ja: "最後に効いた対処。", en: "What settled it in the end.")
    }

    package enum RecordAdd {
        package static let command = CommandHelp(
            Wording(
                ja: "エラーと、それについて分かっていることを記録します。", en: "Records an error, and what is known of it."),
            discussion: Wording(
                ja: "記録は、案件が消えたあとも残ります。お客様の名前は書かないでください。どの案件で出たかは '--case' で示します。",
                en: """
                    The record stays when its case is forgotten. Name no customer in it; '--case' says where it came up.
                    """))
        package static let caseID = Wording(ja: "エラーの出た案件。", en: "The case that it came up in.")
    }

    package enum RecordAmend {
        package static let command = CommandHelp(
            Wording(
                ja: "記録の内容を書き換えます。指定しないものは、そのまま残ります。",
                en: "Replaces what a record says; what isn't given stays as it is."))
    }

    package enum RecordSearch {
        package static let command = CommandHelp(
            Wording(
                ja: "指定した語をすべて含む記録を、新しい順に一覧にします。語がなければすべてです。",
                en: "Lists records, the newest first: those that have each of the words, or all."),
            discussion: Wording(
                ja: "語は一部でもかまいません。大文字と小文字、全角と半角は区別しません。\n\n\(Shared.pages.ja)",
                en: "A part of a word is enough; case and width make no difference.\n\n\(Shared.pages.en)"))
        package static let words = Wording(
            ja: "エラーや、記録のほかの部分にある語。", en: "Words of the error, or of anything else in the record.")
        package static let caseID = Wording(ja: "この案件のものだけ。", en: "Only those of this case.")
    }

    package enum RecordShow {
        package static let command = CommandHelp(Wording(ja: "記録を表示します。", en: "Shows a record."))
    }

    package enum RecordRemove {
        package static let command = CommandHelp(
            Wording(
                ja: "記録を完全に削除し、その内容を表示します。", en: "Removes a record for good, and shows what it said."))
    }
}
