import { describe } from 'vitest';
import { itFinds } from './cases.ts';

describe('target-word', () => {
  itFinds('target-word', [
    ['Målet är minst 80 procent. Utfallet 78 procent innebär att målet nås.', 'nås'],
    ['Målet är minst 80 procent. Utfallet 82 procent innebär att målet nås.', null],
    ['Målet är högst 30 dagar. Väntetiden är 28 dagar och målet nås.', null],
    ['Målet är högst 30 dagar. Väntetiden är 34 dagar och målet nås.', 'nås'],
    ['Fyra enheter når målet 70 procent. Genomsnittet är 28 procent.', null],
    ['Med 4,7 procent är vi under taket på 5 procent och klarar kravet.', null],
    ['Andelen är 89 procent, över målet på 85 procent.', null],
    ['Målet kan nås 2025. Andelen är nu 60 procent mot målet 80 procent.', null],
    ['| Mått | Mål | Utfall | Status |\n|---|---|---|---|\n| A | ≤ 7 % | 7,9 % | Nås |', 'Nås'],
    [
      'År 2022 var andelen 92 procent. Målet, 100 procent, nås inte. Bland de centraler som har svarat var det lägsta värdet 68 och det högsta 99 procent.',
      null,
    ],
  ]);
});
