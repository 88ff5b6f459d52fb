// definitions: what a region follows up is begun, and read in. The first word says which; each has its file here.
import type { Command } from '../../io.ts';
import { WrongUse } from '../../io.ts';
import { load } from './load.ts';
import { begin } from './new.ts';

const COMMANDS = { load, new: begin } as const satisfies Record<string, Command>;

function isCommand(word: string): word is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, word);
}

export const definitions: Command = async ([word = '', ...rest], io) => {
  if (!isCommand(word))
    throw new WrongUse(word === '' ? 'load eller new saknas.' : `definitions ${word} finns inte.`);
  return COMMANDS[word](rest, io);
};
