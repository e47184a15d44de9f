//! Which facts a mention could state, by kind and dimension alone. A wrong currency or another count noun does not close
//! the gate: they are mistakes worth finding.

use crate::facts::Fact;
use crate::value::{Data, Dim, Dimension, Form, Quantity};

/// The kinds between which nothing is ever linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Money,
    Share,
    /// Points, of percent or whatever they are of: a fact in percentage points may be told in them.
    Points,
    Multiple,
    Number,
    Ordinal,
    Measure(Dimension),
    Duration,
    Age,
    Date,
}

pub(crate) fn of(data: &Data) -> Option<Kind> {
    match data {
        Data::Figure(q) => Some(figure(q)),
        Data::Date(_) => Some(Kind::Date),
        Data::Text(_) | Data::List(_) | Data::Bool(_) => None,
    }
}

fn figure(q: &Quantity) -> Kind {
    match &q.dim {
        Dim::Money(_) => Kind::Money,
        Dim::Percent => Kind::Share,
        Dim::Points => Kind::Points,
        Dim::Count(n) if matches!(&**n, "point" | "points") => Kind::Points,
        Dim::Ratio if matches!(q.figure.form, Form::Multiple(_)) => Kind::Multiple,
        Dim::Ratio => Kind::Share,
        Dim::Number | Dim::Count(_) => Kind::Number,
        Dim::Ordinal => Kind::Ordinal,
        Dim::Measure(m) => Kind::Measure(m.dimension),
        Dim::Duration(_) => Kind::Duration,
        Dim::Age => Kind::Age,
    }
}

/// The kind of a fact's values; `None` for words.
pub(crate) fn of_fact(fact: &Fact) -> Option<Kind> {
    if fact.quote {
        return None;
    }
    fact.values.iter().find_map(|v| of(&v.value.data))
}

/// Whether a mention of one kind could state a fact of another.
pub(crate) fn could_state(mention: Kind, fact: Kind) -> bool {
    mention == fact
        || matches!(
            (mention, fact),
            (Kind::Age, Kind::Number | Kind::Duration)
                | (Kind::Multiple | Kind::Points, Kind::Share)
                | (Kind::Share, Kind::Points)
                | (Kind::Number, Kind::Age | Kind::Duration | Kind::Points)
        )
}

/// Whether it counts points, which may be those of percentages.
pub(crate) fn is_points(data: &Data) -> bool {
    matches!(noun(data), Some("point" | "points"))
}

/// The noun that a figure counts, as written.
pub(crate) fn noun(data: &Data) -> Option<&str> {
    match data {
        Data::Figure(Quantity { dim: Dim::Count(n), .. }) => Some(n),
        _ => None,
    }
}
