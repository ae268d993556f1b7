"""Words that say who wrote, in other languages than Korean."""

KNOWN = {
    "by": {
        "by": "by von par por di door av af przez oleh بقلم מאת โดย",
        "written by": "verfasst_von rédigé_par écrit_par escrito_por scritto_da geschreven_door skriven_av "
        "skrevet_av skrevet_af scris_de",
        "a comment, an interview, edited": "ein_kommentar_von propos_recueillis_par a_cura_di oprac.",
        "what kind of text": "ein_gastbeitrag_von das_interview_führte",
        "where from": "dal_nostro_inviato",
    },
    "wrote": {"who wrote, or what": "written story words text analysis opinion"},
    "posted": {"what it is, or that it was posted": "posted article"},
    "edited": {"what is said of others, too": "published reported edited reviewed interview guest_post"},
    "with": {"who helped": "with avec"},
    "author": {"author": "author authors author(s) autor auteur autore"},
    "author-label": {
        "Chinese and Japanese": "文 作者 撰文 記者 记者 著者 執筆者 執筆 取材・文",
        "Korean": "작성자",
        "other languages": "автор yazar szerző írta penulis pewarta tác_giả लेखक συντάκτης teksti text tekst",
    },
    "and": {"and": "and und et y e en och og i ja és și и і ve και dan và और"},
}
