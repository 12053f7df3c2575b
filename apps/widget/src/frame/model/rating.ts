import type { CustomerConversation, WidgetCommands, WidgetEvents } from '@yingda/contracts';
import { asFailure, type Connection } from '@yingda/realtime-client';
import type { Cabinet } from './cabinet';
import type { RatingDraft, State } from './state';
import type { Store } from './store';

/** How long a rating may be changed. */
const CHANGE_MS = 48 * 3_600_000;

/** One score after the end, kept on the device until the server has it. */
export class Ratings {
  constructor(
    private readonly store: Store<State>,
    private readonly connection: Connection<WidgetCommands, WidgetEvents>,
    private readonly cabinet: Cabinet,
    private readonly learn: (conversation: CustomerConversation) => void,
  ) {
    connection.onState(({ state }) => {
      if (state === 'online') void this.flush();
    });
  }

  /** Offers the card for a conversation that ended, once: not when it was put off, and never for a left message. */
  offer(conversation: CustomerConversation): void {
    const { rating } = this.store.state;
    // Where the inbox has forms, they say who is asked and what.
    if (rating?.conversationId === conversation.id || conversation.survey !== undefined) return;
    const put = this.cabinet.read<RatingDraft>(`rating:${conversation.id}`);
    if (put?.state === 'later') return;
    const given = conversation.rating;
    if (put) this.store.set({ rating: put });
    else if (given) {
      this.store.set({
        rating: {
          conversationId: conversation.id,
          score: given.score,
          ...(given.resolved && { resolved: given.resolved }),
          comment: given.comment ?? '',
          state: 'sent',
        },
      });
    } else if (conversation.status === 'closed' && conversation.agent && !conversation.leftMessage) {
      this.store.set({ rating: { conversationId: conversation.id, score: 0, comment: '', state: 'open' } });
    }
  }

  write(part: Partial<RatingDraft>): void {
    const { rating } = this.store.state;
    if (rating) this.keep({ ...rating, ...part });
  }

  later(): void {
    const { rating } = this.store.state;
    if (!rating) return;
    this.keep({ ...rating, state: 'later' });
  }

  mayChange(conversation: CustomerConversation | null, now: number): boolean {
    const at = conversation?.rating?.ratedAt;
    return at === undefined || now - Date.parse(at) < CHANGE_MS;
  }

  async submit(): Promise<void> {
    const { rating } = this.store.state;
    if (!rating || rating.score === 0) return;
    this.keep({ ...rating, state: 'waiting' });
    const waiting = this.cabinet.read<string[]>('ratings') ?? [];
    this.cabinet.write('ratings', [...new Set([...waiting, rating.conversationId])]);
    await this.flush();
  }

  private async flush(): Promise<void> {
    for (const conversationId of this.cabinet.read<string[]>('ratings') ?? []) {
      const draft = this.cabinet.read<RatingDraft>(`rating:${conversationId}`);
      if (draft?.state === 'waiting' && !(await this.answer(draft))) return;
      const rest = (this.cabinet.read<string[]>('ratings') ?? []).filter((id) => id !== conversationId);
      this.cabinet.write('ratings', rest.length > 0 ? rest : null);
    }
  }

  /** False: to be tried again later. */
  private async answer({ conversationId, score, resolved, comment }: RatingDraft): Promise<boolean> {
    try {
      const { conversation } = await this.connection.command('survey.answer', {
        conversationId,
        score,
        ...(resolved && { resolved }),
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      });
      this.cabinet.write(`rating:${conversationId}`, null);
      if (this.store.state.rating?.conversationId === conversationId) {
        this.store.set({ rating: { ...this.store.state.rating, state: 'sent' } });
      }
      this.learn(conversation);
      return true;
    } catch (thrown) {
      if (asFailure(thrown).retriable) return false;
      // Refused for good (too late, not theirs): the card goes, nothing is asked again.
      this.cabinet.write(`rating:${conversationId}`, { conversationId, score, comment, state: 'later' });
      if (this.store.state.rating?.conversationId === conversationId) this.store.set({ rating: null });
      return true;
    }
  }

  private keep(rating: RatingDraft): void {
    this.store.set({ rating });
    this.cabinet.write(`rating:${rating.conversationId}`, rating);
  }
}
