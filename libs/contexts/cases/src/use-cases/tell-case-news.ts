import { type CaseRecord } from '@yingda/contracts';
import { type Actor, refOf } from '@yingda/events';
import type { Called, Case, CaseNews, Happened } from '../domain/case';
import type { Talks, TalkLine } from '../ports';
import { CASES, type CaseParts } from './case-parts';
import { recordOf } from './case-records';

const LINES: Partial<Record<CaseNews['name'], TalkLine['event']>> = {
  'case.opened': 'case-opened',
  'case.told': 'case-told',
  'case.closed': 'case-closed',
  'case.reopened': 'case-reopened',
};

/** Writes down what happened to a case: its history, the audit log, the events, and the conversation's timeline. */
export class TellCaseNews {
  constructor(private readonly parts: CaseParts) {}

  async tell(actor: Actor, one: Case, happened: readonly Happened[]): Promise<void> {
    const [record] = await recordOf([one], this.parts);
    for (const line of happened) {
      const by = refOf(line.byItself ? CASES : actor);
      await this.parts.cases.note(one.id, line, by);
      await this.audit(one, line, { id: by.kind === 'agent' ? by.id : null, name: by.name });
      if (line.news) await this.announce(record!, { ...line, one }, { by, news: line.news });
      if (line.news) await this.inTimeline(one, line.news.name, by.name);
    }
  }

  private async announce(
    record: CaseRecord,
    { at, calls, one }: Happened & { one: Case },
    { by, news }: { by: ReturnType<typeof refOf>; news: CaseNews },
  ): Promise<void> {
    const agentIds = calls ? await this.called(one, calls) : [];
    const change = { case: record, at: at.toISOString(), agentIds, by };
    await this.parts.outbox.append(news.name, record.id, { ...change, ...news.more } as never);
  }

  private async audit(one: Case, line: Happened, by: { id: string | null; name: string }): Promise<void> {
    // What was noted is in the case; the log keeps that it was.
    const { from, to, details } = line;
    await this.parts.audit.record({
      ...{ actorId: by.id, actorName: by.name, action: `case.${line.step}` },
      ...{ subjectKind: 'case', subjectId: one.id },
      details: {
        number: one.number,
        at: line.at.toISOString(),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...details,
      },
    });
  }

  private async inTimeline(one: Case, name: CaseNews['name'], byName: string): Promise<void> {
    const event = LINES[name];
    const talks: Talks = this.parts.talks;
    if (!event || !one.conversationId) return;
    await talks.record(one.conversationId, {
      event,
      details: { caseId: one.id, number: one.number, byName },
    });
  }

  private async called({ ownerId, teamId, stewards }: Case, calls: readonly Called[]): Promise<string[]> {
    const { staff } = this.parts;
    const all: (string | null)[] = [];
    for (const called of calls) {
      if (called === 'owner') all.push(ownerId);
      if (called === 'leads') all.push(...(await staff.leadsOf(teamId)).map(({ id }) => id));
      if (called !== 'owner' && called !== 'leads' && called !== 'managers')
        all.push(stewards[called] ?? ownerId);
      if (called === 'managers') all.push(...(await staff.managers()).map(({ id }) => id));
    }
    return [...new Set(all.filter((id): id is string => id !== null))];
  }
}
