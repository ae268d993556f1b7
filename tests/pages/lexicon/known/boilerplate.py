"""What lines of pages in other languages say that are no part of a text."""

KNOWN = {
    "related": {
        "what heads links to other articles": """
            related_articles related_content related_coverage
            related_news related_links related_posts related_topics related_videos related_reads
            more_on_this_story more_stories more_news more_like_this
            you_may_also_like you_might_also_like you_may_like recommended_for_you recommended_stories most_read
            most_popular trending_stories trending_now popular_stories top_stories sponsored_links
            sponsored_content around_the_web from_the_web sur_le_même_sujet à_découvrir
            voir_aussi das_könnte_sie_auch_interessieren meistgelesen te_puede_interesar
            también_te_puede_interesar leer_más noticias_relacionadas más_información contenido_relacionado
            artículos_relacionados
            przeczytaj_więcej
            polecamy polecane pročitajte_još kapcsolódó_cikkek
            смотрите_также материалы_по_теме ссылки_по_теме новости_по_теме другие_новости новости_партнеров
            новости_партнёров διαβάστε_ακόμα διαβάστε_περισσότερα δείτε_επίσης σχετικά_άρθρα
            ilgili_haberler berita_terkait berita_lainnya เรื่องที่เกี่ยวข้อง
            مواضيع_ذات_صلة あわせて読みたい 関連リンク 相关新闻 相关报道 相关链接 相关文章 相關新聞 延伸閱讀 推荐阅读 更多新聞
        """
    },
    "pointer": {
        "before the headline of one": """
            related related_article related_stories read_next zobacz_też przeczytaj_też przeczytaj_także
            関連記事 相关阅读 see_also czytaj_też mehr_zum_thema read_more read_also also_read lire_aussi à_lire_aussi lesen_sie_auch lea_también leia_também
            leggi_anche lees_ook läs_också les_også læs_også lue_myös czytaj_także zobacz_także čtěte_také
            читайте_также читайте_також διαβάστε_επίσης baca_juga xem_thêm اقرأ_أيضا اقرأ_أيضاً קראו_גם
            यह_भी_पढ़ें
        """
    },
    "button": {
        "advertisements, buttons, players": """
            advertisement advertisements advert story_continues_below article_continues_below
            advertisement_continue_reading_below continue_reading_the_main_story skip_advertisement
            scroll_to_continue share share_this share_this_article share_this_story share_this_post
            share_on_facebook share_on_twitter tweet print copy_link link_copied follow_us_on_twitter
            follow_us_on_facebook follow_us sign_in log_in sign_up register subscribe subscribe_now
            subscribe_to_our_newsletter sign_up_for_our_newsletter loading image_source view_images
            view_this_post_on_instagram rate_this_article add_a_comment leave_a_comment publicité partager
            imprimer anzeige teilen drucken publicidad compartir imprimir compartilhar reklama drukuj
            podziel_się udostępnij реклама поделиться версия_для_печати распечатать загрузка διαφήμιση εκτύπωση
            tekst_se_nastavlja_ispod_oglasa bagikan โฆษณา إعلان ツイート 分享 分享到 打印 字号 請繼續往下閱讀
        """
    },
    "notice": {
        "to readers: for subscribers, by mail, a slip": """
            réservé_aux_abonnés réservée_aux_abonnés déjà_abonné continuez_à_lire_votre_article
            already_a_subscriber already_a_paid_subscriber subscribe_now_to_keep_reading
            subscribe_to_our_newsletter sign_up_for_our_newsletter sign_up_to_our_newsletter 会員限定 会員登録が必要
            ctrl+enter this_article_is_more_than
        """
    },
    "reading-time": {
        "how long it takes to read": """
            min_read mins_read minute_read minutes_read reading_time read_time durée_de_lecture 読了時間
        """
    },
}
