import { AgentReader } from '@yingda/agents';
import { KeepFiles, Wording, type CannedResponseSent } from '@yingda/conversations';
import type { AgentActor, Actor } from '@yingda/events';
import { CannedTeams, CheckDrafts, KeptFiles, RecordCannedUse } from '@yingda/knowledge';
import type { Lookup } from './lookup';

/** conversations → knowledge: what agents may not say, and what they begin with. */
export class WordingFromKnowledge extends Wording {
  private drafts: CheckDrafts | null = null;

  constructor(private readonly lookup: Lookup) {
    super();
  }
  override check(actor: AgentActor, text: string): Promise<void> {
    this.drafts ??= this.lookup.get(CheckDrafts);
    return this.drafts.refuseForbidden(actor, text);
  }
  // After the commit and beside it: a use that is lost with its process is missing in a figure, nowhere else.
  override used(sent: CannedResponseSent): void {
    void this.lookup
      .get(RecordCannedUse)
      .execute(sent)
      .catch(() => undefined);
  }
}

/** knowledge → conversations: files that are sent again and again. */
export class KeptInConversations extends KeptFiles {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async keep(actor: Actor, attachmentIds: string[]): ReturnType<KeptFiles['keep']> {
    const files = await this.lookup.get(KeepFiles).execute(actor, { attachmentIds });
    return files.map(({ id: _, kind, ...facts }) => ({ kind, facts }));
  }
}

/** knowledge → agents: teams by name. */
export class CannedTeamsFromAgents extends CannedTeams {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async all(): Promise<{ id: string; name: string }[]> {
    const teams = await this.lookup.get(AgentReader).teams();
    return teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ id, name }));
  }
}
