/** Engross in VS Code: starts `engross lsp`, which does the work, and says what to do where it cannot start. */

import { type ExtensionContext, commands, env, Uri, window, workspace } from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { startOf } from "./server";

const INSTALLATION = "https://pypi.org/project/engross/";
let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("engross.restart", restart),
    workspace.onDidChangeConfiguration((event) => (event.affectsConfiguration("engross") ? restart() : undefined)),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.stop().catch(() => undefined);
  await start();
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration("engross");
  const run = startOf({ command: settings.get("command", "engross"), patience: settings.get("patience", 10) });
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: "file", language: "xml" }],
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/{engross.toml,*.rng,*.rnc,*.sch,*.odd}") },
  };
  client = new LanguageClient("engross", "Engross", run, options);
  try {
    await client.start();
  } catch {
    client = undefined;
    await explain(run.command);
  }
}

async function explain(command: string): Promise<void> {
  const install = "How to install";
  const chosen = await window.showErrorMessage(
    `“${command} lsp” cannot be started: pip install "engross[lsp]", or say in the setting engross.command where it is.`,
    install,
  );
  if (chosen === install) {
    await env.openExternal(Uri.parse(INSTALLATION));
  }
}
