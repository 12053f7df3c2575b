import type { Vocabulary } from './rule-form';

/** A small vocabulary, for specs. */
export const vocabulary: Vocabulary = {
  triggers: [
    {
      kind: 'message.customer',
      seconds: false,
      status: false,
      fields: ['message.text', 'customer.tier', 'customer.attribute', 'conversation.messages'],
      actions: ['reply', 'tag', 'wait', 'notify', 'webhook'],
    },
    {
      kind: 'time.unanswered',
      seconds: true,
      status: false,
      fields: ['customer.tier', 'conversation.messages', 'conversation.inOpeningHours'],
      actions: ['notify'],
    },
  ],
  fields: [
    { field: 'message.text', type: 'text', operators: ['contains', 'is', 'empty'], keyed: false },
    { field: 'customer.tier', type: 'choice', operators: ['is', 'one-of'], values: ['vip'], keyed: false },
    { field: 'customer.attribute', type: 'text', operators: ['is'], keyed: true },
    { field: 'conversation.messages', type: 'number', operators: ['at-least', 'between'], keyed: false },
    { field: 'conversation.inOpeningHours', type: 'flag', operators: ['is'], keyed: false },
  ],
  operators: [
    { operator: 'contains', operand: 'many' },
    { operator: 'is', operand: 'one' },
    { operator: 'one-of', operand: 'many' },
    { operator: 'at-least', operand: 'one' },
    { operator: 'between', operand: 'range' },
    { operator: 'empty', operand: 'none' },
  ],
  actions: [
    {
      kind: 'reply',
      outside: false,
      inputs: [
        { name: 'texts', type: 'texts', required: false },
        { name: 'cannedResponseId', type: 'id', required: false, list: 'canned' },
      ],
    },
    { kind: 'tag', outside: false, inputs: [{ name: 'tags', type: 'words', required: true }] },
    { kind: 'wait', outside: false, inputs: [{ name: 'seconds', type: 'seconds', required: true }] },
    {
      kind: 'notify',
      outside: false,
      inputs: [
        { name: 'leads', type: 'flag', required: false },
        { name: 'text', type: 'text', required: true },
      ],
    },
    { kind: 'webhook', outside: true, inputs: [{ name: 'url', type: 'url', required: true }] },
  ],
  variables: ['customer.name'],
};
