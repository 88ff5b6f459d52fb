import type { ReadLimits } from '../collect/contract.ts';
import { DEFAULT_READ_LIMITS } from '../collect/read-tables.ts';

/** As the readers' own, but no larger than an upload may be. */
export const READ_LIMITS: ReadLimits = { ...DEFAULT_READ_LIMITS, fileBytes: 25 * 1024 * 1024 };
