// A worked example of a region to begin from: a plan with goals and targets, indicators, an organisation and figures. It can be read
// in as it is. Only the id is made the person's own: a region that has been read in keeps its id for good.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Refused } from './failures.ts';

const TEMPLATE_ID = 'ny-region';

/** The folder's name becomes the region's id. Answers the files, from the folder. Throws Refused; never over somebody's work. */
export async function beginRegion(folder: string, shipped: string): Promise<readonly string[]> {
  const path = resolve(folder);
  const id = basename(path);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw refused(
      `Mappens namn blir regionens id, och ”${id}” kan inte vara id.`,
      'Skriv små bokstäver a–z, siffror och bindestreck, till exempel vastra-gotaland.',
    );
  await mkdir(path, { recursive: true });
  if ((await readdir(path)).length > 0)
    throw refused(`Mappen ${folder} är inte tom.`, 'Ange en mapp som inte finns, eller en som är tom.');
  await cp(join(shipped, 'catalogue', 'template', 'region'), path, { recursive: true });
  const head = join(path, 'region.yaml');
  await writeFile(head, (await readFile(head, 'utf8')).replace(`id: ${TEMPLATE_ID}`, `id: ${id}`));
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function refused(message: string, hint: string): Refused {
  return new Refused([{ code: 'region-folder', severity: 'error', where: {}, message, hint }]);
}
