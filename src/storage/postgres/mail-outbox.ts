// Mails that wait to be sent. They are stored in the transaction that they tell of, so none is lost and none is sent of what was
// undone. Several processes share the work: a mail that one is sending is held from the others for a while.
import { sql } from 'kysely';
import type { MailOutbox, SealedMail, WaitingMail } from '../../people/contract.ts';
import type { Database, OpenTransaction } from './connect.ts';
import { instant, storable } from './connect.ts';

export async function addMail(transaction: OpenTransaction, mail: SealedMail, at: string): Promise<void> {
  await transaction
    .insertInto('mail_outbox')
    .values({
      recipient: storable(mail.to),
      subject: storable(mail.subject),
      sealed_text: mail.sealedText,
      made_at: instant(at),
      next_try_at: instant(at),
      sent_at: null,
    })
    .execute();
}

export function mailOutbox(db: Database): MailOutbox {
  return {
    async next(at, heldUntil) {
      const { rows } = await sql<WaitingMail>`
        update mail_outbox set next_try_at = ${instant(heldUntil)}::timestamptz, tries = tries + 1
        where id = (
          select id from mail_outbox where next_try_at <= ${instant(at)}::timestamptz
          order by next_try_at, id limit 1 for update skip locked
        )
        returning id, recipient as "to", subject, sealed_text as "sealedText", tries
      `.execute(db);
      return rows[0] ?? null;
    },
    async sent(id, at) {
      await sql`
        update mail_outbox set sent_at = ${instant(at)}::timestamptz, sealed_text = null, next_try_at = null where id = ${id}
      `.execute(db);
    },
    async failed(id, retryAt) {
      if (retryAt === null)
        await sql`update mail_outbox set sealed_text = null, next_try_at = null where id = ${id}`.execute(db);
      else
        await sql`update mail_outbox set next_try_at = ${instant(retryAt)}::timestamptz where id = ${id}`.execute(
          db,
        );
    },
  };
}
