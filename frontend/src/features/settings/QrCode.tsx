import { useMemo } from 'react';
import { encode } from 'uqr';
import { t } from '~/i18n';
import css from './settings.module.css';

/** The text as a QR code: one path of unit squares. */
export default function QrCode({ text }: { text: string }) {
  const { path, size } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 });
    let d = '';
    code.data.forEach((row, y) =>
      row.forEach((dark, x) => {
        if (dark) d += `M${x} ${y}h1v1h-1z`;
      }),
    );
    return { path: d, size: code.size };
  }, [text]);
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={t('totp.qr', 'QR code for the authenticator app')}>
      <path d={path} />
    </svg>
  );
}
