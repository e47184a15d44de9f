//! Intervals of exact decimals: what a written figure allows the true value to be.

use rust_decimal::Decimal;
use std::cmp::Ordering;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The end itself belongs to the interval.
    Closed(Decimal),
    /// The end itself is left out.
    Open(Decimal),
    /// There is no end on this side.
    Unbounded,
}

impl End {
    /// The decimal at this end, if there is one.
    #[must_use]
    pub const fn value(self) -> Option<Decimal> {
        match self {
            Self::Closed(d) | Self::Open(d) => Some(d),
            Self::Unbounded => None,
        }
    }

    /// Whether the end itself is left out.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// A non-empty set of decimals between two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: End,
    /// The upper end.
    pub high: End,
}

impl Interval {
    /// The whole line: nothing is known.
    pub const ALL: Self = Self {
        low: End::Unbounded,
        high: End::Unbounded,
    };

    /// Exactly `d`.
    #[must_use]
    pub const fn point(d: Decimal) -> Self {
        Self::closed(d, d)
    }

    /// From `low` to `high`, both ends included; the ends are put in order.
    #[must_use]
    pub const fn closed(low: Decimal, high: Decimal) -> Self {
        Self {
            low: End::Closed(low),
            high: End::Closed(high),
        }
    }

    /// From `low` to `high` with both ends included, whichever is the smaller.
    #[must_use]
    pub fn spanning(a: Decimal, b: Decimal) -> Self {
        Self::closed(a.min(b), a.max(b))
    }

    /// The single decimal of this interval, if it has only one.
    #[must_use]
    pub fn as_point(&self) -> Option<Decimal> {
        match (self.low, self.high) {
            (End::Closed(a), End::Closed(b)) if a == b => Some(a),
            _ => None,
        }
    }

    /// Whether `d` belongs to the interval.
    #[must_use]
    pub fn contains(&self, d: Decimal) -> bool {
        Self::point(d).within(self)
    }

    /// Whether every decimal of `self` belongs to `outer`: the claim `outer` holds whatever the true value is.
    #[must_use]
    pub fn within(&self, outer: &Self) -> bool {
        low_cmp(outer.low, self.low) != Ordering::Greater && high_cmp(self.high, outer.high) != Ordering::Greater
    }

    /// Whether the two share more than a common end. An exact value on the end of the other interval is inside it,
    /// since both ways of rounding a tie are in use.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let low = if low_cmp(self.low, other.low) == Ordering::Less {
            other.low
        } else {
            self.low
        };
        let high = if high_cmp(self.high, other.high) == Ordering::Greater {
            other.high
        } else {
            self.high
        };
        match (low.value(), high.value()) {
            (Some(l), Some(h)) => match l.cmp(&h) {
                Ordering::Less => true,
                Ordering::Greater => false,
                Ordering::Equal => {
                    !low.is_open() && !high.is_open() && (self.as_point().is_some() || other.as_point().is_some())
                }
            },
            _ => true,
        }
    }

    /// Both ends moved through `f`, which must keep the order of any two decimals.
    #[must_use]
    pub fn try_map(&self, mut f: impl FnMut(Decimal) -> Option<Decimal>) -> Option<Self> {
        let mut end = |e: End| {
            Some(match e {
                End::Closed(d) => End::Closed(f(d)?),
                End::Open(d) => End::Open(f(d)?),
                End::Unbounded => End::Unbounded,
            })
        };
        Some(Self {
            low: end(self.low)?,
            high: end(self.high)?,
        })
    }

    /// Whether every pair of points (a of `self`, b of `other`) has a < b.
    #[must_use]
    pub fn all_below(&self, other: &Self) -> bool {
        match (self.high.value(), other.low.value()) {
            (Some(h), Some(l)) => h < l || (h == l && (self.high.is_open() || other.low.is_open())),
            _ => false,
        }
    }

    /// Whether every pair of points (a of `self`, b of `other`) has a ≤ b.
    #[must_use]
    pub fn all_at_most(&self, other: &Self) -> bool {
        match (self.high.value(), other.low.value()) {
            (Some(h), Some(l)) => h <= l,
            _ => false,
        }
    }
}

/// Orders two lower ends: the one that lets in more is less.
fn low_cmp(a: End, b: End) -> Ordering {
    match (a, b) {
        (End::Unbounded, End::Unbounded) => Ordering::Equal,
        (End::Unbounded, _) => Ordering::Less,
        (_, End::Unbounded) => Ordering::Greater,
        (a, b) => a.value().cmp(&b.value()).then(a.is_open().cmp(&b.is_open())),
    }
}

/// Orders two upper ends: the one that lets in more is greater.
fn high_cmp(a: End, b: End) -> Ordering {
    match (a, b) {
        (End::Unbounded, End::Unbounded) => Ordering::Equal,
        (End::Unbounded, _) => Ordering::Greater,
        (_, End::Unbounded) => Ordering::Less,
        (a, b) => a.value().cmp(&b.value()).then(b.is_open().cmp(&a.is_open())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(s: &str) -> Decimal {
        s.parse().expect("a decimal")
    }

    #[test]
    fn a_common_end_is_no_meeting_unless_one_is_exact() {
        let m167 = Interval::closed(d("166.5"), d("167.5"));
        let m168 = Interval::closed(d("167.5"), d("168.5"));
        assert!(!m167.meets(&m168));
        assert!(Interval::point(d("167.5")).meets(&m168));
        assert!(Interval::point(d("167.5")).within(&m167));
        assert!(Interval::point(d("167.5")).within(&m168));
    }

    #[test]
    fn an_open_end_leaves_its_own_point_out() {
        let above = Interval {
            low: End::Open(d("5")),
            high: End::Unbounded,
        };
        assert!(!above.contains(d("5")));
        assert!(above.contains(d("5.01")));
        assert!(!Interval::point(d("5")).meets(&above));
        assert!(above.within(&Interval {
            low: End::Closed(d("5")),
            high: End::Unbounded
        }));
    }
}
