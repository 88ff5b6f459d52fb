// The five lights of an indicator and the four levels of a goal, in the order people list them.
import type { Language } from './language.ts';

export const LIGHTS = ['reached', 'partly', 'not-reached', 'not-assessable', 'tracked'] as const;
export type Light = (typeof LIGHTS)[number];

export const LIGHT_WORDS = {
  sv: {
    reached: 'Helt',
    partly: 'Delvis',
    'not-reached': 'Inte',
    'not-assessable': 'Kan inte bedömas',
    tracked: 'Följs utan mål',
  },
  en: {
    reached: 'Fully',
    partly: 'Partly',
    'not-reached': 'Not',
    'not-assessable': 'Cannot be assessed',
    tracked: 'Followed without target',
  },
} as const satisfies Record<Language, Record<Light, string>>;

export const GOAL_LEVELS = ['reached', 'partly', 'not-reached', 'not-assessable'] as const;
export type GoalLevel = (typeof GOAL_LEVELS)[number];

export const GOAL_LEVEL_WORDS = {
  sv: {
    reached: 'Uppfylls helt',
    partly: 'Uppfylls delvis',
    'not-reached': 'Uppfylls inte',
    'not-assessable': 'Kan inte bedömas',
  },
  en: {
    reached: 'Fully met',
    partly: 'Partly met',
    'not-reached': 'Not met',
    'not-assessable': 'Cannot be assessed',
  },
} as const satisfies Record<Language, Record<GoalLevel, string>>;
