"""A sheet as a draft of an e-mail, as a mail program opens it: to be read once more, and sent.

No text of a record can add a header: what goes into one is a single line, and is encoded where it has to be.
"""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from pathlib import Path

from .document_text import plain_text
from .html import page
from .text import one_line


def draft(root: Path, markdown: str, subject: str, name: str, address: str | None) -> bytes:
    """The message, in text and in HTML. `X-Unsent` makes it a draft; without an address it is still to be addressed."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    if address:
        user, _, domain = one_line(address).rpartition("@")
        message["To"] = Address(one_line(name), user, domain)
    message["X-Unsent"] = "1"
    message.set_content(plain_text(markdown), cte="quoted-printable")
    message.add_alternative(page(root, markdown, subject), subtype="html", cte="quoted-printable")
    message.set_boundary(f"laa-{sha256(markdown.encode('utf-8')).hexdigest()[:32]}")  # the same words, the same bytes
    return message.as_bytes()
