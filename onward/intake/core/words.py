"""Small computations on names and sentences. Pure."""


def first_name(name: str) -> str:
    """The first word of a name, the whole of it when there is only one.

    >>> first_name("Ruth Adeyemi")
    'Ruth'
    """
    return name.split(maxsplit=1)[0] if name.split() else name


def dialled(phone: str) -> str:
    """What a telephone can dial, "" when the text is more than a number.

    >>> dialled("+44 (20) 7946-0000")
    '+442079460000'
    """
    if not phone or set(phone) - set("+0123456789 ()-./"):
        return ""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")
