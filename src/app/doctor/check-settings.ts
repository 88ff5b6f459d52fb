// The settings of an installation: those that cannot be read, those that nobody reads, and those that leave it open or mute.
import type { Checked } from '../../core/problem.ts';
import { writePlace } from '../../core/problem.ts';
import { suggest } from '../../core/written/did-you-mean.ts';
import { SETTINGS } from '../configuration/settings.ts';
import type { Configuration } from '../configuration.ts';
import type { Environment, Finding } from './finding.ts';
import { warning, well, wrong } from './finding.ts';

export function checkSettings(read: Checked<Configuration>, environment: Environment): readonly Finding[] {
  const unread = unknownNames(environment);
  if (read.value === null)
    return [
      ...read.problems.map(({ where, message, hint }) => {
        const place = writePlace(where);
        return wrong('settings', place === '' ? message : `${place}: ${message}`, hint);
      }),
      ...unread,
    ];
  return [well('settings', 'Alla inställningar går att läsa.'), ...unread, ...checkValues(read.value)];
}

/** Read by tests and the build, not by the product. */
const NOT_SETTINGS = ['UTFALL_CONFIG', 'UTFALL_CHROMIUM'];

function unknownNames(environment: Environment): readonly Finding[] {
  const known = Object.values(SETTINGS).flatMap(({ name, isSecret }) =>
    isSecret ? [name, `${name}_FILE`] : [name],
  );
  return Object.keys(environment)
    .filter((name) => name.startsWith('UTFALL_') && ![...known, ...NOT_SETTINGS].includes(name))
    .map((name) =>
      warning('settings', `${name} är ingen inställning och gör ingenting.`, suggest(name, known)),
    );
}

function checkValues(configuration: Configuration): readonly Finding[] {
  return [
    checkMode(configuration),
    checkAddress(configuration),
    ...checkProxies(configuration),
    ...checkMailSetting(configuration),
    ...checkBackupKey(configuration),
  ];
}

function checkMode({ signIn }: Configuration): Finding {
  return signIn.mode === 'installation'
    ? well('mode', 'Utfall körs som en riktig installation.')
    : warning(
        'mode',
        'Utfall körs som demonstration: vem som helst vid datorn kan vara vem som helst.',
        'Sätt UTFALL_MODE=installation för en riktig installation.',
      );
}

function checkAddress({ signIn, host, port }: Configuration): Finding {
  const { address } = signIn;
  if (address?.startsWith('https:'))
    return well('address', `Adressen är ${address}. Kakor skickas bara krypterat.`);
  return warning(
    'address',
    `Utfall nås bara från den egna datorn (${address ?? `http://${host}:${port}`}).`,
    'Sätt UTFALL_ADDRESS till den adress med https som andra ska använda.',
  );
}

function checkProxies({ signIn, trustedProxies }: Configuration): readonly Finding[] {
  if (!signIn.address?.startsWith('https:')) return [];
  return [
    trustedProxies.length > 0
      ? well('proxies', `Uppgift om besökarens adress tas från ${trustedProxies.join(', ')}.`)
      : warning(
          'proxies',
          'Alla besökare ser ut att komma från den omvända proxyn och delar på samma gränser för anrop.',
          'Sätt UTFALL_TRUSTED_PROXIES till proxyns adress, till exempel 127.0.0.1.',
        ),
  ];
}

function checkMailSetting({ signIn }: Configuration): readonly Finding[] {
  if (signIn.mode === 'demo' || signIn.mail !== null) return [];
  return [
    warning(
      'mail',
      'Ingen e-postserver är angiven: inbjudningar får lämnas över på annat sätt.',
      'Sätt UTFALL_SMTP_URL och UTFALL_MAIL_FROM.',
    ),
  ];
}

function checkBackupKey({ signIn, backupKey }: Configuration): readonly Finding[] {
  if (signIn.mode === 'demo' || backupKey !== null) return [];
  return [
    warning(
      'backup',
      'Säkerhetskopior krypteras bara när kommandot får en nyckelfil.',
      'Sätt UTFALL_BACKUP_KEY_FILE, eller ange alltid --key-file.',
    ),
  ];
}
