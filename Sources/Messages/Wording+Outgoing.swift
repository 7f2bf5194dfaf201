// What becomes of a message before it is on its way, and why it can't be composed or filed.

extension Wording {
    package static let sendingStopped = Wording(ja: "送信を停止しました", en: "sending was stopped")
    package static func heldBack(_ reason: Wording) -> Wording {
        Wording(ja: "メールの送信を見合わせました: \(reason.ja)", en: "the message was held back: \(reason.en)")
    }
    /// - Parameter template: its id.
    package static func unrenderable(_ template: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "テンプレート \(template) から本文を作成できません: \(reason.ja)",
            en: "the template \(template) can't be rendered: \(reason.en)")
    }
    package static func storedTemplateUnreadable(_ template: String) -> Wording {
        Wording(
            ja: "保存されたテンプレート \(template) を読み込めません", en: "the stored template \(template) can't be read")
    }
    package static let planOfHoursGone = Wording(
        ja: "メールに対応時間を載せるプランが、設定にありません",
        en: "the plan whose hours the message names isn't configured any more")
    package static let recipientHadEnough = Wording(
        ja: "この受信者への一日の上限に達しています", en: "its recipient has had as many as a day allows")

    // MARK: Held back

    package static let stoppedBeforeTurn = Wording(
        ja: "順番が来る前に送信が停止しました", en: "sending stopped before it was this message's turn")
    package static let closedBeforeTurn = Wording(
        ja: "順番が来る前に対応時間帯が終わりました", en: "the window closed before it was this message's turn")
    package static let planGoneBeforeTurn = Wording(
        ja: "このメールのプランか、案件のプランが設定にありません。設定に戻すか、このメールを取り消してください",
        en: "its plan or its case's plan isn't configured any more; configure it again, or cancel this message")
    package static let expiredBeforeTurn = Wording(
        ja: "順番が来る前に期限が切れました", en: "it expired before it was this message's turn")
    package static let clockSetWrong = Wording(
        ja: "時計がありえない時刻に設定されました", en: "the clock was set to a time that can't be")
    package static let leaseLost = Wording(
        ja: "順番が来る前にリースが失われました", en: "its lease was lost before it was this message's turn")
    package static let outOfTouch = Wording(
        ja: "データベースからの応答が途絶えたため、他のノードに任せました",
        en: "the database hasn't answered for too long; the message is left to other nodes")
    package static let hoursDiffer = Wording(
        ja: "このノードのプランの対応時間が、採用中のものと異なります",
        en: "this node's hours of the plan aren't the adopted ones")
}

// MARK: The relay's abilities

extension Trouble {
    package static let noSMTPUTF8 = Trouble(
        Wording(
            ja: "ASCII でない文字を含むアドレスですが、中継先が SMTPUTF8 に対応していません",
            en: "an address beyond ASCII, and the relay doesn't offer SMTPUTF8"),
        remedy: Wording(ja: "別のアドレスか中継先を使ってください", en: "use another address or relay"))
    package static let noEightBitMIME = Trouble(
        Wording(
            ja: "メールに 7 ビットでない文字が含まれていますが、中継先が 8BITMIME に対応していません",
            en: "the message isn't 7-bit, and the relay doesn't offer 8BITMIME"),
        remedy: Wording(ja: "別の中継先を使ってください", en: "use another relay"))
    package static func messageTooLarge(octets: Int, limit: Int) -> Trouble {
        Trouble(
            Wording(
                ja: "メールが \(octets) オクテットあり、中継先の上限 \(limit) を超えています",
                en: "the message has \(octets) octets, and the relay accepts \(limit)"),
            remedy: Wording(ja: "短くしてください", en: "shorten it"))
    }
    package static let connectionHadEnded = Trouble(
        Wording(ja: "中継先との接続が終わっていました", en: "the connection to the relay had ended"))
}

// MARK: The outbox

extension Wording {
    package static func outboxUnusable(_ reason: Wording) -> Wording {
        Wording(
            ja: "outbox にメールを保存できません: \(reason.ja)",
            en: "messages can't be filed in the outbox: \(reason.en)")
    }
    package static func filed(as name: String) -> Wording {
        Wording(ja: "\(name) として保存しました", en: "filed as \(name)")
    }
}

extension Trouble {
    /// - Parameter reason: the operating system's.
    package static func outboxFull(_ path: String, _ reason: Wording) -> Trouble {
        Trouble(
            .inFile(path, reason),
            remedy: Wording(ja: "ディスクの空きを作ってください", en: "make room on the disk"))
    }
    /// - Parameter reason: the operating system's.
    package static func outboxClosed(_ path: String, _ reason: Wording) -> Trouble {
        Trouble(
            .inFile(path, reason),
            remedy: Wording(
                ja: "デーモンのユーザーが書き込めるようにしてください", en: "let the daemon's user write to it"))
    }
    /// - Parameter reason: the operating system's.
    package static func outboxFails(_ path: String, _ reason: Wording) -> Trouble {
        Trouble(
            .inFile(path, reason),
            remedy: Wording(
                ja: "このパスとディスクを確かめてください", en: "check that path, and the disk"))
    }
}

// MARK: Headers

extension Wording {
    package static func header(_ field: String, _ reason: Wording) -> Wording {
        Wording(ja: "\(field): \(reason.ja)", en: "\(field): \(reason.en)")
    }
    /// - Parameters:
    ///   - name: of the character.
    ///   - position: from 1.
    package static func controlInHeader(_ name: String, position: Int) -> Wording {
        Wording(
            ja: "\(position) 文字目の制御文字 \(name) はヘッダーに使えません。取り除いてください",
            en: "the control character \(name) at position \(position) can't stand in a header; remove it")
    }
    package static let malformedMessageID = Wording(
        ja: "空白も山括弧もない「id@ドメイン」の形でなければなりません",
        en: "it must be of the form id@domain, without spaces or brackets")
    package static let malformedIdentifier = Wording(
        ja: "空白のない ASCII の印字可能文字だけが使えます", en: "only visible ASCII characters without spaces can stand here")
    package static let malformedUnsubscribeURI = Wording(
        ja: "https: か mailto: で始まる、空白のない ASCII の URI を書いてください",
        en: "expected a URI that begins with https: or mailto:, in ASCII and without spaces")
    package static let emptyHeader = Wording(ja: "空になっています。値を入れてください", en: "it is empty; give a value")
    package static let mailDateOutOfRange = Wording(
        ja: "メールの日付は 1900 年から 9999 年まで、UTC との差は一日未満です",
        en: "mail has dates of the years 1900 to 9999, and offsets of less than a day")
}
