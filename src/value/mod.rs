//! What a written value means: a set of possible true values, and the text it was written as.
//!
//! One grammar serves claims, the fact base and prose. It reads text, never floats, so trailing zeros count.
//!
//! ```
//! use factcheck::value::{Context, Hint, read};
//!
//! let ctx = Context::default();
//! let punitive = read("$167 million", &ctx, Hint::None)?;
//! assert_eq!(punitive.to_string(), "US$167 million");
//! assert_eq!(punitive.kind(), "money");
//! # Ok::<(), factcheck::value::ReadError>(())
//! ```

mod amounts;
mod context;
mod currency;
mod date;
mod date_forms;
mod date_holidays;
mod date_more;
mod date_more_forms;
mod date_parse;
mod date_periods;
mod date_relative;
mod date_tables;
mod date_written;
mod figure;
mod hedge;
mod hedges;
mod interval;
mod interval_ops;
mod lex;
mod nouns;
mod number;
mod number_words;
mod ops;
mod ops_dates;
mod parse;
pub(crate) mod prefix;
mod print;
mod prose;

pub mod text;
mod things;
mod times;
mod unit;
pub mod verbatim;

pub use context::{Context, DayOrder, Tolerances};
pub use date::{DateValue, Days, Precision, When, from_day_number, month_name, weekday_name};
pub use figure::{Figure, Form, Hedge, Rounding, Vague, granularity};
pub use interval::{End, Interval};
pub use iso_currency::Currency;
pub use nouns::same_noun;
pub use ops::{Arithmetic, OpError};
pub use rust_decimal::Decimal;
pub use unit::{Conversion, Dim, Dimension, Measure, TimeUnit, conversion, measure, retime};

pub(crate) use amounts::rate;
pub(crate) use currency::sign_or_code as currency_sign;
pub(crate) use date::day_number;
pub(crate) use date_more_forms::in_time;
pub(crate) use date_tables::{has_year, is_calendar_word, month_of, weekday_of};
pub(crate) use figure::power_of_ten;
pub(crate) use hedges::hedge_suffix;
pub(crate) use lex::is_blank;
pub(crate) use parse::{Reading, as_age};

/// A value as written, with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The text that it was read from, without surrounding blanks.
    pub text: Box<str>,
    /// What it means.
    pub data: Data,
}

/// What a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// A number, and what it counts or measures.
    Figure(Quantity),
    /// A date, a period or a range of dates.
    Date(DateValue),
    /// Words; quotation marks around the whole are taken off.
    Text(Box<str>),
    /// Several texts, whose order does not count.
    List(Vec<Box<str>>),
    /// Yes or no.
    Bool(bool),
}

/// A figure with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub figure: Figure,
    /// What it is a number of.
    pub dim: Dim,
    /// The unit of a rate: `year` for `$66,000 a year`.
    pub per: Option<Box<str>>,
}

/// What the other side of a claim expects, for texts that can be read two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing: a bare four-digit figure is a year.
    None,
    /// A figure: a bare four-digit figure is a number.
    Figure,
    /// A measure of length: `5m` are metres.
    Length,
    /// A date.
    Date,
}

/// Why a text is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// A date that the calendar does not have, or a range that runs backwards.
    Impossible(String),
    /// The text begins like a figure but can not be read to its end.
    Unreadable,
    /// More digits than a figure can hold.
    TooLarge,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Impossible(why) => f.write_str(why),
            Self::TooLarge => f.write_str("this figure is too large: a figure has at most 28 digits"),
            Self::Unreadable => f.write_str("this begins like a figure, but the rest can not be read as one"),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a whole text as a value. What no grammar reads is text.
///
/// # Errors
///
/// A date that no calendar has, and text that begins with a currency sign or consists of digits and marks alone but can
/// not be read as a figure.
pub fn read(text: &str, ctx: &Context, hint: Hint) -> Result<Value, ReadError> {
    let text = trim(text);
    if let Some(inner) = text::unquote(text) {
        return Ok(Value {
            text: text.into(),
            data: Data::Text(inner.into()),
        });
    }
    if text.starts_with('[') && text.ends_with(']') {
        return Ok(list(text));
    }
    if let Some(data) = read_strict(text, ctx, hint)? {
        return Ok(Value {
            text: text.into(),
            data,
        });
    }
    if begins_like_a_figure(text) {
        return Err(ReadError::Unreadable);
    }
    Ok(Value {
        text: text.into(),
        data: Data::Text(text.into()),
    })
}

/// Reads a whole text as a value of the grammar; `None` where it is only text.
///
/// # Errors
///
/// A date that no calendar has.
pub fn read_strict(text: &str, ctx: &Context, hint: Hint) -> Result<Option<Data>, ReadError> {
    if text.len() > MAX_VALUE {
        return Ok(None);
    }
    if let Some(b) = boolean(text) {
        return Ok(Some(Data::Bool(b)));
    }
    let mut impossible = None;
    if !matches!(hint, Hint::Figure | Hint::Length) || !text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        match date_parse::date(text, ctx) {
            Ok(("", Ok(d))) => return Ok(Some(Data::Date(d))),
            Ok(("", Err(why))) => impossible = Some(why),
            _ => {}
        }
    }
    // `exactly May 6, 2025` is that day.
    if impossible.is_none()
        && let Some((word, rest)) = text.split_once(' ')
        && ["exactly", "precisely"].iter().any(|w| word.eq_ignore_ascii_case(w))
        && let Ok(("", Ok(d))) = date_parse::date(rest.trim_start(), ctx)
        && !d.bare
    {
        return Ok(Some(Data::Date(d)));
    }
    if hint == Hint::Date
        && let Some(d) = hedged_year(text, ctx)
    {
        return Ok(Some(Data::Date(d)));
    }
    if let Ok(("", r)) = parse::figure(text, ctx) {
        let q = Quantity {
            figure: r.figure,
            dim: r.dim,
            per: r.per,
        };
        return Ok(Some(Data::Figure(if hint == Hint::Length { metres(q) } else { q })));
    }
    match impossible {
        Some(why) => Err(ReadError::Impossible(why)),
        None if too_many_digits(text) => Err(ReadError::TooLarge),
        None => Ok(None),
    }
}

/// Whether a text holds a figure or a date that is written as another one is: the same number or the same days.
#[must_use]
pub fn find_in(text: &str, value: &Value) -> bool {
    // A date without its year is the one that the desk wrote in full.
    let dateline = value
        .date()
        .and_then(DateValue::days)
        .and_then(|d| from_day_number(d.start?));
    let ctx = Context {
        dateline,
        ..Context::default()
    };
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let begins = !previous.is_alphanumeric() && !matches!(previous, '.' | ',' | '$' | '€' | '£');
        previous = c;
        if !begins || lex::is_blank(c) {
            continue;
        }
        let rest = &text[at..];
        let here = match &value.data {
            Data::Figure(q) => parse::figure(rest, &ctx).is_ok_and(|(_, r)| {
                let money = |d: &Dim| if let Dim::Money(c) = d { Some(*c) } else { None };
                r.figure.number == q.figure.number && r.figure.number.is_some() && money(&r.dim) == money(&q.dim)
            }),
            Data::Date(d) => {
                // May 6, 2025 is in May 2025.
                let inside = |f: &DateValue| f.days().zip(d.days()).is_some_and(|(f, d)| f.within(&d));
                matches!(date_parse::date(rest, &ctx), Ok((_, Ok(f))) if inside(&f))
            }
            _ => false,
        };
        if here {
            return true;
        }
    }
    false
}

/// A value longer than this is text: no written figure needs more, and reading stays bounded.
const MAX_VALUE: usize = 400;

/// `about 2015` where a date is expected.
fn hedged_year(text: &str, ctx: &Context) -> Option<DateValue> {
    let (word, year) = text.split_once(' ')?;
    if !["about", "around", "circa", "roughly", "approximately"]
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
    {
        return None;
    }
    match date_parse::date(year, ctx) {
        Ok(("", Ok(d))) => d.widened(),
        _ => None,
    }
}

/// `5m` was read as five million; where a length is expected it is five metres.
fn metres(q: Quantity) -> Quantity {
    let (Form::Digits { digits, scale: 6 }, Dim::Number, Some(m)) = (&q.figure.form, &q.dim, measure("m")) else {
        return q;
    };
    let rounding = if digits.scale() > 0 {
        Rounding::HalfStep
    } else {
        Rounding::Exact
    };
    let form = Form::Digits {
        digits: *digits,
        scale: 0,
    };
    match Figure::new(form, rounding, q.figure.hedge, &Tolerances::default()) {
        Some(figure) => Quantity {
            figure,
            dim: Dim::Measure(m),
            per: q.per,
        },
        None => q,
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Reads a written list as one, bracketed or not.
#[must_use]
pub fn list(text: &str) -> Value {
    let text = trim(text);
    let items = text::items(text).into_iter().map(Box::from).collect();
    Value {
        text: text.into(),
        data: Data::List(items),
    }
}

/// `yes`, `no`, `true`, `false`, in any case.
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    match text.len() {
        2 if text.eq_ignore_ascii_case("no") => Some(false),
        3 if text.eq_ignore_ascii_case("yes") => Some(true),
        4 if text.eq_ignore_ascii_case("true") => Some(true),
        5 if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// Whether a text is a figure of more digits than a decimal holds.
fn too_many_digits(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits > 28
        && !text.contains(", ")
        && text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '−' | '+' | '%' | ' ' | '$' | '€' | '£' | '¥' | '₹')
        })
}

/// Whether a text that is no value must have been meant as one.
fn begins_like_a_figure(text: &str) -> bool {
    let mut chars = text.chars();
    let signs = ['$', '€', '£', '¥', '₹'];
    let signed = chars.next().is_some_and(|c| signs.contains(&c)) && chars.next().is_some_and(|c| c.is_ascii_digit());
    let bare = text.contains(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '%' | '$' | ' '));
    signed || bare
}

impl Data {
    /// The date, if it is one.
    #[must_use]
    pub const fn as_date(&self) -> Option<&DateValue> {
        match self {
            Self::Date(d) => Some(d),
            _ => None,
        }
    }
}

impl Value {
    /// The name of the value's kind in machine formats.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.data {
            Data::Figure(q) => q.kind(),
            Data::Date(d) if d.precision == Precision::Period || d.bound => "date_range",
            Data::Date(_) => "date",
            Data::Text(_) => "text",
            Data::List(_) => "list",
            Data::Bool(_) => "boolean",
        }
    }

    /// A value of words.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self {
            text: text.into(),
            data: Data::Text(text::unquote(text.trim()).unwrap_or(text).into()),
        }
    }

    /// The figure, if it is one.
    #[must_use]
    pub const fn figure(&self) -> Option<&Quantity> {
        match &self.data {
            Data::Figure(q) => Some(q),
            _ => None,
        }
    }

    /// The date, if it is one.
    #[must_use]
    pub const fn date(&self) -> Option<&DateValue> {
        match &self.data {
            Data::Date(d) => Some(d),
            _ => None,
        }
    }

    /// The same text read again with another expectation, where it can be read two ways.
    #[must_use]
    pub fn reread(&self, ctx: &Context, hint: Hint) -> Option<Self> {
        let data = read_strict(&self.text, ctx, hint).ok()??;
        (data != self.data).then(|| Self {
            text: self.text.clone(),
            data,
        })
    }
}

impl Quantity {
    /// A figure without a rate.
    #[must_use]
    pub const fn new(figure: Figure, dim: Dim) -> Self {
        Self { figure, dim, per: None }
    }

    /// The name of the kind in machine formats.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.dim {
            Dim::Number => "number",
            Dim::Ordinal => "ordinal",
            Dim::Ratio => "ratio",
            Dim::Money(_) => "money",
            Dim::Percent => "percent",
            Dim::Points => "percentage_points",
            Dim::Count(_) | Dim::Measure(_) => "quantity",
            Dim::Duration(_) => "duration",
            Dim::Age => "age",
        }
    }
}
