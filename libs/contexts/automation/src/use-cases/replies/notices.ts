import type { AutoReplyKind, Channel } from '@yingda/contracts/names';
import { type AutoReply, speaksIn } from '../../domain/replies/auto-reply';
import { beginOfTurn, isHeld, isMachine } from '../../domain/replies/guard';
import type { ReplySurroundings } from '../../reply-ports';
import type { ReplyLog } from '../../storage/replies/reply-log';
import type { Listened } from './listen';

const EVER = new Date(0);

/** Which occasion it is: what is to be said of the shop's being there or not, whatever somebody asks. */
export class Notices {
  constructor(
    private readonly surroundings: ReplySurroundings,
    private readonly log: ReplyLog,
  ) {}

  /** The welcome, where the talk has only begun and no machine has said anything. */
  welcome({ set, talk, heard }: Listened): AutoReply | null {
    const own = talk.recent.filter(({ author }) => author === 'customer');
    const begins = own.length <= 1 && !talk.served && !talk.recent.some(({ author }) => isMachine(author));
    return begins ? of(set.replies, 'welcome', heard.inboxId) : null;
  }

  /**
   * Holiday, out of hours, nobody there, or waiting in a queue; each once for a turn. `absence`: only that nobody is
   * there.
   */
  async due(listened: Listened, which: 'all' | 'absence' = 'all'): Promise<AutoReply | null> {
    const { set, talk, inbox } = listened;
    const find = (kind: AutoReplyKind) => of(set.replies, kind, talk.inboxId);
    if (talk.status === 'bot' && which === 'all') return null;
    const reply = inbox.open ? await this.whileOpen(listened, which) : this.whileClosed(listened, find);
    if (!reply || isHeld(reply, talk) || talk.apart) return null;
    const turn = beginOfTurn(talk.recent);
    const said = await this.log.said(talk.conversationId, EVER);
    return said.some(({ kind, position }) => kind === reply.kind && position > turn) ? null : reply;
  }

  private whileClosed(
    { inbox }: Listened,
    find: (kind: AutoReplyKind) => AutoReply | null,
  ): AutoReply | null {
    return (inbox.holiday ? find('holiday') : null) ?? find('out-of-hours');
  }

  private async whileOpen({ set, talk }: Listened, which: 'all' | 'absence'): Promise<AutoReply | null> {
    const [away, queue] = [of(set.replies, 'away', talk.inboxId), of(set.replies, 'queue', talk.inboxId)];
    if ((!away && !queue) || (talk.status !== 'queued' && talk.status !== 'offered')) return null;
    const place = await this.surroundings.place(talk.conversationId);
    if (!place) return null;
    if (!place.someoneThere) return away;
    // Whose turn comes at once does not wait.
    return which === 'absence' || place.estimatedSeconds === 0 || showsPlaces(talk.channel) ? null : queue;
  }
}

/** The widget shows one's place as it changes; a message would say the same, and be wrong a minute later. */
export function showsPlaces(channel: Channel): boolean {
  return channel === 'web';
}

/** The first of a kind that speaks in an inbox. */
export function of(replies: readonly AutoReply[], kind: AutoReplyKind, inboxId: string): AutoReply | null {
  return replies.find((one) => one.kind === kind && speaksIn(one, inboxId)) ?? null;
}
