import type { Client } from 'pg';
import { CAPACITY, HARD_LIMIT, type Stage } from './stage';

type Row = Record<string, unknown>;

/** What must be so in the database at the end of a run; each answers with what is not. */
export class Judge {
  private readonly client: Client;

  constructor(private readonly stage: Stage) {
    this.client = stage.client;
  }

  /** Of the log of loads, written under the lock of each: who held more than the hard limit at any time. */
  overloaded(): Promise<Row[]> {
    const limit = Math.floor((CAPACITY * HARD_LIMIT) / 100);
    return this.rows('select agent_id, max(open) as held from load_log group by 1 having max(open) > $1', [
      limit,
    ]);
  }

  /** Loads that do not agree with the conversations. */
  miscounted(): Promise<Row[]> {
    return this.rows(`select agent_id, l.open, count(c.id) as held from agent_loads l
      left join conversations c using (agent_id)
      where c.id is null or c.status in ('offered', 'assigned', 'active')
      group by 1, 2 having l.open <> count(c.id)`);
  }

  /** Given to an agent while another one had it. */
  twoAgents(): Promise<Row[]> {
    return this.rows(`select * from (
        select aggregate_id, name, payload->>'how' as how, payload->'conversation'->>'agentId' as agent,
          lag(payload->'conversation'->>'agentId') over one as before, lag(payload->'conversation'->>'status') over one as was
        from outbox_events where name like 'conversation.%' and payload->'conversation' is not null
        window one as (partition by aggregate_id order by position)) e
      where (name = 'conversation.offered' or name = 'conversation.assigned' and how in ('routed', 'picked'))
        and was in ('assigned', 'active') and before is distinct from agent`);
  }

  /** Given by routing to who may not serve, is no member nor helper, or lacks a skill; or by a team that is closed. */
  wronglyGiven(): Promise<Row[]> {
    const { plain, offering, closed } = this.stage;
    return this.rows(
      `select d.conversation_id, d.agent_id, a.role, d.explanation->'needs' as needs
       from routing_decisions d join agents a on a.id = d.agent_id
       where a.role <> 'agent' or d.team_id = $3
         or not exists (select 1 from team_members m where m.agent_id = d.agent_id
           and (m.team_id = d.team_id or m.team_id = $1 and d.team_id = $2 and (d.explanation->'turn'->>'waitedSeconds')::int >= 2))
         or exists (select 1 from routing_queue q where q.conversation_id = d.conversation_id and q.team_id = $3)
         or exists (select 1 from conversations c join inboxes i on i.id = c.inbox_id and i.language = 'en'
           where c.id = d.conversation_id and not exists (select 1 from routing_skills s
             where s.agent_id = d.agent_id and s.skill = 'english' and s.level >= 2))`,
      [plain, offering, closed],
    );
  }

  /** What routing gave without an explanation, or with one that does not agree. */
  unexplained(): Promise<Row[]> {
    return this.rows(`select * from (
        select aggregate_id::uuid as conversation_id, (payload->>'agentId')::uuid as agent_id, count(*) as given
        from outbox_events where name = 'conversation.offered'
          or name = 'conversation.assigned' and payload->>'how' = 'routed' group by 1, 2) g
      full join (select conversation_id, agent_id, count(*) as explained,
          bool_and(explanation->>'agentId' = agent_id::text and explanation->'eligible'->0->>'agentId' = agent_id::text
            and (explanation->>'units')::int <= (explanation->'eligible'->0->>'spare')::int
            and explanation->>'rule' is not null) as agrees
        from routing_decisions group by 1, 2) d using (conversation_id, agent_id)
      where given is distinct from explained or not agrees`);
  }

  /** An agent with room beside a conversation they could take. */
  idle(): Promise<Row[]> {
    const { plain, offering, closed } = this.stage;
    return this.rows(
      `select q.conversation_id, a.name, l.open from routing_queue q
         join team_members m on m.team_id = q.team_id
           or q.team_id = $2 and m.team_id = $1 and q.queued_at < $4::timestamptz - interval '2 seconds'
         join agents a on a.id = m.agent_id and a.role = 'agent'
         join agent_presence p on p.agent_id = a.id and p.chosen = 'online' and p.disconnected_at is null
         left join agent_loads l on l.agent_id = a.id
       where q.team_id <> $3 and q.offered_agent_id is null and coalesce(l.open, 0) < a.capacity
         and exists (select 1 from agent_connections k where k.agent_id = a.id)
         and not (a.id = any(q.declined_by) and coalesce(q.rest_until > $4, false))
         and not exists (select 1 from jsonb_to_recordset(q.needs) as n(skill text, level int)
           where not exists (select 1 from routing_skills s
             where s.agent_id = a.id and s.skill = n.skill and s.level >= n.level))`,
      [plain, offering, closed, new Date()],
    );
  }

  /** Waiting conversations that routing does not know. */
  unknown(): Promise<Row[]> {
    return this.rows(`select c.id from conversations c where c.status = 'queued'
      and not exists (select 1 from routing_queue q where q.conversation_id = c.id)`);
  }

  /** Not served by now, of teams that are open. */
  waiting(): Promise<Row[]> {
    return this.rows(
      `select id, status from conversations where team_id <> $1 and status in ('queued', 'offered')`,
      [this.stage.closed],
    );
  }

  async figures(): Promise<Row> {
    const [row] = await this.rows(`select
      (select count(*)::int from conversations) as conversations,
      (select count(*)::int from conversations where status = 'closed') as closed,
      (select count(*)::int from routing_decisions) as decisions,
      (select max(open) from load_log) as "mostHeld",
      (select count(*)::int from outbox_events where name = 'conversation.declined') as declined,
      (select count(*)::int from outbox_events where name = 'conversation.queued' and payload->>'reason' <> 'opened') as returned,
      (select max(extract(epoch from occurred_at - (payload->'conversation'->>'openedAt')::timestamptz))::int
        from outbox_events where name = 'conversation.assigned') as "longestWait"`);
    return row!;
  }

  private async rows(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(text, values)).rows;
  }
}
