//! What the reader of a value must be told from outside: the dateline, the order of days and months, the bare dollar,
//! and the tolerances of the language.

use iso_currency::Currency;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The order in which `5/6/2025` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// Month first, as in the United States.
    MonthFirst,
    /// Day first, as in most other countries.
    DayFirst,
}

/// The named tolerances of the language. The defaults are the language's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerances {
    /// A hedged figure never reaches further than this share of itself (0.10).
    pub hedge: Decimal,
    /// Half the width of a share given as a fraction, as a share of one (0.025: 2.5 percentage points).
    pub share: Decimal,
    /// Half the width of a multiple such as `doubled`, as a share of it (0.05).
    pub multiple: Decimal,
    /// How far off a bare round figure may be and still be a rounding (0.025).
    pub round: Decimal,
    /// A bound is loose when the true figure is beyond it by more than this factor (2).
    pub bound: Decimal,
}

impl Default for Tolerances {
    fn default() -> Self {
        Self {
            hedge: Decimal::new(10, 2),
            share: Decimal::new(25, 3),
            multiple: Decimal::new(5, 2),
            round: Decimal::new(25, 3),
            bound: Decimal::TWO,
        }
    }
}

/// Everything from outside the text that a value's meaning depends on.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Context {
    /// The day that relative dates count from; without it they stay unresolved.
    pub dateline: Option<Date>,
    /// How all-digit dates are read; without it a date with two valid readings is ambiguous.
    pub day_order: Option<DayOrder>,
    /// The currency of a bare `$`.
    pub dollar: Currency,
    /// The widths of hedges and shares.
    pub tolerances: Tolerances,
    /// Whether the value stands in running text: words behind a figure are then only taken where they must be its unit,
    /// and what it counts is found by whoever reads the text.
    pub prose: bool,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            dateline: None,
            day_order: None,
            dollar: Currency::USD,
            tolerances: Tolerances::default(),
            prose: false,
        }
    }
}
