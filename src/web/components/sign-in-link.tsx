// The way to sign in, and back to this page.
import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMessages } from '../app/language.tsx';

export function SignInLink({
  className,
  children,
}: {
  readonly className: string;
  readonly children?: ReactNode;
}) {
  const { signIn } = useMessages();
  const here = useRouterState({ select: ({ location }) => location.href });
  const isSignInPage = useRouterState({ select: ({ location }) => location.pathname === '/logga-in' });
  return (
    <Link className={className} to="/logga-in" search={here === '/' || isSignInPage ? {} : { till: here }}>
      {children ?? signIn.signIn}
    </Link>
  );
}
