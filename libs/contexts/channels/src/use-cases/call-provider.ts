import { Refusal } from '@yingda/contracts/names';
import type { Log } from '@yingda/platform';
import type { AdapterContext, ChannelAdapter, SendOutcome } from '../adapters/adapter';
import { hideSecrets } from '../adapters/hide-secrets';
import type { Piece } from '../adapters/piece';
import { ProviderUnreachable } from '../domain/provider-error';

/**
 * One call for one piece, whatever the adapter does: an outcome and never an exception. What failed before anything had
 * left is known not to be sent; of the rest nobody knows.
 */
export async function callProvider(
  adapter: ChannelAdapter,
  piece: Piece,
  { context, log }: { context: AdapterContext; log: Log },
): Promise<SendOutcome> {
  const { fields } = adapter;
  const { settings } = context;
  const watched = new Watched(context);
  let outcome: SendOutcome;
  try {
    outcome = await adapter.send(piece, watched.context);
  } catch (error) {
    const failed = watched.outcomeOf(error);
    outcome = failed;
    if (failed.code === 'adapter-error')
      log.error(
        {
          ...{ channel: adapter.channel, inbox: context.inboxId, piece: piece.id },
          // Its words may hold the address it called, and that a token.
          reason: hideSecrets(String((error as Error)?.stack ?? error), { fields, settings }),
        },
        'An adapter failed',
      );
  }
  return outcome.ok ? outcome : { ...outcome, detail: hideSecrets(outcome.detail, { fields, settings }) };
}

/** Knows whether anything has left that may have been the message. */
class Watched {
  readonly context: AdapterContext;
  private left = false;

  constructor(inner: AdapterContext) {
    this.context = {
      ...inner,
      fetch: async (url, init) => {
        const before = this.left;
        this.left = true;
        try {
          return await inner.fetch(url, init);
        } catch (error) {
          if (error instanceof ProviderUnreachable && !error.sent) this.left = before;
          throw error;
        }
      },
      // Asking for a token sends nothing to anybody.
      token: async (fetchNew) => {
        const before = this.left;
        try {
          return await inner.token(fetchNew);
        } finally {
          this.left = before;
        }
      },
    };
  }

  outcomeOf(error: unknown): SendOutcome & { ok: false } {
    if (error instanceof ProviderUnreachable)
      return {
        ok: false,
        class: error.sent ? 'unknown-outcome' : 'retry-later',
        code: 'no-answer',
        detail: error.message,
      };
    if (error instanceof Refusal && !this.left)
      return { ok: false, class: 'bad-content', code: error.code, detail: error.message };
    return {
      ok: false,
      class: this.left ? 'unknown-outcome' : 'bad-content',
      code: 'adapter-error',
      detail: error instanceof Error ? error.message : 'The adapter failed.',
    };
  }
}
