//! One line a result: `path:line:column: severity[rule] message`.

use super::{Run, Style, clean, clean_line, lines};
use std::io::{self, Write};

pub(super) fn write(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    for f in &run.files {
        let places = lines(f);
        for finding in &f.findings {
            let (Some(rule), Some(d)) = (finding.rule, &finding.detail) else {
                continue;
            };
            if !finding.is_shown(style.show_all) {
                continue;
            }
            let (line, column) = places.position(&f.text, finding.focus.start);
            let path = clean_line(&f.path);
            writeln!(
                out,
                "{path}:{line}:{column}: {}[{rule}] {}",
                finding.severity().name(),
                clean(&d.message)
            )?;
        }
    }
    Ok(())
}
