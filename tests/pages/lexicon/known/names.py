"""What parts of a page are called in class and id.

``=`` before a name: it is the whole class. ``*`` behind it: its last word may go on.
"""

KNOWN = {
    "hidden": {
        "hidden from everybody": "=hide =hidden =d-none =ng-hide",
        "from all but screen readers": """
            =blind =is-blind =sr-only =show-for-sr =screen-out =screen-reader-text =visually-hidden
        """,
    },
    "caption": {
        "what a picture shows": "figcaption caption photo-caption img-caption img-desc",
        "whose it is": "photo-credit image-credit",
    },
    "figure": {"a picture's own box": "figure photo img image thumb pic con-img"},
    "byline": {
        "who wrote": "byline journalist writer author authors",
        "the same, as Korean systems write it, and misspell it": "reporter repoter",
        "ND Soft's": "view-editors",
    },
    "time": {
        "when": "date datetime time timestamp dateline",
        "when it was sent in, published, written": "input-date news-date arvdate write-info",
        "ND Soft's, and its misspelling": "info-text infomation",
    },
    "subtitle": {
        "a lesser headline": "sub-title sub-tit sub-head sub-heading sub-headline stit s-title",
        "the same, written the other way round": "head-sub headline-sub title-sub tit-sub",
        "what it is about": "summary standfirst dek",
    },
    "tags": {"words to search by": "tag tags keyword keywords"},
    "copyright": {"whose it is": "copyright"},
    "title": {
        "the headline": "title tit ttl subject headline heading titlebox",
        "the same, with what it is the headline of": "news-title article-title post-title",
    },
    "comments": {
        "what readers say": "comment comments reply",
        "whose system shows it": "livere*",
    },
    "aside": {
        "other articles on the same": "related relate relation rel-news related-posts",
        "chosen for the reader": "recommend recommended recomm",
        "to be sent to others": "share sharedaddy sns social",
        "what readers feel": "reaction",
        "banners and boxes for them": """
            banner =ad ad-area ad-box ad-wrap article-ad view-ad side-ad top-ad txt-ad bottom-ad ad-slot ad-container
            advertisement sponsor sponsored promotion
        """,
        "whose advertisements they are": "google-ad kakao-ad adsbygoogle dable* taboola* mobon*",
        "what others read": """
            popular popularity most-popular rank ranking best-news hot-news hot-click hot-topic issue-box
        """,
        "to be had every day": "subscribe newsletter signup subscription-widget",
        "readers are called to buy, or warned": "cta disclaimer",
        "below everything": "foot footer",
        "ways through the site: the great, the local, the side bar": """
            gnb lnb snb nav navi navigation navbar menu breadcrumb breadcrumbs =location
        """,
        "tools": "=font-size =util btn btns button bookmark scrap aht-control info-options",
        "what plays": "=player vod-player tts-player video-player audio-player",
        "what lies over the page": "layer popup modal dimmed toast tooltip login",
        "there is more": "more-news btn-more list-more next-news",
        "notes for readers": "notice guide editor-ment",
        "lists": "series-list news-list article-list list-news photo-list photo-news",
        "what slides": "swiper slick bx-wrapper bx-viewport",
        "what stands beside": "aside =sidebar left-sidebar right-sidebar right-area right-wrap right-wing",
        "pages of a list": "paging pagination",
        "to search in": "search-box search-form search-wrap search-area",
        "one of several": "tab tabs tab-list",
    },
    "body": {
        "an article's": """
            article-body article-text article-txt article-cont article-content article-view article-detail art-body
            =article gisa
        """,
        "news'": """
            news-body news-text news-txt news-cont news-content news-con news-view news-area
        """,
        "of the page that shows one": """
            view-con view-cont view-conts view-content view-text view-body view-box detail-body detail-view
        """,
        "a story's, a post's": "story-body post-content entry-content =story =entry",
        "a text's": "content-text text-area text-box txt-area body-area =text =body",
        "what it was written in": "fr-view editor",
    },
}
