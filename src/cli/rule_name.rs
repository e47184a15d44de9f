//! Rules on the command line.

use crate::rule::Rule;
use clap::builder::{PossibleValue, TypedValueParser};

/// Reads the name of a rule; shells complete it.
#[derive(Clone)]
pub(crate) struct RuleName;

impl TypedValueParser for RuleName {
    type Value = Rule;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<Rule, clap::Error> {
        use clap::error::{ContextKind, ContextValue, ErrorKind};
        let name = value.to_string_lossy();
        Rule::from_name(&name).ok_or_else(|| {
            let mut e = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            if let Some(a) = argument {
                e.insert(ContextKind::InvalidArg, ContextValue::String(a.to_string()));
            }
            e.insert(
                ContextKind::InvalidValue,
                ContextValue::String(name.clone().into_owned()),
            );
            let help = match super::settings::near(&name, Rule::ALL.iter().map(|r| r.name())) {
                Some(n) => format!("there is no such rule; did you mean `{n}`?"),
                None => "there is no such rule; `factcheck rules` lists them".to_owned(),
            };
            e.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![help.into()]));
            e
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            Rule::ALL.iter().map(|r| PossibleValue::new(r.name()).help(r.summary())),
        ))
    }
}
