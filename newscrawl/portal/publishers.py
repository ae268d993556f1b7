"""The invented publishers, reporters and towns of the portal."""

from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from newscrawl.items import Author

Markup = Literal["p", "br", "div"]
DatelineForm = Literal["medium", "wire", "named", "none"]
Spacing = Literal["none", "entity", "element"]
BylineForm = Literal["glued", "parenthesis", "slash", "email", "signoff", "none"]
CreditStyle = Literal["provided", "bracket", "slash"]
Junk = Literal["title", "share", "player", "ad", "related", "links", "tip", "newsletter", "credits"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """One medium and the habits of its pages."""

    name: str
    domain: str
    markup: Markup
    dateline: DatelineForm
    byline: BylineForm
    credit: CreditStyle
    copyright: str | None
    junk: tuple[Junk, ...]
    straight_quotes: bool = False
    broadcasts: bool = False
    subtitles: bool = False
    bare_captions: bool = False
    # What stands between or before paragraphs: nothing, ``&nbsp;``, or an element that holds it.
    spacing: Spacing = "none"
    groups: frozenset[str] | None = None


PUBLISHERS: Final = (
    Publisher(
        name="가람경제",
        domain="garam-economy.example",
        markup="br",
        dateline="medium",
        byline="glued",
        credit="provided",
        copyright="<ⓒ경제를 읽는 힘, 가람경제(www.garam-economy.example) 무단전재 배포금지>",
        junk=("ad", "newsletter"),
        straight_quotes=True,
        bare_captions=True,
    ),
    Publisher(
        name="나루일보",
        domain="naru-ilbo.example",
        markup="p",
        dateline="none",
        byline="glued",
        credit="bracket",
        copyright="저작권자 ⓒ 나루일보, 무단 전재 및 재배포 금지",
        junk=("related", "share"),
        subtitles=True,
    ),
    Publisher(
        name="두물통신",
        domain="dumul-news.example",
        markup="p",
        dateline="wire",
        byline="email",
        credit="bracket",
        copyright="<저작권자(c) 두물통신, 무단 전재-재배포 금지>",
        junk=("ad", "links"),
        straight_quotes=True,
    ),
    Publisher(
        name="해솔방송",
        domain="haesol-tv.example",
        markup="br",
        dateline="none",
        byline="parenthesis",
        credit="bracket",
        copyright="저작권자 ⓒ 해솔방송 무단전재 및 재배포 금지",
        junk=("player", "credits", "tip"),
        straight_quotes=True,
        broadcasts=True,
    ),
    Publisher(
        name="다온뉴스TV",
        domain="daon-tv.example",
        markup="div",
        dateline="none",
        byline="signoff",
        credit="bracket",
        copyright=None,
        junk=("title", "player", "credits", "tip"),
        broadcasts=True,
    ),
    Publisher(
        name="미르신문",
        domain="mir-shinmun.example",
        markup="div",
        dateline="named",
        byline="none",
        credit="provided",
        copyright="ⓒ 미르신문. 무단전재-재배포 금지",
        junk=("share", "related"),
        spacing="element",
    ),
    Publisher(
        name="새녘데일리",
        domain="saenyeok.example",
        markup="p",
        dateline="none",
        byline="parenthesis",
        credit="provided",
        copyright="<저작권자 ⓒ 새녘데일리, 무단전재 및 재배포 금지>",
        junk=("title", "newsletter", "related"),
        subtitles=True,
    ),
    Publisher(
        name="솔빛이코노미",
        domain="solbit.example",
        markup="div",
        dateline="medium",
        byline="slash",
        credit="bracket",
        copyright="ⓒ 솔빛이코노미 & solbit.example, 무단 전재 및 재배포 금지",
        junk=("ad", "links"),
        straight_quotes=True,
        groups=frozenset({"ECONOMY", "TECH", "POLITICS"}),
    ),
    Publisher(
        name="온누리타임스",
        domain="onnuri-times.example",
        markup="p",
        dateline="none",
        byline="none",
        credit="provided",
        copyright=None,
        junk=("share", "newsletter"),
    ),
    Publisher(
        name="라온스포츠",
        domain="raon-sports.example",
        markup="br",
        dateline="named",
        byline="email",
        credit="slash",
        copyright="저작권자 ⓒ 라온스포츠. 무단전재, 재배포 금지",
        junk=("links", "ad"),
        spacing="entity",
        groups=frozenset({"SPORTS", "ENTERTAINMENT"}),
    ),
    Publisher(
        name="별무리연예",
        domain="byulmuri.example",
        markup="p",
        dateline="none",
        byline="slash",
        credit="slash",
        copyright="<ⓒ 별무리연예(byulmuri.example) 무단전재 배포금지>",
        junk=("title", "related"),
        straight_quotes=True,
        bare_captions=True,
        groups=frozenset({"ENTERTAINMENT", "CULTURE"}),
    ),
    Publisher(
        name="누리과학",
        domain="nuri-science.example",
        markup="p",
        dateline="none",
        byline="glued",
        credit="bracket",
        copyright="Copyright ⓒ 누리과학. 무단 전재 및 재배포 금지",
        junk=("newsletter",),
        subtitles=True,
        groups=frozenset({"TECH", "WORLD", "SOCIETY"}),
    ),
)

PLACES: Final = (
    *("가람시", "나루구", "새봄군", "물빛시", "솔내시", "달빛읍", "한울동", "윤슬구", "해솔시", "미르군"),
    *("다온시", "참빛동", "온새미로", "푸른마을", "가온구"),
)
UNIVERSITIES: Final = ("가람대", "한울대", "온누리대", "새봄대", "윤슬과학기술원", "다온여대")

_SURNAMES: Final = (
    *(("김", "kim"), ("이", "lee"), ("박", "park"), ("최", "choi"), ("정", "jung"), ("강", "kang")),
    *(("조", "cho"), ("윤", "yoon"), ("장", "jang"), ("임", "lim"), ("한", "han"), ("오", "oh")),
    *(("서", "seo"), ("신", "shin"), ("권", "kwon"), ("황", "hwang"), ("안", "ahn"), ("송", "song")),
    *(("배", "bae"), ("백", "baek"), ("남궁", "namgung"), ("문", "moon")),
)
_GIVEN_NAMES: Final = (
    *(("하늘", "haneul"), ("나루", "naru"), ("도담", "dodam"), ("가온", "gaon"), ("슬기", "seulgi")),
    *(("보람", "boram"), ("한결", "hangyul"), ("누리", "nuri"), ("다솜", "dasom"), ("찬솔", "chansol")),
    *(("예린", "yerin"), ("지안", "jian"), ("태오", "taeo"), ("민재", "minjae"), ("수아", "sua")),
    *(("현서", "hyunseo"), ("라온", "raon"), ("이든", "eden"), ("소율", "soyul"), ("건우", "gunwoo")),
    *(("아름", "areum"), ("채원", "chaewon"), ("우진", "woojin"), ("단비", "danbi"), ("시온", "sion")),
)


def person_name(rng: Random) -> str:
    """An invented Korean name."""
    return rng.choice(_SURNAMES)[0] + rng.choice(_GIVEN_NAMES)[0]


def reporter(rng: Random, domain: str, role: str = "기자") -> Author:
    """An invented reporter with an address at the publisher's reserved domain."""
    surname, given = rng.choice(_SURNAMES), rng.choice(_GIVEN_NAMES)
    return Author(surname[0] + given[0], f"{given[1]}.{surname[1]}@{domain}", role)
