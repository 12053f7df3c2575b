import './search.css';

/** A hit as the server sends it: matches stand between U+0001 and U+0002. */
export function hitParts(excerpt: string): { text: string; hit: boolean }[] {
  const parts: { text: string; hit: boolean }[] = [];
  let rest = excerpt;
  while (rest) {
    const start = rest.indexOf('\u0001');
    if (start < 0) break;
    const end = rest.indexOf('\u0002', start);
    if (start > 0) parts.push({ text: rest.slice(0, start), hit: false });
    parts.push({ text: rest.slice(start + 1, end < 0 ? undefined : end), hit: true });
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
  if (rest) parts.push({ text: rest, hit: false });
  return parts;
}

/** The text around a hit, with the hit marked. */
export function HitText({ excerpt }: { excerpt: string }) {
  return (
    <span className="hit">
      {hitParts(excerpt).map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
    </span>
  );
}
