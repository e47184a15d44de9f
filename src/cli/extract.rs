//! `factcheck extract FILE`: every value that the grammar sees in a draft, with no fact base.

use super::args::{ExtractArgs, ExtractFormat};
use super::discover::{Kind, kind};
use super::{complain, day, read_bytes, settings};
use crate::check::draft_day;
use crate::document::{self, Markup};
use crate::prose::extract;
use crate::report::{self, clean};
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub(crate) fn run(a: &ExtractArgs) -> io::Result<u8> {
    let named = match &a.stdin_filename {
        Some(name) if a.file.as_os_str() == "-" => Path::new(name),
        _ => &*a.file,
    };
    let resolver = settings::Resolver::nearest();
    let mut context = resolver.of(named).context.clone();
    if let Some(code) = super::report_broken(&resolver, super::args::Color::Auto, false)? {
        return Ok(code);
    }
    if let Some(d) = &a.dateline {
        match day(d, &context) {
            Some(days) if days.as_day().is_some() => context.dateline = days.as_day(),
            _ => return Ok(complain(&format!("`--dateline {d}` is no day: write it as 2025-05-06"))),
        }
    }
    let shown = match (&a.stdin_filename, a.file.as_os_str() == "-") {
        (Some(name), true) => name.clone(),
        (None, true) => "<stdin>".to_owned(),
        _ => a.file.to_string_lossy().replace('\\', "/"),
    };
    let read = read_bytes(&a.file).and_then(|bytes| {
        let markup = match kind(Path::new(&shown), &bytes, a.markup) {
            Kind::Draft(m) => m,
            // A claims file is a text like any other here.
            Kind::Claims => Markup::Text,
        };
        document::read(bytes, markup).map_err(|e| e.to_string())
    });
    let (text, doc) = match read {
        Ok(r) => r,
        Err(message) => return Ok(complain(&format!("{shown}: {message}"))),
    };
    context.dateline = context.dateline.or_else(|| draft_day(&doc, &context));
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mentions = extract(&doc, &context);
    let found = match a.format {
        ExtractFormat::Json => report::extracted_json(&mut out, mentions, &text)?,
        ExtractFormat::Full => report::extracted_lines(&mut out, mentions, &shown, &text)?,
    };
    out.flush()?;
    if found == 0 {
        writeln!(
            io::stderr(),
            "factcheck: {} holds no value and no quotation",
            clean(&shown)
        )?;
    }
    Ok(0)
}
