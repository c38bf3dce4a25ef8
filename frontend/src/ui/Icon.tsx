import { memo } from 'react';

/* Our own glyphs on a 16 px grid, drawn with a 1.5 px line. */
const paths = {
  inbox: 'M2 9.5 4 3.5h8l2 6v3h-12zM2 9.5h3.2a2.8 2.8 0 0 0 5.6 0H14',
  accounts: 'M2.5 13.5v-9l5-2v11M7.5 6.5h6v7M1.5 13.5h13M5 6v0M5 8.5v0M5 11v0M10.5 9v0M10.5 11v0',
  invoice: 'M3.5 1.5h6l3 3v10h-9zM9 1.5v3.5h3.5M5.5 8h5M5.5 11h3',
  cash: 'M1.5 4h13v8h-13zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6M4 8v0M12 8v0',
  payment: 'M1.5 4h13v8.5h-13zM1.5 7h13M4 10h2.5',
  ageing: 'M2.5 13.5v-4M6.2 13.5v-8M9.8 13.5v-5M13.5 13.5v-11',
  credit: 'M3.5 1.5h9v13l-2.2-1.3L8 14.5l-2.3-1.3-2.2 1.3zM6 7h4',
  dispute: 'M8 1.8 14.6 13.5H1.4zM8 6.3v3.2M8 11.5v0',
  contract: 'M4 1.5h8v13H4zM6.2 5h3.6M6.2 7.5h3.6M6.2 10h2',
  bill: 'M2 3h12v10H2zM2 6h12M5 6v7',
  carrier: 'M8 6.5v8M5.5 14.5h5M8 3.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3M4.6 8.4a4.8 4.8 0 0 1 0-6.8M11.4 8.4a4.8 4.8 0 0 0 0-6.8',
  inventory: 'M2 5 8 2l6 3v6l-6 3-6-3zM2 5l6 3 6-3M8 8v6',
  report: 'M2.5 2.5v11h11M5 10l2.5-3 2 1.5L13 4.5',
  ledger: 'M3 2h8.5a1.5 1.5 0 0 1 1.5 1.5V14H4.5A1.5 1.5 0 0 1 3 12.5zM3 12.5A1.5 1.5 0 0 1 4.5 11H13M6 5h4',
  audit: 'M8 1.5 13.5 3.5v4c0 3.5-2.4 5.8-5.5 7-3.1-1.2-5.5-3.5-5.5-7v-4zM5.8 7.8 7.4 9.4l3-3.2',
  settings: 'M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M10.7 2.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4M5.3 9.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4',
  users: 'M6 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M1.5 13.5a4.5 4.5 0 0 1 9 0M10.5 2.7a2.5 2.5 0 0 1 0 4.6M12 9.6a4.5 4.5 0 0 1 2.5 3.9',
  home: 'M2 7.5 8 2.5l6 5v6h-4v-4H6v4H2z',
  task: 'M2.5 2.5h11v11h-11zM5.2 8.2 7.2 10.2l3.8-4.4',
  promise: 'M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.8v3M10.5 1.8v3M6 10l1.4 1.4 2.8-3',
  phone: 'M3.2 2h2.6l1.2 3.2-1.6 1.2a8 8 0 0 0 4.2 4.2l1.2-1.6 3.2 1.2v2.6c0 .7-.6 1.2-1.2 1.2A10.8 10.8 0 0 1 2 3.2C2 2.6 2.5 2 3.2 2',
  mail: 'M1.5 3.5h13v9h-13zM1.5 4.5 8 9l6.5-4.5',
  note: 'M2.5 2.5h11v7l-4 4h-7zM13.5 9.5h-4v4',
  clip: 'M13 7.2 8 12.3a3.2 3.2 0 0 1-4.6-4.6l5.3-5.2a2.1 2.1 0 0 1 3 3L6.5 10.7a1 1 0 0 1-1.5-1.5L9.5 4.8',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3 14 14',
  filter: 'M2 3.5h12M4.5 8h7M6.5 12.5h3',
  sort: 'M5 3v10M2.5 10.5 5 13l2.5-2.5M11 13V3M8.5 5.5 11 3l2.5 2.5',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  columns: 'M2 3h12v10H2zM6 3v10M10 3v10',
  pin: 'M6 2h4l-.5 4.5 2.5 2.5H4l2.5-2.5zM8 9v5',
  hide: 'M2 2l12 12M6.5 4a6 6 0 0 1 1.5-.2c3.5 0 5.6 2.7 6.5 4.2a10 10 0 0 1-1.7 2.1M4 5.2A9.6 9.6 0 0 0 1.5 8c.9 1.5 3 4.2 6.5 4.2 1 0 1.9-.2 2.6-.6',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  check: 'M3 8.5 6.5 12 13 4.5',
  plus: 'M8 3v10M3 8h10',
  more: 'M3.5 8v0M8 8v0M12.5 8v0',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  right: 'M6 3.5 10.5 8 6 12.5',
  chevron: 'M4 6l4 4 4-4',
  menu: 'M2 4h12M2 8h12M2 12h12',
  rail: 'M2 3h12v10H2zM6 3v10',
  peek: 'M2 3h12v10H2zM10 3v10',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7',
  moon: 'M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7',
  system: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.5M13.5 2.2v3.3h-3.3',
  download: 'M8 2v8M4.5 6.8 8 10.2l3.5-3.4M2.5 13.5h11',
  upload: 'M8 10.5v-8M4.5 5.8 8 2.4l3.5 3.4M2.5 13.5h11',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  external: 'M6.5 3.5h-4v10h10v-4M9.5 2.5h4v4M13.5 2.5 7.5 8.5',
  offline: 'M2 2l12 12M4.5 8.2a5 5 0 0 1 2.2-1.3M2 5.7A9 9 0 0 1 4.3 4.2M7 3.2a9 9 0 0 1 7 2.5M10.5 7.4a5 5 0 0 1 1 .8M8 12v0',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V4.8a2.5 2.5 0 0 1 5 0V7',
  signout: 'M6.5 2.5h-4v11h4M10 5l3.5 3L10 11M13.5 8h-7',
  keyboard: 'M1.5 4h13v8h-13zM4 6.5v0M6.7 6.5v0M9.3 6.5v0M12 6.5v0M5 9.5h6',
  info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 7.3v3.5M8 5v0',
  clock: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 4.5V8l2.3 1.5',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.8a4.2 4.2 0 0 1 0 8H6',
  bell: 'M4 7a4 4 0 0 1 8 0c0 3.5 1.5 4.5 1.5 4.5h-11S4 10.5 4 7M6.5 13.8a1.6 1.6 0 0 0 3 0',
  edit: 'M2.5 13.5V11l7.5-7.5L12.5 6 5 13.5zM8.5 5 11 7.5',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9',
  flag: 'M3.5 14.5v-12M3.5 3h9l-2 3 2 3h-9',
  percent: 'M12.5 3.5l-9 9M4.8 3.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2M11.2 9.6a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2',
  card: 'M2 3.5h12v3.8H2zM2 9.2h12V13H2z',
} as const;

export type IconName = keyof typeof paths;

/** Decorative unless it has a title. */
export const Icon = memo(function Icon({ name, size = 16, title }: { name: IconName; size?: number; title?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={size > 18 ? 1.25 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden={title ? undefined : true}
      role={title ? 'img' : undefined}
      focusable="false"
    >
      {title ? <title>{title}</title> : null}
      <path d={paths[name]} />
    </svg>
  );
});
