// What a check looks for, with a wrong and a mended example: where "about this check" leads.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMessages, useSwedish } from '../../app/language.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { CodeBlock } from './code-pages.ts';
import './proofreading.css';

const route = getRouteApi('/granska/koder/$code');

export function CodePage() {
  const messages = useMessages();
  const swedish = useSwedish();
  const page = route.useLoaderData();
  if (page === null)
    return (
      <div className="wrap">
        <div className="page-head tight">
          <div>
            <PageTitle title={messages.proofreading.codeMissing} />
            <p className="lead">{messages.proofreading.codeMissingText}</p>
            <div className="btns gap">
              <Link className="btn" to="/granska">
                {messages.proofreading.toProofreader}
              </Link>
            </div>
          </div>
        </div>
      </div>
    );
  return (
    <div className="wrap">
      <nav className="crumbs" aria-label={messages.youAreHere}>
        <ol>
          <li>
            <Link to="/granska" activeOptions={{ exact: true }}>
              {messages.proofreading.title}
            </Link>
          </li>
          <li aria-current="page" {...swedish}>
            {page.title}
          </li>
        </ol>
      </nav>
      <div className="page-head tight">
        <PageTitle title={page.title} {...swedish} />
      </div>
      <div className="code-page" {...swedish}>
        {page.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change place
          <BlockOfCode key={index} block={block} />
        ))}
      </div>
    </div>
  );
}

function BlockOfCode({ block }: { readonly block: CodeBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'example':
      return <pre>{block.text}</pre>;
  }
}
