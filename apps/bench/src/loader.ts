import { LeanSocket, openAll, type LeanOptions } from './load/lean-socket';

/** What a loader is told to hold open. */
export interface Held {
  url: string;
  options: LeanOptions[];
}

/** A process full of sockets that do nothing, beside others like it: one process may not open enough of them. */
process.on('message', ({ url, options }: Held) => {
  openAll(options.length, (index) => new LeanSocket(url, options[index]), 50).then(
    (sockets) => process.send?.({ open: sockets.length }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
