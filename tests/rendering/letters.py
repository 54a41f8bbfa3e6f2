"""What a header says of letters."""


def letter(document: str, sender: str, *recipients: str, place: str = "", date: str = "") -> str:
    """A `correspDesc` of the division with the id `document`, or of the file where that is empty."""
    about = f' corresp="#{document}"' if document else ""
    sent = f"<persName>{sender}</persName>" + (f"<placeName>{place}</placeName>" if place else "")
    sent += f'<date when="{date}"/>' if date else ""
    received = "".join(f"<persName>{name}</persName>" for name in recipients)
    actions = f'<correspAction type="sent">{sent}</correspAction>'
    actions += f'<correspAction type="received">{received}</correspAction>'
    return f"<correspDesc{about}>{actions}</correspDesc>"
