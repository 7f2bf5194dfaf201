"""Reads a maildir with Python's mailbox and email packages: one line of JSON for each letter, by id."""

import email
import email.policy
import json
import mailbox
import sys


def part(message, kind):
    body = message.get_body([kind])
    return body.get_content().replace("\r\n", "\n") if body else None


letters = [
    email.message_from_bytes(entry.as_bytes(), policy=email.policy.default)
    for entry in mailbox.Maildir(sys.argv[1], factory=None, create=False)
]
for letter in sorted(letters, key=lambda letter: letter["X-Madoguchi-ID"]):
    fields = {name: letter[name] for name in ["Subject", "From", "To", "Message-ID", "X-Madoguchi-ID", "Auto-Submitted"]}
    envelope = {"Return-Path": letter["Return-Path"], "Delivered-To": letter["Delivered-To"]}
    print(json.dumps({**fields, **envelope, "text": part(letter, "plain"), "html": part(letter, "html")}))
