"""An SMTP server of the simplest sort, with TLS and logins. It tells what happens to it, a line of JSON each.

Takes one argument, an object: security (none, starttls, tls), certificate, key, login ([user, password] or null),
mechanisms, keywords (beyond those that follow from the others), goodbye (after so many letters: 421), greylist (seconds
for which a recipient is put off when first seen), tokens (that are taken for the user of login instead of a password),
uses (letters after which a token isn't taken any more), dead (recipients that begin so aren't there), most (letters that one
connection may bring).
"""

import asyncio
import base64
import json
import ssl
import sys
import time

options = json.loads(sys.argv[1])
security = options.get("security", "none")
context = None
if security != "none":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options["certificate"], options["key"])


def tell(event, **details):
    print(json.dumps({"event": event, **details}), flush=True)


first_seen = {}
uses = {}


def refusal(recipient):
    """What is said to RCPT instead of yes."""
    if options.get("dead") and recipient.startswith("<" + options["dead"]):
        return "550 5.1.1 no such user"
    if options.get("greylist"):
        seen = first_seen.setdefault(recipient, time.monotonic())
        if time.monotonic() - seen < options["greylist"]:
            return "450 4.2.0 greylisted, try again"
    return None


class Connection:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.encrypted = security == "tls"
        self.user = self.token = None
        self.letters = 0

    def say(self, *lines):
        for index, line in enumerate(lines):
            separator = "-" if index < len(lines) - 1 else " "
            self.writer.write(f"{line[:3]}{separator}{line[4:]}\r\n".encode())

    async def line(self):
        line = await self.reader.readline()
        if not line:
            raise ConnectionError
        return line.decode().removesuffix("\r\n")

    def hello(self):
        keywords = ["250 test", "250 PIPELINING"]
        if security == "starttls" and not self.encrypted:
            keywords.append("250 STARTTLS")
        elif options.get("login"):
            keywords.append("250 AUTH " + " ".join(options.get("mechanisms", ["PLAIN", "LOGIN"])))
        return keywords + ["250 " + keyword for keyword in options.get("keywords", [])]

    async def ask(self, text):
        self.say("334 " + base64.b64encode(text.encode()).decode())
        return base64.b64decode(await self.line()).decode()

    async def login_by_token(self, words):
        answer = base64.b64decode(words[2]).decode() if len(words) > 2 else await self.ask("")
        header, *fields = answer.split("\x01")
        expected = {"XOAUTH2": f"user={options['login'][0]}", "OAUTHBEARER": f"n,a={options['login'][0]},"}
        token = next((field.removeprefix("auth=Bearer ") for field in fields if field.startswith("auth=")), None)
        tell("login", mechanism=words[1], token=token)
        if header == expected[words[1]] and answer.endswith("\x01\x01") and token in options["tokens"] and (
                uses.get(token, 0) < options.get("uses", 1000)):
            self.user, self.token = options["login"][0], token
            self.say("235 2.7.0 welcome")
            return
        # The client must answer the error before it is told. [RFC 7628 section 3.2.3]
        closing = await self.ask('{"status":"invalid_token","schemes":"bearer"}')
        assert closing == ("" if words[1] == "XOAUTH2" else "\x01"), closing
        self.say("535 5.7.8 the token isn't taken")

    async def login(self, words):
        if words[1] not in options.get("mechanisms", ["PLAIN", "LOGIN"]):
            self.say("504 5.5.4 no such mechanism")
            return
        if words[1] in ("XOAUTH2", "OAUTHBEARER"):
            return await self.login_by_token(words)
        if words[1] == "PLAIN":
            answer = base64.b64decode(words[2]).decode() if len(words) > 2 else await self.ask("")
            given = answer.split("\0")[1:]
        else:
            given = [await self.ask("Username:"), await self.ask("Password:")]
        if given == options["login"]:
            self.user = given[0]
            self.say("235 2.7.0 welcome")
        else:
            self.say("535 5.7.8 no such user or password")

    async def content(self):
        lines = []
        while (line := await self.reader.readline()) != b".\r\n":
            if not line:
                raise ConnectionError
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines)

    async def serve(self):
        sender = recipient = None
        self.say("220 test ESMTP")
        while True:
            line = await self.line()
            verb = line[:4].upper()
            if verb == "EHLO":
                self.say(*self.hello())
            elif verb == "STAR" and security == "starttls":
                # What stands behind the go-ahead in plain text was said by anybody.
                self.writer.write(b"220 go\r\n" + (b"250 AUTH PLAIN\r\n" if options.get("inject") else b""))
                await self.writer.start_tls(context)
                self.encrypted = True
            elif verb == "AUTH":
                await self.login(line.split())
            elif verb == "MAIL":
                if options.get("login") and not self.user:
                    self.say("530 5.7.0 login first")
                    continue
                if self.letters == options.get("most"):
                    tell("enough")
                    self.say("452 4.4.5 too many messages in this session")
                    continue
                sender = line[10:].split(" ")[0]
                self.say("250 2.1.0 ok")
            elif verb == "RCPT":
                recipient = line[8:]
                if sender is None:
                    self.say("503 5.5.1 MAIL first")
                elif refused := refusal(recipient):
                    recipient = None
                    self.say(refused)
                else:
                    self.say("250 2.1.5 ok")
            elif verb == "DATA":
                if sender is None or recipient is None:
                    self.say("503 5.5.1 RCPT first")
                    continue
                if self.letters == options.get("goodbye"):
                    self.say("421 4.7.0 enough")
                    raise ConnectionError
                self.say("354 go")
                data = await self.content()
                self.letters += 1
                uses[self.token] = uses.get(self.token, 0) + 1
                done, sender, recipient = (sender, recipient), None, None
                tell("letter", sender=done[0], recipient=done[1], user=self.user, encrypted=self.encrypted,
                     content=data.decode())
                self.say("250 2.0.0 taken")
            elif verb == "RSET":
                sender = recipient = None
                self.say("250 2.0.0 ok")
            elif verb == "QUIT":
                tell("quit")
                self.say("221 2.0.0 bye")
                return
            else:
                self.say("500 5.5.2 what?")


async def accept(reader, writer):
    tell("connection")
    try:
        await Connection(reader, writer).serve()
    except (ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
        pass
    try:
        writer.close()
    except (ConnectionError, RuntimeError):
        pass


async def main():
    server = await asyncio.start_server(
        accept, "127.0.0.1", 0, ssl=context if security == "tls" else None, backlog=100)
    tell("listening", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main())
