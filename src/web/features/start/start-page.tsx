// Where one chooses a region and a year.
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RegionSummary } from '../../../http/contract.ts';
import { regionsQuery } from '../../api/queries.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { hrefAfter } from '../../app/where-to.ts';
import { DemonstrationPeople } from '../../components/demonstration-people.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Empty } from '../../components/states.tsx';
import { useSignInState } from '../../components/viewer.ts';
import './start.css';

export function StartPage() {
  const messages = useMessages();
  const regions = useOwnFirst(useSuspenseQuery(regionsQuery).data.regions);
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={messages.startTitle} />
          <p className="lead">{messages.startLead}</p>
        </div>
      </div>
      {regions.length === 0 ? (
        <Empty title={messages.startEmpty} text={messages.startEmptyText} />
      ) : (
        <ul className="regions">
          {regions.map((region) => (
            <Region key={region.id} region={region} />
          ))}
        </ul>
      )}
      {regions.some(({ years, publishedYears }) => publishedYears.length < years.length) && (
        <p className="note unpublished">
          <Icon name="unpublished" /> {messages.startUnpublished}
        </p>
      )}
      <Demonstration />
    </div>
  );
}

/** Where the person has a role comes first. */
function useOwnFirst(regions: readonly RegionSummary[]): readonly RegionSummary[] {
  const { grants } = useSignInState();
  const isOwn = ({ id }: RegionSummary) => grants.some(({ place }) => place.regionId === id);
  return [...regions.filter(isOwn), ...regions.filter((region) => !isOwn(region))];
}

/** For a stranger in the demonstration: what there is to try besides what everyone sees. */
function Demonstration() {
  const { signIn } = useMessages();
  const language = useLanguage();
  const { account, demonstration } = useSignInState();
  if (account !== null || demonstration === null) return null;
  return (
    <section className="sec" aria-labelledby="h-try">
      <h2 id="h-try">{signIn.demonstrationTitle}</h2>
      <p>{signIn.demonstrationText}</p>
      <DemonstrationPeople
        people={demonstration}
        onSignedIn={(state) => location.assign(hrefAfter(state, undefined, language))}
      />
    </section>
  );
}

function Region({ region }: { readonly region: RegionSummary }) {
  const messages = useMessages();
  return (
    <li>
      <h2 lang="sv">{region.name}</h2>
      {region.isInvented && <span className="tag invented">{messages.invented}</span>}
      <ul className="years" aria-label={messages.startYears}>
        {region.years.map((year, index) => (
          <li key={year}>
            <Link
              className={index === 0 ? 'btn primary' : 'btn'}
              to="/$region/$year"
              params={{ region: region.id, year: String(year) }}
              aria-label={
                region.publishedYears.includes(year)
                  ? messages.openYear(region.name, year)
                  : messages.openUnpublished(region.name, year)
              }
            >
              {!region.publishedYears.includes(year) && <Icon name="unpublished" />}
              {year}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
