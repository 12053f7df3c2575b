import { contentClasses, type Content } from '@yingda/contracts';
import { CONTENT_KINDS, Refusal, SENDABLE_KINDS, type ContentKind } from '@yingda/contracts/names';
import { compileValidator } from './compile-validator';

/** Checks the content of a message by the class of its kind. What the server fills itself is dropped. @throws Refusal */
export function validateContent(content: unknown): Content {
  const kind =
    typeof content === 'object' && content !== null ? (content as { kind?: unknown }).kind : undefined;
  if (typeof kind !== 'string' || !CONTENT_KINDS.includes(kind as ContentKind))
    throw new Refusal('unknown-content-kind', `content.kind must be one of ${SENDABLE_KINDS.join(', ')}.`, {
      field: 'content.kind',
    });
  if (!SENDABLE_KINDS.includes(kind as (typeof SENDABLE_KINDS)[number]))
    throw new Refusal('unsupported-content-kind', `Messages of kind ${kind} cannot be sent by people.`, {
      field: 'content.kind',
    });
  const checked = compileValidator(contentClasses[kind as ContentKind])(content);
  delete checked['attachment'];
  return checked as unknown as Content;
}
