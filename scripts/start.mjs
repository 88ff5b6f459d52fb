// `npm start`, after setup.mjs: builds when the sources have changed and becomes the server. The server runs in this very
// process, so that signals, output and the exit code are its own; the build, which needs much memory, runs in another.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = 24;
if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  process.stderr.write(
    `Utfall behöver Node ${OLDEST_NODE} eller senare, men det här är ${process.version}. På Linux och Windows (x64) följer rätt version med; på andra datorer måste den installeras.\n`,
  );
  process.exit(13);
}

const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-needed'], {
  stdio: 'inherit',
});
if (built.status !== 0) {
  process.stderr.write('Bygget misslyckades. Meddelandet ovanför säger varför.\n');
  process.exit(built.status ?? 13);
}

stopWithNpm();
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(join(root, 'dist/server/main.js')).href);

/**
 * npm runs this in a shell and sends the shell the signal that was meant for us; the shell dies of it and tells nobody. Then
 * our parent is another, and we stop as if the signal had come here.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}
