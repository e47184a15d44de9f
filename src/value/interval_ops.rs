//! Arithmetic on the ends of intervals.

use super::interval::{End, Interval};
use super::ops::{Op, OpError};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A result without the crumbs that a division which never ends leaves in its last places: 20.333… × 3 is 61.
pub(super) fn tidy(d: Decimal) -> Decimal {
    d.round_sf(24).unwrap_or(d).normalize()
}

pub(super) fn negate(i: &Interval) -> Interval {
    let flip = |e: End| match e {
        End::Closed(d) => End::Closed(-d),
        End::Open(d) => End::Open(-d),
        End::Unbounded => End::Unbounded,
    };
    Interval {
        low: flip(i.high),
        high: flip(i.low),
    }
}

pub(super) fn add_ends(a: End, b: End) -> Option<End> {
    let (Some(x), Some(y)) = (a.value(), b.value()) else {
        return Some(End::Unbounded);
    };
    let sum = tidy(x.checked_add(y)?);
    Some(if a.is_open() || b.is_open() {
        End::Open(sum)
    } else {
        End::Closed(sum)
    })
}

pub(super) fn add_intervals(a: &Interval, b: &Interval) -> Option<Interval> {
    Some(Interval {
        low: add_ends(a.low, b.low)?,
        high: add_ends(a.high, b.high)?,
    })
}

/// An end with its infinities: the sign of an unbounded end counts in products.
#[derive(Clone, Copy)]
pub(super) enum Extended {
    Finite(Decimal, bool),
    Infinite(bool),
}

pub(super) fn corners(i: &Interval) -> [Extended; 2] {
    let ext = |e: End, up: bool| match e {
        End::Unbounded => Extended::Infinite(up),
        e => Extended::Finite(e.value().unwrap_or_default(), e.is_open()),
    };
    [ext(i.low, false), ext(i.high, true)]
}

pub(super) fn multiply(a: &Interval, b: &Interval) -> Option<Interval> {
    let mut products = Vec::with_capacity(4);
    for x in corners(a) {
        for y in corners(b) {
            products.push(product(x, y)?);
        }
    }
    Some(hull(&products))
}

pub(super) fn product(x: Extended, y: Extended) -> Option<Extended> {
    Some(match (x, y) {
        (Extended::Finite(a, o), Extended::Finite(b, p)) => Extended::Finite(tidy(a.checked_mul(b)?), o || p),
        (Extended::Finite(a, _), Extended::Infinite(up)) | (Extended::Infinite(up), Extended::Finite(a, _)) => {
            if a.is_zero() {
                Extended::Finite(Decimal::ZERO, false)
            } else {
                Extended::Infinite(up != a.is_sign_negative())
            }
        }
        (Extended::Infinite(p), Extended::Infinite(q)) => Extended::Infinite(p == q),
    })
}

/// The smallest interval that holds all corners.
pub(super) fn hull(points: &[Extended]) -> Interval {
    let mut out: Option<Interval> = None;
    let (mut down, mut up) = (false, false);
    for p in points {
        match p {
            Extended::Infinite(true) => up = true,
            Extended::Infinite(false) => down = true,
            Extended::Finite(d, open) => {
                let end = if *open { End::Open(*d) } else { End::Closed(*d) };
                let here = Interval { low: end, high: end };
                out = Some(match out {
                    None => here,
                    Some(i) => Interval {
                        low: wider(i.low, end, Ordering::Less),
                        high: wider(i.high, end, Ordering::Greater),
                    },
                });
            }
        }
    }
    let mut out = out.unwrap_or(Interval::ALL);
    if down {
        out.low = End::Unbounded;
    }
    if up {
        out.high = End::Unbounded;
    }
    out
}

pub(super) fn wider(a: End, b: End, side: Ordering) -> End {
    match b.value().cmp(&a.value()) {
        o if o == side => b,
        Ordering::Equal if a.is_open() => b,
        _ => a,
    }
}

pub(super) fn divide(a: &Interval, b: &Interval) -> Op<Interval> {
    if b.contains(Decimal::ZERO) {
        return Err(OpError::DivisionByZero);
    }
    let invert = |e: End, at_zero: bool| -> Op<End> {
        Ok(match e {
            End::Unbounded => End::Open(Decimal::ZERO),
            e if e.value() == Some(Decimal::ZERO) => {
                let _ = at_zero;
                End::Unbounded
            }
            e => {
                let d = Decimal::ONE
                    .checked_div(e.value().unwrap_or(Decimal::ONE))
                    .ok_or(OpError::TooLarge)?;
                if e.is_open() { End::Open(d) } else { End::Closed(d) }
            }
        })
    };
    // Dividing the corners themselves keeps what divides evenly exact; the inverse is only for open sides.
    if let (Some(c), Some(d), Some(l), Some(h)) = (a.low.value(), a.high.value(), b.low.value(), b.high.value())
        && !l.is_zero()
        && !h.is_zero()
    {
        let mut points = Vec::with_capacity(4);
        for (x, xo) in [(c, a.low.is_open()), (d, a.high.is_open())] {
            for (y, yo) in [(l, b.low.is_open()), (h, b.high.is_open())] {
                points.push(Extended::Finite(x.checked_div(y).ok_or(OpError::TooLarge)?, xo || yo));
            }
        }
        return Ok(hull(&points));
    }
    let inverse = Interval {
        low: invert(b.high, true)?,
        high: invert(b.low, false)?,
    };
    multiply(a, &inverse).ok_or(OpError::TooLarge)
}
