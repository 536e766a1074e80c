// Starts `modelc lsp` for .model files.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const command = vscode.workspace.getConfiguration("modelc").get("path");
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.model");
  client = new LanguageClient(
    "modelc",
    "modelc",
    { command, args: ["lsp"] },
    {
      documentSelector: [{ language: "model" }],
      synchronize: { fileEvents: watcher },
    },
  );
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(`modelc: cannot start \`${command} lsp\` (${error.message}); set modelc.path`);
  }
}

async function stop() {
  if (client) await client.dispose();
  client = undefined;
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("modelc.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("modelc.path")) restart();
    }),
  );
  await start();
};

exports.deactivate = stop;
