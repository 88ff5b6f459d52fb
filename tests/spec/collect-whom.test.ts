// Which indicator, whom and when a row is about. Each row: the cells → what they name, or the sentence that refuses them.
import { describe, expect, it } from 'vitest';
import type { Cells } from '../fixtures/collect-meaning.ts';
import { interpretCells, whomOf } from '../fixtures/collect-meaning.ts';

const usual = 'region vasterbotten, Västerbotten, total, 2023';

describe('the group', () => {
  it.each<[string, string, string]>([
    ['region', 'Västerbotten', 'region vasterbotten, Västerbotten'],
    ['region', '', 'region vasterbotten, Västerbotten'],
    ['Region', 'region västerbotten', 'region vasterbotten, Västerbotten'],
    ['', '', 'region vasterbotten, Västerbotten'],
    ['area', 'Södra Lappland', 'area sodra-lappland, Södra Lappland'],
    ['område', ' södra  lappland ', 'area sodra-lappland, Södra Lappland'],
    ['', 'Skellefteå', 'area skelleftea, Skellefteå'],
    ['operator', 'privat regi', 'operator privata, Privata'],
    ['enhet', 'Piteå hälsocentral', 'unit pitea-halsocentral, Piteå hälsocentral'],
    ['enhet', 'Norsjö filial', 'unit norsjo-filial, Norsjö filial'],
    ['kommun', 'Umeå kommun', 'municipality umea-kommun, Umeå kommun'],
    ['country', 'Riket', 'country riket, Riket'],
    ['riket', '', 'country riket, Riket'],
    ['unit_min', '', 'unit-min unit-min, Lägsta hälsocentral'],
    ['Högsta enhet', '', 'unit-max unit-max, Högsta hälsocentral'],
    ['median', '', 'unit-median unit-median, Median för hälsocentralerna'],
    ['population', 'Boende på SÄBO', 'population boende-pa-sabo, Boende på SÄBO'],
  ])('%j %j is %s', (group_type, group, whom) => {
    expect(whomOf({ group_type, group })).toBe(`${whom}, total, 2023`);
  });

  it.each<[string, string, string]>([
    [
      'unit',
      'Pitea halsocentral',
      '”Pitea halsocentral” finns inte bland regionens enheter. Menade du Piteå hälsocentral?',
    ],
    [
      'unit',
      'Piteå hälsocentrla',
      '”Piteå hälsocentrla” finns inte bland regionens enheter. Menade du Piteå hälsocentral?',
    ],
    ['unit', 'Umeå', '”Umeå” finns inte bland regionens enheter. Namnet finns som område; rätta grupptypen.'],
    [
      'unit',
      'Xyz',
      '”Xyz” finns inte bland regionens enheter. Kontrollera stavningen, eller lägg in enheten i organisationen.',
    ],
    [
      'unit',
      'Nya hälsocentralen',
      '”Nya hälsocentralen” fanns inte under 2023 (den finns från 2024-12-01). Kontrollera perioden, eller rätta organisationen i planen.',
    ],
    [
      'unit',
      'Gamla hälsocentralen',
      '”Gamla hälsocentralen” fanns inte under 2023 (den finns till 2022-01-01). Den efterträddes av ”Sandens hälsocentral”.',
    ],
    ['unit', '', 'Gruppens namn saknas. Skriv vilken grupp siffran gäller.'],
    [
      'region',
      'Norrbotten',
      '”Norrbotten” är inte ”Region Västerbotten”, som leveransen gäller. Kontrollera att rätt region är vald och att filen är rätt.',
    ],
    [
      'klinik',
      'X',
      '”klinik” är ingen grupptyp. Skriv region, område, enhet, huvudman, kommun, befolkningsgrupp, riket, lägsta enhet, högsta enhet eller median.',
    ],
  ])('%j %j is refused', (group_type, group, sentence) => {
    expect(whomOf({ group_type, group })).toBe(sentence);
  });
});

describe('the sex', () => {
  it.each([
    ['', 'total'],
    ['Totalt', 'total'],
    ['women', 'women'],
    ['Kvinnor', 'women'],
    ['K', 'women'],
    ['flickor', 'women'],
    ['män', 'men'],
    ['Pojkar', 'men'],
    ['okänt', 'unknown'],
  ])('%j is %s', (sex, meant) => {
    expect(whomOf({ sex })).toBe(usual.replace('total', meant));
  });

  it('is refused when it is none of them', () => {
    expect(whomOf({ sex: 'x' })).toContain('”x” är inget av totalt, kvinnor, män och okänt.');
  });
});

describe('the period', () => {
  it.each<[string, string, string]>([
    ['2023', '', '2023'],
    ['', '2023', '2023'],
    ['', '2023-04', '2023-04'],
    ['', 'april 2023', '2023-04'],
    ['2023', 'April', '2023-04'],
    ['2023', '4', '2023-04'],
    ['', '2023-T2', '2023-T2'],
    ['', 'tertial 2 2023', '2023-T2'],
    ['2023', 'T2', '2023-T2'],
    ['', '2022-01..2022-08', '2022-01..2022-08'],
  ])('year %j and period %j are %s', (year, period, key) => {
    expect(whomOf({ year, period })).toBe(usual.replace('2023', key));
  });

  it.each<[string, string, string]>([
    ['2203', '', 'Året 2203 har inte varit än. Menade du 2023?'],
    ['2032', '', 'Året 2032 har inte varit än. Menade du 2023?'],
    ['203', '', '”203” är inget årtal. Menade du 2023?'],
    ['1923', '', 'Året 1923 ligger före 1990; så gamla siffror tas inte emot. Menade du 1993?'],
    ['tjugotre', '', '”tjugotre” är inget årtal.'],
    ['2023', '2022-04', 'Perioden (april 2022) börjar inte under året 2023.'],
    ['', '2023-13', '”2023-13” är ingen period.'],
    ['', '2023-12-31', '”2023-12-31” är ingen period.'],
    ['', '', 'År eller period saknas.'],
  ])('year %j and period %j are refused', (year, period, sentence) => {
    expect(whomOf({ year, period })).toContain(sentence);
  });
});

describe('the indicator', () => {
  const idOf = (indicator: string, cells: Cells = {}) => {
    const { rows, problems } = interpretCells([{ indicator, ...cells }]);
    const figure = rows[0]?.figure;
    return figure
      ? `${figure.indicatorId} ${figure.definition}`
      : `${problems[0]?.message} ${problems[0]?.hint}`;
  };

  it.each([
    ['medbed3', 'medbed3 medbed3-1'],
    ['MEDBED3', 'medbed3 medbed3-1'],
    ['Medicinsk bedömning inom tre dagar', 'medbed3 medbed3-1'],
    ['medicinsk  bedömning inom\u00a0tre dagar', 'medbed3 medbed3-1'],
    ['3:an', 'medbed3 medbed3-1'],
    ['medbed4', '”medbed4” finns inte i regionens plan. Menade du ”medbed3”?'],
    [
      'Något annat',
      '”Något annat” finns inte i regionens plan. Kontrollera stavningen, eller lägg till indikatorn i planen först.',
    ],
  ])('%j is %s', (name, meant) => {
    expect(idOf(name).replace('Indikatorn ', '')).toBe(meant);
  });

  it.each([
    ['2023', 'telefon telefon-1'],
    ['2024', 'telefon telefon-2'],
    ['2019', 'telefon telefon-1'],
  ])('of %s has the definition of that year’s plan, or the nearest', (year, definition) => {
    expect(idOf('telefon', { year })).toBe(definition);
  });
});
