"""A TCP port of this machine that leads to a Unix socket, for programs that know no such sockets."""

import contextlib
import socket
import socketserver
import threading


def copy(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


class Bridge(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, path):
        class Connection(socketserver.BaseRequestHandler):
            def handle(self):
                with socket.socket(socket.AF_UNIX) as below, contextlib.suppress(OSError):
                    below.connect(path)
                    back = threading.Thread(target=copy, args=(below, self.request), daemon=True)
                    back.start()
                    copy(self.request, below)
                    back.join()

        super().__init__(("127.0.0.1", 0), Connection)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"
