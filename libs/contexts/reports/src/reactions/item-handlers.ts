import type { CaseEvents, ContactEvents, EventName, FeedbackEvents } from '@yingda/events';
import type { Handlers } from '@yingda/platform';
import type { ItemKind } from '../ports';

/** Events that carry a changed case; of every one, so that a new one cannot be forgotten. */
type CaseChangeName = {
  [N in keyof CaseEvents]: CaseEvents[N] extends { case: { id: string } } ? N : never;
}[keyof CaseEvents];

const OF_CASES: Record<CaseChangeName, true> = {
  'case.opened': true,
  'case.moved': true,
  'case.updated': true,
  'case.answered': true,
  'case.extension-asked': true,
  'case.extension-decided': true,
  'case.paused': true,
  'case.resumed': true,
  'case.escalated': true,
  'case.breached': true,
  'case.told': true,
  'case.followed-up': true,
  'case.reopened': true,
  'case.closed': true,
  'case.handed-over': true,
};

type ContactChangeName = keyof ContactEvents;
const OF_CONTACTS: Record<ContactChangeName, true> = {
  'contact.planned': true,
  'contact.attempted': true,
  'contact.moved': true,
  'contact.ended': true,
  'contact.cancelled': true,
  'contact.told': true,
  'contact.verified': true,
};
type ActionChangeName = {
  [N in keyof CaseEvents]: CaseEvents[N] extends { action: { id: string } } ? N : never;
}[keyof CaseEvents];
const OF_ACTIONS: Record<ActionChangeName, true> = {
  'action.added': true,
  'action.edited': true,
  'action.done': true,
  'action.verified': true,
  'action.cancelled': true,
};

const OF_FEEDBACK: Record<keyof FeedbackEvents, true> = {
  'feedback.received': true,
  'feedback.sorted': true,
  'feedback.answered': true,
  'feedback.decided': true,
  'feedback.told': true,
};

/** What marks which thing: its facts may be others afterwards. */
export function itemHandlers(mark: (item: ItemKind, ids: string[]) => Promise<void>): Handlers {
  const ofCase = ({ payload }: { payload: { case: { id: string } } }) => mark('case', [payload.case.id]);
  const ofContact = ({ payload }: { payload: { contact: { id: string } } }) =>
    mark('contact', [payload.contact.id]);
  const ofAction = ({ payload }: { payload: { action: { id: string } } }) =>
    mark('action', [payload.action.id]);
  const ofFeedback = ({ payload }: { payload: { feedback: { id: string } } }) =>
    mark('feedback', [payload.feedback.id]);
  const all = (names: object, handle: unknown) =>
    (Object.keys(names) as EventName[]).map((name) => [name, handle] as const);
  return Object.fromEntries([
    ...all(OF_CASES, ofCase),
    ...all(OF_CONTACTS, ofContact),
    ...all(OF_ACTIONS, ofAction),
    ...all(OF_FEEDBACK, ofFeedback),
    ['case.analysed', ({ payload }: { payload: { caseId: string } }) => mark('case', [payload.caseId])],
  ]) as Handlers;
}
