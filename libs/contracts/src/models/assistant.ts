import { Count, Flag, Id, ListOf, OneOf, Optional, Text, Time, Written } from '../fields';
import { ASSISTANCES, TONES, type Assistance, type Tone } from '../names/bots';

/** Whether the assistant helps agents here. */
export class AssistantSettings {
  /** An address is set for this installation (`ASSISTANT_URL`). Without one nothing can be switched on. */
  @Flag() available!: boolean;
  @Flag() active!: boolean;
  /** Order numbers are masked, too, before anything leaves. */
  @Flag() masksOrders!: boolean;
  @Count() version!: number;
}

/** What an agent asks for. `draft`: of translation (else what the customer wrote last) and tone; `language`: what it is to be in. */
export class AskAssistant {
  @OneOf(ASSISTANCES) what!: Assistance;
  @Optional() @Written(5_000, 0) draft?: string;
  @Optional() @OneOf(['zh-CN', 'en']) language?: 'zh-CN' | 'en';
  @Optional() @OneOf(TONES) tone?: Tone;
}

/** Where something in a suggestion comes from. */
export class AssistantSource {
  @OneOf(['article', 'conversation']) kind!: 'article' | 'conversation';
  /** The article's key; of a conversation its number. */
  @Text(80) key!: string;
  @Text(300) title!: string;
}

/** A suggestion, always shown as made by a machine and never sent by itself. */
export class AssistantSuggestion {
  @Id() id!: string;
  @OneOf(ASSISTANCES) what!: Assistance;
  @Text(20_000) text!: string;
  /** Of `topic`: which of the shop's topics; null: none fits. */
  @Optional() @Id() topicId!: string | null;
  @ListOf(() => AssistantSource, 20) sources!: AssistantSource[];
  /** As the machine's maker calls it. */
  @Text(120) model!: string;
  /** How many personal data were masked before it was asked. */
  @Count() masked!: number;
}

/** Who asked for what, and how much it was; never the text. */
export class AssistantUse {
  @Id() id!: string;
  @Time() at!: string;
  @Id() agentId!: string;
  @Id() conversationId!: string;
  @OneOf(ASSISTANCES) what!: Assistance;
  @OneOf(['done', 'late', 'refused', 'failed']) outcome!: 'done' | 'late' | 'refused' | 'failed';
  @Count() promptTokens!: number;
  @Count() answerTokens!: number;
  @Count() tookMs!: number;
}
