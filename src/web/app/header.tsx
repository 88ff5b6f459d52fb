// The header: brand, menu, search, language, theme; and under it region and year where the page has them.
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RegionSummary } from '../../http/contract.ts';
import { Icon, Logo, ThemeIcon } from '../components/icon.tsx';
import { seesReport, useMaySomewhere } from '../components/viewer.ts';
import { AccountMenu } from './account-menu.tsx';
import { otherLanguageHref, useLanguage, useMessages } from './language.tsx';
import { RegionAndYear } from './region-and-year.tsx';
import { SearchField } from './search-field.tsx';
import { chooseTheme, chosenTheme, THEMES } from './theme.ts';

export function Header({ regions }: { readonly regions: readonly RegionSummary[] }) {
  const messages = useMessages();
  const [isOpen, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(() => setOpen(false), [path]);
  return (
    <header className="top" data-open={isOpen || undefined}>
      <div className="wrap top-main">
        <Link className="brand" to="/">
          <Logo />
          Utfall
        </Link>
        <button
          className="tool menu-btn"
          type="button"
          aria-expanded={isOpen}
          aria-controls="meny"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="menu" />
          {messages.menu}
        </button>
        <div className="top-more" id="meny">
          <Menu regions={regions} />
          <SearchField />
          <div className="tools">
            <LanguageLink />
            <ThemePicker />
          </div>
        </div>
        <AccountMenu />
      </div>
      <RegionAndYear regions={regions} />
    </header>
  );
}

/** Region and year of the page, else those last looked at, else the first region's newest year. */
function useLastPlace(regions: readonly RegionSummary[]) {
  const { region, year } = useParams({ strict: false });
  const [last, setLast] = useState<{ region: string; year: string } | null>(null);
  useEffect(() => {
    if (region !== undefined && year !== undefined) setLast({ region, year });
  }, [region, year]);
  if (region !== undefined && year !== undefined) return { region, year };
  const first = regions.find(({ years }) => years.length > 0);
  return last ?? (first === undefined ? null : { region: first.id, year: String(first.years[0]) });
}

/** The year's report; for someone who does not see it before it is published, the newest one that is. */
function reportPlace(regions: readonly RegionSummary[], place: ReturnType<typeof useLastPlace>) {
  const region = regions.find(({ id }) => id === place?.region);
  if (place === null || region === undefined) return null;
  if (seesReport(region, Number(place.year))) return place;
  const [newest] = region.publishedYears;
  return newest === undefined ? null : { region: region.id, year: String(newest) };
}

function Menu({ regions }: { readonly regions: readonly RegionSummary[] }) {
  const messages = useMessages();
  const place = useLastPlace(regions);
  const may = useMaySomewhere();
  const report = reportPlace(regions, place);
  const { goal, indicator } = useParams({ strict: false });
  // Goals and indicators have no entry of their own: they lie under the overview.
  const isUnderOverview = goal !== undefined || indicator !== undefined;
  return (
    <nav className="nav" aria-label={messages.mainMenu}>
      <ul>
        {place !== null && (
          <>
            <li>
              <Link
                to="/$region/$year"
                params={place}
                activeOptions={{ exact: true, includeSearch: false }}
                {...(isUnderOverview ? { 'aria-current': true } : {})}
              >
                {messages.overview}
              </Link>
            </li>
            {report !== null && (
              <li>
                <Link to="/$region/$year/rapport" params={report}>
                  {messages.report}
                </Link>
              </li>
            )}
          </>
        )}
        <li>
          <Link to="/jamfor">{messages.comparison}</Link>
        </li>
        {may('see-deliveries') && (
          <li>
            <Link to="/leveranser">{messages.deliveries}</Link>
          </li>
        )}
        {may('proofread') && (
          <li>
            <Link to="/granska">{messages.proofreading.menu}</Link>
          </li>
        )}
        {may('manage-people') && (
          <li>
            <Link to="/personer">{messages.people.title}</Link>
          </li>
        )}
        {may('see-audit') && (
          <li>
            <Link to="/logg">{messages.log.title}</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

function LanguageLink() {
  const messages = useMessages();
  const other = useLanguage() === 'sv' ? 'en' : 'sv';
  const href = useRouterState({ select: ({ location }) => location.publicHref });
  return (
    <a
      className="tool lang"
      href={otherLanguageHref(href)}
      lang={other}
      hrefLang={other}
      aria-label={`${messages.otherLanguage} – ${messages.otherLanguageName}`}
    >
      {messages.otherLanguage}
    </a>
  );
}

function ThemePicker() {
  const messages = useMessages();
  const [theme, setTheme] = useState(chosenTheme);
  const names = { system: messages.themeSystem, light: messages.themeLight, dark: messages.themeDark };
  return (
    <span className="tool theme">
      <ThemeIcon />
      <select
        aria-label={messages.theme}
        value={theme}
        onChange={({ target }) => {
          const next = THEMES.find((name) => name === target.value) ?? 'system';
          chooseTheme(next);
          setTheme(next);
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </span>
  );
}
