import { objectOf, type Fields } from '../chat/wire';

/** A refusal in LINE's form. */
export class LineError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: { message: string; property: string }[] = [],
  ) {
    super(message);
  }
}

/** What is wrong with `messages`, all of it, as LINE tells it. @throws LineError */
export function checkMessages(value: unknown): Fields[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > 5)
    throw wrong('messages', 'Size must be between 1 and 5');
  const messages = value.map(objectOf);
  for (const [index, message] of messages.entries()) checkOne(message, `messages[${index}]`);
  return messages;
}

export function wrong(property: string, message: string): LineError {
  return new LineError(400, 'The request body has 1 error(s)', [{ message, property }]);
}

function checkOne(message: Fields, at: string): void {
  const sender = objectOf(message['sender']);
  if (message['sender'] !== undefined && String(sender['name'] ?? '').length > 20)
    throw wrong(`${at}/sender/name`, 'Length must be between 0 and 20');
  switch (message['type']) {
    case 'text':
      checkText(message['text'], `${at}/text`, 5000);
      break;
    case 'image':
      checkAddress(message['originalContentUrl'], `${at}/originalContentUrl`);
      checkAddress(message['previewImageUrl'], `${at}/previewImageUrl`);
      break;
    case 'video':
      checkAddress(message['originalContentUrl'], `${at}/originalContentUrl`);
      checkAddress(message['previewImageUrl'], `${at}/previewImageUrl`);
      break;
    case 'audio':
      checkAddress(message['originalContentUrl'], `${at}/originalContentUrl`);
      if (!Number.isInteger(message['duration'])) throw wrong(`${at}/duration`, 'May not be empty');
      break;
    case 'location':
      checkText(message['title'], `${at}/title`, 100);
      checkText(message['address'], `${at}/address`, 100);
      break;
    case 'sticker':
      break;
    case 'flex':
      checkText(message['altText'], `${at}/altText`, 1500);
      if (
        objectOf(message['contents'])['type'] !== 'bubble' &&
        objectOf(message['contents'])['type'] !== 'carousel'
      )
        throw wrong(`${at}/contents`, 'invalid property');
      break;
    default:
      throw wrong(
        `${at}/type`,
        'Must be one of the following values: [text, image, video, audio, location, sticker, template, imagemap, flex]',
      );
  }
  if (message['quickReply'] !== undefined)
    checkQuickReply(objectOf(message['quickReply']), `${at}/quickReply`);
}

/** Counted in UTF-16 units. */
function checkText(value: unknown, property: string, most: number): void {
  if (typeof value !== 'string' || value === '') throw wrong(property, 'May not be empty');
  if (value.length > most) throw wrong(property, `Length must be between 0 and ${most}`);
}

/** https only; the simulator's own machine does without. */
function checkAddress(value: unknown, property: string): void {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  const local = url !== null && ['127.0.0.1', 'localhost'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !local)) throw wrong(property, 'invalid uri scheme');
}

function checkQuickReply(quickReply: Fields, at: string): void {
  const items = [quickReply['items'] ?? []].flat().map(objectOf);
  if (items.length < 1 || items.length > 13) throw wrong(`${at}/items`, 'Size must be between 1 and 13');
  for (const [index, item] of items.entries()) {
    const action = objectOf(item['action']);
    checkText(action['label'], `${at}/items[${index}]/action/label`, 20);
    if (action['type'] === 'postback') checkText(action['data'], `${at}/items[${index}]/action/data`, 300);
  }
}
