import type { Shown } from './check-content';
import type { MediaStore } from './media';
import { articlesOf } from './passive-reply';

type Fields = Record<string, unknown>;

const part = (fields: Fields, name: string): Fields => (fields[name] as Fields | undefined) ?? {};
const text = (value: unknown) => (value === undefined ? '' : String(value));

/** What the phone shows of a passive reply: several articles are several cards. @throws WeChatError for unknown media */
export function shownReply(fields: Fields, media: MediaStore): Shown[] {
  const of = (name: string) => media.require(part(fields, name)['MediaId']).id;
  switch (fields['MsgType']) {
    case 'text':
      return [{ kind: 'text', body: { text: text(fields['Content']) } }];
    case 'image':
      return [{ kind: 'image', body: { media: of('Image') } }];
    case 'voice':
      return [{ kind: 'voice', body: { media: of('Voice') } }];
    case 'video': {
      const { Title, Description } = part(fields, 'Video');
      return [
        { kind: 'video', body: { media: of('Video'), title: text(Title), description: text(Description) } },
      ];
    }
    case 'music': {
      const { Title, Description, MusicUrl } = part(fields, 'Music');
      return [
        {
          kind: 'music',
          body: { title: text(Title), description: text(Description), url: text(MusicUrl) },
        },
      ];
    }
    case 'news':
      return articlesOf(fields).map(({ Title, Description, PicUrl, Url }) => ({
        kind: 'news',
        body: { title: text(Title), description: text(Description), picture: text(PicUrl), url: text(Url) },
      }));
    default:
      return [{ kind: 'line', body: { code: 'transferred' } }];
  }
}
