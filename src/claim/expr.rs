//! The grammar of operands: terms, operators with their usual precedence, functions.

use super::ast::{Expr, Function, Item, Operator};
use crate::span::Span;
use crate::value::Arithmetic;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::multispace0;
use nom::combinator::value;
use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Parser};

/// How deep brackets may stand in each other.
const MAX_DEPTH: usize = 48;

/// What is wrong with an operand, and where: the offset is that of the rest of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong<'a> {
    pub(crate) at: &'a str,
    pub(crate) message: String,
    pub(crate) example: &'static str,
}

impl<'a> ParseError<&'a str> for Wrong<'a> {
    fn from_error_kind(at: &'a str, _: ErrorKind) -> Self {
        Self {
            at,
            message: "an operand was expected here".to_owned(),
            example: "punitive damages",
        }
    }

    fn append(_: &'a str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

type Res<'a, T> = IResult<&'a str, T, Wrong<'a>>;

fn fail<'a, T>(at: &'a str, message: impl Into<String>, example: &'static str) -> Res<'a, T> {
    Err(nom::Err::Failure(Wrong {
        at,
        message: message.into(),
        example,
    }))
}

/// Where operands stand, and what ends one.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    /// The text whose beginning is at `offset` of the file.
    pub(crate) base: &'a str,
    pub(crate) offset: usize,
    depth: usize,
    /// Inside a function a comma ends an operand.
    commas: bool,
}

impl<'a> Scope<'a> {
    pub(crate) const fn new(base: &'a str, offset: usize) -> Self {
        Self {
            base,
            offset,
            depth: 0,
            commas: false,
        }
    }

    /// The place of a slice of the base.
    pub(crate) fn span(&self, part: &str) -> Span {
        let start = self.offset + (part.as_ptr() as usize).saturating_sub(self.base.as_ptr() as usize);
        Span::new(start, start + part.len())
    }

    fn item(&self, part: &'a str) -> Item<'a> {
        Item {
            text: part,
            span: self.span(part),
        }
    }

    fn deeper(self, at: &'a str, commas: bool) -> Result<Self, nom::Err<Wrong<'a>>> {
        if self.depth >= MAX_DEPTH {
            let message = format!("brackets stand more than {MAX_DEPTH} deep in each other");
            return Err(nom::Err::Failure(Wrong {
                at,
                message,
                example: "(a + b) * 2",
            }));
        }
        Ok(Self {
            depth: self.depth + 1,
            commas,
            ..self
        })
    }
}

/// A whole text as one operand.
pub(crate) fn operand<'a>(text: &'a str, scope: Scope<'a>) -> Result<Expr<'a>, Wrong<'a>> {
    match sum(text, scope) {
        Ok((rest, e)) if rest.trim().is_empty() => Ok(e),
        Ok((rest, _)) => {
            let at = rest.trim_start();
            let message = match at.chars().next() {
                Some(')') => "this bracket was never opened".to_owned(),
                Some(']') => "this square bracket was never opened".to_owned(),
                Some(',') => "a comma stands only between the operands of a function or in a list".to_owned(),
                _ => "an operator was expected here: `+`, `-`, `*` or `/` with blanks on both sides".to_owned(),
            };
            Err(Wrong {
                at: first_char(at),
                message,
                example: "sum(punitive damages, compensatory damages) > $600M",
            })
        }
        Err(nom::Err::Error(e) | nom::Err::Failure(e)) => Err(e),
        Err(nom::Err::Incomplete(_)) => Err(Wrong {
            at: text,
            message: "this ends too early".to_owned(),
            example: "a = 1",
        }),
    }
}

fn first_char(at: &str) -> &str {
    &at[..at.chars().next().map_or(0, char::len_utf8)]
}

fn sum<'a>(i: &'a str, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let (mut rest, mut left) = product(i, scope)?;
    while let Ok((after, (op, at))) = operator(
        rest,
        &[
            ("+", Arithmetic::Add),
            ("-", Arithmetic::Subtract),
            ("−", Arithmetic::Subtract),
        ],
    ) {
        let (after, right) = product(after, scope)?;
        left = Expr::Binary(
            Box::new(left),
            Operator {
                op,
                span: scope.span(at),
            },
            Box::new(right),
        );
        rest = after;
    }
    Ok((rest, left))
}

const PRODUCTS: &[(&str, Arithmetic)] = &[
    ("*", Arithmetic::Multiply),
    ("×", Arithmetic::Multiply),
    ("/", Arithmetic::Divide),
    ("÷", Arithmetic::Divide),
];

fn product<'a>(i: &'a str, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let (mut rest, mut left) = term(i, scope)?;
    while let Ok((after, (op, at))) = operator(rest, PRODUCTS) {
        let (after, right) = term(after, scope)?;
        left = Expr::Binary(
            Box::new(left),
            Operator {
                op,
                span: scope.span(at),
            },
            Box::new(right),
        );
        rest = after;
    }
    Ok((rest, left))
}

/// An operator with blanks on both sides.
fn operator<'a>(i: &'a str, table: &'static [(&'static str, Arithmetic)]) -> Res<'a, (Arithmetic, &'a str)> {
    let (rest, _) = multispace0(i)?;
    if rest.len() == i.len() && !i.is_empty() {
        return Err(nom::Err::Error(Wrong::from_error_kind(i, ErrorKind::Space)));
    }
    for (sign, op) in table {
        if let Some(after) = rest.strip_prefix(sign)
            && after.chars().next().is_none_or(char::is_whitespace)
        {
            return Ok((after, (*op, &rest[..sign.len()])));
        }
    }
    Err(nom::Err::Error(Wrong::from_error_kind(i, ErrorKind::Tag)))
}

fn term<'a>(i: &'a str, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let (i, _) = multispace0(i)?;
    match i.chars().next() {
        None => fail(i, "an operand is missing here", "punitive damages = $167M"),
        Some('+' | '*' | '/' | '×' | '÷')
            if i[i.chars().next().map_or(0, char::len_utf8)..].starts_with(char::is_whitespace) =>
        {
            fail(
                first_char(i),
                "an operand is missing before this operator",
                "punitive damages + compensatory damages > $600M",
            )
        }
        Some('-' | '−') if negates_words(i) => fail(
            first_char(i),
            "a minus sign stands between two operands, or before a figure",
            "0 - operating result = $3M",
        ),
        Some('(') => group(i, scope),
        Some('[') => subject(i, scope),
        Some('"' | '“') => quoted(i, scope),
        _ => bare(i, scope),
    }
}

/// Whether a minus sign stands before words or a bracket: a subject has no sign.
fn negates_words(i: &str) -> bool {
    let rest = i[i.chars().next().map_or(0, char::len_utf8)..].trim_start();
    let word = rest.split_whitespace().next().unwrap_or("");
    let amount = word.contains(|c: char| c.is_numeric() || matches!(c, '$' | '€' | '£'))
        || word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    rest.starts_with(['(', '[', '"', '“']) || rest.starts_with(char::is_alphabetic) && !amount
}

fn group<'a>(i: &'a str, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let inner = scope.deeper(i, false)?;
    let (rest, e) = sum(&i[1..], inner)?;
    match rest.trim_start().strip_prefix(')') {
        Some(rest) => Ok((rest, e)),
        None => fail(
            first_char(i),
            "this bracket is not closed",
            "(punitive damages + compensatory damages) * 2 > $1bn",
        ),
    }
}

fn subject<'a>(i: &'a str, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let Some(end) = i.find(']') else {
        return fail(
            first_char(i),
            "this square bracket is not closed",
            "[punitive damages] = $167M",
        );
    };
    let inner = i[1..end].trim();
    if inner.is_empty() {
        return fail(
            &i[..=end],
            "a subject is missing between the square brackets",
            "[punitive damages] = $167M",
        );
    }
    Ok((&i[end + 1..], Expr::Subject(scope.item(inner))))
}

fn quoted<'a>(i: &'a str, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let (after, close) = alt((value('"', tag::<_, _, Wrong<'a>>("\"")), value('”', tag("“")))).parse(i)?;
    match after.find(close) {
        Some(end) => Ok((
            &after[end + close.len_utf8()..],
            Expr::Quoted(scope.item(&after[..end])),
        )),
        None => fail(
            first_char(i),
            "this quotation mark is not closed",
            "judge is \"Phyllis J. Hamilton\"",
        ),
    }
}

/// Words up to an operator, a comma of a function, or a closing bracket; or the name of a function and its operands.
fn bare<'a>(i: &'a str, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let (mut depth, mut square) = (0usize, 0usize);
    let mut end = i.len();
    let mut chars = i.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' if depth == 0 => {
                let name = i[..at].trim_end();
                if let Some(f) = function(name) {
                    return call(i, at, name, f, scope);
                }
                if !name.is_empty()
                    && name.len() == at
                    && let Some(f) = near_function(name)
                {
                    return fail(
                        name,
                        format!("there is no function `{name}`: did you mean `{f}`?"),
                        "sum(a, b) = 10",
                    );
                }
                depth += 1;
            }
            '(' => depth += 1,
            '[' => square += 1,
            ']' if square == 0 => {
                return fail(
                    &i[at..=at],
                    "this square bracket was never opened",
                    "[punitive damages] = $167M",
                );
            }
            ']' => square -= 1,
            ')' if depth == 0 => {
                end = at;
                break;
            }
            ')' => depth -= 1,
            ',' if depth == 0 && scope.commas => {
                let digits = i[..at].ends_with(|c: char| c.is_ascii_digit())
                    && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
                if !digits {
                    end = at;
                    break;
                }
            }
            c if depth == 0 && c.is_whitespace() && starts_operator(&i[at..]) => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    let words = i[..end].trim_end();
    if words.is_empty() {
        return fail(first_char(i), "an operand is missing here", "punitive damages = $167M");
    }
    Ok((&i[words.len()..], Expr::Bare(scope.item(words))))
}

fn starts_operator(i: &str) -> bool {
    let t = i.trim_start();
    let mut chars = t.chars();
    matches!(chars.next(), Some('+' | '-' | '−' | '*' | '×' | '/' | '÷'))
        && chars.next().is_none_or(char::is_whitespace)
}

fn function(name: &str) -> Option<Function> {
    if name.len() > 24 || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name = name
        .split_whitespace()
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join(" ");
    Function::ALL
        .iter()
        .find(|(n, _)| *n == name || (n.ends_with(" between") && n.replace(' ', "-") == name))
        .map(|(_, f)| *f)
}

fn near_function(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    Function::ALL
        .iter()
        .map(|(n, _)| (strsim::damerau_levenshtein(n, &lower), *n))
        .filter(|(d, n)| *d <= 1 + n.len() / 5)
        .min()
        .map(|(_, n)| n)
}

fn call<'a>(i: &'a str, at: usize, name: &'a str, f: Function, scope: Scope<'a>) -> Res<'a, Expr<'a>> {
    let inner = scope.deeper(i, true)?;
    let mut rest = &i[at + 1..];
    let mut args = Vec::new();
    loop {
        if args.is_empty() && rest.trim_start().starts_with(')') {
            break;
        }
        let (after, arg) = sum(rest, inner)?;
        args.push(arg);
        rest = after.trim_start();
        match rest.strip_prefix(',') {
            Some(after) => rest = after,
            None => break,
        }
        if args.len() > 1000 {
            return fail(name, "a function takes at most 1,000 operands", "sum(a, b) = 10");
        }
    }
    let Some(after) = rest.trim_start().strip_prefix(')') else {
        return fail(
            &i[at..=at],
            format!("the bracket of `{}` is not closed", f.name()),
            "sum(punitive damages, $1M) > $168M",
        );
    };
    let wanted = f.arity();
    let fits = match wanted {
        Some(n) => args.len() == n,
        None => !args.is_empty(),
    };
    if !fits {
        let wants = match wanted {
            Some(1) => "one operand".to_owned(),
            Some(n) => format!("{n} operands, with a comma between"),
            None => "at least one operand".to_owned(),
        };
        return fail(
            name,
            format!("`{}` takes {wants}, and here it has {}", f.name(), args.len()),
            example(f),
        );
    }
    Ok((after, Expr::Call(f, scope.span(name), args)))
}

const fn example(f: Function) -> &'static str {
    match f {
        Function::Count => "count(reported clients) = 6",
        Function::Share => "share(part, whole) = 12%",
        Function::PercentChange => "percent change(last year, this year) = 5%",
        Function::Round => "round(punitive damages, $1M) = $167M",
        Function::YearsBetween | Function::MonthsBetween | Function::WeeksBetween | Function::DaysBetween => {
            "years between(lawsuit filed, jury verdict) = 6"
        }
        _ => "sum(punitive damages, compensatory damages) > $600M",
    }
}
