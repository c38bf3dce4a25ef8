/**
 * Search params a person can read: "?f=bucket:31-60|61-90,seg:dealer&sort=-due". Values are strings; a plus stays a plus.
 */

export type Filter = Readonly<Record<string, readonly string[]>>;

const escapes = /[~,:|]/g;
const escape = (text: string): string => text.replace(escapes, (char) => `~${char}`);
const unescape = (text: string): string => text.replace(/~(.)/gs, '$1');

/** Splits at a separator that no tilde escapes. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '~') part += char + text.charAt(++i);
    else if (char === separator) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  parts.push(part);
  return parts;
}

/** Fields in alphabetical order, so that the same filter has one address. Fields without a value are left out; no filter gives undefined. */
export function encodeFilter(filter: Filter): string | undefined {
  const fields = Object.keys(filter)
    .filter((field) => (filter[field]?.length ?? 0) > 0)
    .toSorted();
  if (fields.length === 0) return undefined;
  return fields.map((field) => `${escape(field)}:${(filter[field] ?? []).map(escape).join('|')}`).join(',');
}

/** The inverse. Parts that say nothing are dropped, never refused: an address may come from anywhere. */
export function decodeFilter(text: string | undefined): Filter {
  const filter: Record<string, readonly string[]> = {};
  if (!text) return filter;
  for (const part of split(text, ',')) {
    const [field, ...values] = split(part, ':');
    if (!field || values.length === 0) continue;
    const read = split(values.join(':'), '|').map(unescape).filter((value) => value !== '');
    if (read.length > 0) filter[unescape(field)] = read;
  }
  return filter;
}

/** The filter with one field replaced; an empty list takes the field out. */
export function withField(filter: Filter, field: string, values: readonly string[]): Filter {
  const { [field]: _, ...rest } = filter;
  return values.length > 0 ? { ...rest, [field]: values } : rest;
}

/** Adds the value to the field, or takes it out when it is there. */
export function toggleValue(filter: Filter, field: string, value: string): Filter {
  const values = filter[field] ?? [];
  return withField(filter, field, values.includes(value) ? values.filter((v) => v !== value) : [...values, value]);
}

export interface Sort {
  field: string;
  descending: boolean;
}

/** "-due" is due, latest first. */
export function decodeSort(text: string | undefined): Sort | undefined {
  if (!text) return undefined;
  const descending = text.startsWith('-');
  const field = descending ? text.slice(1) : text;
  return field === '' ? undefined : { field, descending };
}

export const encodeSort = (sort: Sort | undefined): string | undefined => (sort ? (sort.descending ? '-' : '') + sort.field : undefined);

/** What the server calls the field that the list is sorted by; undefined for a field that it does not sort by. */
export function sortField<Name extends string>(fields: Readonly<Record<string, Name>>, sort: Sort | undefined): Name | undefined {
  return sort && Object.hasOwn(fields, sort.field) ? fields[sort.field] : undefined;
}

const readable = /%(3A|2C|7C|40|2F|21|7E|2B|20)/gi;
const encode = (text: string): string =>
  encodeURIComponent(text).replace(readable, (code, hex: string) => (hex === '20' ? '%20' : decodeURIComponent(code)));

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function parseSearch(search: string): Record<string, string> {
  const params: Record<string, string> = {};
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const [name = '', ...value] = pair.split('=');
    params[decode(name)] = decode(value.join('='));
  }
  return params;
}

export function stringifySearch(params: Record<string, unknown>): string {
  const pairs = Object.entries(params)
    .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
    .map(([name, value]) => `${encode(name)}=${encode(value === true ? '1' : String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
