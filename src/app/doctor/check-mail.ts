// Whether the mail server would take a mail from us: we connect, sign in and say goodbye as for a mail, and send none.
import { connectSmtp } from '../../mail/smtp.ts';
import type { Configuration } from '../configuration.ts';
import type { Finding } from './finding.ts';
import { well, wrong } from './finding.ts';

export async function checkMail({ signIn: { mail } }: Configuration): Promise<readonly Finding[]> {
  if (mail === null) return [];
  const named = `E-postservern ${new URL(mail.url).host}`;
  const server = connectSmtp(mail);
  try {
    await server.check();
    return [well('mail', `${named} svarar.`)];
  } catch (error) {
    // The server's own words may repeat what it was sent.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'okänt fel';
    return [
      code === 'EAUTH'
        ? wrong(
            'mail',
            `${named} tar inte emot inloggningen.`,
            'Rätta användare och lösenord i UTFALL_SMTP_URL.',
          )
        : wrong(
            'mail',
            `${named} svarar inte som den ska (${code}).`,
            'Kontrollera UTFALL_SMTP_URL, brandväggen och serverns certifikat.',
          ),
    ];
  } finally {
    server.close();
  }
}
