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
    },
    "modified": {
        "English": "updated last_modified reviewed",
        "French, Spanish, Portuguese, Italian": "mis_à_jour actualizado atualizado aggiornat",
        "German, Dutch": "aktualisiert bijgewerkt",
        "Swedish, Danish, Norwegian": "uppdatera opdateret oppdatert",
        "Polish and Russian, without what they end with": "zaktualizowan обновлен",
        "Turkish, Finnish": "güncelle päivitetty",
        "Japanese": "更新",
    },
}
