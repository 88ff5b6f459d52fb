// Everything that can be wrong with an installation, looked at without changing it; what is asked for is told, also when it is well. Next: the check-*.ts beside this.
import type { Checked } from '../../core/problem.ts';
import type { Configuration } from '../configuration.ts';
import { checkBackup } from './check-backup.ts';
import { checkDatabase } from './check-database.ts';
import { checkDefinitions } from './check-definitions.ts';
import { checkMachine } from './check-machine.ts';
import { checkMail } from './check-mail.ts';
import { checkOpenId } from './check-openid.ts';
import { checkPrivacy } from './check-secrets.ts';
import { checkSettings } from './check-settings.ts';
import type { Environment, Finding } from './finding.ts';

export interface Examined {
  readonly read: Checked<Configuration>;
  readonly environment: Environment;
  /** The folder with package.json. */
  readonly installation: string;
  /** Now. */
  readonly at: string;
}

export async function examineInstallation(examined: Examined): Promise<readonly Finding[]> {
  const { read, environment, installation, at } = examined;
  const settings = checkSettings(read, environment);
  // Without settings nobody knows which folder and which database to look at.
  if (read.value === null) return settings;
  return [
    ...settings,
    ...checkPrivacy(read.value, environment),
    ...(await checkMachine(read.value, installation)),
    ...(await checkDefinitions(installation)),
    ...(await checkDatabase(read.value, at)),
    ...(await checkMail(read.value)),
    ...(await checkBackup(read.value, at)),
    ...(await checkOpenId(read.value)),
  ];
}
