//! Starts `factcheck lsp` from the path; everything else is the server's.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree, serde_json};

struct Factcheck;

impl zed::Extension for Factcheck {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree.which("factcheck");
        Ok(Command {
            command: command.ok_or("the program factcheck is not on the path: cargo install --path .")?,
            args: vec!["lsp".to_owned()],
            env: worktree.shell_env(),
        })
    }

    fn language_server_initialization_options(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        LspSettings::for_worktree(id.as_ref(), worktree).map(|s| s.initialization_options)
    }
}

zed::register_extension!(Factcheck);
