import { avatarTone, initials } from '@yingda/design-system';
import type { ShownPresenceState } from '@yingda/contracts/names';

interface AvatarProps {
  id: string;
  name: string;
  size?: 20 | 24 | 32 | 40 | 56;
  url?: string | undefined;
  presence?: ShownPresenceState;
}

/** A face: picture, or initials on a tone that stays the same for this id. The name is said beside it, not by it. */
export function Avatar({ id, name, size = 32, url, presence }: AvatarProps) {
  return (
    <span
      className={`avatar s${size}`}
      aria-hidden="true"
      style={url ? undefined : { background: `var(--av-${avatarTone(id)})` }}
    >
      {url ? <img src={url} alt="" /> : initials(name)}
      {presence ? <i className={`presence ${presence}`} /> : null}
    </span>
  );
}
