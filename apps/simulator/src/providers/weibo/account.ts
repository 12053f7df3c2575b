import { Random } from '../../world/random';
import type { DeskSettings } from '../chat/desk';

/** A Weibo account in developer mode. Ids are beyond 2^53, as real ones are. */
export interface WeiboSettings extends DeskSettings {
  app_secret: string;
  token: string;
  /** How pushes are written. */
  format: 'json' | 'xml';
}

export function accountOf(index: number): WeiboSettings {
  const random = new Random(4_500 + index);
  return {
    id: `90071992547410${String(11 + 2 * index)}`,
    name: `微博 ${index + 1}`,
    hook_url: null,
    app_secret: random.hex(32),
    token: `2.00${random.text(24)}`,
    format: 'json',
  };
}
