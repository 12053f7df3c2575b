import { type ContactCampaign, type ContactPlan, type ContactSettings } from '@yingda/contracts';
import type { CampaignState, ContactMethod, ContactPurpose } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** A campaign with what only the planner needs. */
export interface Campaign {
  id: string;
  name: string;
  segmentId: string;
  segmentName: string;
  state: CampaignState;
  purpose: ContactPurpose;
  method: ContactMethod;
  ownerIds: string[];
  surveyKey: string | null;
  guidance: string;
  dueAt: Date;
  createdAt: Date;
  createdById: string | null;
  createdByName: string;
  /** Where the segment's list goes on. */
  reached: string | null;
  planned: number;
  leftOut: number;
  done: number;
}

const PLAN = `id, name, active, trigger, purpose, method, tiers, days, owner, owner_id as "ownerId", team_id as "teamId",
  survey_key as "surveyKey", guidance, version`;
const CAMPAIGN = `id, name, segment_id as "segmentId", segment_name as "segmentName", state, purpose, method,
  owner_ids as "ownerIds", survey_key as "surveyKey", guidance, due_at as "dueAt", created_at as "createdAt",
  created_by_id as "createdById", created_by_name as "createdByName", reached, planned,
  left_out as "leftOut", done`;

/** Settings, plans, campaigns and targets. */
export class ContactPolicy {
  constructor(private readonly database: Database) {}

  async settings(): Promise<ContactSettings> {
    const [row] = await this.database.query<ContactSettings>(
      'select guard_days as "guardDays", tell_days as "tellDays", version from contact_settings',
    );
    return row ?? { guardDays: 7, tellDays: 3, version: 0 };
  }

  /** False when somebody else has changed them meanwhile. */
  async saveSettings({ guardDays, tellDays, version }: ContactSettings): Promise<boolean> {
    const rows = await this.database.query(
      `insert into contact_settings (guard_days, tell_days, version) values ($1, $2, 1)
       on conflict (id) do update set guard_days = $1, tell_days = $2, version = contact_settings.version + 1
         where contact_settings.version = $3 returning version`,
      [guardDays, tellDays, version],
    );
    return rows.length > 0;
  }

  async plans(): Promise<ContactPlan[]> {
    return this.database.query<ContactPlan>(
      `select ${PLAN} from contact_plans order by created_at, id limit 200`,
    );
  }

  async plan(id: string): Promise<ContactPlan | null> {
    const rows = await this.database.query<ContactPlan>(`select ${PLAN} from contact_plans where id = $1`, [
      id,
    ]);
    return rows[0] ?? null;
  }

  async addPlan(plan: ContactPlan, at: Date): Promise<void> {
    await this.database.query(
      `insert into contact_plans (id, name, active, trigger, purpose, method, tiers, days, owner, owner_id, team_id,
         survey_key, guidance, version, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [...valuesOf(plan), at],
    );
  }

  /** False when somebody else has changed it meanwhile. */
  async savePlan(plan: ContactPlan): Promise<boolean> {
    const rows = await this.database.query(
      `update contact_plans set name = $2, active = $3, trigger = $4, purpose = $5, method = $6, tiers = $7, days = $8,
         owner = $9, owner_id = $10, team_id = $11, survey_key = $12, guidance = $13, version = version + 1
       where id = $1 and version = $14 returning id`,
      valuesOf(plan),
    );
    return rows.length > 0;
  }

  async campaigns(): Promise<Campaign[]> {
    return this.database.query<Campaign>(
      `select ${CAMPAIGN} from contact_campaigns order by created_at desc, id limit 100`,
    );
  }

  async addCampaign(one: Campaign): Promise<void> {
    await this.database.query(
      `insert into contact_campaigns (id, name, segment_id, segment_name, state, purpose, method, owner_ids, survey_key,
         guidance, due_at, created_at, created_by_id, created_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[
          one.id,
          one.name,
          one.segmentId,
          one.segmentName,
          one.state,
          one.purpose,
          one.method,
          one.ownerIds,
        ],
        ...[one.surveyKey, one.guidance, one.dueAt, one.createdAt, one.createdById, one.createdByName],
      ],
    );
  }

  /** One that is still being planned, locked so that one node goes on with it. */
  async lockPlanning(): Promise<Campaign | null> {
    const rows = await this.database.query<Campaign>(
      `select ${CAMPAIGN} from contact_campaigns where state = 'planning' order by created_at limit 1
       for no key update skip locked`,
    );
    return rows[0] ?? null;
  }

  async lockCampaign(id: string): Promise<Campaign | null> {
    const rows = await this.database.query<Campaign>(
      `select ${CAMPAIGN} from contact_campaigns where id = $1 for no key update`,
      [id],
    );
    return rows[0] ?? null;
  }

  async saveCampaign({ id, state, reached, planned, leftOut }: Campaign): Promise<void> {
    await this.database.query(
      'update contact_campaigns set state = $2, reached = $3, planned = $4, left_out = $5 where id = $1',
      [id, state, reached, planned, leftOut],
    );
  }

  async countDone(campaignId: string): Promise<void> {
    await this.database.query('update contact_campaigns set done = done + 1 where id = $1', [campaignId]);
  }

  async setTarget(month: string, agentId: string, target: number | null): Promise<void> {
    if (target === null)
      await this.database.query('delete from contact_targets where month = $1 and agent_id = $2', [
        ...[month, agentId],
      ]);
    else
      await this.database.query(
        `insert into contact_targets (month, agent_id, target) values ($1, $2, $3)
         on conflict (month, agent_id) do update set target = $3`,
        [month, agentId, target],
      );
  }
}

export function campaignOf({ createdById: _, reached: __, ...one }: Campaign): ContactCampaign {
  const {
    id,
    name,
    segmentId,
    segmentName,
    state,
    purpose,
    ownerIds,
    createdByName,
    planned,
    leftOut,
    done,
  } = one;
  return {
    ...{ id, name, segmentId, segmentName, state, purpose, ownerIds, createdByName, planned, leftOut, done },
    ...{ dueAt: one.dueAt.toISOString(), createdAt: one.createdAt.toISOString() },
  };
}

function valuesOf(plan: ContactPlan): unknown[] {
  const { id, name, active, trigger, purpose, method, tiers, days, owner, guidance, version } = plan;
  const [ownerId, teamId, surveyKey] = [plan.ownerId ?? null, plan.teamId ?? null, plan.surveyKey ?? null];
  return [
    id,
    name,
    active,
    trigger,
    purpose,
    method,
    tiers,
    days,
    owner,
    ownerId,
    teamId,
    surveyKey,
    guidance,
    version,
  ];
}
