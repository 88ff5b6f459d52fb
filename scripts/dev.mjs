// `npm run dev`: the server from its sources, started again on every change, and Vite's server for the web client in front
// of it on http://localhost:5173. Ctrl-C ends both.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const port = process.env.PORT ?? '8080';
const program = (path) => join(root, 'node_modules', path);

const children = [
  ['tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'src/http/main.ts'],
  ['vite/bin/vite.js', '--config', 'vite.config.ts'],
].map(([path, ...args]) =>
  spawn(process.execPath, [program(path), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: port, UTFALL_API: process.env.UTFALL_API ?? `http://localhost:${port}` },
  }),
);

let isStopping = false;
function stop(code) {
  if (isStopping) return;
  isStopping = true;
  process.exitCode = code;
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
}

for (const child of children) child.on('exit', (code) => stop(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
