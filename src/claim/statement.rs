//! The grammar of lines: comments, directives, and claims with their relation and qualifiers.

use super::ast::{Claim, ClaimsFile, Directive, DirectiveName, Expr, Item, Qualifier, Statement, SyntaxError};
use super::expr::{Scope, operand};
use super::relation::{scan, second_relation};
use crate::span::Span;
use crate::value::text::is_quoted_list;

/// A statement longer than this is an error: nobody writes one, and reading it stays bounded.
const MAX_STATEMENT: usize = 16 * 1024;
const EXAMPLE: &str = "punitive damages = $167M";

/// Reads a claims file. A wrong line never hides the next one.
#[must_use]
pub fn parse(text: &str) -> ClaimsFile<'_> {
    let mut file = ClaimsFile::default();
    for s in statements(text) {
        match s {
            Ok(s) => file.statements.push(s),
            Err(e) => file.errors.push(e),
        }
    }
    file
}

/// The statements of a claims file one by one, so that a long file never stands in memory as a tree.
pub fn statements(text: &str) -> impl Iterator<Item = Result<Statement<'_>, SyntaxError>> {
    let mut at = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    std::iter::from_fn(move || {
        while at < text.len() {
            let end = memchr_newline(&text.as_bytes()[at..]).map_or(text.len(), |n| at + n);
            let found = statement(&text[at..end], at).transpose();
            at = end + 1;
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

fn memchr_newline(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|b| *b == b'\n')
}

fn statement(line: &str, offset: usize) -> Result<Option<Statement<'_>>, SyntaxError> {
    let trimmed = line.trim_start();
    let start = offset + line.len() - trimmed.len();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return Ok(None);
    }
    let marks = scan(trimmed);
    let text = trimmed[..marks.end].trim_end();
    let whole = Span::new(start, start + text.len());
    let error = |span: Span, message: &str, example: &str| SyntaxError {
        span,
        line: whole,
        message: message.to_owned(),
        example: example.to_owned(),
    };
    if text.len() > MAX_STATEMENT {
        return Err(error(
            Span::new(start, start),
            "this line is longer than 16 kB: a statement is one short line",
            EXAMPLE,
        ));
    }
    if let Some(rest) = text.strip_prefix('@') {
        return directive(rest, start, whole).map(|d| Some(Statement::Directive(d)));
    }
    if let (None, Some(at)) = (&marks.relation, marks.open) {
        let span = Span::new(start + at, start + at + 1);
        return Err(error(
            span,
            "this bracket is not closed",
            "(punitive damages + compensatory damages) > $600M",
        ));
    }
    if let (None, Some(at)) = (&marks.relation, marks.unquoted) {
        return Err(error(
            Span::new(start + at, start + at + 1),
            "this quotation mark is not closed",
            "judge is \"Phyllis J. Hamilton\"",
        ));
    }
    let Some(found) = marks.relation else {
        let place = if text.len() > 80 {
            Span::new(start, start)
        } else {
            whole
        };
        return Err(error(
            place,
            "a relation was expected: `=`, `<`, `>`, `~`, `is`, `in` or `includes`",
            EXAMPLE,
        ));
    };
    let (left, right) = (&text[..found.start], text.get(found.end..).unwrap_or(""));
    let relation_span = Span::new(start + found.start, start + found.end);
    if left.trim().is_empty() {
        return Err(error(
            relation_span,
            "the subject is missing on the left of this relation",
            EXAMPLE,
        ));
    }
    if right.trim().is_empty() {
        return Err(error(
            relation_span,
            "a value is missing on the right of this relation",
            EXAMPLE,
        ));
    }
    if let Some(mistake) = mistaken_sign(right, found.symbol) {
        let at = start + found.end;
        return Err(error(Span::new(at - found.len(), at + mistake.0), mistake.1, EXAMPLE));
    }
    if found.symbol
        && let Some(second) = second_relation(right)
    {
        let at = start + found.end + second;
        let sign = right[second..].chars().next().map_or(1, char::len_utf8);
        return Err(error(
            Span::new(at, at + sign),
            "a second relation: a statement has one",
            "punitive damages > compensatory damages",
        ));
    }
    let right_start = start + found.end;
    let (value, qualifier) =
        qualifiers(right, right_start).map_err(|(span, message, example)| error(span, message, example))?;
    let scope_left = Scope::new(text, start);
    let wrong = |w: super::expr::Wrong<'_>, scope: &Scope<'_>| SyntaxError {
        span: scope.span(w.at),
        line: whole,
        message: w.message,
        example: w.example.to_owned(),
    };
    let left_text = Item {
        text: left.trim(),
        span: scope_left.span(left.trim()),
    };
    let left = match operand(left.trim(), scope_left) {
        // `"Old Town", "Harbour" in districts`: several texts, which are looked for one by one.
        Err(_) if is_quoted_list(left_text.text) => Expr::Bare(left_text),
        other => other.map_err(|w| wrong(w, &scope_left))?,
    };
    let right_expr = operand(value.text, scope_left).map_err(|w| wrong(w, &scope_left));
    Ok(Some(Statement::Claim(Claim {
        left,
        left_text,
        relation: found.relation,
        relation_span,
        right: right_expr,
        right_text: value,
        qualifier,
        span: whole,
    })))
}

/// `==` and `=<` are read or told from a slip; what follows the relation's sign must not be another sign.
fn mistaken_sign(right: &str, symbol: bool) -> Option<(usize, &'static str)> {
    if !symbol {
        return None;
    }
    match right.chars().next()? {
        '=' => Some((
            1,
            "this sign is not known: the relations are `=`, `!=`, `<`, `<=`, `>`, `>=` and `~`",
        )),
        '>' if right.starts_with(">=") || right[1..].starts_with(char::is_whitespace) => Some((
            1,
            "this sign is not known: the relations are `=`, `!=`, `<`, `<=`, `>`, `>=` and `~`",
        )),
        '<' if right[1..].starts_with(char::is_whitespace) => {
            Some((1, "this sign is not known: write `<=` for at most"))
        }
        _ => None,
    }
}

fn directive(rest: &str, start: usize, whole: Span) -> Result<Directive<'_>, SyntaxError> {
    let name = rest.split(char::is_whitespace).next().unwrap_or("");
    let value = rest[name.len()..].trim();
    let fail = |span: Span, message: String, example: &str| SyntaxError {
        span,
        line: whole,
        message,
        example: example.to_owned(),
    };
    let name_span = Span::new(start, start + 1 + name.len());
    let known = [
        ("topic", DirectiveName::Topic),
        ("as-of", DirectiveName::AsOf),
        ("dateline", DirectiveName::Dateline),
    ];
    let example = |n: &str| match n {
        "topic" => "@topic WhatsApp v. NSO Group",
        "as-of" => "@as-of 2025-05-06",
        _ => "@dateline 2025-10-20",
    };
    let Some((known_name, which)) = known.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)) else {
        let near = known
            .iter()
            .map(|(n, _)| (strsim::damerau_levenshtein(n, name), *n))
            .filter(|(d, _)| *d <= 2)
            .min();
        let message = match near {
            Some((_, n)) => format!("there is no directive `@{name}`: did you mean `@{n}`?"),
            None => format!("there is no directive `@{name}`: the directives are `@topic`, `@as-of` and `@dateline`"),
        };
        return Err(fail(name_span, message, example(near.map_or("topic", |(_, n)| n))));
    };
    if value.is_empty() {
        return Err(fail(
            name_span,
            format!("`@{known_name}` needs a value"),
            example(known_name),
        ));
    }
    let at = whole.end as usize - value.len();
    Ok(Directive {
        name: *which,
        value: Item {
            text: value,
            span: Span::new(at, whole.end as usize),
        },
        span: whole,
    })
}

type Refused = (Span, &'static str, &'static str);

/// Takes `as of …` and `according to …` off the end of the right side.
fn qualifiers(right: &str, offset: usize) -> Result<(Item<'_>, Qualifier<'_>), Refused> {
    let mut q = Qualifier::default();
    let mut text = right;
    loop {
        let as_of = find_outside_quotes(text, "as of");
        let source = find_outside_quotes(text, "according to");
        let (at, len, is_date) = match (as_of, source) {
            (Some(a), Some(s)) if a > s => (a, 5, true),
            (_, Some(s)) => (s, 12, false),
            (Some(a), None) => (a, 5, true),
            (None, None) => break,
        };
        // At the very start it is a value of its own: an open period.
        if text[..at].trim().is_empty() {
            break;
        }
        let value = text[at + len..].trim();
        let here = Span::new(offset + at, offset + at + len);
        if value.is_empty() {
            return Err(if is_date {
                (here, "`as of` needs a date", "head count = 12,000 as of 2024-03-01")
            } else {
                (
                    here,
                    "`according to` needs a source",
                    "trial start = March 3, 2025 according to Ars Technica",
                )
            });
        }
        let start = at + len + text[at + len..].find(value).unwrap_or(0);
        let item = Item {
            text: value,
            span: Span::new(offset + start, offset + start + value.len()),
        };
        let slot = if is_date { &mut q.as_of } else { &mut q.source };
        if slot.is_some() {
            return Err((
                here,
                "this qualifier stands twice",
                "head count = 12,000 as of 2024-03-01",
            ));
        }
        *slot = Some(item);
        text = &text[..at];
    }
    let value = text.trim();
    let start = offset + (text.len() - text.trim_start().len());
    Ok((
        Item {
            text: value,
            span: Span::new(start, start + value.len()),
        },
        q,
    ))
}

/// The last place of a phrase that stands as words of its own outside quotation marks.
fn find_outside_quotes(text: &str, phrase: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = bytes.len();
    while let Some(at) = (0..from).rev().find(|i| {
        bytes[*i..].len() >= phrase.len() && bytes[*i..*i + phrase.len()].eq_ignore_ascii_case(phrase.as_bytes())
    }) {
        let before = at == 0 || text[..at].ends_with(char::is_whitespace);
        let after = text[at + phrase.len()..].starts_with(char::is_whitespace) || at + phrase.len() == text.len();
        let quotes = text[..at].matches('"').count().is_multiple_of(2)
            && text[..at].matches('“').count() == text[..at].matches('”').count();
        if before && after && quotes {
            return Some(at);
        }
        from = at;
    }
    None
}
