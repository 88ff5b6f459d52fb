// Mistakes in a measure are told where they stand, in the words of those who write measures, with what to try.
import { describe, expect, it } from 'vitest';
import { readMeasureCatalogue } from './read-catalogue.ts';

const CODES = `- id: depression
  name: diagnoser för depression
  system: icd-10-se
  version: "2024"
  status: to-verify
  provenance: Prov
  under: [F32, F33]
- id: statiner
  name: statiner
  system: atc
  version: "2024"
  status: verified
  provenance: Prov
  under: [C10AA]
`;

const HEAD = `id: prov
name: Prov
why: För att pröva
unit: percent
decimals: 1
direction: higher
aggregation: pooled-ratio
periodicity: month
source: {text: Ingen, link: https://example.org/, on: 2024-01-01}
owner: Ingen
reviewOn: 2027-01-31
measure:
`;
/** Lines of HEAD: a measure's first line is the one after. */
const HEAD_LINES = HEAD.split('\n').length - 1;

function read(measure: string, { codes = CODES, head = HEAD, name = 'prov' } = {}) {
  const indented = measure.replace(/^(?=.)/gm, '  ');
  return readMeasureCatalogue([
    { path: 'catalogue/codes/prov.yaml', text: codes },
    { path: `catalogue/indicators/${name}.yaml`, text: head + indented },
  ]);
}

const told = (measure: string) =>
  read(measure).problems.map(({ where, message, hint }) => [
    (where.line ?? 0) - HEAD_LINES,
    `${message} ${hint}`,
  ]);

describe('a measure without mistakes', () => {
  it('is read without a problem', () => {
    const { value, problems } = read('count: persons\npopulation: listed\nnumerator: {age: 75–}');
    expect(problems).toEqual([]);
    expect(value?.indicators.map(({ id, kind }) => [id, kind])).toEqual([['prov', 'proportion']]);
  });

  it('carries the code lists that it uses, and no others', () => {
    const { value } = read(
      'count: persons\npopulation: listed\nnumerator: {has: {diagnosis: depression, within: ever}}',
    );
    expect(value?.indicators[0]?.codeLists.map(({ id }) => id)).toEqual(['depression']);
  });
});

describe('a mistake', () => {
  it.each([
    [
      'a misspelt word',
      'count: persons\npopulation: listad\nnumerator: {age: 75–}',
      2,
      '”listad” är inget som kan stå här. Menade du ”listed”?',
    ],
    [
      'a misspelt key',
      'count: persons\npopulation: listed\nnumerator:\n  - hass: {contact: any, within: ever}',
      4,
      '”hass” är inget som kan stå här. Menade du ”has”?',
    ],
    [
      'an unknown code list',
      'count: persons\npopulation: listed\nnumerator: {has: {diagnosis: depresion, within: ever}}',
      3,
      '”depresion” är inget som kan stå här. Menade du ”depression”?',
    ],
    [
      'a code list of another system',
      'count: persons\npopulation: listed\nnumerator: {has: {medicine: depression, within: ever}}',
      3,
      'Kodlistan ”depression” har koder ur icd-10-se, men här används atc. Välj en kodlista med atc.',
    ],
    [
      'a selection without time',
      'count: persons\npopulation: listed\nnumerator: {has: {diagnosis: depression}}',
      3,
      'Det står inte hur långt tillbaka händelserna räknas. Lägg till ”within: 18 months”, ”within: period” eller ”within: ever”. Skriv till exempel 18 months, 5 years, 6 weeks eller 90 days.',
    ],
    [
      'a time in Swedish',
      'count: persons\npopulation: listed\nnumerator: {has: {contact: any, within: 18 månader}}',
      3,
      '”18 månader” är ingen tid. Skriv till exempel 18 months, 5 years, 6 weeks eller 90 days.',
    ],
    [
      'an unknown day',
      'count: persons\npopulation: listed\nnumerator: {has: {contact: any, after: start, days: 1–42}}',
      3,
      '”start” är inget som kan stå här. Det som kan stå här är died_on, period-start, period-last-day.',
    ],
    [
      'a limit that is none',
      'count: persons\npopulation: listed\nnumerator: {latest: {of: {measurement: hba1c, within: ever}, is: hög}}',
      3,
      '”hög” är ingen gräns. Skriv till exempel "> 70" (med citattecken), ≤ 140, 52–70 eller 3.',
    ],
    [
      'an age that is none',
      'count: persons\npopulation: {age: vuxen}\nnumerator: listed',
      2,
      '”vuxen” är ingen ålder. Skriv 18–80, 75– (75 och äldre), –17 (till och med 17) eller 40, 50, 60.',
    ],
    [
      'a value that the column does not have',
      'count: contact\npopulation: {profession: läkare}\nnumerator: {form: visit}',
      2,
      '”läkare” är inget som kan stå här. Det som kan stå här är doctor, nurse, physiotherapist, psychologist, midwife, counsellor, other.',
    ],
    [
      'a word about rows that has no row',
      'count: persons\npopulation: at-listed-unit\nnumerator: listed',
      2,
      '”at-listed-unit” kan bara sägas om händelser som har en enhet. Flytta villkoret till händelserna som det gäller, eller ta bort det.',
    ],
    [
      'the latest value of something without values',
      'count: persons\npopulation: listed\nnumerator: {latest: {of: {contact: any, within: ever}, is: 3}}',
      3,
      'En rad i contact har inget värde. Värden finns i measurement och questionnaire_item.',
    ],
    [
      'two statistics',
      'count: persons\npopulation: listed\nnumerator: listed\nmean: {number: {contact: any, within: ever}}',
      4,
      '”numerator” och ”mean” kan inte stå tillsammans. En andel har numerator, ett medelvärde mean och ett antal per 1 000 amount.',
    ],
    [
      'a unit of its own for a person',
      'count: persons\nattributed-to: own-unit\npopulation: listed\nnumerator: listed',
      2,
      'En person har ingen egen enhet. Personer hör till enheten där de är listade: skriv listing eller ta bort raden.',
    ],
    [
      'an unknown key of the measure',
      'count: persons\npopulation: listed\nnumerator: listed\ntäljare: listed',
      4,
      '”täljare” är ingen känd nyckel här. Nycklarna är count, attributed-to, events, days, population, exclude, except, numerator, mean, amount, per.',
    ],
  ])('%s', (_, measure, line, sentence) => {
    expect(told(measure)).toEqual([[line, sentence]]);
  });

  it('in a code is told with what a code looks like', () => {
    const { problems } = read('count: persons\npopulation: listed\nnumerator: listed', {
      codes: CODES.replace('F33', 'depression'),
    });
    expect(problems.map(({ where, message, hint }) => [where.line, message, hint])).toEqual([
      [7, '”depression” är ingen kod i icd-10-se.', 'Skriv den som E11 eller F32.1.'],
    ]);
  });

  it('in the name of the file is told', () => {
    const { problems } = read('count: persons\npopulation: listed\nnumerator: listed', { name: 'annat' });
    expect(problems.map(({ message }) => message)).toEqual(['Indikatorn heter ”prov” men filen annat.']);
  });

  it('in the unit is told with those that fit', () => {
    const { problems } = read('count: persons\npopulation: listed\nnumerator: listed', {
      head: HEAD.replace('unit: percent', 'unit: persons'),
    });
    expect(problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      'Det som räknas kan inte anges i persons. Här passar percent (count hör till något annat).',
    ]);
  });
});
