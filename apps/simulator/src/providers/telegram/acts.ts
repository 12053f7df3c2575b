import { WrongControl, type Act } from '../../provider';
import type { Done } from '../chat/chat-provider';
import type { Person } from '../chat/desk';
import { detail, objectOf, type Fields } from '../chat/wire';
import type { BotDesk } from './bot-desk';

interface Scene {
  desk: BotDesk;
  person: Person;
  act: Act;
}

const FILES: Record<string, { field: string; name: string; contentType: string }> = {
  image: { field: 'photo', name: 'photo.jpg', contentType: 'image/jpeg' },
  voice: { field: 'voice', name: 'voice.ogg', contentType: 'audio/ogg' },
  video: { field: 'video', name: 'video.mp4', contentType: 'video/mp4' },
  file: { field: 'document', name: 'file.pdf', contentType: 'application/pdf' },
  sticker: { field: 'sticker', name: 'sticker.webp', contentType: 'image/webp' },
};

/** What a user of Telegram does, as an update. */
export function updateOf(desk: BotDesk, person: Person, act: Act): Done {
  const scene = { desk, person, act };
  person.lastActAt = desk.now();
  if (act.act in FILES || ['text', 'start', 'location', 'contact', 'raw'].includes(act.act))
    return written(scene);
  switch (act.act) {
    case 'album':
      return album(scene);
    case 'edit':
      return edited(scene);
    case 'press':
      return pressed(scene);
    case 'block':
    case 'unblock':
    case 'unfollow':
    case 'follow':
      return member(scene);
    case 'update':
      return { pushed: desk.update('update', objectOf(act['fields'])) };
    case 'restart_ids':
      desk.restartIds();
      return { pushed: null };
    case 'migrate':
      desk.moved.set(person.id, Number(`-100${person.id}`));
      Object.assign(desk.join(`-100${person.id}`, person.name), { started: true });
      return { pushed: null };
    default:
      throw new WrongControl(
        `act "${act.act}" is none of text, start, image, voice, video, file, sticker, location, contact, album, edit, press, block, unblock, raw, update, restart_ids, migrate`,
      );
  }
}

function frameOf({ desk, person }: Scene, messageId: number): Fields {
  const [first_name, ...rest] = person.name.split(' ');
  const names = { first_name, ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}) };
  return {
    message_id: messageId,
    from: { id: Number(person.id), is_bot: false, ...names, language_code: 'zh-hans' },
    chat: { id: Number(person.id), type: 'private', ...names },
    date: desk.world.clock.seconds(),
  };
}

function written(scene: Scene): Done {
  const { desk, person, act } = scene;
  person.started = true;
  person.blocked = false;
  const id = desk.nextMessageId(person.id);
  const { fields, body } = contentOf(scene);
  const reply =
    act['reply_to'] === undefined ? {} : { reply_to_message: { message_id: Number(act['reply_to']) } };
  const message = `${person.id}:${id}`;
  desk.show({ id: message, user: person.id, from: 'user', kind: act.act, body });
  return {
    pushed: desk.update(act.act, { message: { ...frameOf(scene, id), ...fields, ...reply } }),
    message,
  };
}

function contentOf(scene: Scene): { fields: Fields; body: Fields } {
  const { act } = scene;
  const caption = act['caption'] === undefined ? {} : { caption: String(act['caption']) };
  switch (act.act) {
    case 'text': {
      const text = detail(act, 'text');
      return { fields: { text, ...(act['entities'] ? { entities: act['entities'] } : {}) }, body: { text } };
    }
    case 'start': {
      const text = ['/start', String(act['payload'] ?? '')].join(' ').trim();
      const entities = [{ type: 'bot_command', offset: 0, length: 6 }];
      return { fields: { text, entities }, body: { text } };
    }
    case 'location': {
      const location = {
        latitude: Number(detail(act, 'latitude')),
        longitude: Number(detail(act, 'longitude')),
      };
      return { fields: { location }, body: location };
    }
    case 'contact': {
      const contact = { first_name: detail(act, 'first_name'), phone_number: detail(act, 'phone_number') };
      return { fields: { contact }, body: contact };
    }
    case 'raw':
      return { fields: objectOf(act['fields']), body: {} };
    default:
      return fileContent(scene, caption);
  }
}

function fileContent({ desk, act }: Scene, caption: Fields): { fields: Fields; body: Fields } {
  const kind = FILES[act.act];
  if (!kind) throw new WrongControl(`act "${act.act}" is not a file`);
  const { field, ...otherwise } = kind;
  const file = desk.keepFrom(act, otherwise);
  const sized = { file_id: file.id, file_unique_id: file.id.slice(0, 12), file_size: file.bytes.length };
  const small = {
    ...sized,
    file_id: desk.keep({ ...file, name: `small-${file.name}` }).id,
    width: 90,
    height: 60,
  };
  const content =
    field === 'photo'
      ? [small, { ...sized, width: 1280, height: 960 }]
      : {
          ...sized,
          mime_type: file.contentType,
          file_name: file.name,
          ...(act['seconds'] === undefined ? {} : { duration: Number(act['seconds']) }),
        };
  return { fields: { [field]: content, ...caption }, body: { media: file.id, name: file.name, ...caption } };
}

/** Several updates with one group id. */
function album(scene: Scene): Done {
  const count = Number(scene.act['count'] ?? 3);
  const group = scene.desk.world.random.digits(17);
  const all = Array.from({ length: count }, (_, index) => {
    const caption = index === 0 && scene.act['caption'] ? { caption: scene.act['caption'] } : {};
    const id = scene.desk.nextMessageId(scene.person.id);
    scene.person.started = true;
    const { fields, body } = fileContent({ ...scene, act: { ...scene.act, act: 'image' } }, caption);
    scene.desk.show({
      id: `${scene.person.id}:${id}`,
      user: scene.person.id,
      from: 'user',
      kind: 'image',
      body,
    });
    return scene.desk.update('image', {
      message: { ...frameOf(scene, id), media_group_id: group, ...fields },
    });
  });
  const pushes = all.filter((push) => push !== null);
  return { pushed: pushes.length > 0 ? Promise.all(pushes).then((results) => results[0]!) : null };
}

function edited(scene: Scene): Done {
  const { desk, act } = scene;
  const message = detail(act, 'message');
  const seen = desk.findSeen(message);
  if (!seen) throw new WrongControl(`there is no message ${message}`);
  const text = detail(act, 'text');
  seen.body = { ...seen.body, text };
  const frame = frameOf(scene, Number(message.split(':')[1]));
  const edit = { ...frame, date: Math.floor(seen.at / 1000), edit_date: desk.world.clock.seconds(), text };
  return { pushed: desk.update('edit', { edited_message: edit }), message };
}

/** Presses a button of a message the bot sent: `message` and `data`. */
function pressed(scene: Scene): Done {
  const { desk, act } = scene;
  const message = detail(act, 'message');
  const seen = desk.findSeen(message);
  if (!seen) throw new WrongControl(`there is no message ${message}`);
  const { from, ...frame } = frameOf(scene, Number(message.split(':')[1]));
  const press = {
    id: desk.world.random.digits(18),
    from,
    chat_instance: '1',
    data: detail(act, 'data'),
    message: { ...frame, ...objectOf(seen.body['sent']) },
  };
  return { pushed: desk.update('press', { callback_query: press }) };
}

function member(scene: Scene): Done {
  const { desk, person, act } = scene;
  const blocked = act.act === 'block' || act.act === 'unfollow';
  person.blocked = blocked;
  const { message_id: _, ...frame } = frameOf(scene, 0);
  const user = { id: Number(desk.settings.id), is_bot: true, first_name: desk.settings.name };
  const status = (is: boolean) => ({ user, status: is ? 'kicked' : 'member' });
  const change = { ...frame, old_chat_member: status(!blocked), new_chat_member: status(blocked) };
  return { pushed: desk.update(act.act, { my_chat_member: change }) };
}
