import type { Relay, Timers } from '@yingda/platform';
import type { PlanFollowUp } from '../use-cases/plan-follow-up';
import { FOLLOW_UP_TIMER, type FollowUpLook, type SendFollowUp } from '../use-cases/send-follow-up';
import { WINDOW_TIMER, type WarnOfEnding, type WindowLook } from '../use-cases/warn-of-ending';

/** What was said on the web is looked after, and so are windows that end. */
export class FollowUpReactions {
  constructor(
    private readonly plan: PlanFollowUp,
    private readonly send: SendFollowUp,
    private readonly warn: WarnOfEnding,
    private readonly timers: Timers,
  ) {}

  /** Before the relay and the timers start. */
  register(relay: Relay): void {
    relay.subscribe(
      'channels.follow-up',
      { 'message.sent': (event) => this.plan.said(event) },
      { batch: true },
    );
    this.timers.on<FollowUpLook>(FOLLOW_UP_TIMER, (look) => this.send.execute(look));
    this.timers.on<WindowLook>(WINDOW_TIMER, (look) => this.warn.atTime(look));
  }
}
