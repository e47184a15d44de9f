//! The words that open a check, and the many more that close it. Each list is one of whole words in lower case.

pub(super) use crate::prose::words::Words;

macro_rules! words {
    ($($(#[doc = $doc:literal])* $name:ident $text:literal;)*) => {
        $($(#[doc = $doc])* pub(super) static $name: Words = Words::new($text);)*
    };
}

words! {
    /// Near a figure, these make it another one than the plain figure of the thing.
    UNSURE "compared compares comparison versus vs than earlier previously previous prior initially originally \
        initial original first later then another further additional more other others extra again would could \
        might may should expect expected expects expecting forecast forecasts predicted predicts projected \
        projects estimate estimates estimated guidance target targets plan plans planned propose proposed \
        proposes sought seek seeks seeking asked asks demanded demands claim claims claimed alleged alleges \
        alleging disputed disputes revised corrected instead not no never without unlike whereas each every per \
        apiece average median mean record rival rivals competitor remaining remainder rest part partly including \
        includes up down by only if until since last next year-earlier ago former separate separately similar \
        same total combined maximum minimum most least adjusted net gross according put puts reckons believes \
        thought wrongly falsely incorrectly mistakenly misreported correction erroneously cut cuts reduced \
        raised lowered halved doubled rejected overturned appeal appeals settled settlement budgeted capped \
        worth alone still now already so far yet became becomes season career ever between about around some \
        almost nearly or old new second third half largest smallest biggest";
    /// Words that name the period of a figure: two figures must have the same.
    PERIODS "quarter half month year week day annual annually yearly monthly weekly quarterly daily fiscal decade \
        full-year third-quarter second-quarter first-quarter fourth-quarter half-year weekend morning afternoon \
        evening night overnight midday noon spring summer autumn winter tonight today yesterday";
    /// Words of a rise.
    UP "rose rise rises risen rising increase increased increases increasing grew grow grows grown growth \
        climbed climb climbs jumped jump jumps gained gain gains surged surge surges soared up advanced added \
        leapt";
    /// Words of a fall.
    DOWN "fell fall falls fallen falling decrease decreased decreases dropped drop drops declined decline declines \
        shrank slid slipped slump slumped plunged plunge tumbled sank down lost cut reduction reduced loss";
    /// A change so called is not that of the plain figures.
    ADJUSTED "adjusted inflation real organic like-for-like constant comparable currency annual annually annualised \
        annualized average averaging year-on-year excluding points underlying compound seasonally same-store \
        target forecast expected instead not";
    /// Words that leave a list open, or that make a sentence of what looks like one.
    NO_LIST "including includes such among like e.g example etc more others other another so plus both either neither \
        nor or is are was were be been has have had will would can could may might must should does do did it \
        they he she we i you not who whom whose which that this these those when where while because if but said \
        says their his her its our my your then each all some several various many couple pair family twins \
        whatever respectively than as first second third to via followed joined also except";
    /// Nouns that count something other than the items behind the colon.
    OTHER_NOUNS "word letter syllable pair couple set time minute hour day week month year point goal run vote people \
        page degree line character dollar person team match game duo group way side percent part combination \
        camp category type kind seat medal tie";
    /// Words that leave a list open, or make its figures something other than parts.
    OPEN "including includes include included such among like per each every average mean median up down rose fell \
        than compared versus vs against or etc another further additional more less fewer least most partly \
        mostly some whom which excluding except minus initially originally previously earlier instead not if \
        would could might half third quarter both overlap overlapping times";
    /// Before a counted noun these make it a circumstance (`in three towns`) and no part.
    ASIDE "in across over within during at after by on aged under before for with";
    /// Before any figure these make it no part, and its sentence none to be sure of.
    DOUBT "from to than between until since minus of";
    /// What is averaged, ranked or compared does not add up.
    NO_SUM "average avg mean median per rate price share rank change each ratio margin index growth difference year \
        date no number position cumulative cum running max maximum peak density of yoy score age percentage";
    /// Words that tell that the figures of a table are rounded.
    ROUNDED "million millions m mn billion billions bn tn thousand thousands 000 k percent pct crore lakh";
    /// Verbs that stand before a noun without belonging to its name.
    VERBS "awarded award awards reported reports posted posts paid pay pays won ordered imposed faces face upheld \
        recorded announced owes owed levied approved received took gets got made had claims set granted added \
        assessed returned showed with saw";
    /// Verbs between a noun and its figure.
    LINKS "was were is are totaled totalled reached hit equaled equalled topped exceeded";
    /// Words that say nothing of which things are counted.
    EMPTY "said say jury court report company told found show showed according official people make news also";
    /// Before a total these tell that it holds more than what stands beside it.
    GROWS "bringing brings brought taking takes took raising raises raised pushing pushed running previous season \
        career lifting cumulative now remaining half percent percentage than";
    /// In the sentence of a total these make it one of something else.
    OTHER_TOTAL "remain remained remains still other others since more than another average each from not so";
    /// Between a change and its two figures these begin a clause of other figures.
    ELSEWHERE "and but while having after when as which who though although despite following because since where before";
}
