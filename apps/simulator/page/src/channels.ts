/** What the page offers for a provider; of those not named here only text and pictures. */
export interface Features {
  follow: boolean;
  menu: boolean;
  enter: boolean;
  /** Agents answer in the provider's own client, too, and messages can be taken back. */
  servicer: boolean;
  tools: readonly ('image' | 'video' | 'file' | 'voice-file' | 'location' | 'link' | 'card' | 'unknown')[];
  voice: boolean;
  /** The provider's own codes for a token that is over and for too many calls, and the path they are about. */
  codes: { path: string; token: string; rate: string } | null;
}

const WECHAT = { path: '/message/', token: '42001', rate: '45011' };
const PLAIN: Features = {
  follow: false,
  menu: false,
  enter: false,
  servicer: false,
  tools: ['image'],
  voice: false,
  codes: null,
};

const FEATURES: Record<string, Features> = {
  wechat: {
    ...PLAIN,
    follow: true,
    menu: true,
    tools: ['image', 'video', 'voice-file', 'location', 'link', 'unknown'],
    voice: true,
    codes: WECHAT,
  },
  'wechat-mini-program': {
    ...PLAIN,
    enter: true,
    tools: ['image', 'card', 'unknown'],
    codes: WECHAT,
  },
  wecom: {
    ...PLAIN,
    enter: true,
    servicer: true,
    tools: ['image', 'video', 'voice-file', 'file', 'location', 'link', 'unknown'],
    voice: true,
    codes: { path: '/kf/send_msg', token: '42001', rate: '45009' },
  },
  mail: { ...PLAIN, tools: ['image', 'file'] },
};

export function featuresOf(provider: string): Features {
  return FEATURES[provider] ?? PLAIN;
}

/** The switches: each is a set of fault rules with its name as tag. */
export const FAULTS = ['duplicate', 'reorder', 'delay', 'drop', 'status', 'token', 'rate'] as const;
export type FaultName = (typeof FAULTS)[number];

/** The rules of a switch; null: this provider has no such fault. */
export function rulesOf(name: FaultName, provider: string): object[] | null {
  const codes = featuresOf(provider).codes;
  const rule = (more: object) => ({ provider, tag: name, ...more });
  const pushes = { match: { event: '*' } };
  const sends = { match: { path: codes?.path ?? '*' } };
  switch (name) {
    case 'duplicate':
      return [rule({ ...pushes, action: 'duplicate 3' })];
    case 'reorder':
      return [rule({ ...pushes, action: 'reorder' })];
    case 'delay':
      return [rule({ ...pushes, action: 'delay_ms 4000' })];
    case 'drop':
      // Of each push the second attempt gets through, as after a short break of the line.
      return [
        rule({ ...pushes, action: 'close_after_accept', every: 2 }),
        rule({ ...sends, action: 'close_after_accept' }),
      ];
    case 'status':
      return [rule({ match: { path: '*' }, action: 'status 503' })];
    case 'token':
      // Each first call is refused; the one after it, with a fresh token, is not.
      return codes && [rule({ ...sends, action: `error ${codes.token}`, every: 2 })];
    case 'rate':
      return codes && [rule({ ...sends, action: `error ${codes.rate}` })];
  }
}
