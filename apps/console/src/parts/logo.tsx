/** The product's mark. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent-fill)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 9.5h16v11h-8.5l-4.5 4v-4H8z" />
        <path d="M12.5 15l2.500 2.500 4.500-5" />
      </g>
    </svg>
  );
}
