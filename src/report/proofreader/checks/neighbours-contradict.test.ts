import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('neighbours-contradict', () => {
  itFinds('neighbours-contradict', [
    ['Hyrkostnaden ökade. Den minskade hyrkostnaden beror på nya avtal.', 'minskade'],
    ['Hyrkostnaden ökade. Den ökade hyrkostnaden beror på vakanser.', null],
    ['Hyrkostnaden ökade. Bland hälsocentralerna minskade hyrkostnaden.', null],
    ['Antalet besök minskade. Denna ökning av besöken var väntad.', 'Denna ökning'],
    ['Kostnaderna för läkemedel ökade. Kostnaderna för lokaler minskade.', null],
  ]);
});
