// Hand in a file: choose the region, then drop the file or choose it. It is only examined; reading it is the next page's work.
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Text } from 'react-aria-components/Text';
import type { DeliveryPage } from '../../../http/deliveries-contract.ts';
import { callApi } from '../../api/fetch.ts';
import { regionsQuery } from '../../api/queries.ts';
import { useMessages } from '../../app/language.tsx';
import { FieldError } from '../../components/field-error.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ErrorMessage, NotFound, SignInNeeded, useFailureText } from '../../components/states.tsx';
import { useMay, useSignInState } from '../../components/viewer.ts';
import './deliveries.css';

const route = getRouteApi('/leveranser/ny');

/** CSV and Excel; the server looks at the content, not at the name. */
const ACCEPTED = [
  '.csv',
  '.txt',
  '.xlsx',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

export function NewDeliveryPage() {
  const messages = useMessages();
  const failureText = useFailureText();
  const may = useMay();
  const isStranger = useSignInState().account === null;
  const all = useSuspenseQuery(regionsQuery).data.regions;
  const regions = all.filter(({ id }) => may('deliver', id));
  const asked = route.useSearch().region;
  const only = regions.length === 1 ? regions[0]?.id : undefined;
  const [region, setRegion] = useState(regions.find(({ id }) => id === asked)?.id ?? only ?? '');
  const [isMany, setMany] = useState(false);
  const [isRegionMissing, setRegionMissing] = useState(false);
  const examining = useExamining(region);
  const regionField = useId();
  const take = (files: readonly File[]) => {
    const [file] = files;
    setMany(files.length > 1);
    setRegionMissing(region === '');
    if (region === '') document.getElementById(regionField)?.focus();
    else if (files.length === 1 && file !== undefined) examining.mutate(file);
  };
  // Once a file is being sent the page stays, whatever happens to the session.
  if (regions.length === 0 && examining.isIdle) return isStranger ? <SignInNeeded /> : <NotFound />;
  return (
    <div className="wrap">
      <nav className="crumbs" aria-label={messages.youAreHere}>
        <ol>
          <li>
            <Link to="/leveranser" activeOptions={{ exact: true }}>
              {messages.deliveries}
            </Link>
          </li>
          <li aria-current="page">{messages.newDelivery}</li>
        </ol>
      </nav>
      <div className="page-head tight">
        <div>
          <PageTitle title={messages.newDelivery} />
          <p className="lead">{messages.dropText}</p>
        </div>
      </div>
      <div className="field region-field">
        <label htmlFor={regionField}>{messages.chooseRegion}</label>
        <select
          id={regionField}
          value={region}
          required
          aria-invalid={isRegionMissing}
          aria-describedby={`${regionField}-error`}
          onChange={({ target }) => {
            setRegion(target.value);
            setRegionMissing(false);
          }}
        >
          {region === '' && <option value="">{messages.pickRegion}</option>}
          {regions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <FieldError id={`${regionField}-error`} text={isRegionMissing ? messages.regionNeeded : null} />
      </div>
      <FileDrop isBusy={examining.isPending} onFiles={take} />
      <div role="status">
        {examining.isPending && (
          <div className="msg gap">
            <span />
            <div>
              <p className="msg-title">{messages.examining(examining.variables.name)}</p>
              <p>{messages.examiningText}</p>
            </div>
          </div>
        )}
      </div>
      {isMany && <ErrorMessage title={messages.onlyOneFile} />}
      {examining.isError && (
        <ErrorMessage title={messages.uploadFailed}>
          <p lang={failureText(examining.error).lang}>{failureText(examining.error).text}</p>
        </ErrorMessage>
      )}
    </div>
  );
}

interface FileDropProps {
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function FileDrop({ isBusy, onFiles }: FileDropProps) {
  const messages = useMessages();
  return (
    <DropZone
      className="drop"
      isDisabled={isBusy}
      onDrop={async ({ items }) => {
        const files = await Promise.all(
          items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])),
        );
        onFiles(files);
      }}
    >
      {({ isDropTarget }) => (
        <>
          <Text slot="label" className="drop-title">
            {isDropTarget ? messages.dropNow : messages.dropTitle}
          </Text>
          <FileTrigger acceptedFileTypes={ACCEPTED} onSelect={(list) => onFiles([...(list ?? [])])}>
            <Button className="btn primary" isDisabled={isBusy}>
              {messages.chooseFile}
            </Button>
          </FileTrigger>
        </>
      )}
    </DropZone>
  );
}

function useExamining(region: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('region', region);
      body.append('file', file, file.name);
      return callApi<DeliveryPage>('preview', { body });
    },
    onSuccess: async (page) => {
      client.setQueryData(['delivery', page.delivery.id, 0, 'all'], page);
      await client.invalidateQueries({ queryKey: ['deliveries'] });
      await navigate({ to: '/leveranser/$delivery', params: { delivery: page.delivery.id } });
    },
  });
}
