//! The syntax tree of a claims file. Texts are slices of the file, so that every part keeps its place.

use crate::span::Span;
use crate::value::Arithmetic;

/// A piece of the file with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// The text as it stands.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
}

/// Everything that a claims file holds.
#[derive(Clone, Debug, Default)]
pub struct ClaimsFile<'a> {
    /// The statements, in order.
    pub statements: Vec<Statement<'a>>,
    /// What could not be read, in order.
    pub errors: Vec<SyntaxError>,
}

/// A line that says something.
#[derive(Clone, Debug)]
pub enum Statement<'a> {
    /// A setting for the lines that follow.
    Directive(Directive<'a>),
    /// A claim to be judged.
    Claim(Claim<'a>),
}

/// `@topic`, `@as-of`, `@dateline`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DirectiveName {
    /// The topic of the claims that follow.
    Topic,
    /// The day for which they are made.
    AsOf,
    /// The day that relative dates count from.
    Dateline,
}

/// A directive.
#[derive(Clone, Copy, Debug)]
pub struct Directive<'a> {
    /// Which one.
    pub name: DirectiveName,
    /// Its value.
    pub value: Item<'a>,
    /// The whole line.
    pub span: Span,
}

/// How the two sides are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `=`, `is`.
    Equal,
    /// `!=`, `is not`.
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `~`: about.
    About,
    /// `in`
    In,
    /// `not in`
    NotIn,
    /// `includes`
    Includes,
    /// `excludes`
    Excludes,
}

/// What a claim is qualified by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Qualifier<'a> {
    /// `as of` a date.
    pub as_of: Option<Item<'a>>,
    /// `according to` a source.
    pub source: Option<Item<'a>>,
}

/// `operand relation operand`.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
    /// The left side.
    pub left: Expr<'a>,
    /// The whole left side as it stands.
    pub left_text: Item<'a>,
    /// The relation.
    pub relation: Relation,
    /// Where the relation stands.
    pub relation_span: Span,
    /// The right side; an error where it reads only as text.
    pub right: Result<Expr<'a>, SyntaxError>,
    /// The whole right side without the qualifiers, for where it is text.
    pub right_text: Item<'a>,
    /// The qualifiers.
    pub qualifier: Qualifier<'a>,
    /// The whole statement.
    pub span: Span,
}

/// An operand.
#[derive(Clone, Debug)]
pub enum Expr<'a> {
    /// Words that are a subject or a value.
    Bare(Item<'a>),
    /// `[…]`: always a subject. The text is what stands inside.
    Subject(Item<'a>),
    /// `"…"`: always text. The text is what stands inside.
    Quoted(Item<'a>),
    /// Two operands and what joins them.
    Binary(Box<Expr<'a>>, Operator, Box<Expr<'a>>),
    /// A function of operands, and the place of its name.
    Call(Function, Span, Vec<Expr<'a>>),
}

/// An operator and its place.
#[derive(Clone, Copy, Debug)]
pub struct Operator {
    /// Which one.
    pub op: Arithmetic,
    /// Where it stands.
    pub span: Span,
}

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a function of the claim language, by its name there")]
pub enum Function {
    Sum,
    Difference,
    Average,
    Min,
    Max,
    Count,
    Share,
    Ratio,
    PercentChange,
    DaysBetween,
    WeeksBetween,
    MonthsBetween,
    YearsBetween,
    Round,
}

impl Function {
    /// Every function with its name.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("sum", Self::Sum),
        ("difference", Self::Difference),
        ("average", Self::Average),
        ("min", Self::Min),
        ("max", Self::Max),
        ("count", Self::Count),
        ("share", Self::Share),
        ("ratio", Self::Ratio),
        ("percent change", Self::PercentChange),
        ("days between", Self::DaysBetween),
        ("weeks between", Self::WeeksBetween),
        ("months between", Self::MonthsBetween),
        ("years between", Self::YearsBetween),
        ("round", Self::Round),
    ];

    /// The function's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, f)| *f == self).map_or("", |(n, _)| n)
    }

    /// How many operands it takes; `None` for any number from one.
    #[must_use]
    pub const fn arity(self) -> Option<usize> {
        match self {
            Self::Sum | Self::Average | Self::Min | Self::Max => None,
            Self::Count => Some(1),
            _ => Some(2),
        }
    }
}

impl Expr<'_> {
    /// Where the operand stands, brackets and quotation marks included.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Bare(i) => i.span,
            Self::Subject(i) | Self::Quoted(i) => i.span,
            Self::Binary(a, _, b) => Span {
                start: a.span().start,
                end: b.span().end,
            },
            Self::Call(_, name, args) => Span {
                start: name.start,
                end: args.last().map_or(name.end, |a| a.span().end + 1),
            },
        }
    }
}

/// A line that is no statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// The place of the error.
    pub span: Span,
    /// The whole statement.
    pub line: Span,
    /// What was expected.
    pub message: String,
    /// A statement or a part that would work.
    pub example: String,
}
