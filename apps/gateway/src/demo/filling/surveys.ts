import type { INestApplicationContext } from '@nestjs/common';
import { InboxReader } from '@yingda/channels';
import { type AddSurveyForm, type SurveyForm, type SurveyQuestion } from '@yingda/contracts';
import type { SurveyCollection, SurveyTrigger, Tier } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import { EditForms, SurveyReader } from '@yingda/surveys';
import content from '../samples/surveys.json';
import { DEMO } from './shop';

/** Entrances of the demo; others are made by whoever tries things out, and ask nobody by themselves. */
const DEMO_INBOX = /^demo-/;
const INVITATION = { 'zh-CN': '请为本次服务打分', en: 'Please rate our service' };
const THANKS = { 'zh-CN': '感谢您的评价！', en: 'Thank you for your rating!' };

/**
 * The shipped forms, by their keys: what is there stays as people made it. The one after conversations asks at all of the
 * demo's entrances, also at those that are connected later, as long as nobody else has changed it.
 */
export async function fillSurveys(app: INestApplicationContext): Promise<void> {
  const known = new Map(
    (await app.get(SurveyReader, { strict: false }).forms()).map((form) => [form.key, form]),
  );
  const inboxIds = (await app.get(InboxReader, { strict: false }).records(DEMO))
    .filter(({ key }) => DEMO_INBOX.test(key))
    .map(({ id }) => id)
    .sort();
  const edit = app.get(EditForms, { strict: false });
  for (const sample of content) {
    const form = known.get(sample.key);
    if (!form) await edit.add(DEMO, formOf(sample, inboxIds)).catch(unlessThere);
    else await atAllEntrances(edit, form, inboxIds);
  }
}

async function atAllEntrances(edit: EditForms, form: SurveyForm, inboxIds: string[]): Promise<void> {
  const { id, key: _, place: __, changedAt: ___, changedBy, ...rest } = form;
  const asked = form.conditions.inboxIds;
  if (changedBy !== DEMO.name || asked.length === 0 || [...asked].sort().join() === inboxIds.join()) return;
  const conditions = { ...form.conditions, inboxIds };
  await edit.edit(DEMO, id, { ...rest, conditions }).catch(unlessThere);
}

type Sample = (typeof content)[number];

function formOf(sample: Sample, inboxIds: string[]): AddSurveyForm {
  const { key, name, active, delaySeconds, expiresHours, anonymous } = sample;
  const trigger = sample.trigger as SurveyTrigger;
  return {
    ...{ key, name, active, delaySeconds, expiresHours, anonymous, trigger },
    conditions: {
      ...{ inboxIds, channels: [], teamIds: [], topicIds: [], endedBy: [] },
      tiers: sample.tiers as Tier[],
    },
    samplePercent: 100,
    coolDownHours: trigger === 'conversation-closed' ? 24 : 0,
    remindAfterHours: null,
    collection: sample.collection as SurveyCollection[],
    withoutPerson: trigger !== 'conversation-closed',
    credit: 'closing-agent',
    lowScore: { active: trigger === 'conversation-closed', atMost: 2, dueOpenHours: 24 },
    tooFastSeconds: 2,
    invitation: INVITATION,
    thanks: THANKS,
    questions: (sample.questions as unknown as SurveyQuestion[]).map((question) => ({
      ...question,
      options: question.options ?? [],
    })),
  };
}

/** Another process was quicker. */
function unlessThere(error: unknown): void {
  if (error instanceof Refusal && (error.code === 'already-exists' || error.code === 'stale-edit')) return;
  throw error;
}
