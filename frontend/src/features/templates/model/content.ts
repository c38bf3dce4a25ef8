import { t } from '~/i18n';

/** How a template looks inside: the JSON of its content. */
export interface Content {
  name: string;
  language: string;
  paper: Paper;
  /** #rrggbb. */
  accent: string;
  /** Instead of the word for the kind of document. */
  title: string;
  columns: readonly Column[];
  /** Of CSV and Excel; as columns when empty. */
  dataColumns: readonly Column[];
  /** Outermost first. */
  breakdown: readonly Dimension[];
  /** On paper the groups of the breakdown without their lines. */
  subtotalsOnly: boolean;
  show: Blocks;
  header: string;
  footer: string;
  subject: string;
  body: string;
}

export interface Column {
  readonly field: string;
  /** The word of the language when empty. */
  readonly label: string;
}

export type Paper = 'A4' | 'LETTER';
export type Blocks = Readonly<Record<(typeof blocks)[number], boolean>>;
export type Dimension = (typeof dimensions)[number];
export type TextName = (typeof texts)[number];

export const languages = ['en', 'en-GB', 'de', 'fr', 'es', 'es-US'] as const;
export const blocks = ['logo', 'taxes', 'terms', 'remittance', 'paymentQr'] as const;
export const dimensions = ['product', 'site', 'costCentre', 'contract', 'service'] as const;
export const mostDimensions = 3;
export const mostColumns = 24;
export const texts = ['title', 'header', 'footer', 'subject', 'body'] as const;
export const fields = ['document', 'issuedOn', 'dueOn', 'account', 'order', 'currency', 'no', 'code', 'description', 'product', 'site', 'costCentre', 'contract', 'service', 'from', 'to', 'period', 'quantity', 'unit', 'unitPrice', 'net', 'taxRate', 'tax', 'gross'] as const;

/** What the expressions of texts can use. */
export const names = ['title', 'number', 'issuedOn', 'dueOn', 'from', 'to', 'seller', 'email', 'phone', 'website', 'iban', 'bic', 'buyer', 'contact', 'account', 'order', 'contract', 'original', 'reason', 'terms', 'currency', 'reference', 'lines', 'net', 'tax', 'total', 'settled', 'balance', 'kind'] as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const columnsOf = (value: unknown): Column[] =>
  list(value).flatMap((entry) => {
    const column = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    return typeof column['field'] === 'string' ? [{ field: column['field'], label: text(column['label']) }] : [];
  });

/** Reads the JSON of a template. What is missing is empty, what is not understood is left out: the server judges it on saving. */
export function readContent(json: string): Content {
  let raw: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed === 'object' && parsed !== null) raw = parsed as Record<string, unknown>;
  } catch {
    // Shown as an empty template.
  }
  const show = (typeof raw['show'] === 'object' && raw['show'] !== null ? raw['show'] : {}) as Record<string, unknown>;
  return {
    name: text(raw['name']),
    language: text(raw['language']) || 'en',
    paper: raw['paper'] === 'LETTER' ? 'LETTER' : 'A4',
    accent: text(raw['accent']),
    title: text(raw['title']),
    columns: columnsOf(raw['columns']),
    dataColumns: columnsOf(raw['dataColumns']),
    breakdown: list(raw['breakdown']).filter((entry): entry is Dimension => (dimensions as readonly unknown[]).includes(entry)),
    subtotalsOnly: raw['subtotalsOnly'] === true,
    show: Object.fromEntries(blocks.map((block) => [block, show[block] === true])) as Blocks,
    header: text(raw['header']),
    footer: text(raw['footer']),
    subject: text(raw['subject']),
    body: text(raw['body']),
  };
}

/** The JSON that the server keeps; what is empty is not in it. */
export function writeContent(content: Content): string {
  const columns = (of: readonly Column[]) => of.map(({ field, label }) => (label.trim() === '' ? { field } : { field, label: label.trim() }));
  return JSON.stringify({
    name: content.name.trim(),
    language: content.language,
    paper: content.paper,
    accent: content.accent.trim(),
    ...(content.title === '' ? {} : { title: content.title }),
    columns: columns(content.columns),
    ...(content.dataColumns.length === 0 ? {} : { dataColumns: columns(content.dataColumns) }),
    ...(content.breakdown.length === 0 ? {} : { breakdown: content.breakdown }),
    ...(content.subtotalsOnly && content.breakdown.length > 0 ? { subtotalsOnly: true } : {}),
    show: content.show,
    ...Object.fromEntries((['header', 'footer', 'subject', 'body'] as const).flatMap((name) => (content[name] === '' ? [] : [[name, content[name]]]))),
  });
}

/** The entry at a place moved by one, and the rest in order; the same list at either end. */
export function moved<T>(all: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const to = at + by;
  const [entry, other] = [all[at], all[to]];
  if (entry === undefined || other === undefined) return all;
  return all.map((one, i) => (i === at ? other : i === to ? entry : one));
}

/** The field that an error of the server is about: "columns.2.label" of ["content", "columns", "2", "label"]. */
export const fieldOf = (path: readonly string[]): string => (path[0] === 'content' || path[0] === 'template' ? path.slice(1) : path).join('.');

/** What is wrong with a field, beside the field: its name stands there already. */
export const aboutField = (field: string, message: string): string => {
  const own = message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message;
  return own.charAt(0).toUpperCase() + own.slice(1);
};

export type Part = 'page' | 'columns' | 'texts' | 'data';
export const parts: readonly Part[] = ['page', 'columns', 'texts', 'data'];

/** The part of the editor where a field stands; undefined for what is about the whole. */
export function partOf(field: string): Part | undefined {
  const [head = ''] = field.split('.');
  if (['name', 'language', 'paper', 'accent', 'title', 'show', 'logoFileId'].includes(head)) return 'page';
  if (['columns', 'breakdown', 'subtotalsOnly'].includes(head)) return 'columns';
  if (['header', 'footer', 'subject', 'body'].includes(head)) return 'texts';
  return head === 'dataColumns' ? 'data' : undefined;
}

export const languageName = (language: string): string =>
  ({ en: t('language.en', 'English (US)'), 'en-GB': t('language.enGB', 'English (UK)'), de: t('language.de', 'German'), fr: t('language.fr', 'French'), es: t('language.es', 'Spanish (Spain)'), 'es-US': t('language.esUS', 'Spanish (US)') })[language] ?? language;

export const blockName = (block: (typeof blocks)[number]): string =>
  ({
    logo: t('block.logo', 'Logo'),
    taxes: t('block.taxes', 'Taxes by jurisdiction'),
    terms: t('block.terms', 'Terms and conditions'),
    remittance: t('block.remittance', 'Remittance slip with the payment reference'),
    paymentQr: t('block.paymentQr', 'QR code to pay by phone'),
  })[block];

export const dimensionName = (dimension: string): string =>
  ({
    product: t('breakdown.product', 'Product'),
    site: t('breakdown.site', 'Site'),
    costCentre: t('breakdown.costCentre', 'Cost centre'),
    contract: t('breakdown.contract', 'Contract'),
    service: t('breakdown.service', 'Service'),
  })[dimension] ?? dimension;

export const fieldName = (field: string): string =>
  ({
    document: t('field.document', 'Document number'),
    issuedOn: t('field.issuedOn', 'Issue date'),
    dueOn: t('field.dueOn', 'Due date'),
    account: t('field.account', 'Account'),
    order: t('field.order', 'Purchase order'),
    currency: t('field.currency', 'Currency'),
    no: t('field.no', 'Line number'),
    code: t('field.code', 'Product code'),
    description: t('field.description', 'Description'),
    from: t('field.from', 'Service from'),
    to: t('field.to', 'Service to'),
    period: t('field.period', 'Service period'),
    quantity: t('field.quantity', 'Quantity'),
    unit: t('field.unit', 'Unit'),
    unitPrice: t('field.unitPrice', 'Unit price'),
    net: t('field.net', 'Net amount'),
    taxRate: t('field.taxRate', 'Tax rate'),
    tax: t('field.tax', 'Tax'),
    gross: t('field.gross', 'Gross amount'),
  })[field] ?? dimensionName(field);
