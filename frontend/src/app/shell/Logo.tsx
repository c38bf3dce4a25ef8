export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--c-accent)" />
      <path d="M10 8h7a8 8 0 0 1 0 16h-7zM14 12v8h3a4 4 0 0 0 0-8z" fill="var(--c-on-fill)" />
      <path d="M10 26.5h12" stroke="var(--c-on-fill)" strokeWidth="2" strokeLinecap="round" opacity="0.6" />
    </svg>
  );
}
