// Starts `factcheck lsp` and lets it speak to the editor; everything else is the server's.

import { commands, type ExtensionContext, window, workspace } from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

const LANGUAGES = ["factcheck-claims", "markdown", "html", "plaintext", "yaml"];

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("factcheck.restart", restart),
    workspace.onDidChangeConfiguration(async (e) => {
      if (e.affectsConfiguration("factcheck.path")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration("factcheck");
  const command = settings.get<string>("path", "factcheck");
  const server: ServerOptions = { command, args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: {
      inlayHints: settings.get<boolean>("inlayHints", false),
      unverified: settings.get<boolean>("unverified", false),
    },
    synchronize: { configurationSection: "factcheck" },
  };
  client = new LanguageClient("factcheck", "factcheck", server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`factcheck could not be started: set "factcheck.path" to the program. ${why}`);
  }
}
