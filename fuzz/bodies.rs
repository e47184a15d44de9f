//! What each fuzz target does with a text. A panic is the finding; each body asserts what must hold besides.

use factcheck::check::{Options, check_claims};
use factcheck::claim::parse;
use factcheck::document::{Markup, read as read_draft, sentences};
use factcheck::facts::FactBase;
use factcheck::prose::{NameIndex, QuoteIndex, Quotes, match_quotes, names};
use factcheck::prose::scan as find;
use factcheck::report::describe;
use factcheck::value::{Context, Hint, list, read};

/// Reads a text as a value with every expectation; what is printed must be read again.
pub fn value(text: &str) {
    let ctx = Context::default();
    for hint in [Hint::None, Hint::Figure, Hint::Length, Hint::Date] {
        if let Ok(v) = read(text, &ctx, hint) {
            let printed = v.to_string();
            if v.figure().is_some() {
                assert!(
                    read(&printed, &ctx, Hint::Figure).is_ok_and(|again| again.figure().is_some()),
                    "{text:?} is printed as {printed:?}, which is no figure"
                );
            }
        }
    }
    let _ = list(text).to_string();
}

/// Checks a claims file against a small fact base; every place must lie in the file.
pub fn claims(text: &str) {
    const FACTS: &str = "topic: T
sources: {s: {title: S, published: 2025-05-06}, t: {title: T}}
facts:
  damages: {value: $167 million, source: s}
  phones: {value: about 1,400 phones, source: s}
  verdict: {value: 2025-05-06, source: s}
  clients: {value: [Poland, Rwanda, India], source: s}
  judge: {value: Phyllis J. Hamilton, source: s}
  total: {values: [{value: $444 million, source: s}, {value: $444,719, source: t}]}
";
    thread_local! {
        static BASE: FactBase = FactBase::from_yaml(&[("t.yaml", FACTS)]).0;
    }
    for e in parse(text).errors {
        assert!(
            text.get(e.span.range()).is_some() && text.get(e.line.range()).is_some(),
            "{e:?}"
        );
    }
    BASE.with(|base| {
        for f in check_claims(text, base, &Options::default()) {
            assert!(
                text.get(f.span.range()).is_some() && text.get(f.focus.range()).is_some(),
                "{f:?}"
            );
        }
    });
}

/// Loads a text as a file of the fact base; every problem must lie in the file.
pub fn yaml(text: &str) {
    let (base, problems) = FactBase::from_yaml(&[("t.yaml", text)]);
    for p in problems {
        assert!(text.get(p.span.range()).is_some(), "{p:?}");
    }
    for f in base.facts() {
        assert!(!f.values.is_empty() && text.get(f.span.range()).is_some(), "{f:?}");
    }
}

/// Looks for quotations and names in a text; every place must lie in it, and names in order.
pub fn prose(text: &str) {
    const FACTS: &str = "topic: T
sources: {s: {title: S}}
names:
  judge: {name: Phyllis J. Hamilton, also: [Phyllis Hamilton, Hamilton], role: judge, source: s}
  app: {name: WhatsApp, source: s}
  jose: {name: José Mourinho, also: [José], source: s}
facts:
  harm: {quote: more than just a reputational harm, speaker: Phyllis J. Hamilton, source: s}
  first: {quote: first victory, speaker: WhatsApp, source: s}
";
    thread_local! {
        static BASE: FactBase = FactBase::from_yaml(&[("t.yaml", FACTS)]).0;
    }
    BASE.with(|base| {
        let index = NameIndex::new(base);
        let mut last = 0;
        for m in names(text, &index) {
            assert!(
                text.get(m.start..m.end).is_some() && last <= m.start && m.start < m.end,
                "{m:?}"
            );
            last = m.end;
        }
        let quotes = QuoteIndex::new(base, &index);
        for (q, m) in match_quotes(text, Quotes { base, names: &index, index: &quotes }) {
            assert!(
                text.get(q.inner.clone()).is_some() && text.get(q.outer.clone()).is_some(),
                "{q:?} {m:?}"
            );
            for s in q.speakers {
                assert!(
                    text.get(s.range.clone()).is_some() && text.get(s.cue.clone()).is_some(),
                    "{s:?}"
                );
            }
        }
    });
}

/// Reads bytes as a draft of each kind; every character must map to bytes of the file, in order.
pub fn document(bytes: &[u8]) {
    for markup in [Markup::Markdown, Markup::Html, Markup::Text, Markup::Docx] {
        let Ok((text, document)) = read_draft(bytes, markup) else {
            continue;
        };
        for block in &document.blocks {
            let mut last = 0;
            for (at, c) in block.text.char_indices() {
                let span = block.span(at, at + c.len_utf8());
                assert!(text.get(span.range()).is_some() && span.start >= last, "{span:?} of {block:?}");
                last = span.start;
            }
            for s in sentences(&block.text) {
                assert!(block.text.get(s.clone()).is_some_and(|t| !t.is_empty()), "{s:?} of {block:?}");
            }
            for b in &block.bindings {
                assert!(block.text.get(b.start as usize..b.end as usize).is_some(), "{b:?}");
                assert!(text.get(b.span.range()).is_some(), "{b:?}");
            }
        }
        for d in &document.directives {
            assert!(text.get(d.span.range()).is_some() && text.get(d.text_span.range()).is_some(), "{d:?}");
        }
    }
}

/// Scans a text as running prose; mentions must stand in order, apart, on characters.
pub fn scan(text: &str) {
    let ctx = Context::default();
    let mut floor = 0;
    for m in find(text, &ctx) {
        assert!(m.full_start >= floor, "{m:?} reaches back over the one before it");
        assert!(m.full_start <= m.start && m.start < m.end && m.end <= m.full_end, "{m:?}");
        for (a, b) in [(m.start, m.end), (m.full_start, m.full_end)] {
            assert!(text.get(a as usize..b as usize).is_some(), "{m:?} cuts a character");
        }
        let _ = describe(&m, text).to_string();
        floor = m.full_end;
    }
}
