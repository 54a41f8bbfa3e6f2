/** The server, started as the extension starts it, answers an editor; the extension can be loaded. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { after, before, test } from "node:test";

const require = createRequire(import.meta.url);
const rpc = require("vscode-jsonrpc/node");
const { startOf } = require("../dist/server.js");

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const settings = manifest.contributes.configuration.properties;
const command = process.env.ENGROSS_COMMAND ?? settings["engross.command"].default;
const uri = "file:///letter.xml";
const text = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://example.org/none.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><p>unclosed</TEI>
`;

let server;
let connection;

before(() => {
  const run = startOf({ command, patience: settings["engross.patience"].default });
  server = spawn(run.command, run.args, { stdio: ["pipe", "pipe", "inherit"] });
  connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  connection.listen();
});

after(async () => {
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  connection.dispose();
  server.kill();
});

test("a document that is not well-formed is told while one types", async () => {
  const told = new Promise((resolve) => connection.onNotification("textDocument/publishDiagnostics", resolve));
  const { capabilities } = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: {} } },
  });
  assert.ok(capabilities.completionProvider);
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "xml", version: 1, text },
  });
  const { uri: of, diagnostics } = await told;
  assert.equal(of, uri);
  assert.equal(diagnostics[0].range.start.line, 2);
});

test("the extension can be loaded, and says what it does at its beginning and end", () => {
  const load = Module._load;
  const stub = new Proxy(class {}, {
    get: (target, key) => (key === "prototype" ? target.prototype : stub),
    construct: () => ({}),
    apply: () => stub,
  });
  Module._load = (name, ...rest) => (name === "vscode" ? stub : load(name, ...rest));
  try {
    const { activate, deactivate } = require("../dist/extension.js");
    assert.equal(typeof activate, "function");
    assert.equal(typeof deactivate, "function");
  } finally {
    Module._load = load;
  }
});
