// What each section of the own account's page is given.
import type { OwnAccount } from '../../../http/people-contract.ts';

export interface SectionProps {
  readonly own: OwnAccount;
  /** The account as it is after a change, and what to say of it. */
  readonly onChanged: (own: OwnAccount, said: string) => void;
}
