// The simulator stands for the provider here.
/* eslint-disable @nx/enforce-module-boundaries */
import type { Act, Details, Provider, SeenMessage } from '../../../simulator/src/provider';
import { mail } from '../../../simulator/src/providers/mail';
import { World } from '../../../simulator/src/world/world';
/* eslint-enable @nx/enforce-module-boundaries */
import { Desk } from './desk';

/** A simulated mail provider on ports of its own, and desks of the shop at it. */
export class SimulatedMail {
  readonly world = new World({ seed: 5, running: true, hookBase: null });
  readonly provider: Provider = mail(this.world);

  start(): Promise<void> {
    return this.provider.start!();
  }

  stop(): Promise<void> {
    this.world.clock.clear();
    return this.provider.stop!();
  }

  act(act: string, more: Details = {}): Promise<Details> {
    return this.provider.act({ act, ...more } as Act);
  }

  get account(): Details {
    return this.provider.accounts()[0]!.settings;
  }

  folder(name: string, at = 0): { uid: number; flags: string[] }[] {
    const folders = this.provider.accounts()[at]!.settings['folders'] as {
      name: string;
      mails: { uid: number; flags: string[] }[];
    }[];
    return folders.find((folder) => folder.name === name)?.mails ?? [];
  }

  seenBy(user: string): SeenMessage[] {
    return this.provider.messages({ user }).filter(({ from }) => from === 'account');
  }

  desk(more: Details = {}, context: ConstructorParameters<typeof Desk>[1] = {}): Desk {
    const { address, password, imap_port: imapPort, smtp_port: smtpPort } = this.account;
    return new Desk(
      {
        hookUrl: '',
        address,
        password,
        name: '应答商店',
        imapHost: '127.0.0.1',
        imapPort,
        imapSecurity: 'none',
        smtpHost: '127.0.0.1',
        smtpPort,
        smtpSecurity: 'none',
        ...more,
      } as Desk['settings'],
      context,
    );
  }
}
