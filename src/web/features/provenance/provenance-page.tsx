// The row, or rows, of delivered files that a figure rests on. What an auditor comes for.
import { useSuspenseQueries } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { MISSING_WORDS } from '../../../core/missing.ts';
import { SEX_WORDS } from '../../../core/sex.ts';
import type { ObservationView } from '../../../http/deliveries-contract.ts';
import { provenanceQuery } from '../../api/queries.ts';
import { useLanguage, useMessages } from '../../app/language.tsx';
import { writeDayAndClock } from '../../app/written-dates.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { SourceRow } from '../../components/source-row.tsx';
import { useMay } from '../../components/viewer.ts';
import './provenance.css';

const route = getRouteApi('/kalla/$observations');

export function ProvenancePage() {
  const messages = useMessages();
  const ids = [...new Set(route.useParams().observations.split(','))];
  const pages = useSuspenseQueries({ queries: ids.map(provenanceQuery) });
  const isOne = ids.length === 1;
  return (
    <div className="wrap">
      <div className="page-head">
        <div>
          <PageTitle title={isOne ? messages.provenanceTitle : messages.provenanceTitleMany} />
          <p className="lead">{isOne ? messages.provenanceLead : messages.provenanceLeadMany}</p>
        </div>
      </div>
      {pages.map(({ data: { observation } }) => (
        <section key={observation.id} className="sec source" aria-labelledby={`h-${observation.id}`}>
          <h2 id={`h-${observation.id}`}>{messages.rowOf(observation.file, observation.row)}</h2>
          <div className="two-columns">
            <SourceRow observation={observation.id} />
            <Facts observation={observation} />
          </div>
        </section>
      ))}
    </div>
  );
}

function Facts({ observation }: { readonly observation: ObservationView }) {
  const messages = useMessages();
  const language = useLanguage();
  const maySeeDeliveries = useMay()('see-deliveries', observation.regionId);
  const place = { region: observation.regionId, year: observation.period.slice(0, 4) };
  return (
    <div className="panel">
      <dl className="facts">
        <Fact term={messages.value} text={writtenValue(observation, language)} />
        <Fact term={messages.numerator} text={written(observation.numerator)} />
        <Fact term={messages.denominator} text={written(observation.denominator)} />
        <Fact term={messages.group} text={observation.group} />
        <Fact term={messages.sex} text={sexWord(observation.sex, language)} />
        <Fact term={messages.period} text={observation.period} />
        <Fact term={messages.sheet} text={observation.sheet} />
        <Fact term={messages.note} text={observation.note} />
        <Fact term={messages.knownFrom} text={writeDayAndClock(observation.knownFrom, language)} />
        <Fact term={messages.fingerprint} text={observation.definition} />
      </dl>
      <div className="btns gap">
        <Link
          className="btn small"
          to="/$region/$year/indikatorer/$indicator"
          params={{ ...place, indicator: observation.indicatorId }}
        >
          {messages.toIndicator}
        </Link>
        {maySeeDeliveries && (
          <Link
            className="btn small"
            to="/leveranser/$delivery"
            params={{ delivery: observation.deliveryId }}
          >
            {messages.openDelivery}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Nothing is shown for what the file does not say. */
function Fact({ term, text }: { readonly term: string; readonly text: string | null }) {
  if (text === null || text === '') return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function writtenValue({ value, missing }: ObservationView, language: 'sv' | 'en'): string | null {
  if (missing !== null) return MISSING_WORDS[missing][language];
  if (value === null || language === 'en') return value;
  return value.replace('.', ',').replace('-', '\u2212');
}

function written(count: number | null): string | null {
  return count === null ? null : new Intl.NumberFormat('sv-SE').format(count);
}

function sexWord(sex: string, language: 'sv' | 'en'): string {
  const words: Readonly<Record<string, string>> = SEX_WORDS[language];
  return words[sex] ?? sex;
}
