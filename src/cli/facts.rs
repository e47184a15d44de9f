//! `factcheck facts …`: the fact base's own tools.

use super::args::{FactsArgs, FactsCommand};
use super::{complain, discover, settings, style};
use crate::facts::{Fact, FactBase, FactId, Lookup, NameId, Problem, schema};
use crate::report::{Run, clean, plural};
use serde_json::{Value as Json, json};
use std::io::{self, BufWriter, IsTerminal, Write};

pub(crate) fn run(a: &FactsArgs) -> io::Result<u8> {
    let mut out = BufWriter::new(io::stdout().lock());
    if matches!(a.command, FactsCommand::Schema) {
        writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&schema::json_schema()).unwrap_or_default()
        )?;
        out.flush()?;
        return Ok(0);
    }
    let settings = settings::Resolver::nearest();
    if let Some(code) = super::report_broken(&settings, a.color, false)? {
        return Ok(code);
    }
    let paths = match discover::facts(a.facts.clone(), settings.run.facts.clone(), None) {
        Ok(p) => p,
        Err(message) => return Ok(complain(&message)),
    };
    let loaded = FactBase::load(&paths);
    let mut run = Run {
        base: loaded.base.into(),
        problems: loaded.problems,
        errors: loaded.errors,
        files: Vec::new(),
    };
    let mut notes = Vec::new();
    if matches!(a.command, FactsCommand::Verify) {
        let verified = run.base.verify();
        run.problems.extend(verified.problems);
        notes = verified.notes;
    }
    let broken = !run.problems.is_empty() || !run.errors.is_empty();
    let base = &run.base;
    let code = match &a.command {
        FactsCommand::Lint | FactsCommand::Verify if a.json => {
            let errors = run.errors.iter().map(|e| json!({"file": e.path, "message": e.message}));
            let found = json!({
                "files": base.files().len(),
                "topics": base.topics().len(),
                "facts": base.facts().len(),
                "names": base.names().len(),
                "errors": errors.chain(run.problems.iter().map(|p| problem(base, p))).collect::<Vec<_>>(),
                "notes": notes.iter().map(|p| problem(base, p)).collect::<Vec<_>>(),
            });
            writeln!(out, "{}", serde_json::to_string_pretty(&found).unwrap_or_default())?;
            0
        }
        FactsCommand::Lint | FactsCommand::Verify => {
            run.write_problems(&style(a.color, false, io::stdout().is_terminal()), &mut out)?;
            for n in &notes {
                let place = problem(base, n);
                writeln!(
                    out,
                    "note: {}:{}: {}",
                    clean(text(&place["file"])),
                    place["line"],
                    clean(&n.message)
                )?;
            }
            if broken {
                let count = plural(run.problems.len() + run.errors.len(), "error");
                match base.files().len() {
                    0 => writeln!(out, "{count}")?,
                    files => writeln!(out, "{count} in {}", plural(files, "file"))?,
                }
            } else {
                writeln!(
                    out,
                    "no errors: {} and {} in {}",
                    plural(base.facts().len(), "fact"),
                    plural(base.names().len(), "name"),
                    plural(base.topics().len(), "topic")
                )?;
            }
            0
        }
        FactsCommand::List => {
            let all: Vec<FactId> = ids(base).collect();
            list(base, &all, &[], a.json, &mut out)?;
            0
        }
        FactsCommand::Show { subject } => show(base, &subject.join(" "), a.json, &mut out)?,
        FactsCommand::Search { words } => {
            let (found, names) = (base.search(words), base.search_names(words));
            if found.is_empty() && names.is_empty() && !a.json {
                writeln!(out, "no fact and no name holds all of these words")?;
            } else {
                list(base, &found, &names, a.json, &mut out)?;
            }
            u8::from(found.is_empty() && names.is_empty())
        }
        FactsCommand::Schema => 0,
    };
    out.flush()?;
    if broken && !matches!(a.command, FactsCommand::Lint | FactsCommand::Verify) {
        let mut err = io::stderr().lock();
        run.write_problems(&style(a.color, false, err.is_terminal()), &mut err)?;
        return Ok(2);
    }
    Ok(if broken { 2 } else { code })
}

fn text(v: &Json) -> &str {
    v.as_str().unwrap_or("")
}

/// An error of the fact base with its place, lines and columns counted from 1.
fn problem(base: &FactBase, p: &Problem) -> Json {
    let Some(file) = base.files().get(p.file as usize) else {
        return json!({"message": p.message, "help": p.help});
    };
    let (line, column) = crate::span::Lines::new(&file.text).position(&file.text, p.span.start);
    json!({
        "file": file.path,
        "line": line,
        "column": column,
        "message": p.message,
        "help": p.help,
    })
}

fn ids(base: &FactBase) -> impl Iterator<Item = FactId> + '_ {
    (0..base.facts().len()).filter_map(|n| u32::try_from(n).ok().map(FactId))
}

fn list(base: &FactBase, ids: &[FactId], names: &[NameId], as_json: bool, out: &mut dyn Write) -> io::Result<()> {
    if as_json {
        let names = names.iter().map(|id| described_name(base, *id));
        let all: Vec<Json> = ids.iter().map(|id| described(base, *id)).chain(names).collect();
        return writeln!(out, "{}", serde_json::to_string_pretty(&all).unwrap_or_default());
    }
    for id in ids {
        let fact = base.fact(*id);
        let values: Vec<&str> = fact.values.iter().map(|v| &*v.value.text).collect();
        writeln!(
            out,
            "{}\t{}\t{}",
            clean(&base.full_id(*id)),
            clean(&fact.label),
            clean(&values.join(" | "))
        )?;
    }
    for id in names {
        let name = base.name(*id);
        writeln!(
            out,
            "{}\t{}\t{}",
            clean(&base.full_name_id(*id)),
            clean(&name.name),
            clean(name.role.as_deref().unwrap_or(""))
        )?;
    }
    Ok(())
}

fn show(base: &FactBase, subject: &str, as_json: bool, out: &mut dyn Write) -> io::Result<u8> {
    let mut known = base.lookup(subject, None);
    if known == Lookup::Unknown {
        known = base.lookup_joined(subject, None);
    }
    let people = base.people(subject, None);
    let found = match known {
        Lookup::One(id) => vec![id],
        Lookup::Several(ids) => ids,
        Lookup::Unknown if !people.is_empty() => return show_names(base, &people, as_json, out),
        Lookup::Unknown => {
            let near = base.nearest(subject);
            let hint = if near.is_empty() {
                String::new()
            } else {
                format!(": did you mean {}?", near.join(", "))
            };
            writeln!(
                io::stderr(),
                "factcheck: the fact base has no subject \"{}\"{}",
                clean(subject),
                clean(&hint)
            )?;
            return Ok(1);
        }
    };
    if as_json {
        let all: Vec<Json> = found.iter().map(|id| described(base, *id)).collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&all).unwrap_or_default())?;
        return Ok(0);
    }
    for (n, id) in found.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        describe(base, *id, base.fact(*id), out)?;
    }
    Ok(0)
}

fn describe(base: &FactBase, id: FactId, fact: &Fact, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({})", clean(&fact.label), clean(&base.full_id(id)))?;
    if !fact.aliases.is_empty() {
        let all: Vec<&str> = fact.aliases.iter().map(|a| &**a).collect();
        writeln!(out, "  also:   {}", clean(&all.join(", ")))?;
    }
    for v in &fact.values {
        let preferred = if v.preferred { " (preferred)" } else { "" };
        writeln!(
            out,
            "  value:  {} [{}]{preferred}",
            clean(&v.value.text),
            v.value.kind().replace('_', " ")
        )?;
        if let Some(d) = v.from.and_then(crate::value::from_day_number) {
            writeln!(out, "    from:   {d}")?;
        }
        if let Some(d) = v.until.and_then(crate::value::from_day_number) {
            writeln!(out, "    until:  {d}")?;
        }
        for s in &v.sources {
            let s = base.source(*s);
            let parts: Vec<&str> = [
                s.title.as_deref(),
                s.publisher.as_deref(),
                s.published.as_deref(),
                v.locator.as_deref(),
            ]
            .into_iter()
            .flatten()
            .collect();
            writeln!(out, "    source: {}: {}", clean(&s.id), clean(&parts.join(", ")))?;
        }
    }
    if let Some(s) = fact.speaker() {
        writeln!(out, "  said by: {}", clean(s))?;
    }
    if let Some(n) = fact.note() {
        writeln!(out, "  note:   {}", clean(n))?;
    }
    let file = base.file_of(fact);
    let (line, _) = crate::span::Lines::new(&file.text).position(&file.text, fact.span.start);
    writeln!(out, "  at:     {}:{line}", clean(&file.path))
}

fn show_names(base: &FactBase, ids: &[NameId], as_json: bool, out: &mut dyn Write) -> io::Result<u8> {
    if as_json {
        let all: Vec<Json> = ids.iter().map(|id| described_name(base, *id)).collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&all).unwrap_or_default())?;
        return Ok(0);
    }
    for (n, id) in ids.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        let name = base.name(*id);
        writeln!(out, "{} ({})", clean(&name.name), clean(&base.full_name_id(*id)))?;
        if !name.also.is_empty() {
            let all: Vec<&str> = name.also.iter().map(|a| &**a).collect();
            writeln!(out, "  also:   {}", clean(&all.join(", ")))?;
        }
        if let Some(role) = &name.role {
            writeln!(out, "  role:   {}", clean(role))?;
        }
        if let Some(s) = name.source {
            writeln!(out, "  source: {}", clean(&base.source(s).id))?;
        }
    }
    Ok(0)
}

fn described_name(base: &FactBase, id: NameId) -> Json {
    let name = base.name(id);
    json!({
        "id": base.full_name_id(id),
        "name": name.name,
        "also": name.also,
        "role": name.role,
        "source": name.source.map(|s| base.source(s).id.clone()),
    })
}

fn described(base: &FactBase, id: FactId) -> Json {
    let fact = base.fact(id);
    let day = |d: Option<i32>| d.and_then(crate::value::from_day_number).map(|d| d.to_string());
    json!({
        "id": base.full_id(id),
        "label": fact.label,
        "aliases": fact.aliases,
        "quote": fact.quote,
        "values": fact.values.iter().map(|v| json!({
            "value": v.value.text,
            "kind": v.value.kind(),
            "preferred": v.preferred,
            "from": day(v.from),
            "until": day(v.until),
            "locator": v.locator,
            "sources": v.sources.iter().map(|s| base.source(*s).id.clone()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "note": fact.note(),
    })
}
