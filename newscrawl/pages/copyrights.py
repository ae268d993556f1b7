"""The publisher that a copyright line of a Korean page names."""

import re

from newscrawl.lexicon import alternatives

_NAME = r"(?P<name>[가-힣A-Za-z0-9&·+.]{2,20}(?: ?[가-힣A-Za-z0-9&]{1,11})?)"
_COPYRIGHT_NAME = (
    re.compile(r"(?<![^\s<>\[\]()ⓒ©])(?P<name>[가-힣A-Za-z0-9&·+.]{2,20}) ?\((?:https?://|www\.)"),
    re.compile(
        r"(?:저작권자|Copyrights?|COPYRIGHT)[ :ⓒ©(cC)]{0,12}(?:\d{4}[-~ .]{0,3}(?:\d{4})?)?\.? ?(?:by )?"
        rf"[\[<\"'“‘(]?{_NAME}"
    ),
    re.compile(rf"^(?!(?i:copyright|저작권|all )){_NAME} ?[ⓒ©] ?\d{{4}}(?: ?[-~] ?\d{{4}})?(?:[.|]|$)"),
    re.compile(rf"[ⓒ©] ?(?:\d{{4}}[-~ .]{{0,3}})?[\[<\"'“‘(]?(?:.{{0,30}}, ?(?!무단))?{_NAME}"),
    re.compile(rf"^[<\[(]?{_NAME} ?[,.]? ?무단"),
)
# What a medium says of itself before its name: ``‘오늘을 적는 신문’ 나루일보``.
_QUOTED_CLAIM = re.compile(r"[‘“\"'][^‘’“”\"']{4,40}[’”\"'] ?(?=[가-힣A-Za-z0-9])")
# What says that a name is a company's, not a medium's.
_FORM = rf"(?:{alternatives('publishers', 'companies', 'company-words')})\b\.?"
_COMPANY = re.compile(
    rf",? {_FORM}(?:,? ?{_FORM})*,?|(?:{alternatives('publishers', 'company-signs')}) ?", re.IGNORECASE
)


def copyright_name(notice: str) -> str:
    """The publisher that a copyright line names."""
    notice = _COMPANY.sub("", _QUOTED_CLAIM.sub("", notice))
    for pattern in _COPYRIGHT_NAME:
        match = pattern.search(notice)
        if match:
            name = re.sub(r"\(.*|무단.*|www\..*|[Aa]ll\b.*", "", match["name"]).strip(" .,:&")
            if len(name) > 1 and not name.isdigit():
                return name
    return ""
