import { AxisBottom, AxisLeft } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { useLayoutEffect, useRef, useState } from 'react';
import { formatCount, locale, t } from '~/i18n';
import { perMille, type Money as Amount } from '~/lib/money';
import { moneyText } from '~/ui';
import css from './ageing.module.css';

export interface Column {
  key: string;
  label: string;
  amount: Amount;
  count: number;
}

const height = 220;
const margin = { top: 22, right: 8, bottom: 26, left: 58 };

/** What is open, a column per bucket, from not due to oldest. Each column leads to its invoices. */
export default function BucketChart({ columns, total, onOpen }: { columns: readonly Column[]; total: Amount; onOpen: ((key: string) => void) | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  // Heights only: what is read is the label, which is exact.
  const shares = columns.map((column) => Math.max(0, perMille(column.amount, total)));
  const most = Math.max(1, ...shares);
  const narrow = width < 480;
  const left = narrow ? 8 : margin.left;
  const x = scaleBand({ domain: columns.map((column) => column.label), range: [0, Math.max(0, width - left - margin.right)], padding: 0.28 });
  const y = scaleLinear({ domain: [0, most * 1.06], range: [height - margin.top - margin.bottom, 0], nice: true });
  const floor = height - margin.top - margin.bottom;
  const percent = new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 });
  return (
    <div ref={box} className={css.chart}>
      {width > 0 ? (
        <svg width={width} height={height} role="group" aria-label={t('ageing.chart', 'Open by days past due')}>
          <Group left={left} top={margin.top}>
            {narrow ? null : (
              <AxisLeft scale={y} numTicks={4} hideAxisLine hideTicks tickFormat={(value) => percent.format(Number(value) / 1000)} tickClassName={css.tick ?? ''} tickLabelProps={{ className: css.tick ?? '', textAnchor: 'end', dx: -6, dy: 4 }} />
            )}
            {columns.map((column, i) => {
              const barX = x(column.label) ?? 0;
              // Something is never drawn as nothing.
              const barHeight = shares[i] === 0 && column.count === 0 ? 0 : Math.max(2, floor - y(shares[i] ?? 0));
              const barY = floor - barHeight;
              const name = t('ageing.segment', '{label}: {amount}, {share}, {count, plural, one {# item} other {# items}}', {
                label: column.label,
                amount: moneyText(column.amount, { unit: 'symbol' }),
                share: percent.format((shares[i] ?? 0) / 1000),
                count: column.count,
              });
              const body = (
                <>
                  <rect x={barX} y={0} width={x.bandwidth()} height={floor} className={css.hit} />
                  <Bar x={barX} y={barY} width={x.bandwidth()} height={barHeight} rx={3} className={css[`age${Math.min(i, 5)}`] ?? ''} />
                  <text x={barX + x.bandwidth() / 2} y={barY - 6} textAnchor="middle" className={css.value} aria-hidden="true">
                    {moneyText(column.amount, { compact: true })}
                  </text>
                </>
              );
              return onOpen ? (
                <g
                  key={column.key}
                  role="link"
                  tabIndex={0}
                  aria-label={name}
                  className={css.column}
                  onClick={() => onOpen(column.key)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' || event.key === ' ') {
                      event.preventDefault();
                      onOpen(column.key);
                    }
                  }}
                >
                  <title>{name}</title>
                  {body}
                </g>
              ) : (
                <g key={column.key} role="img" aria-label={name}>
                  <title>{name}</title>
                  {body}
                </g>
              );
            })}
            <AxisBottom scale={x} top={floor} hideTicks stroke="var(--c-line-strong)" tickLabelProps={{ className: css.tick ?? '', textAnchor: 'middle', dy: 2 }} />
          </Group>
        </svg>
      ) : (
        <div style={{ height }} />
      )}
      <p className="sr-only">{t('ageing.chart.items', '{n} open items in all', { n: formatCount(columns.reduce((sum, column) => sum + column.count, 0)) })}</p>
    </div>
  );
}
