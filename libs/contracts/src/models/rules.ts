import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, RuleValue, Strings } from '../fields';
import { Text, Texts, Time, Word, Words, Written } from '../fields';
import {
  PRIORITIES,
  RULE_ACTION_STATES,
  RULE_ACTIONS,
  RULE_CONDITION_KINDS,
  RULE_FIELD_TYPES,
  RULE_FIELDS,
  RULE_INPUT_TYPES,
  RULE_LIMITS,
  RULE_LISTS,
  RULE_OPERANDS,
  RULE_OPERATORS,
  RULE_RUN_STATES,
  RULE_TRIGGERS,
  type Priority,
  type RuleActionKind,
  type RuleActionState,
  type RuleConditionKind,
  type RuleField,
  type RuleFieldType,
  type RuleInputType,
  type RuleList,
  type RuleOperand,
  type RuleOperator,
  type RuleRunState,
  type RuleTriggerKind,
} from '../names/rules';
import { CONVERSATION_STATUSES, LANGUAGES, type ConversationStatus, type Language } from '../names/states';

/** What sets a rule going. */
export class RuleTrigger {
  @OneOf(RULE_TRIGGERS) kind!: RuleTriggerKind;
  /** Of `time.*`: after so many. */
  @Optional() @Count(RULE_LIMITS.waitSeconds, 5) seconds?: number;
  /** Of `time.in-status`. */
  @Optional() @OneOf(CONVERSATION_STATUSES) status?: ConversationStatus;
}

/** What a test compares with: a text, number or flag, or a list of texts or numbers. */
export type RuleOperandValue = string | number | boolean | string[] | number[];

/**
 * A group of conditions (`all`, `any`; `not`: none of them), or a test of one field. A field that has no value meets no
 * test but `empty`, `is-not` and `none-of`. An empty `all` is always met.
 */
export class RuleCondition {
  @OneOf(RULE_CONDITION_KINDS) kind!: RuleConditionKind;
  @Optional() @ListOf(() => RuleCondition, RULE_LIMITS.conditions) conditions?: RuleCondition[];
  @Optional() @OneOf(RULE_FIELDS) field?: RuleField;
  /** Of `customer.attribute`: which. */
  @Optional() @Text(64, 1) key?: string;
  @Optional() @OneOf(RULE_OPERATORS) operator?: RuleOperator;
  @Optional() @RuleValue() value?: RuleOperandValue;
}

/** What is said in one language; `{{customer.name|there}}` and the like are filled in. */
export class RuleText {
  @OneOf(LANGUAGES) locale!: Language;
  @Written(2_000) text!: string;
}

/** A line of a menu, in each language. */
export class RuleMenuItem {
  @Word(/^[\w.:-]+$/) id!: string;
  @ListOf(() => RuleText, 2) labels!: RuleText[];
}

/** One thing that is done; which of the fields it takes is told by the vocabulary. */
export class RuleAction {
  @OneOf(RULE_ACTIONS) kind!: RuleActionKind;
  /** Of `reply`: what is said, unless a canned response is named. */
  @Optional() @ListOf(() => RuleText, 2) texts?: RuleText[];
  /** Of `reply`: answers to choose from, below the text. */
  @Optional() @ListOf(() => RuleMenuItem, 20) items?: RuleMenuItem[];
  @Optional() @Id() cannedResponseId?: string;
  /** Of `assign`. */
  @Optional() @Id() agentId?: string;
  /** Of `team`. */
  @Optional() @Id() teamId?: string;
  /** Of `tag` and `untag`. */
  @Optional() @Texts(10, 40) tags?: string[];
  @Optional() @OneOf(PRIORITIES) priority?: Priority;
  /** Of `survey`: the form's id; by the rules of surveys when not said. */
  @Optional() @Id() surveyId?: string;
  /** Of `notify`: these, the leads of the conversation's team, and who has it. */
  @Optional() @Ids(20) agentIds?: string[];
  @Optional() @Flag() leads?: boolean;
  @Optional() @Flag() holder?: boolean;
  /** Of `notify`, `note` and `promise`. */
  @Optional() @Written(1_000) text?: string;
  /** Of `attribute`. */
  @Optional() @Text(64, 1) key?: string;
  @Optional() @Text(1_000) value?: string;
  /** Of `case`: its kind's key, which says its category, too. */
  @Optional() @Text(40, 1) caseKind?: string;
  /** Of `case`: what it is called; the first words of the message when not said. */
  @Optional() @Written(120) title?: string;
  /** Of `webhook`. */
  @Optional() @Text(2_000, 1) url?: string;
  /** Of `wait`, and until when a `promise` is to be kept. */
  @Optional() @Count(RULE_LIMITS.waitSeconds, 1) seconds?: number;
}

/** What a rule says. */
export class RuleContent {
  @Written(80) name!: string;
  @Flag() enabled!: boolean;
  /** Conversations of these teams; all when empty, which takes the right to edit everybody's. */
  @Ids(100) teamIds!: string[];
  @Nested(() => RuleTrigger) trigger!: RuleTrigger;
  @Nested(() => RuleCondition) conditions!: RuleCondition;
  @ListOf(() => RuleAction, RULE_LIMITS.actions) actions!: RuleAction[];
  /** When its conditions are met, the rules behind it are not asked. */
  @Flag() stopAfter!: boolean;
  /** Less than the shop's limits. */
  @Optional() @Count(RULE_LIMITS.perConversationHour, 1) perConversationHour?: number;
  @Optional() @Count(RULE_LIMITS.perMinute, 1) perMinute?: number;
}

export class RuleRecord extends RuleContent {
  @Id() id!: string;
  /** Of rules that came with the product. */
  @Optional() @Text(64) key!: string | null;
  /** Its turn among all rules, from 1. */
  @Count() place!: number;
  @Count() version!: number;
  @Time() updatedAt!: string;
  @Text(80) updatedBy!: string;
  /** It ran so often that it stopped itself; enabling it again lets it go on. */
  @Optional() @Time() pausedAt!: string | null;
  @Optional() @Text(500) pausedWhy!: string | null;
  @Optional() @Time() lastRunAt!: string | null;
}

/** How a rule was before or is now. */
export class RuleVersion {
  @Count() version!: number;
  @Nested(() => RuleContent) rule!: RuleContent;
  @Time() at!: string;
  @Text(80) byName!: string;
  /** Made by bringing back this one. */
  @Optional() @Count() restoredFrom!: number | null;
}

/** How one test of the conditions came out. */
export class RuleTestResult {
  /** Its place in the tree: `conditions.0.conditions.1`; the root is `conditions`. */
  @Text(200) path!: string;
  @OneOf(RULE_FIELDS) field!: RuleField;
  @Optional() @Text(64) key?: string;
  @OneOf(RULE_OPERATORS) operator!: RuleOperator;
  @Optional() @RuleValue() value?: RuleOperandValue;
  /** What the field held; absent when it had no value. */
  @Optional() @RuleValue() actual?: RuleOperandValue;
  @Flag() met!: boolean;
  /** Groups above it turn it round. */
  @Flag() negated!: boolean;
}

/** What became of one action. */
export class RuleActionResult {
  @OneOf(RULE_ACTIONS) kind!: RuleActionKind;
  @OneOf(RULE_ACTION_STATES) state!: RuleActionState;
  @Optional() @Time() at!: string | null;
  /** Why it did not work, or was left out; English, for whoever looks after it. */
  @Optional() @Text(500) why!: string | null;
  /** `messageId`, `status`, `tries` and the like. */
  @Strings() details!: Record<string, string>;
}

/** One time that a rule's conditions were met. */
export class RuleRun {
  @Id() id!: string;
  @Id() ruleId!: string;
  @Text(80) ruleName!: string;
  @Count() ruleVersion!: number;
  @OneOf(RULE_TRIGGERS) trigger!: RuleTriggerKind;
  @Id() eventId!: string;
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Text(20) number!: string | null;
  @Optional() @Id() customerId!: string | null;
  @Time() at!: string;
  @Optional() @Time() endedAt!: string | null;
  /** How many rules stand between what a person did and this. */
  @Count() depth!: number;
  @OneOf(RULE_RUN_STATES) state!: RuleRunState;
  @Optional() @Text(500) why!: string | null;
  @ListOf(() => RuleTestResult) conditions!: RuleTestResult[];
  @ListOf(() => RuleActionResult) actions!: RuleActionResult[];
}
/** How a rule did within 7 days. Counted up to 1,000: more is told as 1,000. */
export class RuleActivity {
  @Id() ruleId!: string;
  @Count() runs!: number;
  @Count() failed!: number;
  @Count() held!: number;
  /** Of the last one that failed. */
  @Optional() @Time() lastFailedAt!: string | null;
  @Optional() @Text(500) lastFailedWhy!: string | null;
}
export class RuleRunPage {
  @ListOf(() => RuleRun, 100) runs!: RuleRun[];
  /** For the page after this one; null at the end. */
  @Optional() @Text(200) next!: string | null;
}

/** What a rule would have done to one thing that happened. */
export class RuleTrial {
  @Id() conversationId!: string;
  @Text(20) number!: string;
  @Time() at!: string;
  /** The first words of the message, where it was one. */
  @Text(200) excerpt!: string;
  @Flag() matched!: boolean;
  /** One of its conditions kept it from matching. */
  @Flag() nearly!: boolean;
  @ListOf(() => RuleTestResult) conditions!: RuleTestResult[];
  /** What it would have done; for replies the words. */
  @ListOf(() => RuleActionResult, RULE_LIMITS.actions) would!: RuleActionResult[];
}
export class RuleTrials {
  /** The stretch that was looked at: shorter than asked for when the limit was reached. */
  @Time() from!: string;
  @Time() to!: string;
  @Count() lookedAt!: number;
  @Count() matched!: number;
  /** False: there was more. */
  @Flag() complete!: boolean;
  /** Asked as they are now, because nobody wrote down what they were. */
  @Words(RULE_FIELDS, 40) asOfNow!: RuleField[];
  /** What matched, then what nearly did; newest first. */
  @ListOf(() => RuleTrial) trials!: RuleTrial[];
}

export class RuleVocabularyTrigger {
  @OneOf(RULE_TRIGGERS) kind!: RuleTriggerKind;
  @Flag() seconds!: boolean;
  @Flag() status!: boolean;
  @Words(RULE_FIELDS, 40) fields!: RuleField[];
  @Words(RULE_ACTIONS) actions!: RuleActionKind[];
}
export class RuleVocabularyField {
  @OneOf(RULE_FIELDS) field!: RuleField;
  @OneOf(RULE_FIELD_TYPES) type!: RuleFieldType;
  @Words(RULE_OPERATORS) operators!: RuleOperator[];
  /** Of a `choice`. */
  @Optional() @Texts(40) values?: string[];
  /** Of an `id`. */
  @Optional() @OneOf(RULE_LISTS) list?: RuleList;
  /** Of a `number`. */
  @Optional() @OneOf(['seconds']) unit?: 'seconds';
  /** It takes a key beside. */
  @Flag() keyed!: boolean;
}
export class RuleVocabularyOperator {
  @OneOf(RULE_OPERATORS) operator!: RuleOperator;
  @OneOf(RULE_OPERANDS) operand!: RuleOperand;
}
export class RuleVocabularyInput {
  @Text(40) name!: string;
  @OneOf(RULE_INPUT_TYPES) type!: RuleInputType;
  @Flag() required!: boolean;
  @Optional() @Texts(40) values?: string[];
  @Optional() @OneOf(RULE_LISTS) list?: RuleList;
}
export class RuleVocabularyAction {
  @OneOf(RULE_ACTIONS) kind!: RuleActionKind;
  @ListOf(() => RuleVocabularyInput, 20) inputs!: RuleVocabularyInput[];
  /** It leaves the shop, and takes the right to edit everybody's rules. */
  @Flag() outside!: boolean;
}
/** Everything an editor of rules is made from. */
export class RuleVocabulary {
  @ListOf(() => RuleVocabularyTrigger) triggers!: RuleVocabularyTrigger[];
  @ListOf(() => RuleVocabularyField) fields!: RuleVocabularyField[];
  @ListOf(() => RuleVocabularyOperator) operators!: RuleVocabularyOperator[];
  @ListOf(() => RuleVocabularyAction) actions!: RuleVocabularyAction[];
  /** What texts may name: `customer.name`. */
  @Texts(40) variables!: string[];
}

/** With what webhooks of rules are signed (Standard Webhooks); each origin has its own. */
export class RuleWebhookSecret {
  @Text(2_000) origin!: string;
  @Text(200) secret!: string;
}
