import type { World } from '../../world/world';
import { Allowance } from '../wechat/allowance';
import type { AccountSettings } from './account';
import { MediaStore } from './media';
import { MessageList } from './message-list';
import { Tokens } from './tokens';

/** What the accounts of one company share: the app's tokens, files, limits, and the list of what happened. */
export class Company {
  readonly tokens: Tokens;
  readonly media: MediaStore;
  readonly list: MessageList;
  readonly minute: Allowance;

  /** `settings`: those of the company's first account. */
  constructor(world: World, settings: () => AccountSettings, life: string) {
    this.tokens = new Tokens(world, settings);
    this.media = new MediaStore(world, settings);
    this.list = new MessageList(world, settings, life);
    this.minute = new Allowance(world.clock, 'minute', () => settings().minute_limit);
  }
}
