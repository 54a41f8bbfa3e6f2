/** How the language server is started, by the settings of the machine. */

export interface Settings {
  command: string;
  patience: number;
}

export interface Start {
  command: string;
  args: string[];
}

/** The command line of the server. */
export function startOf({ command, patience }: Settings): Start {
  return { command, args: ["lsp", "--patience", String(patience)] };
}
