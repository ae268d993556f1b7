"""JoongAng Ilbo; news.joins.com is its old host."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Joongang(Site):
    """중앙일보."""

    name = "joongang"
    title = "중앙일보"
    domains = (
        "joongang.co.kr",
        "joins.com",
    )
    publisher = "중앙일보"
    robots = "unknown"
    articles = (
        Address(r"/article/(\d{6,})", canonical="https://www.joongang.co.kr/article/{}"),
        Address(r"/amparticle/(\d{6,})", canonical="https://www.joongang.co.kr/article/{}"),
        Address(
            r"/article/\w+\.(?:aspx|asp)", ("total_id",), canonical="https://www.joongang.co.kr/article/{}"
        ),
    )
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="mainnews", url="/politics", section="정치", paging="/politics?page={page}"),
        ListSource(kind="mainnews", url="/money", section="경제", paging="/money?page={page}"),
        ListSource(kind="mainnews", url="/society", section="사회", paging="/society?page={page}"),
        ListSource(kind="mainnews", url="/world", section="국제", paging="/world?page={page}"),
        ListSource(kind="mainnews", url="/culture", section="문화", paging="/culture?page={page}"),
        ListSource(kind="mainnews", url="/sports", section="스포츠", paging="/sports?page={page}"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
