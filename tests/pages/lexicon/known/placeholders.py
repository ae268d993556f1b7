"""Titles of pages that nobody wrote."""

KNOWN = {
    "titles": {
        "of editors and skeletons": "Document Untitled Untitled_Document 무제_문서 React_App",
        "what the page is": "뉴스_보기 기사 기사_본문",
    }
}
