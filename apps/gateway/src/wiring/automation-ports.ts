import { type Said, type Say, Speaking } from '@yingda/automation';
import { SayAutomatically } from '@yingda/conversations';
import type { Lookup } from './lookup';

/** automation → conversations: what machines say. */
export class SpeakingInConversations extends Speaking {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override say(command: Say): Promise<Said> {
    return this.lookup.get(SayAutomatically).execute(command);
  }
}
