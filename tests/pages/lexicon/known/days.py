"""Words at a day, in other languages than Korean."""

KNOWN = {
    "published": {
        "English": "published posted",
        "French, Spanish, Italian": "publié publicado pubblicato",
        "German, Dutch, Swedish": "veröffentlicht gepubliceerd publicera",
        "Polish and Russian, without what they end with": "opublikowan опубликован",
        "Turkish, Finnish, Hungarian": "yayın julkaistu közzétéve",
        "Japanese: sent in, made public": "投稿 公開",
        "Chinese": "发布",
        "German, French, Norwegian": "erstellt posté publisert",
        "Czech, Croatian, Romanian": "publikováno objavljeno publicat",
        "Ukrainian, Greek": "опубліковано δημοσιεύτηκε",
        "Arabic, Hebrew, Thai": "تاريخ_النشر פורסם เผยแพร่เมื่อ",
        "Japanese and Chinese, on boards": "掲載日 发表于",
    },
    "modified": {
        "English": "updated last_modified reviewed",
        "French, Spanish, Portuguese, Italian": "mis_à_jour actualizado atualizado aggiornat",
        "Spanish, of an edition": "última_actualización",
        "German, Dutch": "aktualisiert bijgewerkt",
        "Swedish, Danish, Norwegian": "uppdatera opdateret oppdatert",
        "Polish and Russian, without what they end with": "zaktualizowan обновлен",
        "Turkish, Finnish": "güncelle päivitetty",
        "Japanese": "更新",
        "MediaWiki": "last_edited",
        "German, of documents": "zuletzt_geändert geändert stand:",
        "French, Spanish, Dutch, Norwegian, of documents": "modifié última_modificación gewijzigd_op sist_endret",
        "Ukrainian, Arabic, Vietnamese": "оновлено آخر_تحديث cập_nhật_lần_cuối",
    },
}
