"""Titles on ND Soft. The system brings their lists and addresses; a title adds its name and domain."""

from datetime import date

from newscrawl.sites.systems.ndsoft import NdSoft


class JoongangEnews(NdSoft):
    """중앙이코노미뉴스."""

    name = "joongangenews"
    title = "중앙이코노미뉴스"
    domains = ("joongangenews.com",)
    publisher = "중앙이코노미뉴스"


class Stardaily(NdSoft):
    """스타데일리뉴스."""

    name = "stardailynews"
    title = "스타데일리뉴스"
    domains = ("stardailynews.co.kr",)
    publisher = "스타데일리뉴스"


class Sporbiz(NdSoft):
    """한스경제."""

    name = "sporbiz"
    title = "한스경제"
    domains = ("sporbiz.co.kr", "hansbiz.co.kr")
    publisher = "한국스포츠경제"
    articles_verified = date(2017, 8, 30)
    seen = ("http://www.sporbiz.co.kr/news/articleView.html?idxno=140476",)


class Mediatoday(NdSoft):
    """미디어오늘."""

    name = "mediatoday"
    title = "미디어오늘"
    domains = ("mediatoday.co.kr",)
    publisher = "미디어오늘"


class Womennews(NdSoft):
    """여성신문."""

    name = "womennews"
    title = "여성신문"
    domains = ("womennews.co.kr",)
    publisher = "여성신문"


class Sisajournal(NdSoft):
    """시사저널."""

    name = "sisajournal"
    title = "시사저널"
    domains = ("sisajournal.com",)
    publisher = "시사저널"


class Sisain(NdSoft):
    """시사IN."""

    name = "sisain"
    title = "시사IN"
    domains = ("sisain.co.kr",)
    publisher = "시사IN"


class Bizwnews(NdSoft):
    """비즈월드."""

    name = "bizwnews"
    title = "비즈월드"
    domains = ("bizwnews.com",)
    publisher = "비즈월드"


class Shinailbo(NdSoft):
    """신아일보."""

    name = "shinailbo"
    title = "신아일보"
    domains = ("shinailbo.co.kr",)
    publisher = "신아일보"


class Smedaily(NdSoft):
    """중소기업신문."""

    name = "smedaily"
    title = "중소기업신문"
    domains = ("smedaily.co.kr",)
    publisher = "중소기업신문"


class DailyHankooki(NdSoft):
    """데일리한국."""

    name = "dailyhankooki"
    title = "데일리한국"
    domains = ("daily.hankooki.com",)
    publisher = "데일리한국"
    base_url = "https://daily.hankooki.com/"


class Kado(NdSoft):
    """강원도민일보."""

    name = "kado"
    title = "강원도민일보"
    domains = ("kado.net",)
    publisher = "강원도민일보"


class Jbnews(NdSoft):
    """중부매일."""

    name = "jbnews"
    title = "중부매일"
    domains = ("jbnews.com",)
    publisher = "중부매일"


class Einfomax(NdSoft):
    """연합인포맥스."""

    name = "einfomax"
    title = "연합인포맥스"
    domains = ("news.einfomax.co.kr",)
    publisher = "연합인포맥스"
    base_url = "https://news.einfomax.co.kr/"


class Newscj(NdSoft):
    """천지일보."""

    name = "newscj"
    title = "천지일보"
    domains = ("newscj.com",)
    publisher = "천지일보"


class Docdocdoc(NdSoft):
    """청년의사."""

    name = "docdocdoc"
    title = "청년의사"
    domains = ("docdocdoc.co.kr",)
    publisher = "청년의사"


class Getnews(NdSoft):
    """글로벌경제신문."""

    name = "getnews"
    title = "글로벌경제신문"
    domains = ("getnews.co.kr",)
    publisher = "글로벌경제신문"


class Digitaltoday(NdSoft):
    """디지털투데이."""

    name = "digitaltoday"
    title = "디지털투데이"
    domains = ("digitaltoday.co.kr",)
    publisher = "디지털투데이"


class Opinionnews(NdSoft):
    """오피니언뉴스."""

    name = "opinionnews"
    title = "오피니언뉴스"
    domains = ("opinionnews.co.kr",)
    publisher = "오피니언뉴스"


class Incheontoday(NdSoft):
    """인천투데이."""

    name = "incheontoday"
    title = "인천투데이"
    domains = ("incheontoday.com",)
    publisher = "인천투데이"
