"""What stands before lists and on their links, and is neither heading nor title."""

KNOWN = {
    "no-heading": {
        "a box is opened, closed or set": "닫기 열기 펼치기 접기 설정 선택됨",
        "there is more, before and behind": "더_보기 전체_보기 이전 다음 more prev next",
        "help": "도움말",
        "what a page offers besides": "검색 로그인 메뉴 구독 공유 menu menü search suchen",
        "it sells something": "배너 ad advertisement anzeige anzeigen reklama",
        "marks": "beta 언론사_픽",
    },
    "no-heading-ends": {"notes for readers, signs of owners, leaps": "안내 로고 바로가기"},
    "link-label": {
        "other articles": "관련_기사 관련_뉴스",
        "there is more": "더_보기 전체_보기 자세히_보기 기사_보기 바로_가기 more view read_more",
        "before and behind": "이전 다음 prev previous next",
        "moving pictures": "동영상 동영상_기사 동영상_뉴스 영상 live",
        "still ones": "포토 사진",
        "tools": "공유하기 인쇄 스크랩 share",
        "what readers say": "comments",
    },
    "advertisement": {
        "in German": "anzeige anzeigen",
        "in English": "ad sponsored sponsored_content sponsor_content promoted",
    },
    "advertisement-or-section": {"it is bought, or about advertising": "광고"},
    "next-page": {
        "the next one, in Korean": "다음 다음_페이지 다음_목록",
        "in English": "next next_page older_posts older_articles",
        "in German": "nächste nächste_seite weiter",
        "in other languages of the west": "suivant suivante siguiente próximo pagina_successiva volgende",
        "in Slavic ones": "następna następne следующая",
        "in Japanese and Chinese": "次のページ 次へ 下一页 下一頁",
    },
}
