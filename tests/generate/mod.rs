//! Values as a newsroom writes them, and texts that no newsroom would.

use proptest::prelude::*;

const SCALES: &[&str] = &["", " thousand", " million", " billion", " trillion", " lakh", " crore"];
const HEDGES: &[&str] = &[
    "",
    "about ",
    "nearly ",
    "just over ",
    "more than ",
    "at least ",
    "less than ",
    "at most ",
    "exactly ",
];
pub(crate) const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "JPY", "INR", "CHF", "KWD", "PLN", "ALL", "XAF", "TRY", "CLP", "HUF", "ZAR",
];

/// Digits with their commas, and at times decimals.
pub(crate) fn digits() -> impl Strategy<Value = String> {
    (0u64..2_000_000_000, prop::option::of("[0-9]{1,4}")).prop_map(|(n, places)| {
        let plain = n.to_string();
        let mut grouped = String::new();
        for (at, c) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(c);
        }
        match places {
            Some(p) => format!("{grouped}.{p}"),
            None => grouped,
        }
    })
}

pub(crate) fn scale() -> impl Strategy<Value = &'static str> {
    prop::sample::select(SCALES)
}

pub(crate) fn hedge() -> impl Strategy<Value = &'static str> {
    prop::sample::select(HEDGES)
}

pub(crate) fn number() -> impl Strategy<Value = String> {
    (hedge(), any::<bool>(), digits(), scale()).prop_map(|(h, minus, d, s)| {
        let sign = if minus { "-" } else { "" };
        format!("{h}{sign}{d}{s}")
    })
}

pub(crate) fn money() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(&["$", "US$", "€", "£", "¥", "₹", "A$", "C$", "HK$"][..]);
    let signed = (hedge(), signs, digits(), scale()).prop_map(|(h, c, d, s)| format!("{h}{c}{d}{s}"));
    let coded =
        (hedge(), prop::sample::select(CODES), digits(), scale(), any::<bool>()).prop_map(|(h, c, d, s, first)| {
            if first {
                format!("{h}{c} {d}{s}")
            } else {
                format!("{h}{d}{s} {c}")
            }
        });
    prop_oneof![signed, coded]
}

pub(crate) fn quantity() -> impl Strategy<Value = String> {
    let units = prop::sample::select(
        &[
            "%",
            " percent",
            " percentage points",
            " basis points",
            " phones",
            " countries",
            " people",
            " km",
            " miles",
            " acres",
            " GB",
            " kg",
        ][..],
    );
    (hedge(), digits(), scale(), units).prop_map(|(h, d, s, u)| match (s, u) {
        ("", u) => format!("{h}{d}{u}"),
        (_, "%") => format!("{h}{d}%"),
        (s, u) => format!("{h}{d}{s}{u}"),
    })
}

pub(crate) fn duration() -> impl Strategy<Value = String> {
    let units = prop::sample::select(&["minutes", "hours", "days", "weeks", "months", "years", "decades"][..]);
    (hedge(), 2u32..400, units).prop_map(|(h, n, u)| format!("{h}{n} {u}"))
}

pub(crate) fn age() -> impl Strategy<Value = String> {
    (1u32..120, 0..3).prop_map(|(n, form)| match form {
        0 => format!("{n}-year-old"),
        1 => format!("aged {n}"),
        _ => format!("{n} years old"),
    })
}

pub(crate) fn fraction() -> impl Strategy<Value = String> {
    prop_oneof![
        (1u32..20, 2u32..40).prop_map(|(a, b)| format!("{a} in {}", a + b)),
        (1u32..20, 2u32..40).prop_map(|(a, b)| format!("{a} out of {}", a + b)),
        (2u32..20, 1u32..9).prop_map(|(a, b)| format!("{a}:{b}")),
        prop::sample::select(
            &[
                "half",
                "a third",
                "two-thirds",
                "a quarter",
                "three quarters",
                "1½",
                "half a million",
                "doubled",
                "halved",
                "dozens",
                "a few",
                "several",
                "tens of thousands"
            ][..]
        )
        .prop_map(str::to_owned),
    ]
}

pub(crate) fn range() -> impl Strategy<Value = String> {
    (1u32..5000, 1u32..5000, 0..6).prop_map(|(a, more, form)| {
        let b = a + more;
        match form {
            0 => format!("{a}.5 to {b}.5"),
            1 => format!("between {a}.0 and {b}.0"),
            2 => format!("{a} to {b} percent"),
            3 => format!("${a} million to ${b} million"),
            4 => format!("€{a}–{b} billion"),
            _ => format!("{a} to {b} phones"),
        }
    })
}

pub(crate) fn date() -> impl Strategy<Value = String> {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    (1800u16..2100, 1usize..=12, 1u8..=28, 0..12).prop_map(move |(y, m, d, form)| {
        let name = names[m - 1];
        match form {
            0 => format!("{y}-{m:02}-{d:02}"),
            1 => format!("{name} {d}, {y}"),
            2 => format!("{d} {name} {y}"),
            3 => format!("{name} {y}"),
            4 => format!("{y}"),
            5 => format!("the {}s", y / 10 * 10),
            6 => format!("Q{} {y}", (m - 1) / 3 + 1),
            7 => format!("{} {y}", ["early", "mid", "late"][m % 3]),
            8 => format!("after {name} {d}, {y}"),
            9 => format!("until {name} {y}"),
            10 => format!("since {y}"),
            _ => format!("{name} {d}, {y} to {name} {}, {}", d, y + 1),
        }
    })
}

pub(crate) fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z]{3,9}( [A-Z][a-z]{3,9}){1,3}".prop_map(|t| format!("\"{t}\"")),
        "[A-Z][a-z]{3,9}(, [A-Z][a-z]{3,9}){1,4}".prop_map(|t| format!("[{t}]")),
        prop::sample::select(&["yes", "no", "true", "false"][..]).prop_map(str::to_owned),
    ]
}

pub(crate) fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        number(),
        money(),
        quantity(),
        duration(),
        age(),
        fraction(),
        range(),
        date(),
        words()
    ]
}

/// Pieces that the grammars know, in any order, with anything between them.
pub(crate) fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(
        &[
            "thing",
            " = ",
            " is ",
            " in ",
            " not in ",
            " includes ",
            " < ",
            ">=",
            " ~ ",
            "(",
            ")",
            "[",
            "]",
            "\"",
            "“",
            "”",
            ",",
            " as of ",
            " according to ",
            "#",
            "@topic ",
            "@as-of ",
            "@dateline ",
            "sum(",
            "share(",
            "percent change(",
            "years between(",
            "round(",
            " + ",
            " - ",
            " * ",
            " / ",
            "$",
            "€",
            "5",
            "1,400",
            "2025",
            "May 6",
            "million",
            "%",
            "½",
            "−",
            "\u{a0}",
            "\u{feff}",
            "\r\n",
            "\n",
            "\t",
            "\0",
            "é",
            "漢",
            "1e999",
            "99999999999999999999999999999999",
            "about ",
            "nearly ",
            "to ",
            "–",
            "and ",
            "0",
            ".",
            "-",
            ":",
            "  ",
            "&a ",
            "*a",
            "<<: ",
            "value: ",
            "facts:\n",
            "sources:\n",
            "- ",
            "{",
            "}",
            "|",
            ">",
            "'",
            "!!str ",
            "---\n",
            "...",
        ][..],
    )
    .prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![4 => known, 1 => any::<String>()], 0..24).prop_map(|p| p.concat())
}
