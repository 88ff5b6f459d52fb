// Who is signed in: name, role and place, and the ways to the own account and out. A list that unfolds (a disclosure): these
// are links and a button, reached with Tab like all others.
import { useMutation } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { signOut } from '../api/sign-out.ts';
import { Icon } from '../components/icon.tsx';
import { SignInLink } from '../components/sign-in-link.tsx';
import { useGrantText, useSignInState } from '../components/viewer.ts';
import { homeHref, useLanguage, useMessages } from './language.tsx';

export function AccountMenu() {
  const state = useSignInState();
  return state.account === null ? <SignInLink className="btn small account-in" /> : <Menu />;
}

function Menu() {
  const messages = useMessages();
  const { signIn } = messages;
  const { account, grants, demonstration } = useSignInState();
  const textOf = useGrantText();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useClosing(place, () => setOpen(false));
  const name = account?.name ?? '';
  const [first] = grants;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes wherever in the list the focus is
    <div
      className="account"
      ref={place}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return;
        setOpen(false);
        opener.current?.focus();
      }}
    >
      <button
        ref={opener}
        className="account-opener"
        type="button"
        aria-expanded={isOpen}
        aria-controls="konto"
        aria-label={signIn.openMenu(name)}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="person" />
        <span className="account-who">
          <b>{name}</b>
          <span>{first === undefined ? signIn.noRole : textOf(first)}</span>
        </span>
        <Icon name="down" />
      </button>
      <div className="account-list" id="konto" hidden={!isOpen}>
        <p className="account-name">{signIn.signedInAs(name)}</p>
        <ul className="account-roles">
          {grants.length === 0 && <li>{signIn.noRole}</li>}
          {grants.map((grant) => (
            <li key={grant.id}>{textOf(grant)}</li>
          ))}
        </ul>
        <ul>
          <li>
            <Link to="/mitt-konto">{signIn.ownAccount}</Link>
          </li>
          {demonstration !== null && (
            <li>
              <Link to="/logga-in">{signIn.changePerson}</Link>
            </li>
          )}
          <li>
            <SignOut />
          </li>
        </ul>
      </div>
    </div>
  );
}

/** A whole new page: nothing that the person saw stays in the browser's memory. */
function SignOut() {
  const { signIn } = useMessages();
  const language = useLanguage();
  const leaving = useMutation({
    mutationFn: signOut,
    // To the identity provider, where one would otherwise still be signed in; it leads back to the start page.
    onSuccess: ({ elsewhere }) => location.assign(elsewhere ?? homeHref(language)),
  });
  return (
    <>
      <button type="button" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
        {leaving.isPending ? signIn.signingOut : signIn.signOut}
      </button>
      <p role="status" className="small">
        {leaving.isError ? signIn.signOutFailed : ''}
      </p>
    </>
  );
}

/** Closes when the page changes, or when something else is pressed or gets the focus. */
function useClosing(place: RefObject<HTMLDivElement | null>, close: () => void): void {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when the page changes
  useEffect(() => close(), [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `close` only sets a state
  useEffect(() => {
    const leave = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) close();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, []);
}
