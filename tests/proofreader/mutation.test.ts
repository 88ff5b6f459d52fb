// Mutation testing: in every correct passage of the working half that has a place for it, one error of a known class is
// planted, and must be found with a right code.
import { describe, expect, it } from 'vitest';
import { proofread } from '../../src/report/proofreader/proofread.ts';
import { readMarkdown } from '../../src/report/proofreader/readers/read-markdown.ts';
import { MUTATIONS } from './mutate.ts';
import { isAside, readPassages } from './passages.ts';

const correct = readPassages().filter((passage) => passage.expected.length === 0 && !isAside(passage));

/** Lowest share of planted errors that must be found over all classes. */
const WANTED = 0.9;

describe('an error planted in a correct passage', () => {
  const planted = MUTATIONS.flatMap((mutation) =>
    correct.flatMap(({ id, text }) => {
      const changed = mutation.plant(text);
      return changed === null ? [] : [{ id, mutation, changed }];
    }),
  );
  const isFound = ({ mutation, changed }: (typeof planted)[number]) =>
    proofread(readMarkdown(changed)).some(({ code }) => mutation.codes.includes(code));

  it('of each class finds a place', () => {
    const places = MUTATIONS.filter((mutation) => planted.some((each) => each.mutation === mutation));
    expect(places.map(({ name }) => name)).toEqual(MUTATIONS.map(({ name }) => name));
  });

  it('is found in nine cases of ten', () => {
    const missed = planted.filter((each) => !isFound(each));
    console.log(`${planted.length - missed.length} of ${planted.length} planted errors found`);
    for (const { id, mutation } of missed) console.log(`  missed in ${id}: ${mutation.name}`);
    expect((planted.length - missed.length) / planted.length).toBeGreaterThanOrEqual(WANTED);
  });
});
