import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time, Words, Written } from '../fields';
import * as names from '../names/contacts';
import { TIERS, type Tier } from '../names/states';

/** One thing a customer said, or was promised. */
export class ContactPoint {
  @Id() id!: string;
  @OneOf(names.POINT_KINDS) kind!: names.PointKind;
  @Text(2_000) text!: string;
  @OneOf(names.POINT_STATES) state!: names.PointState;
  /** The part of the shop that handles it; whoever heard it supervises it all the same. */
  @Optional() @Id() departmentId!: string | null;
  /** Until when the customer is told; none for what is only noted. */
  @Optional() @Time() dueAt!: string | null;
  @Optional() @Time() toldAt!: string | null;
  @Optional() @Text(120) toldByName!: string | null;
  /** What the customer was told. */
  @Optional() @Text(2_000) result!: string | null;
  /** How well it was handled, 1 to 5, by the lead. */
  @Optional() @Count(5, 1) evaluation!: number | null;
}

/** What was written down of a contact; `none`: parts the customer said nothing on. */
export class ContactForm {
  @Optional() @Text(120) person!: string | null;
  @Optional() @Text(4_000) facts!: string | null;
  @Optional() @OneOf(names.CONTACT_SOLVED) solved!: names.ContactSolved | null;
  @Optional() @Count(5, 1) score!: number | null;
  @Words(names.CONTACT_FIELDS, 10) none!: names.ContactField[];
}

export class ContactAttempt {
  @Count(100, 1) no!: number;
  @Time() at!: string;
  @Text(120) byName!: string;
  @OneOf(names.CONTACT_OUTCOMES) outcome!: names.ContactOutcome;
  @Text(2_000) note!: string;
  /** When it is tried again. */
  @Optional() @Time() nextAt!: string | null;
}

export class ContactLine {
  @OneOf(names.CONTACT_STEPS) step!: names.ContactStep;
  @Time() at!: string;
  @Text(120) byName!: string;
  @Text(2_000) note!: string;
}

/** A callback, a visit, a planned word with a customer. */
export class ContactRecord {
  @Id() id!: string;
  @Id() customerId!: string;
  @Optional() @Text(120) customerName!: string | null;
  @OneOf(names.CONTACT_SOURCES) source!: names.ContactSource;
  @OneOf(names.CONTACT_PURPOSES) purpose!: names.ContactPurpose;
  @OneOf(names.CONTACT_METHODS) method!: names.ContactMethod;
  @OneOf(names.CONTACT_STATES) state!: names.ContactState;
  /** Why, in words. */
  @Text(2_000) why!: string;
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Id() caseId!: string | null;
  @Optional() @Id() planId!: string | null;
  @Optional() @Id() campaignId!: string | null;
  /** The call promised in the queue; taken and noted there. */
  @Optional() @Id() callbackId!: string | null;
  @Optional() @Id() ownerId!: string | null;
  @Optional() @Id() teamId!: string | null;
  @Time() plannedAt!: string;
  @Time() dueAt!: string;
  @Count(100) attempts!: number;
  @Optional() @OneOf(names.CONTACT_OUTCOMES) lastOutcome!: names.ContactOutcome | null;
  /** When it came to its end. */
  @Optional() @Time() endedAt!: string | null;
  @Optional() @Id() endedById!: string | null;
  @Optional() @OneOf(names.CONTACT_SOLVED) solved!: names.ContactSolved | null;
  @Optional() @Count(5, 1) score!: number | null;
  /** Fields the purpose asks for, and how many of them are filled in. */
  @Count(20) required!: number;
  @Count(20) filled!: number;
  /** Points of which the customer is still to be told. */
  @Count(100) openPoints!: number;
  @Optional() @Time() verifiedAt!: string | null;
  @Optional() @Text(120) verifiedByName!: string | null;
  @Count() version!: number;
}
export class ContactDetail extends ContactRecord {
  @Nested(() => ContactForm) form!: ContactForm;
  /** Why it is incomplete, where it is. */
  @Optional() @Text(500) incompleteBecause!: string | null;
  /** The form that is asked on the phone, and its answer once written down. */
  @Optional() @Text(60) surveyKey!: string | null;
  @Optional() @Id() surveyId!: string | null;
  @ListOf(() => ContactPoint, 50) points!: ContactPoint[];
  @ListOf(() => ContactAttempt, 100) tries!: ContactAttempt[];
  @Optional() @Text(2_000) verifyComment!: string | null;
  @ListOf(() => ContactLine, 200) history!: ContactLine[];
}
export class ContactPage {
  @ListOf(() => ContactRecord, 100) items!: ContactRecord[];
  @Optional() @Text(200) nextCursor!: string | null;
}
/** Of what the agent may see. Month: the shop's calendar month. */
export class ContactCounts {
  @Count() overdue!: number;
  @Count() dueToday!: number;
  @Count() later!: number;
  @Count() openPoints!: number;
  @Count() doneThisMonth!: number;
  @Count() incompleteThisMonth!: number;
  @Count() toVerify!: number;
  /** Contacts to be made this month; null where no target is set. */
  @Optional() @Count() target!: number | null;
}
export class ContactDay {
  /** YYYY-MM-DD in the shop's zone. */
  @Text(10) day!: string;
  @Count() planned!: number;
  @Count() done!: number;
}
export class ContactCalendar {
  @ListOf(() => ContactDay, 62) days!: ContactDay[];
}

/** One touch of a customer by a colleague a short while ago. */
export class ContactTouch {
  @OneOf(['contact', 'conversation', 'planned', 'case']) kind!:
    'contact' | 'conversation' | 'planned' | 'case';
  @Id() id!: string;
  @Time() at!: string;
  @Optional() @Id() agentId!: string | null;
  /** What it was about: the purpose of a contact, the number of a conversation or a case. */
  @Text(200) about!: string;
}
/** Whether somebody else contacted this customer within so many days, or is about to. */
export class ContactGuard {
  @Count(90) days!: number;
  @ListOf(() => ContactTouch, 20) touches!: ContactTouch[];
}

/** When, whom, what for and by whom customers are contacted by themselves. */
export class ContactPlan {
  @Id() id!: string;
  @Written(80) name!: string;
  @Flag() active!: boolean;
  @OneOf(names.CONTACT_TRIGGERS) trigger!: names.ContactTrigger;
  @OneOf(names.CONTACT_PURPOSES) purpose!: names.ContactPurpose;
  @OneOf(names.CONTACT_METHODS) method!: names.ContactMethod;
  /** Empty: every tier. */
  @Words(TIERS, 10) tiers!: Tier[];
  /** Days between contacts for `interval`; after the event for the others. */
  @Count(730, 0) days!: number;
  @OneOf(names.CONTACT_OWNERS) owner!: names.ContactOwner;
  @Optional() @Id() ownerId!: string | null;
  @Optional() @Id() teamId!: string | null;
  /** The form asked on the phone. */
  @Optional() @Text(60) surveyKey!: string | null;
  /** What to say and ask, for who contacts. */
  @Text(2_000) guidance!: string;
  @Count() version!: number;
}
export class ContactCampaign {
  @Id() id!: string;
  @Text(80) name!: string;
  @Id() segmentId!: string;
  @Text(120) segmentName!: string;
  @OneOf(names.CAMPAIGN_STATES) state!: names.CampaignState;
  @OneOf(names.CONTACT_PURPOSES) purpose!: names.ContactPurpose;
  @Ids(50) ownerIds!: string[];
  @Time() dueAt!: string;
  @Time() createdAt!: string;
  @Text(120) createdByName!: string;
  @Count() planned!: number;
  /** Members left out: contacted a short while ago, or planned already. */
  @Count() leftOut!: number;
  @Count() done!: number;
}
export class ContactTarget {
  @Id() agentId!: string;
  @Optional() @Count(10_000) target!: number | null;
  @Count() planned!: number;
  @Count() done!: number;
  @Count() complete!: number;
  @Count() verified!: number;
}
export class ContactTargets {
  /** YYYY-MM. */
  @Text(7) month!: string;
  @ListOf(() => ContactTarget, 200) items!: ContactTarget[];
}
export class ContactSettings {
  /** Another contact within so many days is warned of. */
  @Count(90, 1) guardDays!: number;
  /** Days until a customer is told what became of what they said. */
  @Count(60, 1) tellDays!: number;
  @Count() version!: number;
}
