import type {
  OfferedSurvey,
  SurveyGiven,
  SurveyShowIf,
  WidgetCommands,
  WidgetEvents,
} from '@yingda/contracts';
import { asFailure, type Connection } from '@yingda/realtime-client';
import type { Cabinet } from './cabinet';
import { Store } from './store';

/** `done`: the shopper is through and may still change it. `over`: expired, taken back, or gone. */
export type Phase = 'loading' | 'open' | 'done' | 'over';

export interface Sheet {
  offered: OfferedSurvey | null;
  answers: readonly SurveyGiven[];
  phase: Phase;
  /** Where the answers are: on the server, on their way, on this device until there is a connection, or refused. */
  kept: 'saved' | 'saving' | 'waiting' | 'failed' | null;
}

export interface SheetParts {
  connection: Connection<WidgetCommands, WidgetEvents>;
  drawer: Cabinet;
  surveyId: string;
  conversationId: string;
  now: () => number;
}

/** Answers that the server does not have yet. */
type Draft = SurveyGiven[];

/**
 * The answers to one survey. Every tap is stored at once, on this device first and then on the server; all tabs of this
 * browser show the same, and what waits offline goes by itself. Of an anonymous one nothing leaves before its end, because
 * afterwards nobody knows which answers were the same person's.
 */
export class AnswerSheet {
  readonly store = new Store<Sheet>({ offered: null, answers: [], phase: 'loading', kept: null });
  private sending: Promise<void> | null = null;

  constructor(private readonly parts: SheetParts) {}

  /** Follows the survey until the function it gives is called. */
  start(): () => void {
    const { connection, drawer, surveyId } = this.parts;
    const known = drawer.read<OfferedSurvey>(this.key('form'));
    if (known) this.take(known);
    const stops = [
      connection.onState(({ state }) => {
        if (state === 'online') void this.load();
      }),
      connection.on('survey.offered', ({ survey }) => {
        if (survey?.id === surveyId) this.take(survey);
      }),
      drawer.onForeign((key) => {
        const draft = key === this.key('draft') ? this.draft() : null;
        if (draft) this.store.set({ answers: draft });
      }),
    ];
    if (connection.state === 'online') void this.load();
    return () => stops.forEach((stop) => stop());
  }

  /** One question is answered; null takes the answer back. */
  answer(question: string, given: Omit<SurveyGiven, 'question'> | null): void {
    const { offered, answers } = this.store.state;
    const others = answers.filter((one) => one.question !== question);
    const all = given ? [...others, { question, ...given }] : others;
    this.parts.drawer.write(this.key('draft'), all);
    this.store.set({ answers: all });
    if (!offered?.anonymous) void this.flush();
  }

  /** Through with it. False: something that is required is not answered yet. */
  finish(): boolean {
    if (this.missing().length > 0) return false;
    this.store.set({ phase: 'done' });
    void this.flush();
    return true;
  }

  change(): void {
    this.store.set({ phase: 'open' });
  }

  mayChange(): boolean {
    const { offered } = this.store.state;
    return offered !== null && !offered.anonymous && !this.isOver(offered);
  }

  /** What is asked now, given what was answered. */
  asked(): OfferedSurvey['questions'] {
    const { offered, answers } = this.store.state;
    return (offered?.questions ?? []).filter(({ showIf }) => isAsked(showIf, answers));
  }

  missing(): string[] {
    const { answers } = this.store.state;
    return this.asked()
      .filter(({ id, required }) => required && !answers.some(({ question }) => question === id))
      .map(({ id }) => id);
  }

  private async load(): Promise<void> {
    const { connection, surveyId } = this.parts;
    try {
      const { survey } = await connection.command('survey.find', { surveyId });
      if (survey) this.take(survey);
      else this.end();
    } catch (thrown) {
      if (!asFailure(thrown).retriable) this.end();
    }
    await this.flush();
  }

  private take(offered: OfferedSurvey): void {
    this.parts.drawer.write(this.key('form'), offered);
    const { phase, answers } = this.store.state;
    if (this.isOver(offered)) return this.end(offered);
    const through = offered.state === 'answered' && this.draft() === null;
    this.store.set({
      offered,
      // An anonymous one comes back without answers: what was tapped here is shown as long as the page.
      answers:
        this.draft() ?? (offered.anonymous && offered.answers.length === 0 ? answers : offered.answers),
      phase: phase === 'loading' ? (through ? 'done' : 'open') : phase,
    });
  }

  private end(offered = this.store.state.offered): void {
    const { drawer } = this.parts;
    drawer.write(this.key('form'), null);
    drawer.write(this.key('draft'), null);
    const answers = offered && offered.answers.length > 0 ? offered.answers : this.store.state.answers;
    this.store.set({ offered, answers, phase: 'over', kept: null });
  }

  private flush(): Promise<void> {
    this.sending ??= this.send().finally(() => (this.sending = null));
    return this.sending;
  }

  // Until what is on the device is what was sent: there may have been another tap meanwhile.
  private async send(): Promise<void> {
    const { connection, drawer, surveyId, conversationId } = this.parts;
    for (let draft = this.draft(); draft?.length; draft = this.draft()) {
      const { offered, phase } = this.store.state;
      if (phase === 'over' || (offered?.anonymous && phase !== 'done')) return;
      this.store.set({ kept: connection.state === 'online' ? 'saving' : 'waiting' });
      try {
        await connection.command('survey.answer', { conversationId, surveyId, answers: draft });
      } catch (thrown) {
        const failure = asFailure(thrown);
        if (failure.code === 'survey-expired' || failure.code === 'survey-not-found') return this.end();
        return this.store.set({ kept: failure.retriable ? 'waiting' : 'failed' });
      }
      if (JSON.stringify(this.draft()) !== JSON.stringify(draft)) continue;
      drawer.write(this.key('draft'), null);
      this.store.set({ kept: 'saved' });
    }
  }

  private draft(): Draft | null {
    return this.parts.drawer.read<Draft>(this.key('draft'));
  }

  private isOver({ state, expiresAt }: OfferedSurvey): boolean {
    const ended = state === 'expired' || state === 'withdrawn' || state === 'not-sent';
    return ended || Date.parse(expiresAt) <= this.parts.now();
  }

  private key(what: 'form' | 'draft'): string {
    return `survey-${what}:${this.parts.surveyId}`;
  }
}

/** As the server judges it: shown when an earlier question was answered so. */
export function isAsked(showIf: SurveyShowIf | null | undefined, given: readonly SurveyGiven[]): boolean {
  if (!showIf) return true;
  const answer = given.find(({ question }) => question === showIf.question);
  if (!answer) return false;
  const { equals, atMost, atLeast } = showIf;
  const { score, choice } = answer;
  if (equals !== undefined && equals !== choice && equals !== String(score)) return false;
  if (atMost !== undefined && (score === undefined || score > atMost)) return false;
  return atLeast === undefined || (score !== undefined && score >= atLeast);
}
