import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { ForbiddenPage, NotFoundPage } from '~/app/errors';
import { useList } from '~/app/list';
import { useCommit, useIdempotencyKey } from '~/app/mutation';
import { uploadFile } from '~/app/records/files';
import form from '~/app/records/records.module.css';
import { useAppContext } from '~/app/router';
import { useCan } from '~/app/viewer';
import { t } from '~/i18n';
import { withField } from '~/lib/url';
import { Badge, Banner, Button, CheckField, Chip, Dialog, Page, PageHeader, readProblem, SelectField, TabPanel, Tabs, TextField, toast } from '~/ui';
import type { TemplatePageDefaultQuery } from '~/__generated__/TemplatePageDefaultQuery.graphql';
import type { TemplatePageMutation } from '~/__generated__/TemplatePageMutation.graphql';
import type { TemplatePageQuery } from '~/__generated__/TemplatePageQuery.graphql';
import { ColumnsEditor } from './ColumnsEditor';
import { InvoicePicker } from './InvoicePicker';
import { aboutField, blockName, blocks, dimensionName, dimensions, fieldOf, languageName, languages, mostDimensions, partOf, parts, readContent, writeContent, type Content, type Part } from './model/content';
import { Preview } from './Preview';
import css from './templates.module.css';
import { TextEditor } from './TextEditor';

/** One template: its fields, and beside them what the server makes of it. */
export default function TemplatePage(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const can = useCan();
  if (!can('billing:read')) return <ForbiddenPage noun={t('templates.noun', 'templates')} />;
  return id === 'new' ? <New /> : <Kept key={id} id={id} />;
}

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly content: string;
  readonly logo: { readonly id: string; readonly fileName: string } | null | undefined;
}

function New() {
  const can = useCan();
  const { defaultTemplate } = useLazyLoadQuery<TemplatePageDefaultQuery>(
    graphql`
      query TemplatePageDefaultQuery {
        defaultTemplate
      }
    `,
    {},
  );
  return can('templates:write') ? <Editor kept={null} content={defaultTemplate} /> : <ForbiddenPage noun={t('templates.writing', 'changing templates')} />;
}

function Kept({ id }: { id: string }) {
  const { node } = useLazyLoadQuery<TemplatePageQuery>(
    graphql`
      query TemplatePageQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Template {
            id
            name
            version
            content
            logo {
              id
              fileName
            }
          }
        }
      }
    `,
    { id },
    // An edit starts from what the server has now.
    { fetchPolicy: 'network-only' },
  );
  return node?.__typename === 'Template' ? <Editor kept={node} content={node.content} /> : <NotFoundPage />;
}

function Editor({ kept: found, content: start }: { kept: Kept | null; content: string }) {
  // The edit keeps what it started from; the store may move on below it.
  const [kept, setKept] = useState(found);
  const list = useList();
  const navigate = useNavigate();
  const can = useCan();
  const { session } = useAppContext();
  const input = useRef<HTMLInputElement>(null);
  const [content, setContent] = useState<Content>(() => ({ ...readContent(start), ...(kept ? { name: kept.name } : { name: '' }) }));
  const [logo, setLogo] = useState<{ readonly id: string; readonly fileName: string } | null>(kept?.logo ?? null);
  const [uploading, setUploading] = useState(false);
  const [saved, setSaved] = useState<Readonly<Record<string, string>>>({});
  const [drawn, setDrawn] = useState<Readonly<Record<string, string>>>({});
  const [copying, setCopying] = useState(false);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<TemplatePageMutation>(graphql`
    mutation TemplatePageMutation($input: SaveTemplateInput!) {
      saveTemplate(input: $input) {
        template {
          id
          name
          language
          version
          content
          logo {
            id
            fileName
          }
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const json = writeContent(content);
  // A preview without a name is a preview all the same.
  const shown = useMemo(() => writeContent({ ...content, name: content.name.trim() || '–' }), [content]);
  const touched = kept === null || logo?.id !== kept.logo?.id || json !== writeContent({ ...readContent(kept.content), name: kept.name });
  const writes = can('templates:write');
  const errors = { ...saved, ...drawn };
  const change = (part: Partial<Content>) => {
    setContent({ ...content, ...part });
    setSaved((old) => Object.fromEntries(Object.entries(old).filter(([field]) => !Object.keys(part).includes(field.split('.')[0] ?? ''))));
  };
  const missing = content.name.trim() === '' ? t('template.nameFirst', 'Give the template a name first') : !touched ? t('editAccount.nothing', 'Nothing is changed') : undefined;

  const show = (name: string) => {
    const at = partOf(name);
    if (!at) return;
    list.setTab(at === 'page' ? '' : at);
    // The first field of that part that is wrong.
    setTimeout(() => document.querySelector<HTMLElement>('[role=tabpanel] [aria-invalid=true]')?.focus(), 50);
  };
  const save = async (as?: string) => {
    if (busy || !writes || (as === undefined && missing)) return false;
    const name = as ?? content.name.trim();
    const answer = await commit({
      input: {
        ...(kept && as === undefined ? { id: kept.id, version: kept.version } : {}),
        name,
        content: as === undefined ? json : writeContent({ ...content, name }),
        ...(logo ? { logoFileId: logo.id } : {}),
        idempotencyKey: key(),
      },
    });
    if (!answer) return false;
    renew();
    const { template, userErrors } = answer.saveTemplate;
    if (!template || userErrors.length > 0) {
      const found = Object.fromEntries(userErrors.map((error) => [fieldOf(error.field), aboutField(fieldOf(error.field), error.message)]));
      setSaved(found);
      Object.keys(found).slice(0, 1).forEach(show);
      return false;
    }
    setSaved({});
    if (as === undefined) {
      setLogo(template.logo ?? null);
      setKept(template);
    }
    toast({ tone: 'ok', message: t('template.saved', '{name} is saved', { name: template.name }) });
    if (template.id !== kept?.id) void navigate({ to: '/templates/$id', params: { id: template.id } as never, search: ((old: object) => old) as never, replace: kept === null });
    return true;
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'template.save', label: t('command.template.save', 'Save this template'), group: t('command.group.templates', 'Templates'), icon: 'check', keys: 'mod+enter', permission: 'templates:write', run: () => void latest.current() },
        { id: 'template.copy', label: t('command.template.copy', 'Save this template as a new one'), group: t('command.group.templates', 'Templates'), icon: 'plus', permission: 'templates:write', run: () => setCopying(true) },
      ],
      [],
    ),
  );

  const takeLogo = async (file: File | undefined) => {
    if (!file) return;
    setUploading(true);
    try {
      setLogo(await uploadFile(session, file));
    } catch (error) {
      toast({ tone: 'danger', message: readProblem(error).message });
    }
    setUploading(false);
    if (input.current) input.current.value = '';
  };

  const wrong = (part: Part) => Object.keys(errors).filter((field) => partOf(field) === part).length;
  const labels: Record<Part, string> = { page: t('template.page', 'Page'), columns: t('template.columns', 'Columns'), texts: t('template.texts', 'Texts'), data: t('template.data', 'Data files') };
  const part = parts.find((entry) => entry === list.tab) ?? 'page';
  const title = kept?.name ?? t('templates.new', 'New template');
  const about = Object.entries(errors).filter(([field]) => partOf(field) === undefined);
  const field = (name: keyof Content & string) => (errors[name] ? { error: errors[name] } : {});
  const text = (name: 'title' | 'header' | 'footer' | 'subject' | 'body') => ({ value: content[name], onChange: (value: string) => change({ [name]: value }), error: errors[name], disabled: !writes });
  return (
    <Page title={title}>
      <PageHeader
        title={title}
        meta={touched && kept ? <Badge tone="warn">{t('template.unsaved', 'Not saved')}</Badge> : null}
        back={{ label: t('template.back', 'All templates'), onClick: () => void navigate({ to: '/templates' }) }}
        actions={
          writes ? (
            <>
              {kept ? (
                <Button icon="plus" onClick={() => setCopying(true)}>
                  {t('template.saveAs', 'Save as new')}
                </Button>
              ) : null}
              <Button kind="primary" keys="mod+enter" busy={busy} reason={missing} onClick={() => void save()}>
                {t('editAccount.save', 'Save')}
              </Button>
            </>
          ) : null
        }
      />
      <div className={css.editor}>
        <div className={css.form}>
          <div className={css.tabs}>
            <Tabs
              label={t('template.parts', 'Parts of the template')}
              value={part}
              onChange={(next) => list.setTab(next === 'page' ? '' : next)}
              items={parts.map((id) => ({ id, label: labels[id], ...(wrong(id) > 0 ? { count: t('template.wrong', '{n} wrong', { n: wrong(id) }) } : {}) }))}
            />
          </div>
          <TabPanel id={part}>
            {/* A scrolling region must be reachable by keyboard. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className={css.fields} tabIndex={0} role="group" aria-label={labels[part]}>
              {about.map(([name, message]) => (
                <Banner key={name} tone="danger">
                  {message}
                </Banner>
              ))}
              {part === 'page' ? (
                <>
                  <div className={form.two}>
                    <TextField label={t('templates.name', 'Name')} value={content.name} onChange={(name) => change({ name })} required maxLength={100} disabled={!writes} autoFocus={kept === null} {...field('name')} />
                    <SelectField label={t('templates.language', 'Language')} value={content.language} onChange={(language) => language && change({ language })} options={languages.map((value) => ({ value: value as string, label: languageName(value) }))} disabled={!writes} {...field('language')} />
                    <SelectField
                      label={t('template.paper', 'Paper')}
                      value={content.paper}
                      onChange={(paper) => paper && change({ paper })}
                      options={[
                        { value: 'A4' as const, label: 'A4' },
                        { value: 'LETTER' as const, label: t('template.letter', 'US letter') },
                      ]}
                      disabled={!writes}
                      {...field('paper')}
                    />
                    <div className={css.colour}>
                      <TextField label={t('template.accent', 'Colour')} value={content.accent} onChange={(accent) => change({ accent })} hint={t('template.accent.hint', 'Six hexadecimal digits after a #')} maxLength={7} disabled={!writes} {...field('accent')} />
                      {/^#[0-9a-f]{6}$/i.test(content.accent) ? (
                        <input type="color" aria-label={t('template.accent.choose', 'Choose a colour')} value={content.accent} disabled={!writes} onChange={(event) => change({ accent: event.currentTarget.value })} />
                      ) : null}
                    </div>
                  </div>
                  <TextEditor label={t('template.title', 'Title')} hint={t('template.title.hint', 'Empty: the word for the kind of document')} rows={1} {...text('title')} />
                  <fieldset className={css.columns}>
                    <legend className={css.legend}>{t('template.show', 'Shown on the page')}</legend>
                    {blocks.map((block) => (
                      <CheckField key={block} label={blockName(block)} value={content.show[block]} disabled={!writes} onChange={(on) => change({ show: { ...content.show, [block]: on } })} />
                    ))}
                    {errors['show'] ? <p className={css.error}>{errors['show']}</p> : null}
                  </fieldset>
                  <div className={css.logo}>
                    <span>
                      {t('templates.logo', 'Logo')}: {logo?.fileName ?? t('template.noLogo', 'none')}
                    </span>
                    {writes ? (
                      <>
                        <input ref={input} type="file" accept="image/png,image/jpeg" hidden aria-label={t('template.logo.choose', 'Choose a logo')} onChange={(event) => void takeLogo(event.currentTarget.files?.[0])} />
                        <Button kind="quiet" icon="upload" busy={uploading} onClick={() => input.current?.click()}>
                          {t('template.logo.upload', 'Upload PNG or JPEG')}
                        </Button>
                        {logo ? (
                          <Button kind="quiet" icon="trash" onClick={() => setLogo(null)}>
                            {t('template.logo.remove', 'Without a logo')}
                          </Button>
                        ) : null}
                      </>
                    ) : null}
                    {errors['logoFileId'] ? <p className={css.error}>{errors['logoFileId']}</p> : null}
                  </div>
                </>
              ) : part === 'columns' ? (
                <>
                  <ColumnsEditor label={t('template.lineColumns', 'Columns of the lines')} name="columns" value={content.columns} onChange={(columns) => change({ columns })} errors={errors} disabled={!writes} />
                  <fieldset className={css.columns}>
                    <legend className={css.legend}>{t('template.breakdown', 'Broken down by')}</legend>
                    <div className={css.chips}>
                      {dimensions.map((dimension) => {
                        const at = content.breakdown.indexOf(dimension);
                        return (
                          <Chip
                            key={dimension}
                            pressed={at >= 0}
                            onToggle={() => {
                              if (!writes || (at < 0 && content.breakdown.length >= mostDimensions)) return;
                              change({ breakdown: at >= 0 ? content.breakdown.filter((one) => one !== dimension) : [...content.breakdown, dimension] });
                            }}
                          >
                            {at >= 0 ? `${at + 1}. ` : ''}
                            {dimensionName(dimension)}
                          </Chip>
                        );
                      })}
                    </div>
                    <p className={form.muted}>{t('template.breakdown.hint', 'Outermost first, in the order in which they are chosen; at most three.')}</p>
                    <CheckField label={t('template.subtotals', 'Only the sums of the groups on paper')} value={content.subtotalsOnly && content.breakdown.length > 0} disabled={!writes || content.breakdown.length === 0} onChange={(subtotalsOnly) => change({ subtotalsOnly })} />
                    {[errors['breakdown'], errors['subtotalsOnly']].map((message) => (message ? <p key={message} className={css.error}>{message}</p> : null))}
                  </fieldset>
                </>
              ) : part === 'texts' ? (
                <>
                  <p className={form.muted}>{t('template.texts.hint', 'What stands between {open} and {close} is worked out for each document, such as {example}.', { open: '{{', close: '}}', example: '{{ number }}' })}</p>
                  <TextEditor label={t('template.header', 'Above the lines')} rows={3} {...text('header')} />
                  <TextEditor label={t('template.footer', 'Foot of each page')} rows={2} {...text('footer')} />
                  <TextEditor label={t('template.subject', 'Subject of the e-mail')} rows={1} {...text('subject')} />
                  <TextEditor label={t('template.body', 'Text of the e-mail')} rows={10} {...text('body')} />
                </>
              ) : (
                <>
                  <p className={form.muted}>{t('template.data.hint', 'For CSV and Excel; as on paper when there are none.')}</p>
                  <ColumnsEditor label={t('template.dataColumns', 'Columns of CSV and Excel')} name="dataColumns" value={content.dataColumns} onChange={(dataColumns) => change({ dataColumns })} errors={errors} disabled={!writes} />
                </>
              )}
            </div>
          </TabPanel>
        </div>
        <section className={css.side} aria-label={t('preview.label', 'Preview')}>
          <div className={css.sideHead}>
            <InvoicePicker value={list.filter['invoice']?.[0] ?? null} onChange={(invoice) => list.setFilter(withField(list.filter, 'invoice', [invoice]))} />
          </div>
          <Preview content={shown} invoice={list.filter['invoice']?.[0] ?? null} logo={logo?.id} onErrors={setDrawn} onShow={show} />
        </section>
      </div>
      {copying ? <CopyDialog name={content.name} busy={busy} error={saved['name'] ?? Object.values(saved)[0]} onClose={() => setCopying(false)} onSave={async (name) => (await save(name)) && setCopying(false)} /> : null}
    </Page>
  );
}

function CopyDialog({ name: start, busy, error, onClose, onSave }: { name: string; busy: boolean; error: string | undefined; onClose: () => void; onSave: (name: string) => Promise<unknown> }) {
  const [name, setName] = useState(t('template.copyOf', '{name} copy', { name: start }));
  const missing = name.trim() === '' ? t('template.nameFirst', 'Give the template a name first') : undefined;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t('template.saveAs', 'Save as new')}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="copy-template" busy={busy} reason={missing}>
            {t('editAccount.save', 'Save')}
          </Button>
        </>
      }
    >
      <form
        id="copy-template"
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing) void onSave(name.trim());
        }}
      >
        <TextField label={t('templates.name', 'Name')} value={name} onChange={setName} required maxLength={100} autoFocus {...(error ? { error } : {})} />
      </form>
    </Dialog>
  );
}
