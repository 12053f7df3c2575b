import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  Ids,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Text,
  Time,
  Word,
  Words,
  Written,
} from '../fields';
import { ContactForm } from '../models/contacts';
import * as names from '../names/contacts';
import { TIERS, type Tier } from '../names/states';
import { PageQuery } from './queries';

const toBoolean = ({ value }: { value: unknown }) => value === true || value === 'true';

export class ContactsQuery extends PageQuery {
  /** `open` (when not given): planned, by due time; `ended`; `verify`: ended, to be verified; `opinions`: customers still to be told. */
  @Optional() @OneOf(names.CONTACT_VIEWS) view?: names.ContactView;
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
  @Optional() @Transform(toBoolean) @IsBoolean() incomplete?: boolean;
  @Optional() @Id() ownerId?: string;
  @Optional() @Id() customerId?: string;
  @Optional() @Id() campaignId?: string;
  @Optional() @OneOf(names.CONTACT_SOURCES) source?: names.ContactSource;
  @Optional() @OneOf(names.CONTACT_PURPOSES) purpose?: names.ContactPurpose;
  /** Due (open ones) or ended from … until. */
  @Optional() @Time() from?: string;
  @Optional() @Time() until?: string;
}
export class ContactCountsQuery {
  @Optional() @Transform(toBoolean) @IsBoolean() mine?: boolean;
}
export class ContactCalendarQuery extends ContactCountsQuery {
  /** YYYY-MM in the shop's zone. */
  @Word(/^\d{4}-(0[1-9]|1[0-2])$/, 7) month!: string;
}
export class ContactMonthQuery {
  @Word(/^\d{4}-(0[1-9]|1[0-2])$/, 7) month!: string;
}
export class ContactGuardQuery {
  @Id() customerId!: string;
}
export class PlanContact {
  @Id() customerId!: string;
  @OneOf(names.CONTACT_PURPOSES) purpose!: names.ContactPurpose;
  @OneOf(names.CONTACT_METHODS) method!: names.ContactMethod;
  @Time() dueAt!: string;
  @Text(2_000) why!: string;
  /** Who contacts them; whoever plans it when not given. */
  @Optional() @Id() ownerId?: string;
  @Optional() @Id() conversationId?: string;
  @Optional() @Id() caseId?: string;
  @Optional() @Text(60) surveyKey?: string;
}
/** One thing to be written down. */
export class PointGiven {
  @OneOf(names.POINT_KINDS) kind!: names.PointKind;
  @Written(2_000) text!: string;
  @Optional() @Id() departmentId?: string | null;
  /** Until when the customer is told; after the usual days when not given. */
  @Optional() @Time() dueAt?: string | null;
}
export class FinishContact {
  @Nested(() => ContactForm) form!: ContactForm;
  @ListOf(() => PointGiven, names.CONTACT_LIMITS.points) points!: PointGiven[];
  /** The answer written down of the form asked on the phone. */
  @Optional() @Id() surveyId?: string | null;
  /** Why something that is asked for is missing; without it nothing may be missing. */
  @Optional() @Written(500) incompleteBecause?: string;
  @Optional() @Count() version?: number;
}
export class WriteDownContact extends FinishContact {
  @Id() customerId!: string;
  @OneOf(names.CONTACT_PURPOSES) purpose!: names.ContactPurpose;
  @OneOf(names.CONTACT_METHODS) method!: names.ContactMethod;
  /** When it was. */
  @Time() at!: string;
  @Optional() @Id() conversationId?: string;
}
export class TryContact {
  /** Which attempt it is, from 1: sent again, it is counted once. */
  @Count(100, 1) attempt!: number;
  @OneOf(names.CONTACT_OUTCOMES) outcome!: names.ContactOutcome;
  @Text(2_000) note!: string;
  /** When it is tried again; in the next open hours when not given. */
  @Optional() @Time() nextAt?: string;
}
export class SaveContactForm {
  @Nested(() => ContactForm) form!: ContactForm;
  @Optional() @Count() version?: number;
}
export class HandContact {
  @Id() ownerId!: string;
  @Written(1_000) reason!: string;
}
export class CancelContact {
  @Written(1_000) reason!: string;
}
export class TellPoint {
  /** What the customer is told. */
  @Written(2_000) result!: string;
  /** Written to them where they wrote to us, or told in another way. */
  @Flag() send!: boolean;
}
export class PointEvaluation {
  @Id() id!: string;
  @Count(5, 1) evaluation!: number;
}
export class VerifyContact {
  @Written(2_000) comment!: string;
  @ListOf(() => PointEvaluation, names.CONTACT_LIMITS.points) evaluations!: PointEvaluation[];
  @Optional() @Count() version?: number;
}
export class EditContactPlan {
  @Written(80) name!: string;
  @Flag() active!: boolean;
  @OneOf(names.CONTACT_TRIGGERS) trigger!: names.ContactTrigger;
  @OneOf(names.CONTACT_PURPOSES) purpose!: names.ContactPurpose;
  @OneOf(names.CONTACT_METHODS) method!: names.ContactMethod;
  @Words(TIERS, 10) tiers!: Tier[];
  @Count(730) days!: number;
  @OneOf(names.CONTACT_OWNERS) owner!: names.ContactOwner;
  @Optional() @Id() ownerId?: string | null;
  @Optional() @Id() teamId?: string | null;
  @Optional() @Text(60) surveyKey?: string | null;
  @Text(2_000) guidance!: string;
  @Optional() @Count() version?: number;
}
export class StartCampaign {
  @Written(80) name!: string;
  @Id() segmentId!: string;
  @OneOf(names.CONTACT_PURPOSES) purpose!: names.ContactPurpose;
  @OneOf(names.CONTACT_METHODS) method!: names.ContactMethod;
  /** Who contacts them, in turn; a customer's own agent first. */
  @Ids(50) ownerIds!: string[];
  @Time() dueAt!: string;
  @Optional() @Text(60) surveyKey?: string | null;
  @Text(2_000) guidance!: string;
}
export class TargetGiven {
  @Id() agentId!: string;
  @Optional() @Count(10_000) target!: number | null;
}
export class EditContactTargets {
  @Word(/^\d{4}-(0[1-9]|1[0-2])$/, 7) month!: string;
  @ListOf(() => TargetGiven, 200) items!: TargetGiven[];
}
export class EditContactSettings {
  @Count(90, 1) guardDays!: number;
  @Count(60, 1) tellDays!: number;
  @Optional() @Count() version?: number;
}
