import { type Clock, isConnectionError, type Log, type RateLimiter, type UnitOfWork } from '@yingda/platform';
import { numberOf } from '../adapters/settings';
import { decide, type Failure } from '../domain/delivery';
import { type Passage, passage } from '../domain/passage';
import { turn } from '../domain/turn';
import { taken } from '../domain/windows';
import type { People } from '../ports';
import type { Delivery } from '../storage/delivery-row';
import type { InboxTable } from '../storage/inboxes';
import type { Lane } from '../storage/lanes';
import type { BuildAdapterContext } from './adapter-contexts';
import { callProvider } from './call-provider';
import type { ChangeStep } from './change-step';
import type { JoinLines } from './join-lines';
import type { Outgoing, Target } from './outgoing';
import { closedFailure } from './queue-deliveries';
import type { SettleParts, SettlePiece } from './settle-piece';

/** Who sends, and with what. */
export interface SendParts extends SettleParts {
  inboxes: InboxTable;
  outgoing: Outgoing;
  people: People;
  contexts: BuildAdapterContext;
  settle: SettlePiece;
  changes: ChangeStep;
  lines: JoinLines;
  /** Of a mail that carries on what was said elsewhere: false when it is forgotten instead of sent. */
  isStillDue: (mail: Delivery) => Promise<boolean>;
  limiter: RateLimiter;
  log: Log;
  random: () => number;
}

/** A lane is somebody else's when its holder has not been heard of for so long. */
export const HELD_MS = 30_000;
const RENEW_MS = 8_000;
/** Calls to one account in a second, unless its settings say otherwise. */
const SENDS_PER_SECOND = 20;

/** Of those that wait, how many are looked at for one that may go now. */
const LOOKED_AT = 20;

interface Call {
  piece: Delivery;
  target: Target;
  how: Exclude<Passage, { kind: 'closed' }> | { kind: 'change' };
}
type Step = Call | 'on' | 'over';

const INTERRUPTED: Failure = {
  class: 'unknown-outcome',
  code: 'interrupted',
  detail: 'The server stopped while it was sending this.',
};

/**
 * Sends what waits in one lane, one piece after the other: a piece is marked as being sent before the call and settled
 * after it, so that whoever finds it marked and nobody at work knows that it may have been sent.
 */
export class SendLane {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: SendParts,
  ) {}

  /** Until nothing is due in the lane, it is lost to somebody else, or `goOn` says stop. */
  async execute(lane: Lane, holder: string, goOn: () => boolean): Promise<void> {
    for (;;) {
      if (!goOn()) return this.leave(lane, holder);
      const step = await this.unitOfWork.run(() => this.next(lane, holder));
      if (step === 'over') return;
      if (step !== 'on') await this.send(step, { lane, holder });
    }
  }

  /** Under the lane's lock: what comes next is marked as being sent, and the quota pays for it. */
  private async next(lane: Lane, holder: string): Promise<Step> {
    const { lanes, deliveries, settle } = this.parts;
    if ((await lanes.lock(lane))?.holder !== holder) return 'over';
    const waiting = await deliveries.waiting(lane, LOOKED_AT);
    const now = this.clock.now();
    const [first] = waiting;
    if (!first) return this.release(lane, null);
    const target = await this.target(first);
    if (!target) return this.gone(first, now);
    const piece = turn(waiting, now, target.adapter.retries?.holdsOrderMs);
    if (piece instanceof Date) return this.release(lane, piece);
    // Nobody is at work on it: its sender died between the call and the record of it.
    if (piece.state === 'sending') {
      if ((target.can.idempotent && !piece.byCode) || piece.changeOf)
        await deliveries.change(piece.id, { state: 'queued', at: now, failure: INTERRUPTED });
      else await settle.execute(piece, { kind: 'unknown', failure: INTERRUPTED }, { now, target });
      return 'on';
    }
    if (await this.parts.changes.settledBefore(piece, { waiting, now, target })) return 'on';
    if (piece.piece.followUp && !(await this.parts.isStillDue(piece))) return 'on';
    const waitMs = await this.parts.limiter.wait(`channel-send:${target.inbox.id}`, {
      points: Math.max(1, numberOf(target.settings, 'sendsPerSecond', SENDS_PER_SECOND)),
      perSeconds: 1,
    });
    if (waitMs > 0) return this.release(lane, new Date(now.getTime() + waitMs));
    return this.mark(piece, target, { lane, holder, now });
  }

  private async mark(
    piece: Delivery,
    target: Target,
    { lane, holder, now }: { lane: Lane; holder: string; now: Date },
  ): Promise<Step> {
    const { windows, settle } = this.parts;
    if (piece.changeOf)
      return this.begin(
        { piece, target, how: { kind: 'change' } },
        { lane, holder, now, windowOpenedAt: null },
      );
    const window = await windows.lock(target.identityId, target.inbox.id);
    const template = piece.piece.body.kind === 'template';
    const want = { now, automatic: piece.automatic, pieces: 1, waiting: 0, template };
    const how = passage(window, target.can, want);
    if (how.kind === 'closed') {
      await settle.fail(piece, closedFailure(how.why), { now, target, unasked: true });
      return 'on';
    }
    const after =
      how.kind === 'code' ? { ...window, code: null, codeUntil: null } : { ...window, ...taken(window) };
    if (how.kind !== 'template') await windows.save(target.identityId, target.inbox.id, after);
    const windowOpenedAt = how.kind === 'window' ? window.openedAt : null;
    return this.begin({ piece, target, how }, { lane, holder, now, windowOpenedAt });
  }

  private async begin(
    { piece, target, how }: Call,
    at: { lane: Lane; holder: string; now: Date; windowOpenedAt: Date | null },
  ): Promise<Call> {
    const { lanes, deliveries, lines } = this.parts;
    const { now, windowOpenedAt } = at;
    await deliveries.change(piece.id, {
      state: 'sending',
      at: now,
      worker: at.holder,
      windowOpenedAt,
      tries: piece.tries + 1,
      byCode: how.kind === 'code',
    });
    await lanes.hold(at.lane, new Date(now.getTime() + HELD_MS));
    const whole =
      how.kind === 'window' || how.kind === 'code' ? await lines.execute(piece, target, now) : piece.piece;
    return { piece: { ...piece, piece: whole, windowOpenedAt, tries: piece.tries + 1 }, target, how };
  }

  private async send({ piece, target, how }: Call, at: { lane: Lane; holder: string }): Promise<void> {
    const { contexts, log, random } = this.parts;
    const context = contexts.build(target.inbox);
    const wire = {
      ...piece.piece,
      id: piece.id.replaceAll('-', ''),
      to: piece.recipient,
      order: { conversationId: piece.conversationId, place: piece.place, pieceNo: piece.pieceNo },
      ...(how.kind === 'code' ? { code: how.code } : {}),
      ...(how.kind === 'human-agent' ? { tag: 'human-agent' as const } : {}),
    };
    const soFar = {
      tries: piece.tries,
      idempotent: target.can.idempotent || how.kind === 'change',
      random: random(),
      delaysMs: target.adapter.retries?.delaysMs,
    };
    const call = () =>
      how.kind === 'change'
        ? this.parts.changes.call(piece, target, { context, log })
        : callProvider(target.adapter, wire, { context, log });
    const renewing = setInterval(() => void this.renew(at), RENEW_MS).unref();
    try {
      let next = decide(await call(), { ...soFar, refreshed: false });
      if (next.kind === 'refreshed') next = decide(await call(), { ...soFar, refreshed: true });
      const settled = next;
      if (settled.kind !== 'refreshed')
        await this.surely(() => this.unitOfWork.run(() => this.record(piece, settled, { target, ...at })));
    } finally {
      clearInterval(renewing);
    }
  }

  /** The answer must not be lost to a moment without the database, or it would be told as maybe sent. */
  private async surely(work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isConnectionError(error) || performance.now() - began > HELD_MS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  private async record(
    piece: Delivery,
    next: Parameters<SettlePiece['execute']>[1],
    { target, lane, holder }: { target: Target; lane: Lane; holder: string },
  ): Promise<void> {
    const { lanes, deliveries, settle, log } = this.parts;
    await lanes.lock(lane);
    const now = this.clock.now();
    const found = await deliveries.find(piece.id);
    if (!found) return;
    if (next.kind === 'again' || next.kind === 'failed') {
      const { code, detail } = next.failure;
      const line = {
        inbox: piece.inboxId,
        piece: piece.id,
        code,
        detail,
        tries: piece.tries,
        next: next.kind,
      };
      log.warn(line, 'A provider did not take a message');
    }
    if (found.state === 'sending' && found.worker === holder)
      return settle.execute({ ...found, tries: piece.tries }, next, { now, target });
    // Somebody thought us dead and marked it as maybe sent; now it is known, unless it was sent again meanwhile.
    if (found.state !== 'unknown') return;
    if (next.kind === 'again') return settle.fail(found, next.failure, { now, target });
    return settle.execute(found, next, { now, target });
  }

  private async renew({ lane, holder }: { lane: Lane; holder: string }): Promise<void> {
    const { lanes, log } = this.parts;
    await this.unitOfWork
      .run(async () => {
        if ((await lanes.lock(lane))?.holder !== holder) return;
        await lanes.hold(lane, new Date(this.clock.now().getTime() + HELD_MS));
      })
      .catch((error: unknown) => log.warn({ err: error }, 'A lane could not be held on to'));
  }

  private async target(piece: Delivery): Promise<Target | null> {
    const address = await this.parts.people.address(piece.identityId);
    return address && this.parts.outgoing.reached(piece.identityId, address);
  }

  /** The account or the person is not there any more. */
  private async gone(piece: Delivery, at: Date): Promise<Step> {
    const failure: Failure = {
      class: 'not-permitted',
      code: 'no-account',
      detail: 'The account through which it was to be sent is gone.',
    };
    await this.parts.deliveries.change(piece.id, { state: 'failed', at, failure });
    const inbox = await this.parts.inboxes.byId(piece.inboxId);
    if (inbox) await this.parts.news.message(piece, inbox.channel);
    return 'on';
  }

  private async release(lane: Lane, dueAt: Date | null): Promise<'over'> {
    await this.parts.lanes.release(lane, dueAt);
    return 'over';
  }

  private async leave(lane: Lane, holder: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.parts.lanes.lock(lane))?.holder !== holder) return;
      const [next] = await this.parts.deliveries.waiting(lane, 1);
      await this.parts.lanes.release(lane, next ? this.clock.now() : null);
    });
  }
}
