import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { describeFuzz } from '../../testing/fuzz-inbound';
import { describeOddPushes } from '../../testing/fuzz-reading';
import { whatsapp } from './index';
import { INBOUND, NOW, SETTINGS } from './testing/pushes';

// Every run of the unit specs tries one in twenty of these.
const RUNS = 100_000;

const fixtures: ChannelFixtures = { settings: SETTINGS, now: NOW, inbound: INBOUND, reads: [], unknown: [] };

describe('requests made to break WhatsApp', () => {
  describeFuzz(whatsapp, fixtures, RUNS);
  describeOddPushes(whatsapp, fixtures, RUNS);
});
