"""Reads composed messages with Python's email package and says where they aren't what they were composed from.

Standard input: one JSON object a line, {"bytes": base64, "expected": {...}}.
Standard output: one line for each fault, "number of the message: what is wrong", and last "checked N".
"""

import base64
import email
import email.errors
import email.policy
import email.utils
import json
import quopri
import re
import sys
from datetime import datetime, timedelta, timezone
from email.header import decode_header, make_header

ENCODED_WORD = re.compile(rb"=\?UTF-8\?([BQ])\?([^?\s]*)\?=")


def lines_of(text):
    text = re.sub("\r\n|\r|\n", "\n", text)
    return text if text == "" or text.endswith("\n") else text + "\n"


def display_name(header):
    """The name in an address header.

    The newer parser leaves a blank between two encoded-words of a name, against RFC 2047 §6.2; the older one is right.
    """
    name, _ = email.utils.parseaddr(re.sub("\r\n", "", header))
    return str(make_header(decode_header(name)))


def form_faults(raw):
    """What RFC 5322 §2.1.1 and RFC 2047 §2 say of the bytes, whatever they mean."""
    if not raw.endswith(b"\r\n"):
        yield "doesn't end in CRLF"
    if re.search(rb"\r(?!\n)|(?<!\r)\n", raw):
        yield "a bare CR or LF"
    head, _, body = raw.partition(b"\r\n\r\n")
    if not body.isascii() or b"\0" in body:
        yield "the body isn't 7-bit"
    if any(len(line) > 78 for line in body.split(b"\r\n")):
        yield "a long body line"
    if re.search(rb"[ \t]\r\n", body):
        yield "blanks at the end of a body line, which a relay may drop"
    for line in head.split(b"\r\n"):
        if len(line) > 998:
            yield "a header line beyond 998"
        # A line of one word has no place to fold at.
        if len(line) > 76 and b" " in re.sub(rb"^([\w-]+:)? ", b"", line):
            yield f"a header line of {len(line)}: {line!r}"
        if line != line.rstrip() or not line:
            yield f"blanks at the end of a header line: {line!r}"
        if b"=?" in line and len(line) > 76:
            yield "an encoded-word on a line beyond 76"
        for token in line.split():
            if b"=?" in token and not ENCODED_WORD.fullmatch(token):
                yield f"something that is no encoded-word: {token!r}"
    for word in ENCODED_WORD.finditer(head):
        if len(word.group()) > 75:
            yield f"an encoded-word of {len(word.group())}"
        code = word.group(2)
        octets = base64.b64decode(code, validate=True) if word.group(1) == b"B" else quopri.decodestring(code, header=True)
        if not octets:
            yield "an empty encoded-word"
        try:
            octets.decode("utf-8", "strict")
        except UnicodeDecodeError:
            yield f"an encoded-word that isn't whole: {word.group()!r}"


def meaning_faults(raw, expected):
    # Headers beyond ASCII are UTF-8 [RFC 6532]; the parser of bytes would take them for garbage.
    policy = email.policy.default
    message = (
        email.message_from_bytes(raw, policy=policy)
        if raw.isascii()
        else email.message_from_string(raw.decode("utf-8"), policy=policy)
    )
    text = message.get_body(("plain",))
    html = message.get_body(("html",))
    sender, recipient = message["From"].addresses[0], message["To"].addresses[0]
    names = {name: display_name(value) for name, value in message.raw_items() if name in ("From", "To")}
    found = {
        "subject": message["Subject"],
        "fromName": names["From"],
        "fromAddress": f"{sender.username}@{sender.domain}",
        "toName": names["To"],
        "toAddress": f"{recipient.username}@{recipient.domain}",
        "messageID": message["Message-ID"],
        "id": message["X-Madoguchi-ID"],
        "date": message["Date"].datetime,
        "text": lines_of(text.get_content()),
        "html": lines_of(html.get_content()) if html else None,
        "unsubscribe": message["List-Unsubscribe"],
    }
    zone = timezone(timedelta(seconds=expected.pop("offset")))
    expected["date"] = datetime.fromtimestamp(expected["date"], zone)
    expected["text"] = lines_of(expected["text"])
    expected["html"] = lines_of(expected["html"]) if expected.get("html") is not None else None
    expected.setdefault("unsubscribe", None)
    for field, value in found.items():
        if value != expected[field]:
            yield f"{field}: expected {expected[field]!r:.300}, found {value!r:.300}"
    if message["Date"].datetime.utcoffset() != zone.utcoffset(None):
        yield f"offset: {message['Date']}"
    if message["Auto-Submitted"] != "auto-generated" or message["MIME-Version"] != "1.0":
        yield "a fixed header is missing"
    for part in message.walk():
        if part.defects:
            yield f"defects: {part.defects}"
    for name, value in message.items():
        # Python calls a local part of RFC 6531 a defect, though it reads it.
        defects = [d for d in getattr(value, "defects", ()) if not isinstance(d, email.errors.NonASCIILocalPartDefect)]
        if defects:
            yield f"defects in {name}: {defects}"


def main():
    checked = 0
    for number, line in enumerate(sys.stdin):
        question = json.loads(line)
        raw = base64.b64decode(question["bytes"])
        for fault in [*form_faults(raw), *meaning_faults(raw, question["expected"])]:
            print(f"{number}: {fault}")
        checked += 1
    print(f"checked {checked}")


main()
