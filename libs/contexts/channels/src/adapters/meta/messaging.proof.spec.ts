import { describeFuzz } from '../../testing/fuzz-inbound';
import { describeOddPushes } from '../../testing/fuzz-reading';
import { instagram } from '../instagram/index';
import { messenger } from '../messenger/index';
import { accountOf } from './testing/pushes';

// Every run of the unit specs tries one in twenty of these.
const RUNS = 100_000;

describe.each([
  [messenger, accountOf('page', { pageId: '1234567' })],
  [instagram, accountOf('instagram', { accountId: '1234567' })],
])('requests made to break Meta’s messaging', (adapter, account) => {
  const fixtures = { ...account, reads: [], unknown: [] };
  describeFuzz(adapter, fixtures, RUNS);
  describeOddPushes(adapter, fixtures, RUNS);
});
