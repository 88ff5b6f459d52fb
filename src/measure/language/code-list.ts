// A code list as it is written and kept: codes with provenance, and an honest mark of whether anyone has compared it with
// the official list. The model gets its codes alone (model/expression.ts, CodeList).
import type { Place } from '../../core/problem.ts';
import type { Section } from '../../core/written/section.ts';
import { errorAt, type Report } from '../../core/written/section.ts';
import { plainCode } from '../model/code-lists.ts';
import type { CodeList } from '../model/expression.ts';

const SYSTEMS = ['icd-10-se', 'kva', 'atc'] as const;
export type CodeSystem = (typeof SYSTEMS)[number];

/** `to-verify`: written from general knowledge, "att verifiera mot Kvalitetsindikatorkatalogen". */
const STATUSES = ['verified', 'to-verify'] as const;

export interface WrittenCodeList {
  readonly id: string;
  /** In running text, indefinite plural: "diagnoser för depression". */
  readonly name: string;
  readonly system: CodeSystem;
  readonly version: string;
  readonly status: (typeof STATUSES)[number];
  /** Where the codes come from, and who compared them with what. */
  readonly provenance: string;
  readonly codes: CodeList;
  readonly where: Place;
}

/** What a code of each system looks like, and one to show. */
const FORMS = {
  'icd-10-se': { form: /^[A-Z](\d{1,2}[0-9A-Z.]*)?$/, example: 'E11 eller F32.1' },
  kva: { form: /^[A-Z]{2}\d{0,3}$/, example: 'DV113' },
  atc: { form: /^[A-Z](\d{2}([A-Z]([A-Z](\d{2})?)?)?)?$/, example: 'C09A eller C09AA02' },
} as const satisfies Record<CodeSystem, { readonly form: RegExp; readonly example: string }>;

/** Reads one list and closes the section. */
export function readCodeList(section: Section, report: Report): WrittenCodeList {
  const id = section.id('id') ?? '';
  const system = section.oneOf('system', SYSTEMS) ?? 'icd-10-se';
  const codes = {
    id,
    under: readCodes(section, 'under', system, report),
    exact: readCodes(section, 'exact', system, report),
    except: readCodes(section, 'except', system, report),
  };
  if (codes.under.length + codes.exact.length === 0)
    section.problem(
      'id',
      'empty-code-list',
      `Kodlistan ”${id}” har inga koder.`,
      'Skriv början på koder under ”under:”, hela koder under ”exact:”.',
    );
  const list: WrittenCodeList = {
    id,
    name: section.text('name') ?? '',
    system,
    version: section.text('version') ?? '',
    status: section.oneOf('status', STATUSES) ?? 'to-verify',
    provenance: section.text('provenance') ?? '',
    codes,
    where: section.place('id'),
  };
  section.close();
  return list;
}

function readCodes(
  section: Section,
  key: 'under' | 'exact' | 'except',
  system: CodeSystem,
  report: Report,
): readonly string[] {
  return section.texts(key).map(({ text, where }) => {
    const { form, example } = FORMS[system];
    if (!form.test(text))
      report(
        errorAt(where, 'not-a-code', `”${text}” är ingen kod i ${system}.`, `Skriv den som ${example}.`),
      );
    return plainCode(text);
  });
}
