// Whether a password is on the list that is shipped with the product (people/assets/README.md). Read at the first question.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** `installation`: the package's folder. */
export function createLeakedPasswords(installation: string): (text: string) => boolean {
  let list: ReadonlySet<string> | null = null;
  return (text) => {
    list ??= readList(join(installation, 'src', 'people', 'assets', 'leaked-passwords.txt.gz'));
    return list.has(text);
  };
}

function readList(path: string): ReadonlySet<string> {
  return new Set(gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n'));
}
