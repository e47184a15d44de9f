//! What is not called wrong: a mention that states no fact, one that may state several, and one whose link is not sure enough.

use super::draft::{Draft, bare, spans, value};
use super::explain::weekday;
use super::judge::Judge;
use super::message::unresolved;
use super::{Detail, Evidence, Finding, Options, Origin, Verdict};
use crate::document::Block;
use crate::facts::FactId;
use crate::prose::{Link, Mention};
use crate::rule::Rule;
use crate::value::{
    Data, DateValue, Days, Decimal, Form, Hint, Precision, When, from_day_number, has_year, month_of, read, weekday_of,
};

/// A figure this many times the fact's, or a fact this many times the figure, is of another size.
const TIMES: u32 = 12;

/// `Next year's start is planned for Saturday, 15 May.`
fn next_year(block: &Block, words: &str, d: &DateValue) -> bool {
    let said = block.text.contains("next year") || block.text.contains("Next year");
    let on = d.days().and_then(|days| days.as_day());
    let then = on.and_then(|on| on.with().year(on.year() + 1).build().ok());
    said && !has_year(words)
        && d.wrong_weekday
            .is_some_and(|(w, _)| then.is_some_and(|t| t.weekday() == w))
}

/// The same day of the year before.
fn year_before(day: i32) -> Option<jiff::civil::Date> {
    let on = from_day_number(day)?;
    on.with().year(on.year() - 1).build().ok()
}

/// `22 October 2025, a Friday`: the day of the week that a date is said to be, where it is another.
pub(super) fn day_name(block: &Block, date: &Mention, told: &Finding) -> Option<Finding> {
    let d = date.data.as_date().filter(|d| d.precision == Precision::Day)?;
    let on = d.days()?.as_day()?;
    let from = date.full_end as usize;
    let rest = block.text.get(from..)?;
    let at = [", a ", " (a ", " — a ", " – a "]
        .iter()
        .find(|s| rest.starts_with(**s))?
        .len();
    let word = rest[at..].split(|c: char| !c.is_alphabetic()).next()?;
    let (written, real) = (weekday_of(word)?, on.weekday());
    // Without a year it may be that of the year before.
    let day = block.text.get(date.start as usize..date.end as usize)?;
    let before = on
        .with()
        .year(on.year() - 1)
        .build()
        .is_ok_and(|d| d.weekday() == written);
    if written == real || (before && !has_year(day)) {
        return None;
    }
    let span = block.span(from + at, from + at + word.len());
    let mut f = bare(span, Verdict::Refuted, Rule::WeekdayMismatch, Origin::Prose);
    f.against.clone_from(&told.against);
    f.detail = Some(Box::new(Detail {
        message: weekday(day, written, real),
        label: "another day of the week".to_owned(),
        claimed: word.to_owned(),
        ..Detail::default()
    }));
    Some(f)
}

impl<'b> Draft<'b> {
    /// A value that no fact covers, or none that can be told.
    pub(super) fn unlinked(&self, block: &Block, m: &Mention, why: Option<String>) -> Finding {
        let span = block.span(m.start as usize, m.end as usize);
        let words = &block.text[m.start as usize..m.end as usize];
        let mut f = bare(span, Verdict::Unverified, Rule::Unverified, Origin::Prose);
        let mut message = why.map(|w| format!("no fact is stated here: {w}"));
        if let Data::Date(d) = &m.data {
            match d.when {
                _ if d.wrong_weekday.is_some() && next_year(block, words, d) => {
                    message = Some("it is a day of the next year".to_owned());
                }
                _ if d.wrong_weekday.is_some() => {
                    f.verdict = Verdict::Refuted;
                    f.rule = Some(Rule::WeekdayMismatch);
                    message = d.wrong_weekday.map(|(written, real)| weekday(words, written, real));
                }
                When::Unresolved => {
                    f.rule = Some(Rule::UnresolvedDate);
                    message = Some(unresolved(words, Some(d)));
                }
                When::Ambiguous(..) => {
                    f.rule = Some(Rule::AmbiguousDate);
                    message = Some(format!("\"{words}\" can be read with day and month either way round"));
                }
                When::Days(_) => {}
            }
        }
        if message.is_some() || self.options.explain_all {
            f.detail = Some(Box::new(Detail {
                message: message.unwrap_or_else(|| "no fact covers this".to_owned()),
                label: "here".to_owned(),
                claimed: words.to_owned(),
                ..Detail::default()
            }));
        }
        f
    }

    /// Whether a figure is neither near the fact's nor a slip of its scale. Reporters exchange digits and scales; a figure of
    /// another size is that of something else, unless the full name stands right beside it.
    fn far_off(&self, fact: FactId, m: &Mention) -> bool {
        let number = |d: &Data| match d {
            Data::Figure(q) => q.figure.number,
            _ => None,
        };
        let Some(mine) = number(&m.data).filter(|n| !n.is_zero()) else {
            return false;
        };
        let ends = |d: &Data| match d {
            Data::Figure(q) => match &q.figure.form {
                Form::Range(ends) => [ends.0.number, ends.1.number],
                _ => [q.figure.number, None],
            },
            _ => [None, None],
        };
        let theirs = (self.base.fact(fact).values.iter()).flat_map(|v| ends(&v.value.data).into_iter().flatten());
        let times = theirs.filter(|n| !n.is_zero()).filter_map(|n| {
            let (a, b) = (n.abs(), mine.abs());
            if a > b { a.checked_div(b) } else { b.checked_div(a) }
        });
        let thousand = Decimal::ONE_THOUSAND;
        let near = |t: Decimal| t <= Decimal::from(TIMES);
        let slip = |t: Decimal| {
            let steps = [
                Decimal::ONE_HUNDRED,
                thousand,
                thousand * thousand,
                thousand * thousand * thousand,
            ];
            steps.iter().any(|s| {
                t.checked_div(*s)
                    .is_some_and(|r| r >= Decimal::new(9, 1) && r <= Decimal::new(11, 1))
            })
        };
        let mut times = times.peekable();
        times.peek().is_some() && times.all(|t| !near(t) && !slip(t))
    }

    /// A day without a year is that of the fact's year where it is the fact's day: `Shareholders vote on Nov. 12.`
    fn of_its_year(&self, link: &Link, block: &Block, m: &Mention) -> Option<Finding> {
        let words = block.text.get(m.start as usize..m.end as usize)?;
        let parts = || words.split(|c: char| !c.is_alphanumeric());
        let year = parts().any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
        let month = parts().any(|w| month_of(w).is_some());
        let day = m
            .data
            .as_date()
            .is_some_and(|d| matches!(d.precision, Precision::Day | Precision::Month | Precision::Period) && !d.bound);
        let told = parts().any(|w| matches!(&*w.to_lowercase(), "this" | "last" | "next" | "year"));
        if year || told || !month || !day {
            return None;
        }
        let today = Days::day(self.options.context.dateline?);
        self.base.fact(link.fact).values.iter().find_map(|v| {
            let mut options = self.options.clone();
            let start = v.value.date()?.days()?.start?;
            // The year is that of the draft or the next one to it, and what holds is what holds for the draft.
            if today.start.is_none_or(|t| t.abs_diff(start) > 366) {
                return None;
            }
            options.as_of = options.as_of.or(Some(today));
            options.context.dateline = from_day_number(start);
            let then = read(words, &options.context, Hint::Date).ok()?;
            let same = then.date()?.days()? == v.value.date()?.days()?;
            let mut f = Judge::new(self.base, &options).mention(
                link.fact,
                &then,
                spans(block, m),
                Origin::Prose,
                &link.evidence,
            );
            f.confidence = link.confidence;
            // The fact's own day with another day of the week is that slip, and no other day.
            let slip = same && f.rule == Some(Rule::WeekdayMismatch);
            (f.verdict == Verdict::Supported || slip).then_some(f)
        })
    }

    /// A value is called wrong only where the words leave no doubt of which fact it states.
    pub(super) fn sure(
        &self,
        f: Finding,
        link: &Link,
        judge: &mut Judge<'b>,
        block: &Block,
        (inside, n): (&[Mention], usize),
    ) -> Finding {
        /// Links below this are good enough to say what agrees, not what is wrong.
        const ENOUGH: u8 = 76;
        /// The same where nothing speaks of anything else.
        const SOLE: u8 = 62;
        let enough = if link.sole { SOLE } else { ENOUGH };
        let m = &inside[n];
        let before = n.checked_sub(1).and_then(|n| inside.get(n));
        if let Some(f) = self.of_its_year(link, block, m) {
            return f;
        }
        if let Some(f) = self.on_its_day(link, block, (inside, n)) {
            return f;
        }
        let mut agrees = |g: FactId, m: &Mention| {
            let f = judge.mention(g, &value(block, m), spans(block, m), Origin::Prose, "");
            f.verdict == Verdict::Supported
        };
        // `rises from $94,300 to $118,500`: the fact is what it was, and the other what it will be.
        let between = before.map(|b| block.text.get(b.end as usize..m.start as usize).unwrap_or("").trim());
        if between == Some("to") && before.is_some_and(|b| agrees(link.fact, b)) {
            return self.unlinked(block, m, Some("it is what the figure before it changes to".to_owned()));
        }
        let right = |g: &&FactId| agrees(**g, m);
        if let Some(other) = link.also.iter().find(right) {
            self.ambiguous(block, m, &[link.fact, *other])
        } else if !link.direct && self.far_off(link.fact, m) {
            let name = self.base.full_id(link.fact);
            self.unlinked(
                block,
                m,
                Some(format!("it is so far from {name} that it is likely another thing")),
            )
        } else if let Some(why) = &link.doubt {
            self.unlinked(block, m, Some(why.clone()))
        } else if link.confidence < enough && !link.full {
            let name = self.base.full_id(link.fact);
            self.unlinked(block, m, Some(format!("it may be {name}, but too few words say so")))
        } else {
            f
        }
    }

    /// A figure that was right on the day that the sentence tells beside it or at its head.
    fn on_its_day(&self, link: &Link, block: &Block, (inside, n): (&[Mention], usize)) -> Option<Finding> {
        if self.base.fact(link.fact).values.len() < 2 {
            return None;
        }
        let m = &inside[n];
        // `goes to $26 in July`: told of another day than today, right behind the figure.
        let next = inside.get(n + 1).filter(|other| {
            let gap = block.text.get(m.full_end as usize..other.start as usize);
            gap.is_some_and(|g| g.len() <= 20 && !g.contains([',', ';', ':', '.', '(', '—', '–']))
        });
        let behind = next.and_then(|other| other.data.as_date()?.days());
        let written = |h: &Mention| block.text.get(h.start as usize..h.end as usize).unwrap_or("");
        // `On 1 July a notice spoke of 31,200 people`: the day at the head is that of all of it.
        let head = inside.first().filter(|h| {
            let before = block.text.get(..h.full_start as usize).unwrap_or("");
            let lead = before.rsplit(['.', '!', '?', '\n']).next().unwrap_or("").trim();
            // `Today` and `last month` are no day of an earlier year.
            let dated = written(h).contains(|c: char| c.is_ascii_digit());
            n > 0 && dated && matches!(lead, "" | "On" | "In" | "From" | "By" | "Since" | "Until")
        });
        let day = |m: &Mention| m.data.as_date().filter(|d| d.precision <= Precision::Month)?.days();
        let at_head = head.and_then(day);
        // A day to come that is written without its year may be one that has been: `1 July: …` in a timeline.
        let today = self.options.context.dateline.and_then(|d| Days::day(d).start);
        let yearless = head.is_some_and(|h| !has_year(written(h)));
        let start = at_head
            .and_then(|d| d.start)
            .filter(|s| yearless && today.is_some_and(|t| *s > t));
        let past = start.and_then(year_before).map(Days::day);
        [behind, at_head, past].into_iter().flatten().find_map(|days| {
            let options = Options {
                as_of: Some(days),
                ..self.options.clone()
            };
            let mut then = Judge::new(self.base, &options).mention(
                link.fact,
                &value(block, m),
                spans(block, m),
                Origin::Prose,
                &link.evidence,
            );
            then.confidence = link.confidence;
            (then.verdict == Verdict::Supported).then_some(then)
        })
    }

    pub(super) fn ambiguous(&self, block: &Block, m: &Mention, facts: &[FactId]) -> Finding {
        let span = block.span(m.start as usize, m.end as usize);
        let mut f = bare(span, Verdict::Unverified, Rule::AmbiguousSubject, Origin::Prose);
        let named: Vec<String> = facts.iter().take(4).map(|f| self.base.full_id(*f)).collect();
        f.against = facts.iter().take(4).map(|f| Evidence { fact: *f, value: 0 }).collect();
        f.detail = Some(Box::new(Detail {
            message: format!("this may be {}: nothing here tells which", named.join(" or ")),
            label: "which one?".to_owned(),
            claimed: block.text[m.start as usize..m.end as usize].to_owned(),
            notes: vec![format!(
                "bind it: `[{}](fact:{})`",
                &block.text[m.start as usize..m.end as usize],
                named[0]
            )],
            ..Detail::default()
        }));
        f
    }
}
