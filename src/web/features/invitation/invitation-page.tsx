// A one-time link: who invited, what to, and choosing how to sign in. The token stands after "#", which no browser sends and no
// log keeps; it goes to the server in the body of a call.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { LinkPage, SignInState } from '../../../http/people-contract.ts';
import { ApiProblem, callApi } from '../../api/fetch.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { hrefAfter } from '../../app/where-to.ts';
import { GrantLine } from '../../components/grant-line.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { RecoveryCodes } from '../../components/recovery-codes.tsx';
import { Failure, Waiting } from '../../components/states.tsx';
import { ChoosePasskey } from './choose-passkey.tsx';
import { ChoosePassword } from './choose-password.tsx';
import { ChooseWay } from './choose-way.tsx';
import { RenewPassword } from './renew-password.tsx';
import { type Who, WhoForm } from './who-form.tsx';
import './invitation.css';

type Step =
  | { readonly kind: 'who' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'passkey' }
  | { readonly kind: 'password' }
  | { readonly kind: 'new-password' }
  | { readonly kind: 'saved'; readonly codes: readonly string[]; readonly state: SignInState };

export function InvitationPage() {
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const looked = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => callApi<LinkPage>('lookAtLink', { body: { token }, signal }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '' || isUnusable(looked.error)) return <Unusable />;
  if (looked.isError) return <Failure error={looked.error} reset={() => void looked.refetch()} />;
  return looked.data === undefined ? <Waiting /> : <Welcome token={token} link={looked.data} />;
}

function isUnusable(error: unknown): boolean {
  return error instanceof ApiProblem && error.details.status < 500 && error.details.status !== 429;
}

function Unusable() {
  const { invitation } = useMessages();
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={invitation.unusableTitle} />
          <p className="lead">{invitation.unusableText}</p>
          <div className="btns gap">
            <Link className="btn primary" to="/logga-in" search={{ hjalp: 'ja' }}>
              {invitation.requestNew}
            </Link>
            <Link className="btn" to="/logga-in">
              {invitation.goSignIn}
            </Link>
          </div>
        </div>
      </div>
    </div>
  );
}

interface WelcomeProps {
  readonly token: string;
  readonly link: LinkPage;
}

function Welcome({ token, link }: WelcomeProps) {
  const { invitation } = useMessages();
  const isNew = link.purpose !== 'renewal';
  const renewal =
    link.asks === 'new-password'
      ? { title: invitation.newPasswordTitle, text: invitation.newPasswordText }
      : { title: invitation.renewTitle, text: invitation.renewText };
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={isNew ? titleOf() : renewal.title} />
          <p className="lead">{isNew ? invitation.lead : renewal.text(link.email)}</p>
        </div>
      </div>
      {isNew && !link.asksWho && <Invited link={link} />}
      <Steps token={token} link={link} />
    </div>
  );

  function titleOf(): string {
    return link.asksWho ? invitation.titleForFirst : invitation.title(link.name);
  }
}

function Invited({ link }: { readonly link: LinkPage }) {
  const { invitation, account } = useMessages();
  return (
    <dl className="facts invited">
      {link.purpose === 'invitation' && (
        <div>
          <dt>{invitation.from}</dt>
          <dd>{invitation.invitedBy(link.invitedBy)}</dd>
        </div>
      )}
      <div>
        <dt>{account.email}</dt>
        <dd>{link.email}</dd>
      </div>
      {link.grants.length > 0 && (
        <div>
          <dt>{account.roles}</dt>
          <dd>
            <ul className="grant-lines">
              {link.grants.map((grant) => (
                <li key={grant.id}>
                  <GrantLine grant={grant} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

function firstStep({ asks, asksWho }: LinkPage): 'new-password' | 'who' | 'choose' {
  if (asks === 'new-password') return 'new-password';
  return asksWho ? 'who' : 'choose';
}

function Steps({ token, link }: WelcomeProps) {
  const { invitation } = useMessages();
  const language = useLanguage();
  const [step, setStep] = useState<Step>({ kind: firstStep(link) });
  const [person, setPerson] = useState<Who | null>(null);
  const place = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step's heading has the focus when it comes
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else place.current?.querySelector('h2')?.focus();
  }, [step.kind]);
  const leave = (state: SignInState) => location.assign(hrefAfter(state, undefined, language));
  const saved = (state: SignInState, codes: readonly string[]) =>
    codes.length === 0 ? leave(state) : setStep({ kind: 'saved', state, codes });
  const back = () => setStep({ kind: 'choose' });
  return (
    <section className="sec invitation-step" ref={place}>
      {step.kind === 'who' && (
        <WhoForm
          onTold={(who) => {
            setPerson(who);
            back();
          }}
        />
      )}
      {step.kind === 'choose' && <ChooseWay onChoose={(kind) => setStep({ kind })} />}
      {step.kind === 'passkey' && (
        <ChoosePasskey token={token} person={person} onSaved={saved} onBack={back} />
      )}
      {step.kind === 'password' && (
        <ChoosePassword token={token} link={link} person={person} onSaved={saved} onBack={back} />
      )}
      {step.kind === 'new-password' && <RenewPassword token={token} link={link} onSaved={leave} />}
      {step.kind === 'saved' && (
        <>
          <h2 tabIndex={-1}>{invitation.codesTitle}</h2>
          <RecoveryCodes
            codes={step.codes}
            email={person?.email ?? link.email}
            action={invitation.finish}
            onSaved={() => leave(step.state)}
          />
        </>
      )}
    </section>
  );
}
