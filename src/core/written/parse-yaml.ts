// YAML text to a plain tree of texts, lists and maps that knows its lines. The only file that knows the library `yaml`.
// The failsafe schema reads every value as text: "20.0" keeps its digits, 2023-01-01 stays as typed, "no" is not false.
// What the fields mean is read in section.ts.
import type { ErrorCode, ParsedNode } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { hasIdentityNumber } from '../identity-number.ts';
import type { Checked, Problem } from '../problem.ts';

/** A text file that people write; `path` as they know it, with `/` between folders. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

export type Tree =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Tree[] }
  | { readonly kind: 'map'; readonly line: number; readonly fields: ReadonlyMap<string, Field> };

export interface Field {
  /** Where the key stands, which is where a person looks. */
  readonly line: number;
  readonly tree: Tree;
}

/** No definitions file is near this; a longer one is a mistake (a delivery in the wrong folder). */
const LONGEST_FILE = 1_000_000;

/** Null with problems when the text is not YAML; an empty file is an empty map. */
export function parseYaml({ path, text }: WrittenFile): Checked<Tree> {
  if (text.length > LONGEST_FILE)
    return failed({
      code: 'file-too-long',
      severity: 'error',
      where: { file: path },
      message: `Filen är längre än ${LONGEST_FILE / 1_000_000} miljon tecken.`,
      hint: 'Definitioner är korta texter. Siffror hör hemma i figures/ som CSV.',
    });
  const identityLine = text.split('\n').findIndex(hasIdentityNumber);
  if (identityLine >= 0)
    return failed({
      code: 'identity-number',
      severity: 'error',
      where: { file: path, line: identityLine + 1 },
      message: 'Raden innehåller ett personnummer.',
      hint: 'Ta bort det. Personnummer tas inte emot någonstans i Utfall.',
    });
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, logLevel: 'silent' });
  const syntax = document.errors.map((error): Problem => {
    const words = SYNTAX_WORDS[error.code];
    return {
      code: 'yaml-syntax',
      severity: 'error',
      where: { file: path, line: lines.linePos(error.pos[0]).line || 1 },
      ...words,
    };
  });
  // One slip in YAML often gives several errors further down: the first is the one to mend.
  if (syntax[0]) return failed(syntax[0]);
  const problems: Problem[] = [];
  const tree = toTree(document.contents, {
    lineAt: (offset) => lines.linePos(offset).line || 1,
    refuse: (line) =>
      problems.push({
        code: 'yaml-form',
        severity: 'error',
        where: { file: path, line },
        message:
          'Här står en YAML-form som inte används i definitionerna (ankare, alias eller sammansatt nyckel).',
        hint: 'Skriv värdet i klartext på varje ställe.',
      }),
  });
  return { value: problems.length > 0 ? null : tree, problems };
}

function failed(problem: Problem): Checked<Tree> {
  return { value: null, problems: [problem] };
}

interface TreeContext {
  readonly lineAt: (offset: number) => number;
  readonly refuse: (line: number) => void;
}

function toTree(node: ParsedNode | null, context: TreeContext): Tree {
  if (node === null) return { kind: 'map', line: 1, fields: new Map() };
  const line = context.lineAt(node.range[0]);
  if (isScalar(node)) return { kind: 'text', line, text: String(node.value ?? '').trim() };
  if (isSeq<ParsedNode>(node))
    return { kind: 'list', line, items: node.items.map((item) => toTree(item, context)) };
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const fields = new Map<string, Field>();
    for (const { key, value } of node.items) {
      const keyLine = context.lineAt(key.range[0]);
      if (!isScalar(key)) context.refuse(keyLine);
      else
        fields.set(String(key.value), {
          line: keyLine,
          tree: value === null ? { kind: 'text', line: keyLine, text: '' } : toTree(value, context),
        });
    }
    return { kind: 'map', line, fields };
  }
  context.refuse(line);
  return { kind: 'text', line, text: '' };
}

type SyntaxWords = Pick<Problem, 'message' | 'hint'>;

const QUOTES =
  'Sätt citattecken kring texter som innehåller ”: ” eller börjar med > eller andra tecken, till exempel "> 90 percent".';
const odd = (message: string, hint = QUOTES): SyntaxWords => ({ message, hint });

/** What the library's error codes mean to the person who wrote the file. */
const SYNTAX_WORDS = {
  ALIAS_PROPS: odd('Ett alias kan inte ha egenskaper.'),
  BAD_ALIAS: odd('Ett värde börjar med * eller &, som har en särskild betydelse i YAML.'),
  BAD_DIRECTIVE: odd('Raden börjar med %, som har en särskild betydelse i YAML.'),
  BAD_DQ_ESCAPE: odd(
    'Ett omvänt snedstreck i citattecken betyder något särskilt i YAML.',
    'Använd enkla citattecken.',
  ),
  BAD_INDENT: odd(
    'Indraget stämmer inte, eller så saknas en avslutande parentes.',
    'Rader på samma nivå ska ha lika många mellanslag.',
  ),
  BAD_PROP_ORDER: odd('Ett värde börjar med tecken som har en särskild betydelse i YAML.'),
  BAD_SCALAR_START: odd('Ett värde börjar med ett tecken som har en särskild betydelse i YAML.'),
  BLOCK_AS_IMPLICIT_KEY: odd(
    'Raden har två kolon, så det går inte att se vad som är namn och vad som är värde.',
  ),
  BLOCK_IN_FLOW: odd(
    'En lista med streck står inne i en parentes.',
    'Skriv listan som [a, b] eller med ett streck per rad.',
  ),
  DUPLICATE_KEY: odd('Samma nyckel står två gånger i samma stycke.', 'Ta bort den ena.'),
  IMPOSSIBLE: odd('Filen kan inte läsas som YAML.'),
  KEY_OVER_1024_CHARS: odd('En nyckel är orimligt lång.', 'Kontrollera att kolonet står rätt.'),
  MISSING_CHAR: odd(
    'Ett tecken saknas: ett avslutande citattecken, ett kolon eller en parentes.',
    'Kontrollera raden och raden före.',
  ),
  MULTILINE_IMPLICIT_KEY: odd('En nyckel går över flera rader.', 'Kontrollera att varje rad har sitt kolon.'),
  MULTIPLE_ANCHORS: odd('Ett värde börjar med &, som har en särskild betydelse i YAML.'),
  MULTIPLE_DOCS: odd('Filen innehåller flera YAML-dokument.', 'Ta bort raden ---.'),
  MULTIPLE_TAGS: odd('Ett värde börjar med !, som har en särskild betydelse i YAML.'),
  NON_STRING_KEY: odd('En nyckel är inte en text.'),
  RESOURCE_EXHAUSTION: odd(
    'Filen är nästlad i alldeles för många nivåer.',
    'Definitioner är några nivåer djupa.',
  ),
  TAB_AS_INDENT: odd('Raden är indragen med tabb.', 'Byt tabbarna mot mellanslag.'),
  TAG_RESOLVE_FAILED: odd('Ett värde börjar med !, som har en särskild betydelse i YAML.'),
  UNEXPECTED_TOKEN: odd('Här står något som inte hör hit.'),
  BAD_COLLECTION_TYPE: odd('Här blandas en lista och ett stycke med nycklar.'),
} as const satisfies Record<ErrorCode, SyntaxWords>;
