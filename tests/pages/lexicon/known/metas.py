"""What meta elements are called."""

KNOWN = {
    "title": {
        "Open Graph and those like it": "og:title dd:title twitter:title dable:title",
        "in plain words": "headline title",
    },
    "description": {"what the article is about": "og:description description twitter:description"},
    "published_at": {
        "Open Graph, and its misspellings": """
            article:published_time article:published og:article:published_time og:published_time article.published
        """,
        "schema.org": "datepublished",
        "of systems": "dcterms.issued cxenseparse:recs:publishtime shareaholic:article_published_time",
        "of publishers' standards": "rnews:datepublished article.created",
        "written together or not": "pubdate publishdate pub_date publish_date published_date published-date",
        "days alone": "date regdate og:regdate",
        "Dublin Core": "dc.date dc.date.issued dcterms.created dcterms.date",
        "who counts readers, who recommends": "sailthru.date parsely-pub-date dd:published_time dable:published_time",
        "the first of several": "originalpublicationdate article_date_original",
        "others": "bt:pubdate",
        "journals": "citation_publication_date citation_date",
    },
    "modified_at": {
        "Open Graph": "article:modified_time article:modified og:updated_time",
        "schema.org and those like it": "datemodified dd:modified_time",
        "of the document": "last-modified dcterms.modified revised",
    },
    "authors": {
        "Open Graph": "article:author og:article:author",
        "in plain words": "author writer byl",
        "Dublin Core": "dc.creator dcterms.creator",
        "a button for sharing": "shareaholic:article_author_name",
        "a short message's": "twitter:creator",
        "who counts readers, who recommends": "dable:author dd:author sailthru.author parsely-author",
        "journals": "citation_author citation_authors",
    },
    "publisher": {"whose site it is": "og:site_name dd:publisher copyright article:media_name"},
    "publisher-vaguely": {"whoever made the page": "application-name publisher dc.publisher author"},
    "section": {
        "Open Graph, and its misspelling": "article:section article:section2 og:category",
        "others": "classification dd:category",
    },
    "tags": {"words to search by": "news_keywords keywords article:tag"},
    "names": {
        "whose site it is": "og:site_name dd:publisher copyright article:media_name dd:author",
        "what the site's program is called": "application-name twitter:app:name:iphone",
    },
    "address": {"where the article stands": "og:url"},
}
