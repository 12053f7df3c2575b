import { avatarTone, initials } from '@yingda/design-system';

/** A person's picture or initials. */
export function Face({
  id,
  name,
  url,
  size = 40,
}: {
  id: string;
  name: string;
  url?: string;
  size?: number;
}) {
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.4)}px` };
  if (url) return <img class="face" src={url} alt="" style={style} />;
  return (
    <span class="face" aria-hidden="true" style={{ ...style, background: `var(--av-${avatarTone(id)})` }}>
      {initials(name)}
    </span>
  );
}
