// From which version of care data a delivery was computed. Until now its file's name told, which anybody can give a file.
import type { Migration } from 'kysely';
import { sql } from 'kysely';

export const careVersion: Migration = {
  async up(db) {
    // The names that the computing gave its files before there was a column. Append-only tables refuse the update otherwise.
    await sql`
      alter table delivery add column care_version text;
      alter table delivery disable trigger append_only;
      update delivery set care_version = substring(file_name from '^varddata_[^_]+_(\\S+)\\.csv$')
        where file_name like 'varddata\\_%' and mapping is null;
      alter table delivery enable trigger append_only;
    `.execute(db);
  },
};
