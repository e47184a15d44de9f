//! The arguments.

use crate::report::Format;
use crate::rule::Severity;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Unit tests for facts: check claims against a fact base with sources.
#[derive(Debug, Parser)]
#[command(
    name = "factcheck",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit status: 0 nothing to mend, 1 something is, 2 the work could not be done."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) check: CheckArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check claims against the fact base (the same as no command at all).
    Check(CheckArgs),
    /// List every value that is seen in a draft, with no fact base.
    Extract(ExtractArgs),
    /// Look at the fact base itself.
    Facts(FactsArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Files or folders to check, `-` for standard input; by default `claims/`.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// A file or folder of the fact base; may be given several times.
    #[arg(long, value_name = "PATH")]
    pub(crate) facts: Vec<PathBuf>,
    /// How results are written.
    #[arg(long, alias = "format", value_enum, default_value_t = OutputFormat::Full, value_name = "FORMAT")]
    output_format: OutputFormat,
    /// Write the results to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output_file: Option<PathBuf>,
    /// Read every file by this grammar.
    #[arg(long = "as", value_enum, value_name = "GRAMMAR")]
    pub(crate) grammar: Option<Grammar>,
    /// The name that standard input is reported under.
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// The day that relative dates count from, and for which values hold.
    #[arg(long, value_name = "DATE")]
    pub(crate) dateline: Option<String>,
    /// The day for which claims are made.
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// The lowest severity that makes the run fail.
    #[arg(long, value_enum, default_value_t = Level::Error, value_name = "LEVEL")]
    pub(crate) fail_level: Level,
    /// The share of a draft's values, in percent, that facts must cover; less makes the run fail.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(crate) min_coverage: Option<u8>,
    /// List every statement and mention with its verdict, those too that no fact covers.
    #[arg(long)]
    pub(crate) show_all: bool,
    /// Mend what can be mended without changing a published figure, date or text: names, quotations, hedges.
    #[arg(long)]
    pub(crate) fix: bool,
    /// With `--fix` or `--diff`: make fixes too that change a published figure, date or text.
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Show what `--fix` would change as a unified diff, and change nothing; exit with 1 if there is any.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Leave out the results that this file holds, as written by `--write-baseline`.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write all results to this file, to be left out from now on.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["diff_base", "diff"])]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Report only what stands on lines that have changed since this revision of git.
    #[arg(long, value_name = "REV", conflicts_with_all = ["fix", "diff"])]
    pub(crate) diff_base: Option<String>,
    /// How many files are checked at once; by default as many as the machine can.
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// Check again whenever a file is saved, until interrupted.
    #[arg(long)]
    pub(crate) watch: bool,
    /// Exit with 0 even where something is to be mended.
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// Use this settings file instead of the nearest `factcheck.toml`.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Ignore all settings files.
    #[arg(long)]
    pub(crate) isolated: bool,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
    /// Tell the report in sentences, for a screen reader.
    #[arg(long)]
    pub(crate) narrated: bool,
}

impl CheckArgs {
    pub(crate) const fn format(&self) -> Format {
        match self.output_format {
            OutputFormat::Full => Format::Full,
            OutputFormat::Concise => Format::Concise,
            OutputFormat::Json => Format::Json,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExtractArgs {
    /// The draft, `-` for standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// How the mentions are written.
    #[arg(long, alias = "output-format", value_enum, default_value_t = ExtractFormat::Full, value_name = "FORMAT")]
    pub(crate) format: ExtractFormat,
    /// Read the file as this, whatever its name says.
    #[arg(long = "as", value_enum, value_name = "GRAMMAR")]
    pub(crate) markup: Option<Grammar>,
    /// The name that standard input is reported under.
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// The day that relative dates count from.
    #[arg(long, value_name = "DATE")]
    pub(crate) dateline: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// One line a mention, for a person.
    Full,
    /// One JSON object.
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OutputFormat {
    /// Snippets of the claim and of the fact, for a person.
    Full,
    /// One line a result.
    Concise,
    /// One JSON object.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Grammar {
    /// One statement a line.
    Claims,
    /// A draft in Markdown.
    Markdown,
    /// A draft in HTML.
    Html,
    /// A draft in plain text.
    Text,
    /// A Word document.
    Docx,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Level {
    Error,
    Warning,
    Info,
}

impl Level {
    pub(crate) const fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct FactsArgs {
    #[command(subcommand)]
    pub(crate) command: FactsCommand,
    /// A file or folder of the fact base; may be given several times.
    #[arg(long, value_name = "PATH", global = true)]
    pub(crate) facts: Vec<PathBuf>,
    /// Write JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", global = true)]
    pub(crate) color: Color,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FactsCommand {
    /// Report every error of the fact base.
    Lint,
    /// Lint, and check the archived copies of the sources: hashes, locators, quotations and values.
    Verify,
    /// List the facts of all topics.
    List,
    /// Show everything about one subject.
    Show {
        /// The fact's id, label or alias.
        subject: Vec<String>,
    },
    /// Find facts by words of their names, values and notes.
    Search {
        /// The words; all of them must be found.
        words: Vec<String>,
    },
    /// Print the JSON Schema of a fact base file.
    Schema,
}
