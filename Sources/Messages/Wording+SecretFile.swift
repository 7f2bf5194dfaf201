// Why a file of the configuration can't be read, and what to do about each.

extension Trouble {
    package static func fileMissing(_ path: String) -> Trouble {
        Trouble(
            unreadable(path, Wording(ja: "ファイルがありません", en: "there is no such file")),
            remedy: Wording(ja: "ファイルを置くか、設定のパスを直してください", en: "put it there, or correct the path"))
    }

    /// The service's unit hides homes and temporary directories.
    package static func fileHidden(_ path: String) -> Trouble {
        Trouble(
            unreadable(path, Wording(ja: "ファイルがないか、サービスから見えません", en: "it isn't there, or hidden from the service")),
            remedy: Wording(
                ja: "/home、/root、/tmp はサービスのサンドボックスに隠されています。別の場所に置くか、root で次の三つを順に実行してください: "
                    + "madoguchid --write-drop-in、systemctl daemon-reload、systemctl restart madoguchid",
                en:
                    "the service's sandbox hides /home, /root and /tmp: put the file elsewhere; or, as root: madoguchid "
                    + "--write-drop-in, systemctl daemon-reload, systemctl restart madoguchid"), ending: .told)
    }

    package static func fileForbidden(_ path: String) -> Trouble {
        Trouble(
            unreadable(path, Wording(ja: "権限がありません", en: "permission denied")),
            remedy: Wording(
                ja: "ユーザー madoguchi が読めるようにしてください（chown madoguchi \(path)、chmod 600 \(path)）。上位のディレクトリにも入れるようにしてください",
                en: "let the user madoguchi read it (chown madoguchi \(path); chmod 600 \(path)), and enter the "
                    + "directories above it"))
    }

    /// - Parameter reason: the operating system's own words.
    package static func fileUnreadable(_ path: String, _ reason: Wording) -> Trouble {
        Trouble(
            unreadable(path, reason),
            remedy: Wording(
                ja: "ファイルがあるか、誰が読めるかを確かめてください", en: "check that it exists and who may read it"))
    }

    private static func unreadable(_ path: String, _ reason: Wording) -> Wording {
        Wording(ja: "\(path) を読めません（\(reason.ja)）", en: "\(path) can't be read: \(reason.en)")
    }
}
