"""Words beside the names of those who sign, in other languages than Korean."""

KNOWN = {
    "offices": {
        "who writes": "writer reporter correspondent columnist journalist contributor contributing analyst",
        "who edits and heads": "editor director manager officer coordinator",
        "who founded it, who takes the pictures": "founder photographer",
    },
    "ranks": {
        "how high": "senior chief associate",
        "what else they are": "strategist attorney producer commentator",
        "accounts of a system": "admin administrator guest",
    },
    "tools": {
        "when": "updated published posted filed checked",
        "how long it is to read": "min read",
        "what can be done": "comment comments share follow subscribe more",
    },
    "beside": {
        "how long it is to read, since when it is": "mins minute minutes ago",
        "who did what": "by reviewed edited",
        "where": "website",
    },
    "teams": {
        "the people": "team staff editors contributors reporters doctors",
        "the place": "editorial desk newsdesk newsroom",
        "German, Dutch": "redaktion redactie",
        "Spanish, French, Italian": "redacción rédaction redazione",
    },
    "institutions": {
        "what papers and stations are": """
            news press agency magazine herald tribune chronicle gazette times daily today radio tv
            podcast podcasts
        """,
        "what companies do": "project strategy development management",
        "what they are": "center centre university organization organisation inc ltd llc gmbh corp",
        "accounts": "www facebook instagram e-mail email",
    },
    "agencies": {"agencies": "reuters afp ap dpa efe ansa"},
    "label-starts": {
        "all, new, other ones": "all new latest the our your",
        "what to do": "view see about send contact meet learn written",
        "German": "alle mehr zum",
        "French": "voir lire tous toutes",
        "Spanish": "ver leer todas",
        "Italian": "tutti vedi",
    },
    "labels": {
        "of the writer": "bio author authors profile expert specialist",
        "of articles": "article articles category categories this results",
        "of the page": "status website undefined standards policy guidelines",
        "of bodies": "council association institute",
    },
    "labels-in-a-word": {
        "Japanese": "ページ 一覧 設定 記事 ログイン プロフィール 翻訳者 編集部",
        "Chinese": "名片 登录 首页 更多 关注 原创 分享",
        "Chinese, for who is not known": "网络整理 佚名",
    },
    "helped": {
        "the text": "reviewed edited translated fact_checked fact-checked tested",
        "the pictures": "illustrated photographed photograph photographs photo photos foto fotos",
    },
    "helper": {
        "the text": "editor updated",
        "the pictures": "illustration illustrations photography photographer",
    },
    "how": {
        "of a review": "medically clinically expert technically",
    },
    "helped-in-a-word": {
        "Chinese": "責任編輯 责任编辑 编辑 編輯 责编 校对 摄影 攝影 来源 來源",
        "Japanese": "編集 撮影 訳者 訳",
    },
    "particles": {
        "Dutch": "van den der ten ter",
        "German, Swedish": "von zu af",
        "French": "de du des la le",
        "Italian, Spanish, Portuguese": "del della di da do dos das y e",
        "Arabic": "bin ibn al el",
    },
    "titles": {
        "who has studied": "dr prof professor",
        "anybody": "mr mrs ms",
    },
    "nobody": {
        "accounts of a system": "admin administrator webmaster root user guest",
        "words for whoever writes": "author the_author contributor editor",
        "values of a program": "unknown null none",
        "the site": "website",
        "the net, an unknown": "网络整理 佚名",
    },
    "about-author": {
        "English": """
            about_the_author about_the_authors about_the_writer about_the_writers meet_the_author
            article_by
        """,
        "German, Dutch": "über_den_autor über_die_autorin over_de_auteur",
        "French, Spanish, Portuguese": "à_propos_de_l'auteur sobre_el_autor sobre_la_autora sobre_o_autor",
    },
    "callings": {
        "who writes": """
            writer reporter editor correspondent columnist journalist blogger freelance author
            contributor staff
        """,
        "what they do": "writes covers reports",
        "German, French, Spanish, Italian": "redakteur redakteurin journaliste periodista giornalista",
    },
    "readers": {
        "a comment's head": "posted",
    },
    "picture": {
        "pictures": "foto photo bild image illustr",
        "films": "video",
    },
    "months": {
        "in full": "january february july september october november december",
        "cut short": "jan feb jul sep sept oct nov dec",
    },
}
