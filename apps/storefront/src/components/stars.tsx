const STAR =
  'M10 1.800l2.500 5.200 5.700.800-4.100 4 1 5.600L10 14.700l-5.100 2.700 1-5.600-4.100-4 5.700-.800Z';

/** Five stars filled up to `value`. Without a label it is decoration beside the number. */
export function Stars({ value, label }: { value: number; label?: string }) {
  return (
    <span
      class="stars"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {[0, 1, 2, 3, 4].map((at) => {
        const share = Math.max(0, Math.min(1, value - at));
        return (
          <svg key={at} width="16" height="16" viewBox="0 0 20 20" aria-hidden="true">
            <path d={STAR} class="star-empty" />
            {share > 0 && (
              <path d={STAR} class="star-full" style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }} />
            )}
          </svg>
        );
      })}
    </span>
  );
}
