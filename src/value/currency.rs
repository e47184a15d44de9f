//! Currencies: ISO 4217 through a library; what stands here is how a newsroom writes their signs and names.

use super::context::Context;
use iso_currency::{Currency, IntoEnumIterator};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Signs that stand before an amount, longest first.
const SIGNS: &[(&str, Currency)] = &[
    ("Mex$", Currency::MXN),
    ("MX$", Currency::MXN),
    ("US$", Currency::USD),
    ("AU$", Currency::AUD),
    ("CA$", Currency::CAD),
    ("HK$", Currency::HKD),
    ("NZ$", Currency::NZD),
    ("NT$", Currency::TWD),
    ("SG$", Currency::SGD),
    ("A$", Currency::AUD),
    ("C$", Currency::CAD),
    ("S$", Currency::SGD),
    ("R$", Currency::BRL),
    ("CN¥", Currency::CNY),
    ("JP¥", Currency::JPY),
    ("€", Currency::EUR),
    ("£", Currency::GBP),
    ("¥", Currency::JPY),
    ("₹", Currency::INR),
    ("₩", Currency::KRW),
    ("₪", Currency::ILS),
    ("₺", Currency::TRY),
    ("₽", Currency::RUB),
    ("₴", Currency::UAH),
    ("₫", Currency::VND),
    ("฿", Currency::THB),
    ("₦", Currency::NGN),
    ("₱", Currency::PHP),
    ("₡", Currency::CRC),
    ("₲", Currency::PYG),
    ("₵", Currency::GHS),
    ("₸", Currency::KZT),
    ("₾", Currency::GEL),
    ("zł", Currency::PLN),
    ("Can$", Currency::CAD),
    ("Tk", Currency::BDT),
    ("RM", Currency::MYR),
    ("Rs.", Currency::INR),
    ("Rs", Currency::INR),
];

/// Short names that a newsroom uses without the country.
const NAMES: &[(&str, Currency)] = &[
    ("euro", Currency::EUR),
    ("quid", Currency::GBP),
    ("usd", Currency::USD),
    ("eur", Currency::EUR),
    ("gbp", Currency::GBP),
    ("aud", Currency::AUD),
    ("cad", Currency::CAD),
    ("jpy", Currency::JPY),
    ("chf", Currency::CHF),
    ("inr", Currency::INR),
    ("sterling", Currency::GBP),
    ("yen", Currency::JPY),
    ("yuan", Currency::CNY),
    ("renminbi", Currency::CNY),
    ("rupee", Currency::INR),
    ("won", Currency::KRW),
    ("rand", Currency::ZAR),
    ("real", Currency::BRL),
    ("reais", Currency::BRL),
    ("zloty", Currency::PLN),
    ("rouble", Currency::RUB),
    ("ruble", Currency::RUB),
    ("shekel", Currency::ILS),
    ("baht", Currency::THB),
    ("ringgit", Currency::MYR),
    ("rupiah", Currency::IDR),
    ("naira", Currency::NGN),
    ("cedi", Currency::GHS),
    ("hryvnia", Currency::UAH),
    ("forint", Currency::HUF),
    ("franc", Currency::CHF),
    ("lira", Currency::TRY),
    ("dong", Currency::VND),
    ("taka", Currency::BDT),
    ("us dollar", Currency::USD),
    ("american dollar", Currency::USD),
    ("british pound", Currency::GBP),
    ("pound sterling", Currency::GBP),
    ("pounds sterling", Currency::GBP),
    ("chinese yuan", Currency::CNY),
    ("aussie dollar", Currency::AUD),
    ("kiwi dollar", Currency::NZD),
    ("japanese yen", Currency::JPY),
    ("polish zloty", Currency::PLN),
    ("new shekel", Currency::ILS),
    ("swedish kronor", Currency::SEK),
    ("norwegian kroner", Currency::NOK),
    ("danish kroner", Currency::DKK),
];

static BY_NAME: LazyLock<FxHashMap<String, Currency>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    let listed = NAMES.iter().map(|(n, c)| ((*n).to_owned(), *c));
    let iso = Currency::iter()
        .filter(|c| c.is_superseded().is_none())
        .map(|c| (c.name().to_lowercase(), c));
    for (name, currency) in listed.chain(iso) {
        map.entry(format!("{name}s")).or_insert(currency);
        if let Some(stem) = name.strip_suffix('y') {
            map.entry(format!("{stem}ies")).or_insert(currency);
        }
        map.entry(name).or_insert(currency);
    }
    map
});

/// The currency whose sign `text` starts with, and the sign's length in bytes.
#[must_use]
pub(crate) fn sign(text: &str, ctx: &Context) -> Option<(Currency, usize)> {
    match text.as_bytes().first()? {
        b'$' => return Some((ctx.dollar, 1)),
        b'A' | b'C' | b'H' | b'J' | b'M' | b'N' | b'R' | b'S' | b'T' | b'U' | b'z' => {}
        b if b.is_ascii() => return None,
        _ => {}
    }
    SIGNS
        .iter()
        .find(|(s, _)| text.starts_with(s))
        .map(|(s, c)| (*c, s.len()))
}

/// The length of the sign or code of a currency at the beginning of a text.
#[must_use]
pub(crate) fn sign_or_code(text: &str, ctx: &Context) -> Option<usize> {
    sign(text, ctx)
        .map(|(_, n)| n)
        .or_else(|| code(text.get(..3)?).map(|_| 3))
}

/// The currency with this ISO 4217 code, which must be three capital letters.
#[must_use]
pub(crate) fn code(word: &str) -> Option<Currency> {
    if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) {
        Currency::from_code(word)
    } else {
        None
    }
}

/// The currency of this name in lower case, singular or plural; `dollars` are the configured ones.
#[must_use]
pub(crate) fn name(words: &str, ctx: &Context) -> Option<Currency> {
    match words {
        "dollar" | "dollars" => Some(ctx.dollar),
        "bucks" | "buck" => Some(ctx.dollar),
        _ => BY_NAME.get(words).copied(),
    }
}

/// The sign or code that an amount in this currency is printed with; it reads back to the same currency.
#[must_use]
pub(crate) fn printed(currency: Currency) -> String {
    match currency {
        Currency::USD => "US$".to_owned(),
        other => SIGNS
            .iter()
            .find(|(_, c)| *c == other)
            .map_or_else(|| format!("{} ", other.code()), |(s, _)| (*s).to_owned()),
    }
}
