//! Making mentions of what was read and judged.

use super::mention::Mention;
use super::noun::{Counted, counted};
use super::scan::Scanner;
use super::tense;
use crate::value::prefix::Found;
use crate::value::{Data, DateValue, Dim, Quantity, Reading};

impl Scanner<'_> {
    pub(super) fn take_date(&mut self, start: usize, found: Found<DateValue>, to: usize) -> Option<usize> {
        let mut value = found.value;
        tense::settle(self, start, &found, &mut value);
        self.push(start + found.core, to, start, to, Data::Date(value), found.hedge)
    }

    pub(super) fn take_figure(&mut self, start: usize, found: Found<Reading>) -> Option<usize> {
        if let Some(day) = tense::day_of_month(self, start, &found) {
            let (from, to) = (start + found.core, start + found.end);
            return self.push(from, to, from, to, Data::Date(day), None);
        }
        let Reading {
            figure,
            mut dim,
            mut per,
        } = super::ages::settle(self, start, &found);
        let (mut end, mut full_end) = (start + found.end, start + found.full_end);
        let mut figure = figure;
        let mut hedge = found.hedge;
        if matches!(dim, Dim::Number) {
            // `1,400 or more phones`: the noun may stand behind a hedge.
            let one = figure.number == Some(crate::value::Decimal::ONE);
            match counted(&self.around, full_end, one) {
                Counted::Noun(noun, after) => {
                    dim = Dim::Count(noun.into_boxed_str());
                    (end, full_end) = (after, after);
                    if let Ok((rest, unit)) = crate::value::rate(self.window(end), self.ctx) {
                        per = Some(unit);
                        let read = self.window(end).len() - rest.len();
                        (end, full_end) = (end + read, end + read);
                    }
                    if hedge.is_none()
                        && let Ok((rest, h)) = crate::value::hedge_suffix(self.window(end))
                        && let Some(f) = figure.rehedged(h, &self.ctx.tolerances)
                    {
                        (hedge, figure) = (Some(h), f);
                        full_end = end + self.window(end).len() - rest.len();
                    }
                }
                Counted::Nothing => {}
            }
        }
        // The full stop of a sentence is not that of `lb.`
        if matches!(dim, Dim::Measure(_) | Dim::Percent) && self.around.text[..end].ends_with('.') {
            let after = self.around.text[end..].trim_start();
            if after.is_empty() || after.starts_with(char::is_uppercase) {
                (end, full_end) = (end - 1, (full_end - 1).max(end - 1));
            }
        }
        let data = Data::Figure(Quantity { figure, dim, per });
        self.push(start + found.core, end, start, full_end, data, hedge)
    }

    fn push(
        &mut self,
        start: usize,
        end: usize,
        full_start: usize,
        full_end: usize,
        data: Data,
        hedge: Option<crate::value::Hedge>,
    ) -> Option<usize> {
        let place = |n: usize| u32::try_from(n).ok();
        // Words that say nothing (`only`) are no hedge.
        let full_start = if hedge.is_none() { start } else { full_start };
        self.found.push(Mention {
            start: place(start)?,
            end: place(end)?,
            full_start: place(full_start)?,
            full_end: place(full_end.max(end))?,
            data,
            hedge,
        });
        Some(self.leave(full_end.max(end)))
    }
}
