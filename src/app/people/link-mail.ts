// The mails with one-time links, as text: nothing in them is fetched, and they read the same in every mail program.
import type { Account, LinkPurpose } from '../../people/contract.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

type MailedPurpose = Exclude<LinkPurpose, 'administrator'>;

const SUBJECTS = {
  invitation: 'Du är inbjuden till Utfall',
  renewal: 'Ny länk till Utfall',
} as const satisfies Record<MailedPurpose, string>;

const TIME = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Stockholm',
});

export function writeLinkMail(
  account: Account,
  purpose: MailedPurpose,
  madeBy: string,
  link: string,
  endsAt: string,
): Mail {
  const until = TIME.format(new Date(endsAt));
  const why = {
    invitation: `${madeBy} har bjudit in dig till Utfall, där regionen följer upp primärvården.`,
    renewal: 'Någon har begärt en ny länk till ditt konto i Utfall.',
  }[purpose];
  const what = {
    invitation: 'Öppna länken och välj hur du vill logga in:',
    renewal:
      'Öppna länken och välj ett nytt lösenord. Ha din kodapp, eller en reservkod, till hands. Har du inte loggat in förut väljer du i stället hur du vill göra det:',
  }[purpose];
  const otherwise = {
    invitation: 'Väntade du dig ingen inbjudan behöver du inte göra något.',
    renewal:
      'Var det inte du behöver du inte göra något: den som begärde länken ser den inte, och du loggar in som förut.',
  }[purpose];
  return {
    to: account.email,
    subject: SUBJECTS[purpose],
    text: `Hej ${account.name}!

${why}

${what}

${link}

Länken fungerar en gång och gäller till ${until}. Skicka den inte vidare: den som har den loggar in som du.

${otherwise}

Det går inte att svara på det här brevet.
`,
  };
}
