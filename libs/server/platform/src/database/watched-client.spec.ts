import { noWatch } from '../watching/watch';
import { WatchedClient } from './watched-client';

describe('a connection of the pool', () => {
  it('ends no process when it breaks while nobody has it', () => {
    const client = new WatchedClient({ watched: { watch: noWatch, connection: 'pool' } });
    const death = new Error('terminating connection due to unexpected postmaster exit');
    expect(() => client.emit('error', death)).not.toThrow();
  });
});
