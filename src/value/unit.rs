//! What a figure counts or measures. Measures convert through fend's exact unit tables; what stands here is only how a
//! newsroom spells them.

use super::figure::Figure;
use iso_currency::Currency;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

/// A unit of measurement: fend's name for it, the singular that is printed, and the spellings that are read.
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// The expression that fend knows the unit by.
    pub(crate) fend: &'static str,
    /// The singular, as it is printed.
    pub singular: &'static str,
    /// The plural or symbol, as it is printed after any other number than one.
    pub plural: &'static str,
    spellings: &'static [&'static str],
    /// What it measures; two measures of one dimension convert.
    pub dimension: Dimension,
}

/// What a measure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is what its name says")]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Temperature,
    Speed,
    Data,
    DataRate,
    Energy,
    Power,
    Frequency,
    Pressure,
    Voltage,
    Current,
}

impl Measure {
    /// Whether the two units differ by a power of ten only, as metres and kilometres do.
    #[must_use]
    pub fn same_system(&'static self, other: &'static Self) -> bool {
        conversion(self, other).is_some_and(|c| {
            let factor = c.num.checked_div(c.den).map(|f| f.normalize().mantissa().to_string());
            c.offset.is_zero() && factor.is_some_and(|f| f.trim_end_matches('0') == "1")
        })
    }
}

/// A unit of time. Months and years are the mean Gregorian ones, 30.436875 and 365.2425 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is what its name says")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl TimeUnit {
    /// Its length in seconds, exactly.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3600,
            Self::Day => 86_400,
            Self::Week => 604_800,
            Self::Fortnight => 1_209_600,
            Self::Month => 2_629_746,
            Self::Quarter => 7_889_238,
            Self::Year => 31_556_952,
            Self::Decade => 315_569_520,
            Self::Century => 3_155_695_200,
            Self::Millennium => 31_556_952_000,
        }
    }

    /// The singular.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
        }
    }

    /// Reads a unit's name, its plural or its abbreviation, in lower case.
    #[must_use]
    pub fn from_word(w: &str) -> Option<Self> {
        Some(match w {
            "second" | "seconds" | "sec" | "secs" | "s" => Self::Second,
            "minute" | "minutes" | "min" | "mins" => Self::Minute,
            "hour" | "hours" | "hr" | "hrs" | "h" => Self::Hour,
            "day" | "days" => Self::Day,
            "week" | "weeks" | "wk" | "wks" => Self::Week,
            "fortnight" | "fortnights" => Self::Fortnight,
            "month" | "months" | "mo" | "mos" => Self::Month,
            "year" | "years" | "yr" | "yrs" => Self::Year,
            "decade" | "decades" => Self::Decade,
            "century" | "centuries" => Self::Century,
            "millennium" | "millennia" | "millenniums" => Self::Millennium,
            _ => return None,
        })
    }
}

/// What kind of figure a figure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dim {
    /// A plain number.
    Number,
    /// `third`, `21st`.
    Ordinal,
    /// A share or a ratio: a number without a unit that may stand beside percentages.
    Ratio,
    /// An amount of money.
    Money(Currency),
    /// Hundredths of a whole.
    Percent,
    /// Percentage points: a difference between two percentages.
    Points,
    /// A number of things; the noun as written.
    Count(Box<str>),
    /// A measure.
    Measure(&'static Measure),
    /// A length of time in a unit.
    Duration(TimeUnit),
    /// Completed years of a life.
    Age,
}

macro_rules! measures {
    ($($dim:ident { $($fend:literal $sing:literal $plur:literal [$($sp:literal),*];)* })*) => {
        &[$($(Measure { fend: $fend, singular: $sing, plural: $plur, spellings: &[$($sp),*], dimension: Dimension::$dim },)*)*]
    };
}

/// Every unit that is read. A spelling in lower case is read in any case; one with a capital is read only as it stands.
static MEASURES: &[Measure] = measures! {
    Length {
        "km" "kilometre" "km" ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"];
        "m" "metre" "m" ["m", "metre", "metres", "meter", "meters"];
        "cm" "centimetre" "cm" ["cm", "centimetre", "centimetres", "centimeter", "centimeters"];
        "mm" "millimetre" "mm" ["mm", "millimetre", "millimetres", "millimeter", "millimeters"];
        "um" "micrometre" "micrometres" ["µm", "μm", "micrometre", "micrometres", "micrometer", "micrometers", "micron", "microns"];
        "nm" "nanometre" "nm" ["nm", "nanometre", "nanometres", "nanometer", "nanometers"];
        "mile" "mile" "miles" ["mile", "miles", "mi"];
        "yard" "yard" "yards" ["yard", "yards", "yd", "yds"];
        "foot" "foot" "feet" ["foot", "feet", "ft", "′"];
        "inch" "inch" "inches" ["inch", "inches", "in", "in.", "″"];
        "nautical_mile" "nautical mile" "nautical miles" ["nautical mile", "nautical miles", "nmi"];
        "fathom" "fathom" "fathoms" ["fathom", "fathoms"];
        "furlong" "furlong" "furlongs" ["furlong", "furlongs"];
        "light_year" "light-year" "light-years" ["light-year", "light-years", "light year", "light years"];
    }
    Area {
        "km^2" "square kilometre" "km²" ["km²", "km2", "sq km", "sq. km", "sq kms", "square km", "square kilometre", "square kilometres", "square kilometer", "square kilometers"];
        "m^2" "square metre" "m²" ["m²", "m2", "sq m", "sq. m", "sqm", "square metre", "square metres", "square meter", "square meters"];
        "mile^2" "square mile" "square miles" ["square mile", "square miles", "sq mi", "sq. mi", "sq mile", "sq miles"];
        "foot^2" "square foot" "square feet" ["square foot", "square feet", "sq ft", "sq. ft", "sqft", "sq. ft."];
        "yard^2" "square yard" "square yards" ["square yard", "square yards", "sq yd"];
        "inch^2" "square inch" "square inches" ["square inch", "square inches", "sq in"];
        "cm^2" "square centimetre" "cm²" ["cm²", "square centimetre", "square centimetres", "square centimeter", "square centimeters"];
        "acre" "acre" "acres" ["acre", "acres"];
        "hectare" "hectare" "hectares" ["hectare", "hectares", "ha"];
    }
    Volume {
        "L" "litre" "litres" ["l", "litre", "litres", "liter", "liters"];
        "ml" "millilitre" "ml" ["ml", "millilitre", "millilitres", "milliliter", "milliliters"];
        "cl" "centilitre" "cl" ["cl", "centilitre", "centilitres", "centiliter", "centiliters"];
        "m^3" "cubic metre" "m³" ["m³", "m3", "cubic metre", "cubic metres", "cubic meter", "cubic meters"];
        "foot^3" "cubic foot" "cubic feet" ["cubic foot", "cubic feet", "cu ft"];
        "yard^3" "cubic yard" "cubic yards" ["cubic yard", "cubic yards"];
        "km^3" "cubic kilometre" "km³" ["km³", "cubic kilometre", "cubic kilometres", "cubic kilometer", "cubic kilometers"];
        "gallon" "gallon" "gallons" ["gallon", "gallons", "gal", "us gallon", "us gallons"];
        "4.54609 L" "imperial gallon" "imperial gallons" ["imperial gallon", "imperial gallons"];
        "42 gallon" "barrel" "barrels" ["barrel", "barrels", "bbl", "bbls"];
        "quart" "quart" "quarts" ["quart", "quarts"];
        "pint" "pint" "pints" ["pint", "pints"];
        "fluid_ounce" "fluid ounce" "fluid ounces" ["fluid ounce", "fluid ounces", "fl oz", "fl. oz."];
        "foot^2*43560 foot" "acre-foot" "acre-feet" ["acre-foot", "acre-feet", "acre foot", "acre feet"];
    }
    Mass {
        "kg" "kilogram" "kg" ["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"];
        "g" "gram" "g" ["g", "gram", "grams", "gramme", "grammes"];
        "mg" "milligram" "mg" ["mg", "milligram", "milligrams"];
        "ug" "microgram" "micrograms" ["µg", "μg", "mcg", "microgram", "micrograms"];
        "tonne" "tonne" "tonnes" ["t", "tonne", "tonnes", "metric ton", "metric tons"];
        "short_ton" "short ton" "short tons" ["short ton", "short tons", "us ton", "us tons", "ton", "tons"];
        "1016.0469088 kg" "long ton" "long tons" ["long ton", "long tons", "imperial ton", "imperial tons"];
        "lb" "pound" "pounds" ["lb", "lbs", "lb.", "lbs.", "pound", "pounds"];
        "ounce" "ounce" "ounces" ["oz", "oz.", "ounce", "ounces"];
        "stone" "stone" "stone" ["stone", "stones", "st"];
        "carat" "carat" "carats" ["carat", "carats"];
        "1000000 tonne" "megatonne" "megatonnes" ["Mt", "megatonne", "megatonnes", "megaton", "megatons"];
        "1000000000 tonne" "gigatonne" "gigatonnes" ["Gt", "gigatonne", "gigatonnes", "gigaton", "gigatons"];
        "1000 tonne" "kilotonne" "kilotonnes" ["kt", "kilotonne", "kilotonnes", "kiloton", "kilotons"];
    }
    Temperature {
        "°C" "°C" "°C" ["°c", "℃", "° c", "degrees celsius", "degree celsius", "celsius", "degrees centigrade", "degrees c"];
        "°F" "°F" "°F" ["°f", "℉", "° f", "degrees fahrenheit", "degree fahrenheit", "fahrenheit", "degrees f"];
        "kelvin" "kelvin" "kelvin" ["kelvin", "kelvins"];
    }
    Speed {
        "km/h" "km/h" "km/h" ["km/h", "kph", "kmh", "kmph", "km per hour", "kilometres per hour", "kilometers per hour", "kilometres an hour", "kilometers an hour", "kilometre per hour", "kilometer per hour"];
        "mph" "mph" "mph" ["mph", "miles per hour", "miles an hour", "mile per hour", "mile an hour", "mi/h"];
        "m/s" "m/s" "m/s" ["m/s", "metres per second", "meters per second", "metres a second", "meters a second"];
        "foot/s" "ft/s" "ft/s" ["ft/s", "feet per second", "feet a second"];
        "knots" "knot" "knots" ["knot", "knots", "kn", "kt."];
        "km/s" "km/s" "km/s" ["km/s", "kilometres per second", "kilometers per second"];
    }
    Data {
        "byte" "byte" "bytes" ["byte", "bytes"];
        "kB" "kB" "kB" ["kB", "KB", "kilobyte", "kilobytes"];
        "MB" "MB" "MB" ["MB", "megabyte", "megabytes"];
        "GB" "GB" "GB" ["GB", "gb", "gigabyte", "gigabytes"];
        "TB" "TB" "TB" ["TB", "tb", "terabyte", "terabytes"];
        "PB" "PB" "PB" ["PB", "petabyte", "petabytes"];
        "EB" "EB" "EB" ["EB", "exabyte", "exabytes"];
        "KiB" "KiB" "KiB" ["KiB", "kibibyte", "kibibytes"];
        "MiB" "MiB" "MiB" ["MiB", "mebibyte", "mebibytes"];
        "GiB" "GiB" "GiB" ["GiB", "gibibyte", "gibibytes"];
        "TiB" "TiB" "TiB" ["TiB", "tebibyte", "tebibytes"];
        "bit" "bit" "bits" ["bit", "bits"];
        "1000000 bit" "megabit" "megabits" ["megabit", "megabits", "Mbit", "Mbits"];
        "1000000000 bit" "gigabit" "gigabits" ["gigabit", "gigabits", "Gbit", "Gbits"];
    }
    DataRate {
        "MB/s" "MB/s" "MB/s" ["MB/s", "megabytes per second"];
        "GB/s" "GB/s" "GB/s" ["GB/s", "gigabytes per second"];
        "1000 bit/s" "kbit/s" "kbit/s" ["kbps", "kbit/s", "kilobits per second", "kilobits a second"];
        "1000000 bit/s" "Mbit/s" "Mbit/s" ["mbps", "Mbit/s", "megabits per second", "megabits a second"];
        "1000000000 bit/s" "Gbit/s" "Gbit/s" ["gbps", "Gbit/s", "gigabits per second", "gigabits a second"];
    }
    Energy {
        "J" "joule" "joules" ["joule", "joules", "J"];
        "kJ" "kilojoule" "kilojoules" ["kJ", "kilojoule", "kilojoules"];
        "MJ" "megajoule" "megajoules" ["MJ", "megajoule", "megajoules"];
        "kWh" "kWh" "kWh" ["kwh", "kilowatt-hour", "kilowatt-hours", "kilowatt hour", "kilowatt hours"];
        "MWh" "MWh" "MWh" ["mwh", "megawatt-hour", "megawatt-hours", "megawatt hour", "megawatt hours"];
        "GWh" "GWh" "GWh" ["gwh", "gigawatt-hour", "gigawatt-hours", "gigawatt hour", "gigawatt hours"];
        "TWh" "TWh" "TWh" ["twh", "terawatt-hour", "terawatt-hours", "terawatt hour", "terawatt hours"];
        "calorie" "calorie" "calories" ["calorie", "calories", "cal"];
        "kcal" "kilocalorie" "kcal" ["kcal", "kilocalorie", "kilocalories"];
    }
    Power {
        "W" "watt" "watts" ["watt", "watts", "W"];
        "kW" "kilowatt" "kW" ["kw", "kilowatt", "kilowatts"];
        "MW" "megawatt" "MW" ["MW", "megawatt", "megawatts"];
        "GW" "gigawatt" "GW" ["gw", "gigawatt", "gigawatts"];
        "TW" "terawatt" "TW" ["TW", "terawatt", "terawatts"];
        "horsepower" "horsepower" "horsepower" ["horsepower", "hp", "bhp"];
    }
    Frequency {
        "Hz" "hertz" "Hz" ["hz", "hertz"];
        "kHz" "kilohertz" "kHz" ["khz", "kilohertz"];
        "MHz" "megahertz" "MHz" ["mhz", "megahertz"];
        "GHz" "gigahertz" "GHz" ["ghz", "gigahertz"];
    }
    Pressure {
        "Pa" "pascal" "pascals" ["pascal", "pascals", "Pa"];
        "kPa" "kilopascal" "kPa" ["kpa", "kilopascal", "kilopascals"];
        "hPa" "hectopascal" "hPa" ["hpa", "hectopascal", "hectopascals", "mbar", "millibar", "millibars"];
        "MPa" "megapascal" "MPa" ["MPa", "megapascal", "megapascals"];
        "bar" "bar" "bar" ["bar", "bars"];
        "psi" "psi" "psi" ["psi", "pounds per square inch"];
    }
    Voltage {
        "V" "volt" "volts" ["volt", "volts", "V"];
        "kV" "kilovolt" "kV" ["kv", "kilovolt", "kilovolts"];
    }
    Current {
        "A" "ampere" "amps" ["amp", "amps", "ampere", "amperes"];
        "mA" "milliampere" "mA" ["mA", "milliamp", "milliamps"];
    }
};

static SPELLINGS: LazyLock<FxHashMap<&'static str, &'static Measure>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    for m in MEASURES {
        for s in m.spellings {
            map.insert(*s, m);
        }
        map.entry(m.singular).or_insert(m);
        map.entry(m.plural).or_insert(m);
    }
    map
});

/// The measure that is spelled so, exactly or in lower case.
#[must_use]
pub fn measure(spelling: &str) -> Option<&'static Measure> {
    let found = SPELLINGS.get(spelling).copied();
    if found.is_some() || spelling.len() > 40 {
        return found;
    }
    let lower = spelling.to_lowercase();
    // A capital in the table tells two units apart (`Mt`, `MT`), so only lower-case spellings are read in any case.
    SPELLINGS.get(lower.as_str()).copied()
}

/// A change of unit that keeps the order: `value * num / den + offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion {
    num: Decimal,
    den: Decimal,
    offset: Decimal,
}

impl Conversion {
    /// One number in the other unit; `None` beyond what a decimal holds.
    #[must_use]
    pub fn apply(&self, d: Decimal) -> Option<Decimal> {
        d.checked_mul(self.num)?.checked_div(self.den)?.checked_add(self.offset)
    }
}

type Cache = Mutex<HashMap<(&'static str, &'static str), Option<Conversion>>>;
static CONVERSIONS: LazyLock<Cache> = LazyLock::new(Cache::default);

/// How to turn a figure in `from` into one in `to`; `None` where the two do not measure the same.
#[must_use]
pub fn conversion(from: &'static Measure, to: &'static Measure) -> Option<Conversion> {
    if from.dimension != to.dimension {
        return None;
    }
    if from == to {
        return Some(Conversion {
            num: Decimal::ONE,
            den: Decimal::ONE,
            offset: Decimal::ZERO,
        });
    }
    let key = (from.fend, to.fend);
    if let Ok(cache) = CONVERSIONS.lock()
        && let Some(known) = cache.get(&key)
    {
        return *known;
    }
    let found = ask_fend(from, to);
    if let Ok(mut cache) = CONVERSIONS.lock() {
        cache.insert(key, found);
    }
    found
}

/// Asks fend for the images of zero and one, as exact fractions, and draws the line through them.
fn ask_fend(from: &Measure, to: &Measure) -> Option<Conversion> {
    // fend converts from any expression, but only to a unit that has a name: the rest goes the other way round.
    if to.fend.contains([' ', '*']) {
        let base = MEASURES
            .iter()
            .find(|m| m.dimension == to.dimension && !m.fend.contains([' ', '*']))?;
        let (a, b) = (ask_fend(from, base)?, ask_fend(to, base)?);
        return Some(Conversion {
            num: a.num.checked_mul(b.den)?,
            den: a.den.checked_mul(b.num)?,
            offset: Decimal::ZERO,
        });
    }
    let mut context = fend_core::Context::new();
    let mut image = |n: u8| -> Option<(Decimal, Decimal)> {
        // Only a temperature has its zero elsewhere.
        if n == 0 && from.dimension != Dimension::Temperature {
            return Some((Decimal::ZERO, Decimal::ONE));
        }
        let question = if from.dimension == Dimension::Temperature {
            format!("({n} {}) to {} to fraction", from.fend, to.fend)
        } else {
            format!("({n} ({})) to ({}) to fraction", from.fend, to.fend)
        };
        let answer = fend_core::evaluate(&question, &mut context).ok()?;
        let text = answer.get_main_result().trim_start_matches("approx. ");
        let number: String = text
            .chars()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '/' | ' '))
            .collect();
        fraction(number.trim())
    };
    let (n0, d0) = image(0)?;
    let (n1, d1) = image(1)?;
    let num = n1.checked_mul(d0)?.checked_sub(n0.checked_mul(d1)?)?;
    let den = d1.checked_mul(d0)?;
    Some(Conversion {
        num,
        den,
        offset: n0.checked_div(d0)?,
    })
}

/// Reads `25146/15625`, `1 2/5` and `-160/9` as numerator and denominator.
fn fraction(text: &str) -> Option<(Decimal, Decimal)> {
    let (whole, part) = match text.split_once(' ') {
        Some((w, p)) => (w, p),
        None => ("", text),
    };
    let (num, den) = part.split_once('/').unwrap_or((part, "1"));
    let (num, den): (Decimal, Decimal) = (num.parse().ok()?, den.parse().ok()?);
    if whole.is_empty() {
        return Some((num, den));
    }
    let whole: Decimal = whole.parse().ok()?;
    let num = if whole.is_sign_negative() { -num } else { num };
    Some((whole.checked_mul(den)?.checked_add(num)?, den))
}

/// A figure of time in another unit of time.
#[must_use]
pub fn retime(figure: &Figure, from: TimeUnit, to: TimeUnit) -> Option<Figure> {
    let (num, den) = (Decimal::from(from.seconds()), Decimal::from(to.seconds()));
    figure.map(|d| d.checked_mul(num)?.checked_div(den))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(n: &str, from: &str, to: &str) -> String {
        let (f, t) = (measure(from).expect(from), measure(to).expect(to));
        let n: Decimal = n.parse().expect("a decimal");
        conversion(f, t)
            .and_then(|c| c.apply(n))
            .expect("a conversion")
            .normalize()
            .to_string()
    }

    #[test]
    fn measures_convert_exactly() {
        assert_eq!(convert("1", "mile", "m"), "1609.344");
        assert_eq!(convert("32", "°F", "°C"), "0");
        assert_eq!(convert("100", "°C", "°F"), "212");
        assert_eq!(convert("1", "lb", "kg"), "0.45359237");
        assert_eq!(convert("3", "GB", "byte"), "3000000000");
        assert_eq!(convert("118", "mph", "km/h"), "189.902592");
        assert_eq!(convert("1", "hectare", "m²"), "10000");
        assert_eq!(convert("1", "acre-foot", "acre-foot"), "1");
    }

    #[test]
    fn every_unit_converts_within_its_dimension() {
        for m in MEASURES {
            let first = MEASURES.iter().find(|o| o.dimension == m.dimension).expect("itself");
            assert!(conversion(m, first).is_some(), "{} to {}", m.singular, first.singular);
            assert!(conversion(first, m).is_some(), "{} to {}", first.singular, m.singular);
        }
    }
}
