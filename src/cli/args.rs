//! The arguments.

use super::rule_name::RuleName;
use crate::report::Format;
use crate::rule::{Rule, Severities, Severity};
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
    Check(Box<CheckArgs>),
    /// List every value that is seen in a draft, with no fact base.
    Extract(ExtractArgs),
    /// Look at the fact base itself.
    Facts(FactsArgs),
    /// Explain a rule: what it means, a wrong and a right example, how to change its severity.
    Rule(RuleArgs),
    /// List all rules with their severity.
    Rules(RulesArgs),
    /// List the settings that `factcheck.toml` may hold, or explain one.
    Config(ConfigArgs),
    /// Check drafts on a page in the browser: paste or drop one, take fixes, look facts up.
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
    /// Begin: write settings, a first fact base and first claims. What is there already is left as it is.
    Init(InitArgs),
    /// Serve an editor: the Language Server Protocol on standard input and output.
    #[cfg(feature = "lsp")]
    Lsp(LspArgs),
    /// Print what a shell needs to complete commands and options.
    Completions(CompletionsArgs),
    /// Print the manual page, or write the pages of all commands into a folder.
    Man(ManArgs),
}

#[derive(Clone, Debug, Default, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Files or folders to check, `-` for standard input; by default what the settings include, else `claims/`.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// A file or folder of the fact base; may be given several times.
    #[arg(long, value_name = "PATH")]
    pub(crate) facts: Vec<PathBuf>,
    /// How results are written; by default `full`.
    #[arg(long, alias = "format", value_enum, value_name = "FORMAT")]
    pub(crate) output_format: Option<Format>,
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
    /// The lowest severity that makes the run fail; by default `error`.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_level: Option<Level>,
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
    #[arg(long, conflicts_with = "output_file")]
    pub(crate) diff: bool,
    /// Leave out the results that this file holds, as written by `--write-baseline`; not while fixing.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["fix", "diff"])]
    pub(crate) baseline: Option<PathBuf>,
    /// Write all results to this file, to be left out from now on; with `--baseline` only those of it that are still found.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["diff_base", "diff"])]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Report only what stands on lines that have changed since this revision of git, of prose in their paragraphs; not while fixing.
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
    /// Make these rules errors; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleName, hide_possible_values = true)]
    error: Vec<Rule>,
    /// Make these rules warnings; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleName, hide_possible_values = true)]
    warn: Vec<Rule>,
    /// Turn these rules off; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleName, hide_possible_values = true)]
    off: Vec<Rule>,
    /// Leave out what the settings exclude even where it is named as a path.
    #[arg(long)]
    pub(crate) force_exclude: bool,
    /// List the files that would be checked, and check nothing.
    #[arg(long)]
    pub(crate) show_files: bool,
    /// Print the settings of the files that would be checked, and where they are from, and check nothing.
    #[arg(long, conflicts_with = "show_files")]
    pub(crate) show_settings: bool,
    /// Use this settings file for all files instead of the nearest `factcheck.toml` of each.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Ignore all settings files.
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
    /// Tell the report in sentences, for a screen reader.
    #[arg(long)]
    pub(crate) narrated: bool,
}

impl CheckArgs {
    pub(crate) fn format(&self) -> Format {
        self.output_format.unwrap_or_default()
    }

    /// The severities that the arguments give, or the rule that they give two.
    pub(crate) fn severities(&self) -> Result<Severities, String> {
        let mut out = Severities::default();
        for (option, rules, severity) in [
            ("--error", &self.error, Severity::Error),
            ("--warn", &self.warn, Severity::Warning),
            ("--off", &self.off, Severity::None),
        ] {
            for rule in rules {
                if out.get(*rule).is_some_and(|s| s != severity) {
                    return Err(format!(
                        "`{option} {rule}` contradicts another option for the same rule"
                    ));
                }
                out.set(*rule, severity);
            }
        }
        Ok(out)
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RuleArgs {
    /// The rule.
    #[arg(value_name = "RULE", value_parser = RuleName, hide_possible_values = true)]
    pub(crate) rule: Rule,
    /// Write JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RulesArgs {
    /// Write JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ConfigArgs {
    /// The setting to explain.
    #[arg(value_name = "SETTING")]
    pub(crate) setting: Option<String>,
    /// Print the JSON Schema of `factcheck.toml`.
    #[arg(long, conflicts_with = "setting")]
    pub(crate) schema: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct InitArgs {
    /// The folder to begin in.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
}

#[cfg(feature = "serve")]
#[derive(Debug, ClapArgs)]
pub(crate) struct ServeArgs {
    /// A file or folder of the fact base; may be given several times.
    #[arg(long, value_name = "PATH")]
    facts: Vec<PathBuf>,
    /// The address to listen at; any other than this machine's own lets others in, and there is no password.
    #[arg(long, default_value = "127.0.0.1", value_name = "HOST")]
    host: String,
    /// The port to listen at; 0 for any that is free.
    #[arg(long, default_value_t = 7357, value_name = "PORT")]
    port: u16,
    /// Show the page in the browser.
    #[arg(long)]
    open: bool,
    /// Use this settings file instead of the nearest `factcheck.toml`.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Ignore all settings files.
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
}

#[cfg(feature = "serve")]
impl ServeArgs {
    pub(crate) fn address(&self) -> crate::serve::Address {
        crate::serve::Address {
            host: self.host.clone(),
            port: self.port,
            open: self.open,
        }
    }

    /// What a check on the command line would be told.
    pub(crate) fn check_args(&self) -> CheckArgs {
        CheckArgs {
            facts: self.facts.clone(),
            config: self.config.clone(),
            isolated: self.isolated,
            ..CheckArgs::default()
        }
    }
}

#[cfg(feature = "lsp")]
#[derive(Debug, ClapArgs)]
pub(crate) struct LspArgs {
    /// Use standard input and output: there is nothing else, and some editors say so.
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ManArgs {
    /// Write a page for every command into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) output_dir: Option<PathBuf>,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
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

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Color {
    #[default]
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
        #[arg(required = true)]
        subject: Vec<String>,
    },
    /// Find facts by words of their names, values and notes.
    Search {
        /// The words; all of them must be found.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Print the JSON Schema of a fact base file.
    Schema,
}
