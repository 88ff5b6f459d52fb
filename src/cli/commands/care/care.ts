// care: care data are read in, judged and invented. The first word says which; each has its file here.
import type { Command } from '../../io.ts';
import { WrongUse } from '../../io.ts';
import { load } from './load.ts';
import { quality } from './quality.ts';
import { synth } from './synth.ts';

const COMMANDS = { load, quality, synth } as const satisfies Record<string, Command>;

function isCommand(word: string): word is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, word);
}

export const care: Command = async ([word = '', ...rest], io) => {
  if (!isCommand(word))
    throw new WrongUse(word === '' ? 'load, quality eller synth saknas.' : `care ${word} finns inte.`);
  return COMMANDS[word](rest, io);
};
