"""Credits of those who helped with a report and did not write it: camera, editing, graphics, research.

Seen at the end of broadcasters' texts: ``영상취재 : 이름 기자``, ``(영상편집: 이름/그래픽: 이름)``,
``추가 취재: 이름 인턴기자``, ``촬영·편집 이름``.
"""

import re

_HELP = (
    r"영상 ?취재(?: ?기자)?|영상 ?기자|영상 ?촬영|영상 ?편집(?: ?기자)?|영상 ?디자인|영상 ?그래픽|영상 ?제공"
    r"|취재 ?영상|영상|촬영(?: ?기자)?|카메라(?: ?기자)?|편집|교정|추가 ?취재|보조 ?취재"
    r"|취재 ?(?:지원|보조|도움)|그래픽|인포그래픽|CG|VJ|자막|음향|오디오|자료 ?조사|리서처"
    r"|디자인|연출|내레이션|삽화|일러스트(?:레이션)?"
)
_WRITING = r"글|취재|기사|정리|대담|인터뷰|작성"
_JOIN = r" ?[·ㆍ,/&+・] ?"
_LABEL = rf"(?:{_HELP})(?:{_JOIN}(?:{_HELP}))*"
_PERSON = (
    rf"(?!(?:{_HELP}|{_WRITING}) ?[:：=|])[가-힣]{{2,4}}"
    r"(?: ?(?:인턴 ?|영상 ?|촬영 ?|수습 ?|객원 ?)?(?:기자|감독|PD|피디|VJ|디자이너|작가|리서처|에디터)"
    r"(?![가-힣]))?"
)
_CREDIT = re.compile(
    rf"(?:^|(?<=[^가-힣]))(?P<label>{_LABEL})(?: ?[:：=|/]{{1,2}} ?| )"
    rf"(?P<people>{_PERSON}(?:(?:{_JOIN}| ){_PERSON})*)(?![가-힣])"
)
_ANY_HELP = re.compile(_HELP)
# What is written and filmed by the same people is theirs: ``글·영상 이름 기자``.
_WRITTEN_TOO = re.compile(rf"(?:{_WRITING}){_JOIN}$")
_MARK = re.compile(r"[:：=|/]")
_NOBODY = re.compile(r"^(?:기자|국장|부장|팀장|위원|취재|전문|담당|감독|작가)")


def without_credits(line: str) -> str:
    """``line`` without the credits of those who did not write."""
    return _CREDIT.sub(_kept, line) if _ANY_HELP.search(line) else line


def _kept(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 8) : match.start()]
    unmarked = not _MARK.search(match[0][len(match["label"]) :][:3])
    if _WRITTEN_TOO.search(before) or (unmarked and _NOBODY.match(match["people"])):
        return match[0]
    return " "


def is_credits(line: str) -> bool:
    """Whether ``line`` holds such credits and nothing else."""
    rest = without_credits(line)
    return rest != line and not any(map(str.isalnum, rest))
