"""What headings of lists say of them."""

KNOWN = {
    "trending": {
        "most seen, most read": "많이_본 많이_읽은 많이_보는 조회수 most_read most_viewed",
        "the same in other languages": (
            "meistgelesen meistgelesene más_leído más_leídas más_visto najczęściej_czytane самое_читаемое"
        ),
        "popular": "인기 popular 人気記事 plus_populaires najpopularniejsze δημοφιλη terpopuler 热门文章 熱門新聞",
        "by places": "랭킹 순위 ranking ランキング 排行",
        "the best": "베스트",
        "hot": "핫이슈 핫클릭 핫뉴스 hot 핫한_뉴스",
        "it rises, and is shared or talked of": "급상승_뉴스 화제_뉴스 많이_공유된",
        "read to the end": "열독률",
        "talked about, agreed with": "댓글_많은 공감 화제의 most_discussed most_commented most_comments",
        "the same in other languages, sent on": (
            "meistkommentiert najczęściej_komentowane самое_обсуждаемое самые_обсуждаемые most_shared most_recommended"
        ),
        "what goes up": "트렌드_뉴스 trending",
    },
    "trending_among_korean": {"the best": "best"},
    "trending_now": {"at this minute": "실시간"},
    "mainnews": {
        "main news": "주요뉴스 주요기사 메인 헤드라인 headline_news top_stories",
        "the newest": "최신 속보 latest 最新 新着",
        "chosen by the newsroom, for now": "추천 이_시각",
    },
    "other": {
        "what readers write": "베스트_댓글 인기_댓글",
        "votes": "인기투표",
        "the stars": "운세",
        "it sells something": "특가 sponsored ad",
        "beside one article": "함께_본 함께_보면",
        "more of one reporter": "다른_기사 기자의_최신 기자의_인기",
        "the medium speaks of itself": "알립니다",
    },
    "other_subjects": {
        "what people search for": "검색어 키워드",
        "charts": "차트",
        "it sells something": "광고 쇼핑 이벤트 구독",
        "the medium speaks of itself": "공지",
    },
    "other_first": {"beside one article": "관련기사 관련뉴스 연관기사 関連記事"},
    "news": {"what is new": "뉴스 기사 소식 속보 news"},
    "by_chance": {
        "artificial intelligence holds a notice, a drone what is popular": "인공지능 무인기",
        "who sells on television holds a shop": "홈쇼핑",
    },
    "other_alone": {
        "who died, who got which post": "부고 인사",
        "what people vote for": "투표 여론조사",
        "the sky": "날씨",
        "money": "환율 증시 시세 주식 코스피",
    },
    "section": {
        "of every paper": "정치 경제 사회 국제 세계 문화 생활 연예 스포츠 오피니언 사설",
        "two in one": "생활/문화 생활·문화 IT/과학 IT·과학",
        "science": "IT 과학 건강 환경",
        "money": "산업 증권 금융 부동산",
        "places": "지역 전국 북한",
        "living": "라이프 교육 날씨",
    },
    "comments": {
        "what readers say, in English": "comments comment comments_filter reader_comments readers'_comments",
        "readers are asked to": """
            leave_a_comment post_a_comment add_a_comment add_your_comment write_a_comment seja_o_primeiro_a_comentar
        """,
        "they talk": "discussion_about_this_post join_the_discussion",
        "Dutch, German, Russian, French, Spanish": "reacties kommentare комментарии commentaires comentarios",
        "Polish": "komentarze",
        "readers are told that they are theirs": "your_comments",
    },
    "comment_buttons": {
        "to answer": "reply odpowiedz ответить responder répondre",
        "to report": "report_abuse report_this report_comment zgłoś",
    },
    "comments_on": {"so many answers to": "responses_to comments_on thoughts_on"},
}
