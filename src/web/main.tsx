// Where the client starts: language from the address, texts in that language, router and cache, and the page.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { ApiProblem, Unreachable } from './api/fetch.ts';
import { createQueryClient } from './api/queries.ts';
import { guardKeptPage } from './app/kept-page.ts';
import { LanguageProvider, languageOf } from './app/language.tsx';
import { sv } from './app/messages.ts';
import { createPages } from './app/router.tsx';
import { SignInFirst } from './components/states.tsx';
import './app/fonts.css';
import './app/tokens.css';
import './app/base.css';
import './app/components.css';
import './app/forms.css';
import './app/panels.css';
import './app/tables.css';
import './app/header.css';
import './app/search.css';
import './app/charts.css';
import './app/print.css';

const language = languageOf(location.pathname);
document.documentElement.lang = language;
const messages = language === 'en' ? (await import('./app/messages.en.ts')).en : sv;
const queryClient = createQueryClient();
guardKeptPage(queryClient);
const router = createPages({ queryClient, language });

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app');
// A page that is not there, or a server that does not answer, is told on the page and is no mistake to report.
const isTold = (error: unknown) =>
  error instanceof ApiProblem || error instanceof Unreachable || error instanceof SignInFirst;
createRoot(place, {
  onCaughtError: (error) => {
    if (!isTold(error)) reportError(error);
  },
}).render(
  <StrictMode>
    <I18nProvider locale={language === 'en' ? 'en-GB' : 'sv-SE'}>
      <LanguageProvider spoken={{ language, messages }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </I18nProvider>
  </StrictMode>,
);
