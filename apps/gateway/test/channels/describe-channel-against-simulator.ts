import { ChannelGround } from './channel-ground';
import { describeLimits } from './describe-limits';
import { describeOutages } from './describe-outages';
import { describeReceiving } from './describe-receiving';
import { describeAnswering } from './describe-answering';
import { describeChoices } from './describe-choices';
import { describeSurveys } from './describe-surveys';
import type { SimulatedChannel } from './simulated-channel';

/**
 * The part of the adapters' contract that needs a provider: the adapter, the use cases and the worker on a real database,
 * between two processes of the shop and the provider's simulator. What a channel cannot do follows from its capabilities;
 * what its simulator is told by, and what its customers cannot do, it states itself.
 */
export function describeChannelAgainstSimulator(channel: SimulatedChannel): void {
  describe(`${channel.channel} against its simulator`, () => {
    const ground = new ChannelGround(channel);
    // An hour takes a second or two; on a machine with much else to do many times that.
    jest.setTimeout(120_000);
    beforeAll(() => ground.start());
    afterAll(() => ground.stop());
    beforeEach(() => ground.begin());

    describeReceiving(ground);
    describeAnswering(ground);
    describeChoices(ground);
    describeSurveys(ground);
    describeLimits(ground);
    describeOutages(ground);
  });
}
