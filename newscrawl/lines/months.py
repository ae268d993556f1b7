"""The names of months in the languages of other countries' newspapers."""

import re
from typing import Final

# What each month is called, January first, in full or cut short (dates in Unicode CLDR, and the Arabic of
# Algeria, Morocco and Tunisia). ``*``: a name that begins so, whatever its case ends on; a low line is a
# blank. Beginnings that other words have as well (``set``, ``pro``, ``mag``) are names only as they stand.
_NAMES: Final = """
jan* jän* jaan* ene ener* gener* gen genn* янв* sty styc* led leden* ledn* oca
ocak* yan ян yanv* ian ianu* січ* яну* јан* студз* siječ* saus* sij urt
urtarr* xan xanei* ιαν* tammi* ינו* ม.ค มกรา* қаң* يناير* كانون_الثاني جانفي
ژانوی* جنوری জানু* जन॰ जनवर* जाने* જાન્યુ* ਜਨਵਰੀ ஜன* జన* ಜನ* ജനു* მ იან*
հունվ* ມັງກອນ មករា ဇန်*

feb* fév* fev* фев* феб* lut luteg* lutn* luteh* úno* únor* şub* лют* veeb*
vas vasar* velj* shk shkurt* ots otsail* peb pebr* φεβ* helmi* פבר* ก.พ กุมภา*
ақп* فبراير* شباط فيفري فوریه فروری ফেব* फ़र* फर* फेब* ફેબ્રુ* ਫ਼ਰਵਰੀ பிப்*
ఫిబ్ర* ಫೆಬ್ರ* ഫെബ്രു* თებ* փետ* ກຸມພາ កុម្ភៈ ဖေဖော်*

mar march* mars marso marz* març* marc* mart* mare* marec* mär* mäe* maer*
maal* maar* mrt* már* mac machi марта* март* мар маре* bře* берез* бер сак
сакав* ožu* kov kovo μαρ* μάρ* מרץ* มี.ค มีนา* наур* مارس مارچ آذار মার্চ
मार्च* માર્ચ ਮਾਰਚ மார்* మార్చి ಮಾರ್ಚ್ മാർ* მარ* մարտ* ມີນາ មីនា မတ်

apr* avr* avril* abr* апр* kwi* dub dubn* duben* nis nisan* ápr* квіт* крас*
tra trav travn* travanj bal baland* pri prill* api apiril* απρ* huhti* אפר*
เม.ย เมษา* сәу* أبريل* ابريل إبريل أفريل نيسان آوریل اپریل এপ্রিল* अप्रै*
अप्रि* एप्रि* એપ્રિ* ਅਪ੍ਰੈ* ஏப்* ఏప్రి* ಏಪ್ರಿ* ഏപ്രി* აპრ* ապր* ເມສາ មេសា ဧပြီ

may mayo mayıs* mayis* mai maig* maio* maij* maiat* maí mag magg* maj maja*
maju* mei май* мая* мај* maaie kvě* máj* трав* svi svib* geg geguž* μαΐ* μαϊ*
μάι* touko* מאי* พ.ค พฤษภา* мам мамыр* مايو* ماي أيار مئی مه মে मई मे મે ਮਈ மே
మే ಮೇ മേയ് მაი* մայ* ພຶດສະພາ ឧសភា မေ

jun juni* june* juny* junh* junij* juin* giu giug* июн* cze czer* haz hazir*
čvn* červn* červen jún* jūn* juun* iun iuni* iyn iyun* черв* чэрв* юни* јун*
birž* lipnj* lipanj qer qersh* xuñ* ekain* hun hunyo ιουν* ιούν* kesä* יוני*
มิ.ย มิถุนา* мау маусым* يونيو* يونيه حزيران جوان ژوئن جون জুন जून જૂન ਜੂਨ
ஜூன் జూన్ ಜೂನ್ ജൂൺ ივნ* հունիս* ມິຖຸນາ មិថុនា ဇွန်

jul* juil* juill* lug lugl* июл* lip lipc* lipiec* tem temmuz* čvc* červenc*
červenec* júl* jūl* juul* iul iuli* iyl iyul lipies* лип* ліп* юли* јул* liep*
srpnj* srpanj korr korrik* xul xullo uzt uztai* hul hulyo ιουλ* ιούλ* heinä*
יולי* ก.ค กรกฎา* шіл* يوليو* يوليه يوليوز جويلية تموز ژوئیه جولائی জুল* जुल*
જુલાઈ ਜੁਲਾਈ ஜூலை జులై ಜುಲೈ ജൂലൈ ივლ* հուլ* ກໍລະກົດ កក្កដា ဇူလိုင်

aug* aoû* aou aout* ago agos* авг* sie sierp* ağu* srp srpna srpen* agu agus*
agt серп* ágú* avg* avq* rugp* жні* kol kolov* gush gusht* abu abuzt* ogo ogos
αυγ* αύγ* elo eloku* אוג* ส.ค สิงหา* там тамыз* أغسطس* اغسطس آب غشت أوت اوت
اگست আগস্ট* अग॰ अगस्* ऑग* ઑગ* ਅਗਸਤ ஆக* ఆగ* ಆಗ* ഓഗ* აგვ* օգոս* ສິງຫາ សីហា ဩဂုတ်

sep* sen set setem* setie* settem* sety* sent сен* wrz wrześ* eyl eylül* zář*
szept* верес* верас* вер сеп* rugs* ruj rujn* rujan* sht shtat* irail* σεπ*
syys* ספט* ก.ย กันยา* қыр* سبتمبر* شتنبر أيلول سپتامبر ستمبر সেপ্ট* सित॰ सितं*
सितम* सप्टें* सेप्टेम* सेप्टें* સપ્ટે* ਸਤੰਬਰ செப்* సెప్టె* ಸೆಪ್ಟೆ* സെപ്റ്റ*
სექ* սեպ* ກັນຍາ កញ្ញា စက်တင်* sentyabr* sentabr*

oct* okt* ott ottob* out outub* окт* paź* eki ekim* říj* жовт* кастр* spal*
tet tetor* urr urri* οκτ* loka* אוק* ต.ค ตุลา* қаз* أكتوبر* اكتوبر تشرين_الأول
اکتبر اکتوبر অক্টো* अक्टू* अक्तू* ऑक्टो* ઑક્ટો* ਅਕਤੂ* அக்* అక్టో* ಅಕ್ಟೋ*
ഒക്ടോ* ოქტ* հոկ* ຕຸລາ តុលា အောက်တို*

nov novem* noviem* novým* nóv* noi noie* noy noyab* nob nobyem* ноя* lis
listop* kas kasım* kasim* листоп* лістап* лист ное* нов новем* lapkr* stu
studeno* studen* nën* aza azaro* νοε* νοέ* marras* נוב* พ.ย พฤศจิกา* қар
қараша* نوفمبر* نونبر تشرين_الثاني نوامبر نومبر নভে* नव॰ नवं* नवम* नोव्हें*
नोभे* નવે* ਨਵੰਬਰ நவ* నవం* ನವೆಂ* നവം* ნოე* նոյ* ພະຈິກ វិច្ឆិកា နိုဝင်*

dec decem* dez dezem* dic dici* dicem* déc* дек* дец* gru grud* ara aralık*
aralik* pro prosin* des dese* dek dekab* dets* det dis disem* disyem* desem*
груд* снеж* снеж gruod* dhj dhjet* abe abend* δεκ* joulu* דצמ* ธ.ค ธันวา* жел
желтоқ* ديسمبر* دجنبر كانون_الأول دسامبر دسمبر ডিসে* दिस॰ दिसं* दिसम* डिसें*
ડિસે* ਦਸੰਬਰ டிச* డిసెం* ಡಿಸೆಂ* ഡിസം* დეკ* դեկ* ທັນວາ ធ្នូ ဒီဇင်*
"""
# The sun calendar of Iran and Afghanistan, from the spring equinox.
_PERSIAN: Final = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)


def _longest_first(names: str) -> list[str]:
    return sorted(names.split(), key=lambda name: -len(name.rstrip("*")))


# Vowel signs of Indian scripts are no letters of a word.
_GOES_ON = r"[^\s\d.,;:()\[\]/|_–—-]{0,14}"
_OF_MONTH = {name: number for number, names in enumerate(_NAMES.split("\n\n"), 1) for name in names.split()}
_ORDERED = _longest_first(_NAMES)


def _pattern(name: str) -> str:
    known = re.escape(name.rstrip("*").replace("_", " "))
    return known + (_GOES_ON if name.endswith("*") else r"(?![^\W\d_])")


# By first letters: at each word of a line all of them are tried.
_INITIALS = dict.fromkeys(name[0] for name in _ORDERED)
_GROUPS = (
    f"{initial}(?:{'|'.join(_pattern(name)[len(initial) :] for name in _ORDERED if name[0] == initial)})"
    for initial in _INITIALS
)

MONTH_NAME: Final = rf"(?=[^\W\d_])(?:{'|'.join(_GROUPS)})"
"""A pattern for a month's name, in full or short; letters of either case are for ``re.IGNORECASE``."""

PERSIAN_MONTH: Final = rf"(?:{'|'.join(_PERSIAN)})"
"""A pattern for the name of a month of the Persian calendar."""


def month_of(word: str) -> int:
    """The number of the month that a lower-case ``word`` names, 1 to 12; 0 for none."""
    for name in _ORDERED:
        known = name.rstrip("*").replace("_", " ")
        if word == known or (name.endswith("*") and word.startswith(known)):
            return _OF_MONTH[name]
    return 0


def persian_month_of(word: str) -> int:
    """The number of the month of the Persian calendar that ``word`` names, 1 to 12."""
    return _PERSIAN.index(word) + 1
