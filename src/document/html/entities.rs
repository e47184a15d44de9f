//! Character references of HTML.

use quick_xml::escape::resolve_html5_entity;

/// Names that old pages write without a semicolon, as HTML allows.
const BARE: &str = " AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc \
    Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc \
    acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml \
    frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc \
    ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute \
    ucirc ugrave uml uuml yacute yen yuml ";

/// What numbers from 0x80 on stand for: pages mean Windows-1252, and HTML reads them so.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// What a reference stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// A character that was written as its number.
    Char(char),
    /// The characters of a name.
    Text(&'static str),
}

/// Reads the reference that a text, which starts with `&`, starts with: what it stands for and its bytes. `None` where the
/// `&` stands for itself.
pub(super) fn reference(text: &str) -> Option<(Meant, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        return numeric(number).map(|(c, len)| (Meant::Char(c), len + 2));
    }
    let len = rest.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    let name = &rest[..len];
    if rest[len..].starts_with(';')
        && let Some(found) = resolve_html5_entity(name)
    {
        return Some((Meant::Text(found), len + 2));
    }
    // No bare name is longer than six letters; the longest that fits wins.
    (2..=len.min(6)).rev().find_map(|n| {
        let bare = BARE.split_ascii_whitespace().any(|b| b == &name[..n]);
        let found = bare.then(|| resolve_html5_entity(&name[..n])).flatten()?;
        Some((Meant::Text(found), n + 1))
    })
}

fn numeric(number: &str) -> Option<(char, usize)> {
    let (digits, radix, mark) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (number, 10, 0),
    };
    let mut len = 0;
    let mut code: u32 = 0;
    for digit in digits.chars().map_while(|c| c.to_digit(radix)) {
        code = code.saturating_mul(radix).saturating_add(digit);
        len += 1;
    }
    if len == 0 {
        return None;
    }
    let end = mark + len + usize::from(digits[len..].starts_with(';'));
    let c = match code {
        0 => '\u{fffd}',
        0x80..=0x9f => WINDOWS[(code - 0x80) as usize],
        _ => char::from_u32(code).unwrap_or('\u{fffd}'),
    };
    Some((c, end))
}
