"""What the names of elements say: Korean publishing systems call their parts much the same."""

import re
from functools import lru_cache


class Role:
    """What the tag, id and class of an element say that it is: bits, which one element may have several of.

    Plain integers, because they are asked for every line and an enum's operators are ten times slower.
    """

    NONE = 0
    HIDDEN = 1
    ASIDE = 2
    CAPTION = 4
    BYLINE = 8
    TIME = 16
    SUBTITLE = 32
    TAGS = 64
    COPYRIGHT = 128
    HEADING = 256
    BODY = 512
    FIGURE = 1024
    ITEM_BODY = 2048
    TITLE = 4096


# A longer list of classes says nothing more.
_LONGEST_NAMES = 400
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def _tokens(words: str) -> re.Pattern[str]:
    """Any of ``words``, separated by white space, as a part of a name: ``desc`` in ``img_desc``."""
    return re.compile(rf"(?:^|[-_ .:])(?:{'|'.join(words.split())})(?=$|[-_ .:\d])")


def _classes(words: str) -> re.Pattern[str]:
    """Any of ``words``, separated by white space, as a whole class."""
    return re.compile(rf"(?:^| )(?:{'|'.join(words.split())})(?= |$)")


_NAMES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        Role.HIDDEN,
        _classes(
            r"""
            hide hidden blind is-?_?blind sr-?_?only show-?_?for-?_?sr screen-?_?out
            screen-?_?reader\w* ir a11y\w* skip visually-?_?hidden offscreen d-none u-?_?hc
            readable-?_?hidden for-?_?print print-?_?only ng-?_?hide dn hide-?_?on-?_?desktop
            clipboard\w*
            """
        ),
    ),
    (
        Role.CAPTION,
        _tokens(
            r"""
            fig-?caption caption\w* photo-?caption img-?caption imgcap\w* cap caps photo-?cap
            img-?desc photo-?desc image-?desc img-?txt img-?text photo-?txt photo-?text
            img-?info pic-?txt image-?txt image-?text image-?source photo-?info
            article-?photo-?[a-z]*txt sub-?img-?tit imgcomment img-?comment
            wp-caption-text photo-?credit image-?credit vod-?cap desc-?img txt-?photo txt-?img
            cont-?img-?txt
            """
        ),
    ),
    (
        Role.FIGURE,
        _tokens(
            r"""
            figure photo photos img imgs image images img-?box photo-?box img-?wrap img-?area
            photo-?area photo-?layout thumb pic article-?photo\w* news-?img center-?img con-?img
            end-?photo-?org artcle-?conimg article-?image img-?popup editor-?img-?box
            """
        ),
    ),
    (
        Role.BYLINE,
        _tokens(
            r"""
            byline\w* cbyline by-?line reporter\w* journalist\w* writer\w* author\w*
            editors?-?info view-?editors gija\w* name-?card pen-?name article-?writer wrt wrtr
            writing-?info mailto news-?writer press-?name kija\w*
            """
        ),
    ),
    (
        Role.TIME,
        _tokens(
            r"""
            date\w* time\w* pub-?date reg-?date regist\w* info-?text infomation news-?date
            input-?date dates datetime dateline view-?date article-?date write-?date write-?info
            """
        ),
    ),
    (
        Role.SUBTITLE,
        _tokens(
            r"""
            sub-?tit\w* sub-?title\w* sub-?head\w* subheading sub-?hd sub-?ttl mid-?title
            mid-?tit mtitle summary summary-?view article-?summary end-?summary head-?sub deck
            standfirst sub-?txt stit s-?title sub-?subj\w* article-?head-?sub lead-?text
            news-?summary subject-?sub desc-?tit title-?sub tit-?sub sec-?title midtitle
            midtitle-?text
            """
        ),
    ),
    (
        Role.TAGS,
        _tokens(
            r"""
            tags? tag-?list tag-?area tag-?box tag-?group tag-?wrap hash-?tags? hashtag\w*
            keywords? keyword-?\w* key-?word keywordlist tagname article-?tag\w* news-?tag\w*
            issue-?keyword related-?tag\w*
            """
        ),
    ),
    (
        Role.COPYRIGHT,
        _tokens(
            r"""
            copyrights? copy-?right\w* copy cpy txt-?copyright article-?copy\w* view-?copyright
            cr
            """
        ),
    ),
    (
        Role.TITLE,
        _tokens(
            r"""
            article-?head-?title head-?title headline article-?title art-?title news-?title
            news-?ttl view-?title title subject tit headline-?title article-?tit main-?tit
            view-?tit tit-?view article-?headline heading art-?tit news-?tit entry-title
            post-title end-?tit ttl media-?end-?head-?headline news-?subject arti?-?title
            read-?title titles?
            """
        ),
    ),
    (
        Role.ASIDE,
        _tokens(
            r"""
            relat(?:ed|ion|ions|e)(?:-?\w+)? rel rel-\w+ relnews rel(?:ated|ation)\w* recom\w*
            share\w* sns\w* social\w* comments? comment-?\w+ reply\w* replies banner\w* ads? adv
            ad-?\w+ adbox advert\w* sponsor\w* promo\w* popular\w* rank\w* ranking\w* best\w*
            most\w* hot hot-?news issue\w* subscri\w* newsletter\w* foot footer\w* gnb lnb snb
            nav\w* menu\w* breadcrumb\w* loc location print\w* font-?\w+ util\w* tool\w* btn\w*
            buttons? player\w* vod-?list layer\w* popup\w* pop modal\w* dimmed toast tooltip\w*
            dable\w* taboola\w* google\w* livere\w* emotion\w* reaction\w* feedback sympath\w*
            vote\w* poll survey donat\w* support\w* login\w* summary-?ai ai-?summary sum-?news
            news-?sum\w* autosum\w* digest\w* synop\w* control controls option options more
            more-?news other-?news other-?article\w* latest recent\w* headline-?news nsideview
            cheer\w* like likes good interest follow\w* channel\w* notice\w* guide info-?channel
            series\w* plus thumb-?list news-?list article-?list list-?news swiper\w* slick\w*
            together photo-?tit(?:le)? click\w* wrap-?ad photo-?list photo-?news aside side sidebar right-?\w+
            section-?side left-?menu family company app-?down\w* tts audio\w* voice bookmark\w*
            scrap read-?more prev next paging pagination event quiz search\w* pick cont-?pick
            editor-?ment ment keyword-?news today ranknews bx-?wrapper timeline tabs?
            tab-(?:menu|list|wrap|area|box|cont\w*) gallery-?list promotion
            """
        ),
    ),
)
_BODY_NAME = re.compile(
    r"(?:^|[-_ ])(?:"
    r"(?:articles?|artice|arti|art|ar|news|newsct|view|story|post|entry|read|gisa|detail|cnt|conts?|contents?|par"
    r"|text|body|td-post|editor|dic|news-?end|news-?cnt)[-_ ]?"
    r"(?:view|veiw|news|end|cnt|detail)?[-_ ]?(?:main)?[-_ ]?"
    r"(?:body|txt|text|con|conts?|contents?|article|area|detail|view|newstext|bm|news)"
    r"|article|harmony-?container|entry|gisa|article-?view-?content-?div|main-?text|editor|fr-view|news-?bm"
    r"|paragraph|texts?|body|story|newsbody)(?=$|[-_ \d])"
)
# What these elements are needs no name.
_TAGS = {
    "figcaption": Role.CAPTION,
    "figure": Role.FIGURE,
    "nav": Role.ASIDE,
    "aside": Role.ASIDE,
    "footer": Role.ASIDE,
    "time": Role.TIME,
    "address": Role.BYLINE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
}
_ITEMPROPS = {
    "articleBody": Role.ITEM_BODY | Role.BODY,
    "datePublished": Role.TIME,
    "dateModified": Role.TIME,
    "dateCreated": Role.TIME,
    "author": Role.BYLINE,
    "creator": Role.BYLINE,
    "headline": Role.TITLE,
}


@lru_cache(maxsize=4096)
def role_of(tag: str, ids: str, classes: str, itemprop: str) -> int:
    """What ``tag`` with this id, class and itemprop is, by the names Korean pages give their parts."""
    role = _TAGS.get(tag, Role.NONE)
    for name in itemprop.split():
        role |= _ITEMPROPS.get(name, Role.NONE)
    names = f"{ids} {classes}".strip()[:_LONGEST_NAMES]
    if names:
        words = _CAMEL.sub("-", names).lower().replace("_", "-")
        for flag, pattern in _NAMES:
            if pattern.search(words):
                role |= flag
        if _BODY_NAME.search(words):
            role |= Role.BODY
    return role
