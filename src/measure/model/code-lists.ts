// Whether a code belongs to a list. Points are not significant: extracts write "E11.9" and "E119" for the same diagnosis.
import type { CodeList } from './expression.ts';

export function plainCode(code: string): string {
  return code.replaceAll('.', '');
}

export function belongs(code: string, list: CodeList): boolean {
  const plain = plainCode(code);
  return (
    (list.exact.includes(plain) || list.under.some((beginning) => plain.startsWith(beginning))) &&
    !list.except.some((beginning) => plain.startsWith(beginning))
  );
}
