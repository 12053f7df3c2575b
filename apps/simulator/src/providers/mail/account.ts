import { Mailbox } from './mailbox';

/** The shop's mailbox at this provider, as its owner sees it. */
export interface MailAccount {
  address: string;
  name: string;
  password: string;
  access_token: string;
  /** False: a push during IDLE gets lost; only looking finds the mail. */
  idle_pushes: boolean;
  /** Refuses `MAIL FROM:<>`, as submission servers for accounts do. */
  refuse_null_sender: boolean;
}

export class Account {
  mailbox: Mailbox;

  constructor(
    public settings: MailAccount,
    validity: number,
  ) {
    this.mailbox = new Mailbox(validity);
  }

  admits(user: string, secret: { password?: string; accessToken?: string }): boolean {
    const { address, password, access_token: token } = this.settings;
    if (user.toLowerCase() !== address) return false;
    return secret.accessToken !== undefined ? secret.accessToken === token : secret.password === password;
  }

  /** Also under its plus-addresses. */
  has(address: string): boolean {
    const at = address.lastIndexOf('@');
    const bare = `${address.slice(0, at).split('+')[0]}${address.slice(at)}`;
    return bare.toLowerCase() === this.settings.address;
  }
}

export function firstAccount(seed: number): MailAccount {
  return {
    address: 'support@shop.example',
    name: 'Demo Shop',
    password: `mail-password-${seed}`,
    access_token: `mail-token-${seed}`,
    idle_pushes: true,
    refuse_null_sender: false,
  };
}
