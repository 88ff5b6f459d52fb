// Everything that can be wrong with an installation, looked at without changing it. Next: the check-*.ts beside this.
import type { Checked } from '../../core/problem.ts';
import type { Configuration } from '../configuration.ts';
import { checkDatabase } from './check-database.ts';
import { checkMachine } from './check-machine.ts';
import { checkMail } from './check-mail.ts';
import { checkOpenId } from './check-openid.ts';
import { checkSettings } from './check-settings.ts';
import type { Finding } from './finding.ts';

export interface Examined {
  readonly read: Checked<Configuration>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder with package.json. */
  readonly installation: string;
}

export async function examineInstallation(examined: Examined): Promise<readonly Finding[]> {
  const { read, environment, installation } = examined;
  const settings = checkSettings(read, environment);
  // Without settings nobody knows which folder and which database to look at.
  if (read.value === null) return settings;
  return [
    ...settings,
    ...(await checkMachine(read.value, installation)),
    ...(await checkDatabase(read.value)),
    ...(await checkMail(read.value)),
    ...(await checkOpenId(read.value)),
  ];
}
