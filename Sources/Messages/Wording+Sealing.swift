// What is wrong with the keys that seal secrets, and with what they sealed. Nothing of a key or a secret is ever shown.

extension Wording {
    // MARK: Files of keys

    package static func keyFileNotUTF8(_ path: String) -> Wording {
        Wording(
            ja: "暗号鍵のファイル \(path) が UTF-8 ではありません。1 行に 1 本ずつ、番号と鍵を書いてください",
            en: "the key file \(path) isn't UTF-8; write a number and a key on each line")
    }
    package static func keyLineUnreadable(at path: String, line: Int) -> Wording {
        Wording(
            ja: "暗号鍵のファイル \(path) の \(line) 行目を読み取れません。1 以上の番号、空白、base64 の鍵の順に書いてください。"
                + "そのあとに書けるのは open-only だけです",
            en: "line \(line) of the key file \(path) can't be read; write a number from 1 on, a blank, and the key in "
                + "base64; after it, open-only may stand")
    }
    package static func keyNot32Bytes(_ number: UInt32, at path: String, line: Int) -> Wording {
        Wording(
            ja: "暗号鍵 \(number)（\(path) の \(line) 行目）が、base64 で書いた 32 バイトではありません。"
                + "openssl rand -base64 32 で作れます",
            en: "key \(number) (line \(line) of \(path)) isn't 32 bytes in base64; openssl rand -base64 32 makes one")
    }
    package static func keyTwice(_ number: UInt32, at path: String, line: Int) -> Wording {
        Wording(
            ja: "暗号鍵 \(number) が二度書かれています（二度目は \(path) の \(line) 行目）。鍵ごとに別の番号を付けてください",
            en:
                "key \(number) is there twice (the second time on line \(line) of \(path)); give each key a number of its "
                + "own")
    }
    package static func noKeyThatSeals(_ paths: [String]) -> Wording {
        let files = Wording.list(paths)
        return Wording(
            ja: "\(files.ja) に、秘密の値の暗号化に使える鍵がありません。open-only の付かない鍵が 1 本は必要です",
            en: "no key in \(files.en) may seal secrets; at least one without open-only is needed")
    }

    // MARK: Sealed secrets

    /// - Parameter followUp: its id.
    package static func sealingKeyMissing(_ number: UInt32, _ followUp: String) -> Wording {
        Wording(
            ja: "フォローアップ \(followUp) の秘密の値は暗号鍵 \(number) で暗号化されていますが、この鍵がありません。"
                + "鍵のファイルに加えて、madoguchid を再起動してください",
            en:
                "the secrets of follow-up \(followUp) are sealed with key \(number), which isn't here; add it to the key file "
                + "and restart madoguchid")
    }
    package static func sealedSecretClosed(_ number: UInt32, _ followUp: String) -> Wording {
        Wording(
            ja: "フォローアップ \(followUp) の秘密の値を暗号鍵 \(number) で復号できません。"
                + "この番号の鍵が暗号化に使ったものと違うか、データベースの値が書き換えられています。ほかのデーモンの鍵と比べてください",
            en:
                "the secrets of follow-up \(followUp) don't open with key \(number): the key of that number is another one "
                + "than sealed them, or they were altered in the database; compare the key with the other daemons'")
    }
    package static func sealedSecretMalformed(_ followUp: String) -> Wording {
        Wording(
            ja: "フォローアップ \(followUp) の暗号化された秘密の値は、未知の形式であるか、壊れています",
            en: "the sealed secrets of follow-up \(followUp) are damaged, or in a form that isn't known")
    }
    package static func sealingRefused(_ number: UInt32) -> Wording {
        Wording(
            ja: "libcrypto が暗号鍵 \(number) での暗号化を拒否しました。システムの暗号ポリシーで AES-256-GCM を許可してください",
            en: "libcrypto refuses to encrypt with key \(number); let the system's policy allow AES-256-GCM")
    }
}
