import Testing

@testable import madoguchi

@Suite struct ConnectionOwnerTests {
    private static let table = """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:20E8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 100 1 0 100 0 0 10 0
           1: 0100007F:20E8 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 101 1 0 20 4 30 10 -1
           2: 0100007F:C350 0100007F:20E8 01 00000000:00000000 00:00000000 00000000  1001        0 102 1 0 20 4 30 10 -1
           3: 0200007F:C350 0100007F:20E8 01 00000000:00000000 00:00000000 00000000  1002        0 103 1 0 20 4 30 10 -1

        """
    private static let both = """
          sl  local_address                         remote_address                        st tx_queue rx_queue
           0: 0000000000000000FFFF00000100007F:C351 0000000000000000FFFF00000100007F:20E8 01 0:0 00:0 0 1003 0 104

        """

    private func end(_ host: UInt32, _ port: UInt16) -> ConnectionOwner.End {
        ConnectionOwner.End(address: host.bigEndian, port: port)
    }

    @Test(
        "the browser's end of a connection tells whose it is",
        arguments: [(0x7F00_0001, 50_000, 1_001), (0x7F00_0002, 50_000, 1_002), (0x7F00_0001, 50_001, 1_003)]
            as [(UInt32, UInt16, UInt32)])
    func found(host: UInt32, port: UInt16, uid: UInt32) {
        let tables = [Self.table, Self.both]
        #expect(ConnectionOwner.uid(in: tables, peer: end(host, port), own: end(0x7F00_0001, 8_424)) == uid)
    }

    @Test("a connection that isn't there is nobody's")
    func unknown() {
        let own = end(0x7F00_0001, 8_424)
        #expect(ConnectionOwner.uid(in: [Self.table], peer: end(0x7F00_0001, 50_002), own: own) == nil)
        #expect(ConnectionOwner.uid(in: ["", "x\ny z\n"], peer: end(0x7F00_0001, 50_000), own: own) == nil)
    }
}
