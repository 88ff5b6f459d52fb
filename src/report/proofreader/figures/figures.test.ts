import { describe, expect, it } from 'vitest';
import { findFigures } from './find-figures.ts';
import { readNumberWord } from './number-words.ts';
import { splitSentences } from './sentences.ts';
import { tokenise } from './tokens.ts';

const read = (text: string) =>
  findFigures(text, tokenise(text))
    .filter((figure) => figure.kind === 'value')
    .map((figure) => `${figure.hedge ?? ''} ${figure.value} ${figure.unit} ${figure.noun}`.trim());

describe('figures in Swedish text', () => {
  it.each([
    ['från 72 till 76 procent', ['72 percent', '76 percent']],
    ['drygt 54 000 personer', ['over 54000 count personer']],
    ['12\u00a0639 listade, 1\u202f234,5 timmar', ['12639 count listade', '1234.5 duration timmar']],
    ['−199 mnkr', ['-199000000 money']],
    ['en avvikelse på -4,2 mnkr', ['-4200000 money']],
    ['+619 tkr (5 %)', ['619000 money', '5 percent']],
    ['två procentenheter, från 71 till 74 procent', ['2 points', '71 percent', '74 percent']],
    ['av 28 enheter uppger fem att', ['28 count enheter', '5 bare']],
    ['88, 90 respektive 89 procent', ['88 percent', '90 percent', '89 percent']],
    ['knappt 0,9 procent', ['under 0.9 percent']],
    ['6,4 miljoner resor', ['6400000 count resor']],
    ['1,2 miljoner kronor', ['1200000 money']],
    ['trettioåtta enheter', ['38 count enheter']],
    ['sex av 38 hälsocentraler, 15,8 procent', ['6 bare', '38 count hälsocentraler', '15.8 percent']],
    ['≥ 65 procent och <7 %', ['at-least 65 percent', 'less-than 7 percent']],
    ['väntetiden är 9–14 månader', ['9 duration månader', '14 duration månader']],
    ['fem privata utförare', ['5 count utförare']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    'enligt 9 kap. 1 § lagen (2017:30), se bilaga 2 och tabell 3, 4 och 5',
    'den 31 december 2023 och 2024-01-01 kl. 08.00–17.00',
    'avsnitt 3.11.1, vecka 40, 41 och 42, HbA1c, Dep04, F43, covid-19',
    '40-, 50- och 60-åringar, 18–80 år, personer över 80 år, den 39:e',
    'blodtryck 140/85, avtalstid 2+1+1, telefon 010-123 45 67, HSN-00002-2023',
  ])('%s holds no value', (text) => {
    expect(read(text)).toEqual([]);
  });

  it.each([
    ['tjugotre', 23],
    ['nittionio', 99],
    ['hundra', 100],
    ['tvåhundrafemtio', 250],
    ['tjugotal', null],
    ['enhet', null],
    ['sexa', null],
  ])('%s is read as %s', (word, value) => {
    expect(readNumberWord(word)).toBe(value);
  });

  it.each([
    ['Det är ca. 5 procent. Målet nås.', 2],
    ['Enligt 9 kap. 1 § gäller kl. 8. Sedan dess bl.a. ändrat.', 2],
    ['Utfallet blev 77,6 procent. 28 enheter svarade!', 2],
    ['Mätningen gjordes den 3 april. Därefter ingenting.', 2],
  ])('%s has %i sentences', (text, count) => {
    expect(splitSentences(text, tokenise(text))).toHaveLength(count);
  });
});
