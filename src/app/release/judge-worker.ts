// The process that judges one region's figures: started by judge-apart.ts. Gets one order, gives one answer.
import process from 'node:process';
import type { JudgeOrder } from './judging.ts';
import { judge } from './judging.ts';

// The server has gone, or has what it wanted.
process.on('disconnect', () => process.exit());
process.once('message', (order) => {
  process.send?.(judge(order as JudgeOrder));
});
