interface ShareBarProps {
  /** 0 to 1. */
  part: number;
  /** Where the target is, 0 to 1. */
  target?: number | null;
}

/** A part as a bar with a mark at the target; the number stands beside it. */
export function ShareBar({ part, target }: ShareBarProps) {
  const percent = (value: number) => `${Math.min(100, Math.max(0, value * 100)).toFixed(1)}%`;
  return (
    <span className="share-bar" aria-hidden="true">
      <i style={{ width: percent(part) }} />
      {target === null || target === undefined || target > 1 ? null : (
        <u style={{ left: `calc(${percent(target)} - 1px)` }} />
      )}
    </span>
  );
}
