// What addresses and queries may hold, shared by the routes.
import { z } from 'zod';

export const word = z.string().min(1).max(120);
export const year = z.coerce.number().int().min(1900).max(2200);

export const regionYear = z.object({ region: word, year });

/** "telefon,medbed3" → two words; absent → null. */
export const wordList = z
  .string()
  .max(2000)
  .optional()
  .transform((text) => (text === undefined ? null : text.split(',').filter((part) => part !== '')));
