//! Numbers that name something: page 12, Boeing 737, Downing Street 10.

use super::around::Around;
use super::words::{Words, any, words};

/// Words that a number follows as a name or a mark, in any case.
static LABELS: Words = Words::new(
    "page pages p pp section sections sec chapter chapters article articles no nos number room flight \
    route highway channel figure fig table step phase stage tier type version paragraph para clause \
    rule amendment item gate platform track terminal suite apartment apt floor box zone district \
    ward precinct volume vol issue episode exhibit verse psalm appendix annex note footnote line \
    column port isbn issn isin doi code postcode zip resolution directive regulation protocol \
    interstate bus tram train lot badge id pin extension ext hotline dial error chmod python ios \
    android windows playstation xbox iphone ipad galaxy pixel boeing airbus apollo voyager agent \
    group class category cat grade level unit bbc itv radio ftse nikkei dax s&p fortune forbes form \
    title schedule prop proposition iso rfc area formula model mark mk peugeot bmw audi mercedes \
    delta ryanair fahrenheit catch psalms matthew luke genesis a stoxx topix russell pier studio \
    pole plot unesco emergency number's fi bible msci exit junction lane camp building block house",
);

/// Of those, the ones that are common words: a counted noun or a unit behind the number outweighs them.
static WEAK: Words = Words::new(
    "no a number bus train tram line unit group note floor house form class level code track box \
    issue area model mark building camp lane port page figure table type title item error emergency \
    step stage phase room gate dial block lot studio grade category id pin agent cat",
);

/// Whether a number that follows this word may only say which one is meant: `stage three`.
pub(super) fn names_one(word: &str) -> bool {
    LABELS.has(word)
}

/// Whether the word before makes the number a mark.
pub(super) fn is_label(around: &Around<'_>, start: usize, end: usize, noun_follows: bool) -> bool {
    let head = around.text[..start].trim_end_matches(crate::value::is_blank);
    if head.ends_with(['#', '§', '№', '¶']) {
        return true;
    }
    if head.ends_with('±') {
        return true;
    }
    let dotted = head.ends_with('.');
    let head = head.strip_suffix('.').unwrap_or(head);
    let Some((word, from)) = around.word_before(head.len()) else {
        return false;
    };
    // `S. 744`, `H.R. 3200`
    if dotted && word.len() == 1 && word.starts_with(char::is_uppercase) && !noun_follows {
        return true;
    }
    if dotted && !words!("no nos p pp sec fig vol para apt ext ch art case r s").has(word) {
        return false;
    }
    // `the ZIP code is 90210`, `his badge number was 4471`
    let word = if any(word, &["is", "was", "are"]) {
        let label = around.previous(from);
        if any(word, &["is"])
            && !noun_follows
            && around.text[end..].trim_start_matches([' ', '.']).is_empty()
            && around.clause_before(from, 5).any(|w| any(w, &["number", "hotline"]))
        {
            return true;
        }
        let strong = [
            "code",
            "number",
            "id",
            "pin",
            "postcode",
            "isbn",
            "issn",
            "isin",
            "zip",
            "plate",
            "reference",
            "hotline",
        ];
        if any(label, &strong) {
            return !noun_follows || any(label, &["code", "id", "isbn"]);
        } else {
            return false;
        }
    } else if any(word, &["to"]) && any(around.previous(from), &["HELP", "text", "STOP"]) {
        return true;
    } else {
        word
    };
    if !LABELS.has(word) {
        return false;
    }
    if any(word, &["a", "no"]) {
        // `No 10`, `No. 10`; `no 10` is none.
        return word.starts_with(char::is_uppercase) && word != "A" || dotted;
    }
    !(noun_follows && WEAK.has(word) && word.starts_with(char::is_lowercase))
}

/// Whether the words around make the number part of a name.
pub(super) fn is_name(around: &Around<'_>, start: usize, end: usize, text: &str, noun_follows: bool) -> bool {
    let next = around.next(end);
    let capital = next.starts_with(char::is_uppercase);
    // 10 Downing Street, 1600 Pennsylvania Avenue
    if capital {
        let street = around.clause_after(end, 4).any(|w| {
            any(
                w,
                &[
                    "street",
                    "avenue",
                    "road",
                    "lane",
                    "drive",
                    "boulevard",
                    "square",
                    "ave",
                    "blvd",
                    "rd",
                    "cent",
                    "angry",
                ],
            ) && w.starts_with(char::is_uppercase)
        });
        if street {
            return true;
        }
    }
    let Some((word, from)) = around.word_before(start) else {
        return false;
    };
    let whole = text.bytes().all(|b| b.is_ascii_digit())
        || text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        || text.bytes().all(|b| b.is_ascii_digit() || b == b' ');
    if !whole || noun_follows || text.len() > 7 {
        return false;
    }
    // Two or more capitals make a name wherever they stand: IL 62704, ISO 8601, iOS 17.
    if word.len() >= 2
        && !super::noun::is_stop(word)
        && word.chars().skip(1).any(char::is_uppercase)
        && !around.text[from..start].contains('\'')
    {
        let shout = around.text.chars().take(60).all(|c| !c.is_lowercase());
        return !shout;
    }
    if !word.starts_with(char::is_uppercase) || is_time(word) {
        return false;
    }
    !around.begins_sentence(from)
}

/// `347 U.S. 483`: a decision in its reporter, up to this byte.
pub(super) fn reporter(around: &Around<'_>, end: usize) -> Option<usize> {
    let rest = around.text.get(end..)?.strip_prefix(' ')?;
    let rest = ["U.S. ", "F.2d ", "F.3d ", "S. Ct. "]
        .iter()
        .find_map(|r| rest.strip_prefix(r))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0).then(|| around.text.len() - rest.len() + digits)
}

/// Months and weekdays are written with a capital and are no name.
fn is_time(word: &str) -> bool {
    words!(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may \
        june july august september october november december i"
    )
    .has(word)
}
