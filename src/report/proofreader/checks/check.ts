// What every check is: a function from the claims to findings. Each code of finding.ts has its file here.
import type { Claims } from '../claims/claims.ts';
import type { Finding } from '../finding.ts';

export type Check = (claims: Claims) => readonly Finding[];
