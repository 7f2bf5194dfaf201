// Why the daemon can't answer on its sockets.

// MARK: Their directory

extension Wording {
    package static func runtimeDirectoryInUse(_ path: String) -> Wording {
        Wording(
            ja: "別の madoguchid が \(path) で動いています。停止するか、別の runtime_dir を設定してください",
            en: "another madoguchid runs on \(path); stop it, or set another runtime_dir")
    }

    /// - Parameter reason: the system's.
    package static func runtimeDirectoryNotLocked(_ file: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(file): ロックできません（\(reason.ja)）。別の runtime_dir を設定してください",
            en: "\(file): can't lock: \(reason.en); set another runtime_dir")
    }

    /// - Parameters:
    ///   - partial: the directory that can't be created, on the way to `path`.
    ///   - reason: the system's.
    package static func runtimeDirectoryNotCreated(_ path: String, _ partial: String, _ reason: Wording) -> Wording {
        Wording(
            ja: "\(path): ディレクトリ \(partial) を作成できません（\(reason.ja)）。別の runtime_dir を設定してください",
            en: "\(path): can't create the directory \(partial): \(reason.en); set another runtime_dir")
    }
}

// MARK: Binding

extension Wording {
    /// - Parameters:
    ///   - what: what can't be done.
    ///   - reason: the system's.
    package static func socketFails(_ path: String, _ what: Wording, _ reason: Wording) -> Wording {
        Wording(ja: "\(path): \(what.ja)（\(reason.ja)）", en: "\(path): \(what.en): \(reason.en)")
    }

    package static let socketUncreatable = Wording(ja: "ソケットを作成できません", en: "no socket could be created")
    package static let socketUnbindable = Wording(ja: "ソケットをバインドできません", en: "can't bind")
    package static let socketGroupUnchangeable = Wording(
        ja: "ソケットのグループを変更できません", en: "can't change its group")
    package static let socketModeUnsettable = Wording(ja: "ソケットの権限を設定できません", en: "can't set its mode")
    package static let socketNotListening = Wording(ja: "接続の受け付けを始められません", en: "can't listen")
    package static let socketUnrenamable = Wording(ja: "ソケットの名前を変更できません", en: "can't rename it")
    package static let socketUseUnknown = Wording(
        ja: "ソケットが使われているかどうかを確かめられません", en: "can't tell whether it is in use")

    package static func noSocketThere(_ path: String) -> Wording {
        Wording(
            ja: "\(path): ソケットではないものがあります。移動するか、別の runtime_dir を設定してください",
            en: "\(path): this is no socket; move it away, or set another runtime_dir")
    }
    package static func socketInUse(_ path: String) -> Wording {
        Wording(
            ja: "\(path): 別のプロセスがこのソケットで応答しています。そちらの madoguchid を停止するか、別の runtime_dir を"
                + "設定してください",
            en: "\(path): another process answers on this socket; stop the other madoguchid, or set another runtime_dir"
        )
    }
    /// - Parameter address: with its port.
    package static func addressInUse(_ address: String) -> Wording {
        Wording(
            ja: "\(address): 別のプロセスがこのアドレスを使っています。そちらを停止するか、web.listen か --web に別のポートを"
                + "指定してください",
            en: "\(address): another process uses this address; stop it, or give web.listen or --web another port")
    }
    package static func socketPathTooLong(_ path: String, bytes: Int, limit: Int) -> Wording {
        Wording(
            ja: "\(path): パスが \(bytes) バイトあります。ソケットのパスは \(limit) バイトまでです。短い runtime_dir を"
                + "設定してください",
            en: "\(path): the path has \(bytes) bytes, and a socket's can have \(limit); set a shorter runtime_dir")
    }
}

// MARK: Sockets of the service manager

extension Wording {
    package static func inheritedUnnamed(_ descriptor: Int32, _ name: String) -> Wording {
        Wording(
            ja: "引き継いだディスクリプター \(descriptor) の名前が\(quoted(name))になっています。query、control、web の"
                + "どれかにしてください（FileDescriptorName=）",
            en: "the inherited descriptor \(descriptor) is named \(quoted(name, .en)); name it query, control or web "
                + "(FileDescriptorName=)")
    }
    package static func inheritedNotListening(_ name: String) -> Wording {
        Wording(
            ja: "引き継いだディスクリプター\(quoted(name))が、待ち受け中の Unix ストリームソケットではありません。"
                + "ListenStream= にパスを書いてください",
            en:
                "the inherited descriptor \(quoted(name, .en)) is no listening Unix stream socket; use ListenStream= with "
                + "a path")
    }
    package static func inheritedTwice(_ name: String) -> Wording {
        Wording(
            ja: "同じソケット\(quoted(name))のディスクリプターを二つ引き継いでいます",
            en: "two inherited descriptors are for the same socket, \(quoted(name, .en))")
    }
}
