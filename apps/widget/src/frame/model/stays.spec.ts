import type { CustomerConversation } from '@yingda/contracts';
import type { QueuedMessage } from '@yingda/realtime-client';
import { staysLoaded } from './stays';

const unsent = (state: QueuedMessage['state']) => ({ state }) as QueuedMessage;

describe('whether the next page loads the chat by itself', () => {
  it('does with an open conversation', () => {
    expect(staysLoaded({} as CustomerConversation, [])).toBe(true);
  });

  it('does for a first message that has not got through yet', () => {
    expect(staysLoaded(null, [unsent('waiting')])).toBe(true);
    expect(staysLoaded(null, [unsent('failed'), unsent('sending')])).toBe(true);
  });

  it('does not for a shopper with nothing open and nothing that will go by itself', () => {
    expect(staysLoaded(null, [])).toBe(false);
    expect(staysLoaded(null, [unsent('failed')])).toBe(false);
  });
});
