import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { fetchQuery, graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage } from '~/app/errors';
import { jobStarted } from '~/app/jobs';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { saveAs, sizeText, uploadFile, type UploadedFile } from '~/app/records/files';
import { percentText } from '~/app/records/Rate';
import { useAppContext } from '~/app/router';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { toCsv } from '~/lib/csv';
import { Banner, Button, ErrorBanner, Page, PageHeader, readProblem, Scroll, Section, SelectField, SkeletonLines, SwitchField, TextAreaField, type Problem } from '~/ui';
import type { NewImportPageMutation } from '~/__generated__/NewImportPageMutation.graphql';
import type { NewImportPagePreviewQuery } from '~/__generated__/NewImportPagePreviewQuery.graphql';
import type { NewImportPageQuery } from '~/__generated__/NewImportPageQuery.graphql';
import css from './imports.module.css';
import { kindName } from './model/kinds';
import { tables } from './model/preview';
import { Refusals } from './Refusals';

type Preview = NewImportPagePreviewQuery['response']['importPreview'];

const previewQuery = graphql`
  query NewImportPagePreviewQuery($fileId: ID!, $kind: String!, $mapping: String!) {
    importPreview(fileId: $fileId, kind: $kind, mapping: $mapping, first: 20) {
      format
      header
      records {
        line
        kind
        cells {
          field
          value
        }
      }
      refused {
        line
        field
        value
        message
      }
      warnings
    }
  }
`;

/** Chooses a file and says what it holds; shows how its first rows would be read; starts the import. */
export default function NewImportPage(): ReactNode {
  const can = useCan();
  return can('imports:run') ? <Form /> : <ForbiddenPage noun={t('imports.noun', 'imports')} />;
}

function Form() {
  const navigate = useNavigate();
  const { key, renew } = useIdempotencyKey();
  const { importKinds, businessUnits } = useLazyLoadQuery<NewImportPageQuery>(
    graphql`
      query NewImportPageQuery {
        importKinds {
          name
          columns {
            name
            required
            description
          }
        }
        businessUnits {
          id
          code
          name
        }
      }
    `,
    {},
  );
  const [commit, busy] = useCommit<NewImportPageMutation>(graphql`
    mutation NewImportPageMutation($input: StartImportInput!) {
      startImport(input: $input) {
        job {
          id
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const [kind, setKind] = useState('accounts');
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [mapping, setMapping] = useState('');
  const [mapped, setMapped] = useState(false);
  const [keepGood, setKeepGood] = useState(false);
  const [unit, setUnit] = useState(businessUnits.length === 1 ? (businessUnits[0]?.id ?? null) : null);
  const [error, setError] = useState<string | null>(null);
  const { preview, reading, problem, retry } = usePreview(file?.id, kind, mapped ? mapping : '');
  const missing = !file
    ? t('imports.need.file', 'Choose a file first.')
    : businessUnits.length > 1 && !unit
      ? t('imports.need.unit', 'Say which business unit the records are for.')
      : problem
        ? t('imports.need.readable', 'The file can’t be read like this; see what the preview says.')
        : undefined;
  const start = async () => {
    if (!file || missing) return;
    setError(null);
    const answer = await commit({ input: { fileId: file.id, kind, mapping: mapped ? mapping : '', keepGood, ...(unit ? { businessUnitId: unit } : {}), idempotencyKey: key() } });
    const failed = answer?.startImport.userErrors[0];
    const job = answer?.startImport.job;
    if (failed) setError(failed.message);
    else if (job) {
      renew();
      jobStarted(job.id);
      void navigate({ to: '/imports', search: { peek: job.id } as never });
    }
  };
  const latest = useRef(start);
  useEffect(() => {
    latest.current = start;
  });
  useCommands(
    useMemo(
      (): Command[] => [{ id: 'import.start', label: t('imports.start', 'Start the import'), group: t('command.group.imports', 'Imports'), icon: 'upload', keys: 'mod+enter', run: () => void latest.current() }],
      [],
    ),
  );
  const columns = importKinds.find((entry) => entry.name === kind)?.columns ?? [];
  return (
    <Page title={t('imports.new', 'Import a file')}>
      <PageHeader title={t('imports.new', 'Import a file')} back={{ label: t('imports.title', 'Imports'), onClick: () => void navigate({ to: '/imports' }) }} />
      <Scroll>
        <div className={css.page}>
          <div className={css.form}>
            <SelectField
              label={t('imports.holds', 'What the file holds')}
              value={kind}
              onChange={(next) => {
                if (next) setKind(next);
                renew();
              }}
              options={importKinds.map((entry) => ({ value: entry.name, label: kindName(entry.name) }))}
            />
            <FileDrop
              file={file}
              onFile={(next) => {
                setFile(next);
                renew();
              }}
            />
            <div>
              <SwitchField
                label={t('imports.mapped', 'The file has columns of its own')}
                hint={t('imports.mapped.hint', 'A mapping in YAML says which column becomes which field, and may make several records of one row.')}
                value={mapped}
                onChange={(next) => {
                  setMapped(next);
                  renew();
                }}
              />
            </div>
            {mapped ? (
              <MappingField
                value={mapping}
                onChange={(text) => {
                  setMapping(text);
                  renew();
                }}
              />
            ) : null}
            {businessUnits.length > 1 ? (
              <SelectField
                label={t('imports.unit', 'Business unit')}
                required
                value={unit}
                onChange={(next) => {
                  setUnit(next);
                  renew();
                }}
                options={businessUnits.map((entry) => ({ value: entry.id, label: `${entry.code} – ${entry.name}` }))}
              />
            ) : null}
            <SwitchField
              label={t('imports.keepGood', 'Keep the good records of a file that has bad ones')}
              hint={t('imports.keepGood.hint', 'Otherwise a file with a single bad cell changes nothing.')}
              value={keepGood}
              onChange={(next) => {
                setKeepGood(next);
                renew();
              }}
            />
            {error ? <Banner tone="danger">{error}</Banner> : null}
            <div className={css.foot}>
              <Button kind="primary" icon="upload" busy={busy} onClick={() => void start()} keys="mod+enter" reason={missing}>
                {t('imports.go', 'Import')}
              </Button>
              <Button kind="quiet" onClick={() => void navigate({ to: '/imports' })}>
                {t('dialog.cancel', 'Cancel')}
              </Button>
            </div>
          </div>
          <div>
            {file ? (
              <PreviewView preview={preview} reading={reading} problem={problem} onRetry={retry} />
            ) : (
              <Columns kind={kind} columns={columns} />
            )}
          </div>
        </div>
      </Scroll>
    </Page>
  );
}

/** The columns that a kind of file has, and an empty file with them. */
function Columns({ kind, columns }: { kind: string; columns: readonly { readonly name: string; readonly required: boolean; readonly description: string }[] }) {
  return (
    <Section title={t('imports.columns', 'Columns of {kind}', { kind: kindName(kind).toLowerCase() })}>
      <div className={css.form}>
        <p className={css.hint}>{t('imports.columns.hint', 'CSV in UTF-8 with a header row, or the first sheet of an XLSX file. Dates are like 2026-11-22, decimals have a point. Columns that are not listed are named in a warning.')}</p>
        <Wide label={t('imports.columns', 'Columns of {kind}', { kind: kindName(kind).toLowerCase() })}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('imports.column', 'Column')}</th>
                <th scope="col">{t('imports.needed', 'Needed')}</th>
                <th scope="col">{t('imports.meaning', 'What it holds')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((column) => (
                <tr key={column.name}>
                  <td>
                    <code>{column.name}</code>
                  </td>
                  <td>{column.required ? t('imports.yes', 'yes') : ''}</td>
                  <td style={{ whiteSpace: 'normal', maxWidth: 'none' }}>{column.description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
        <div className={css.foot}>
          <Button icon="download" onClick={() => saveAs(toCsv([columns.map((column) => column.name)]), `${kind}.csv`)}>
            {t('imports.template', 'Empty file with these columns')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

/** A table that may be wider than its place. */
function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // A scrolling region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.wide} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}

function FileDrop({ file, onFile }: { file: UploadedFile | null; onFile: (file: UploadedFile | null) => void }) {
  const { session } = useAppContext();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    abort.current?.abort();
    const control = (abort.current = new AbortController());
    setProblem(null);
    onFile(null);
    setSent(0);
    try {
      onFile(await uploadFile(session, chosen, { signal: control.signal, onProgress: (done, total) => setSent(total > 0 ? Math.round((done * 100) / total) : 0) }));
    } catch (error) {
      if (!control.signal.aborted) setProblem(readProblem(error));
    } finally {
      if (abort.current === control) setSent(null);
    }
  };
  return (
    <div className={css.form}>
      <div
        className={css.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.xlsx"
          aria-label={t('imports.choose', 'Choose a file')}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        {file ? (
          <span>
            <span className={css.name}>{file.fileName}</span> <span className={css.hint}>{sizeText(file.size)}</span>
          </span>
        ) : (
          <span className={css.hint}>{t('imports.drop', 'Drop a CSV or XLSX file here')}</span>
        )}
        <Button icon="upload" busy={sent !== null} onClick={() => input.current?.click()}>
          {sent !== null ? t('files.sending', 'Sending, {percent}', { percent: percentText(String(sent)) }) : file ? t('imports.other', 'Choose another file') : t('imports.choose', 'Choose a file')}
        </Button>
      </div>
      {problem ? <ErrorBanner problem={problem} /> : null}
    </div>
  );
}

function MappingField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={css.form}>
      <TextAreaField label={t('imports.mapping', 'Mapping (YAML)')} rows={10} value={value} onChange={onChange} placeholder={'records:\n  - kind: invoices\n    fields:\n      number: InvoiceNo'} />
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml"
        aria-label={t('imports.mapping.choose', 'Choose a mapping file')}
        onChange={(event) => {
          void event.currentTarget.files?.[0]?.text().then(onChange);
          event.currentTarget.value = '';
        }}
      />
      <div className={css.foot}>
        <Button kind="quiet" icon="upload" onClick={() => input.current?.click()}>
          {t('imports.mapping.choose', 'Choose a mapping file')}
        </Button>
      </div>
    </div>
  );
}

/** Reads the first rows again whenever something that they depend on changes. */
function usePreview(fileId: string | undefined, kind: string, mapping: string) {
  const environment = useRelayEnvironment();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [reading, setReading] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    setProblem(null);
    if (!fileId) {
      setPreview(null);
      setReading(false);
      return;
    }
    setReading(true);
    let subscription: { unsubscribe: () => void } | undefined;
    const timer = setTimeout(() => {
      subscription = fetchQuery<NewImportPagePreviewQuery>(environment, previewQuery, { fileId, kind, mapping }, { fetchPolicy: 'network-only' }).subscribe({
        next: (response) => setPreview(response.importPreview),
        complete: () => setReading(false),
        error: (error: unknown) => {
          setPreview(null);
          setProblem(readProblem(error));
          setReading(false);
        },
      });
    }, 300);
    return () => {
      clearTimeout(timer);
      subscription?.unsubscribe();
    };
  }, [environment, fileId, kind, mapping, round]);
  return { preview, problem, reading, retry: () => setRound((n) => n + 1) };
}

function PreviewView({ preview, reading, problem, onRetry }: { preview: Preview | null; reading: boolean; problem: Problem | null; onRetry: () => void }) {
  if (problem) return <ErrorBanner problem={problem} onRetry={onRetry} />;
  if (!preview) return reading ? <SkeletonLines lines={8} /> : null;
  const bad = new Set(preview.refused.map((cell) => `${cell.line} ${cell.field}`));
  return (
    <div className={css.form} aria-busy={reading}>
      {preview.refused.length === 0 ? (
        <Banner tone="info">{t('imports.preview.good', 'The first rows read well. The whole file is checked before anything is written.')}</Banner>
      ) : (
        <Banner tone="warn">{t('imports.preview.bad', '{count, plural, one {# cell of the first rows can’t be taken.} other {# cells of the first rows can’t be taken.}}', { count: preview.refused.length })}</Banner>
      )}
      {preview.warnings.map((warning) => (
        <Banner key={warning} tone="warn">
          {warning}
        </Banner>
      ))}
      {tables(preview.records).map((table) => (
        <Section key={table.kind} title={t('imports.preview.title', '{kind}, as they will be read', { kind: kindName(table.kind) })}>
          <Wide label={t('imports.preview.title', '{kind}, as they will be read', { kind: kindName(table.kind) })}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('imports.lineNo', 'Line')}</th>
                  {table.fields.map((field) => (
                    <th key={field} scope="col">
                      {field}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row, index) => (
                  // A line may give several records of one kind.
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={index}>
                    <td className={css.number}>{row.line}</td>
                    {table.fields.map((field) => (
                      <td key={field} title={row.values[field]} data-refused={bad.has(`${row.line} ${field}`) || undefined}>
                        {row.values[field]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </Section>
      ))}
      {preview.refused.length > 0 ? (
        <Section title={t('imports.refusals', 'Refused')}>
          <Refusals cells={preview.refused} />
        </Section>
      ) : null}
    </div>
  );
}
