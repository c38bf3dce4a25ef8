import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { useLiveQuery } from '~/app/query';
import { saveAs } from '~/app/records/files';
import { JobActions, JobProgress } from '~/app/records/JobActions';
import { Loading } from '~/app/records/Loading';
import { toCsv } from '~/lib/csv';
import { formatCount, t } from '~/i18n';
import { Badge, Banner, Button, Empty, ErrorBanner, Facts, Figure, Figures, Instant, Money, Peek, Section } from '~/ui';
import type { ImportPeekQuery } from '~/__generated__/ImportPeekQuery.graphql';
import { importState, kindList, kindName } from './model/kinds';
import { Refusals } from './Refusals';

/** What came of an import, or how far it is. */
export function ImportPeek({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <Peek title={t('imports.one', 'Import')} label={t('imports.one', 'Import')} onClose={onClose}>
      <Loading id={id}>
        <Body id={id} />
      </Loading>
    </Peek>
  );
}

const pollEvery = 1000;

function Body({ id }: { id: string }) {
  const navigate = useNavigate();
  const { data, problem, refresh } = useLiveQuery<ImportPeekQuery>(
    graphql`
      query ImportPeekQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Job {
            id
            state
            done
            total
            message
            error
            createdAt
            finishedAt
            importReport {
              kind
              file
              format
              records
              imported
              unchanged
              refusedCount
              refused {
                line
                field
                value
                message
              }
              warnings
              totals {
                kind
                amount {
                  amount
                  currency
                }
              }
            }
            allowedActions {
              action
              allowed
              reasonCode
            }
          }
        }
      }
    `,
    { id },
    ['Job'],
  );
  const job = data.node?.__typename === 'Job' ? data.node : null;
  const active = job?.state === 'RUNNING' || job?.state === 'QUEUED';
  // Events tell the end; progress is asked for.
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(refresh, pollEvery);
    return () => clearInterval(timer);
  }, [active, refresh]);
  const [copied, setCopied] = useState(false);
  if (!job) return <Empty kind="new" noun="" icon="search" title={t('notFound.title', 'Not found')} text={t('notFound.text', 'There is nothing at this address, or it is not yours to see.')} />;
  // The bell reads a part of the same report, and may be first: there is none until all of it is here.
  const report = job.importReport?.refused && job.importReport.totals ? job.importReport : null;
  const state = importState(job);
  const list = report ? kindList(report.kind) : undefined;
  const nothing = job.state === 'DONE' && report && report.imported === 0 && report.refusedCount > 0;
  return (
    <>
      {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
      {job.error || nothing ? (
        <Section>
          {job.error ? <Banner tone="danger">{job.error}</Banner> : null}
          {nothing ? <Banner tone="warn">{t('imports.nothing', 'Nothing was written: correct the lines below in the file and import it again, or keep the good records.')}</Banner> : null}
        </Section>
      ) : null}
      {active ? (
        <Section>
          <JobProgress done={job.done} total={job.total} />
        </Section>
      ) : null}
      {report ? (
        <Section>
          <Figures>
            <Figure label={t('imports.imported', 'Imported')} value={formatCount(report.imported)} />
            <Figure label={t('imports.unchanged', 'Unchanged')} value={formatCount(report.unchanged)} />
            <Figure label={t('imports.refused', 'Refused')} value={formatCount(report.refusedCount)} />
          </Figures>
        </Section>
      ) : null}
      <Section>
        <Facts
          facts={[
            [t('imports.state', 'State'), <Badge key="state" tone={state.tone}>{state.label}</Badge>],
            [t('imports.file', 'File'), report?.file],
            [t('imports.kind', 'Kind'), report ? kindName(report.kind) : null],
            [t('imports.format', 'Format'), report?.format.toUpperCase()],
            [t('imports.records', 'Records'), report ? formatCount(report.records) : null],
            ...(report?.totals ?? []).map((total) => [t('imports.total', '{kind} in all', { kind: kindName(total.kind) }), <Money key={`${total.kind} ${total.amount.currency}`} value={total.amount} unit="code" zero="digits" />] as const),
            [t('imports.when', 'Started'), <Instant key="started" at={job.createdAt} />],
            [t('imports.finished', 'Finished'), job.finishedAt ? <Instant key="finished" at={job.finishedAt} /> : null],
          ]}
        />
      </Section>
      <Section>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {list && report && report.imported > 0 ? (
            <Button icon="right" onClick={() => void navigate({ to: list as never })}>
              {t('imports.see', 'See {kind}', { kind: kindName(report.kind).toLowerCase() })}
            </Button>
          ) : null}
          {report && report.refused.length > 0 ? (
            <Button
              icon="download"
              onClick={() => {
                saveAs(toCsv([['line', 'field', 'value', 'message'], ...report.refused.map((cell) => [String(cell.line), cell.field, cell.value, cell.message])]), `refused-${report.file.replace(/\.[^.]+$/, '')}.csv`);
                setCopied(true);
              }}
            >
              {copied ? t('imports.saved', 'Saved') : t('imports.save', 'Save what was refused')}
            </Button>
          ) : null}
          <JobActions job={job} onDone={refresh} />
        </div>
      </Section>
      {report && report.warnings.length > 0 ? (
        <Section title={t('imports.warnings', 'Warnings')}>
          <ul>
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {report && report.refused.length > 0 ? (
        <Section title={t('imports.refusals', 'Refused')}>
          <Refusals cells={report.refused} more={report.refusedCount > report.refused.length} />
        </Section>
      ) : null}
    </>
  );
}
