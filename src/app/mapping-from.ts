// A mapping file's text to a mapping. Throws Refused with every problem by line.
import type { Mapping } from '../collect/contract.ts';
import { readMapping } from '../collect/read-mapping.ts';
import { Refused } from './failures.ts';

export function mappingFrom(text: string, fileName: string): Mapping {
  const { value, problems } = readMapping(text, fileName);
  if (value === null) throw new Refused(problems);
  return value;
}
