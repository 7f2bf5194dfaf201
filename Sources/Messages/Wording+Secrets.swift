// Why a secret isn't there. None of it shows any of the secret.

// MARK: Credentials

extension Trouble {
    /// - Parameter name: of the credential.
    package static func noCredentials(_ name: String) -> Trouble {
        Trouble(
            Wording(
                ja: "$CREDENTIALS_DIRECTORY が設定されていないため、クレデンシャル \(name) を読めません",
                en: "$CREDENTIALS_DIRECTORY isn't set, so the credential \(name) can't be read"),
            remedy: Wording(
                ja: "サービスに渡すか（systemd の LoadCredential=）、ファイルを使ってください",
                en: "give it to the service (systemd's LoadCredential=) or use a file"),
            ending: .restart)
    }

    /// - Parameter path: where systemd would have put it.
    package static func credentialUnreadable(_ name: String, _ path: String) -> Trouble {
        let file = "/etc/credstore/madoguchi.\(name)"
        return Trouble(
            Wording(
                ja: "\(path) を読めません。クレデンシャル \(name) がサービスに渡されていません",
                en: "\(path) can't be read: the service wasn't given the credential \(name)"),
            remedy: Wording(
                ja: "秘密の値を \(file) に置き（所有者 root、モード 0600）、ユニットに LoadCredential=\(name):madoguchi.\(name) が"
                    + "あるかを確かめてください",
                en: "put the secret into \(file) (owned by root, mode 0600), and see that the unit has "
                    + "LoadCredential=\(name):madoguchi.\(name)"),
            ending: .restart)
    }

    /// - Parameter path: where systemd has put it.
    package static func noSecretInCredential(_ name: String, _ path: String) -> Trouble {
        Trouble(
            Wording(
                ja: "クレデンシャル \(name)（\(path)）の先頭行が、秘密の値として使えません",
                en: "\(path) has no first line that could be a secret (the credential \(name))"),
            remedy: .secretInFirstLine, ending: .restart)
    }
}

// MARK: Files

extension Trouble {
    package static func noSecretInFile(_ path: String) -> Trouble {
        Trouble(
            Wording(
                ja: "\(path) の先頭行が、秘密の値として使えません", en: "\(path) has no first line that could be a secret"),
            remedy: .secretInFirstLine)
    }
}

extension Wording {
    fileprivate static let secretInFirstLine = Wording(
        ja: "秘密の値を UTF-8 で先頭行に書いてください", en: "write the secret into its first line, as UTF-8")
}
