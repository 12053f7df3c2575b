import type { World } from '../../world/world';
import type { AccountDesk } from './account-desk';
import { WeChatError } from './errors';

interface Approved {
  template_id: string;
  title: string;
  primary_industry: string;
  deputy_industry: string;
  content: string;
  example: string;
}

/** What the account has taken into its list of templates. */
const APPROVED: readonly Approved[] = [
  {
    template_id: 'sOmTPl1reAlreplyWaitingForTheCustomer000001',
    title: '咨询回复提醒',
    primary_industry: 'IT科技',
    deputy_industry: '互联网|电子商务',
    content: '咨询问题：{{thing1.DATA}}\n回复内容：{{thing2.DATA}}\n点击进入公众号继续咨询',
    example: '咨询问题：订单什么时候发货\n回复内容：今天已发出\n点击进入公众号继续咨询',
  },
  {
    template_id: 'sOmTPl2parCelonitsWayToTheCustomer000000002',
    title: '订单发货通知',
    primary_industry: 'IT科技',
    deputy_industry: '互联网|电子商务',
    content:
      '订单号：{{character_string1.DATA}}\n快递公司：{{thing2.DATA}}\n快递单号：{{character_string3.DATA}}',
    example: '订单号：YD2025\n快递公司：顺丰速运\n快递单号：SF10086',
  },
];

const FINISHED_AFTER_MS = 300;

/** `GET /cgi-bin/template/get_all_private_template`. */
export function allTemplates(): { template_list: readonly Approved[] } {
  return { template_list: APPROVED };
}

/** `message/template/send`: to followers, whatever the window; told later what became of it. @throws WeChatError */
export function sendTemplate(
  world: World,
  desk: AccountDesk,
  message: Record<string, unknown>,
): { msgid: number } {
  const template = APPROVED.find(({ template_id }) => template_id === message['template_id']);
  if (!template) throw new WeChatError(40037);
  const person = desk.find(message['touser']);
  if (!person) throw new WeChatError(40003);
  if (!person.following) throw new WeChatError(43004);
  if (person.silent) throw new WeChatError(43101);
  const data = (message['data'] ?? {}) as Record<string, { value?: unknown } | undefined>;
  const text = template.content.replace(/\{\{(\w+)\.DATA\}\}/g, (_, name: string) => {
    const value = data[name]?.value;
    if (typeof value !== 'string' || value === '') throw new WeChatError(47003, name);
    return value;
  });
  const once = desk.templatesSent.get(String(message['client_msg_id'] ?? ''));
  if (once !== undefined && message['client_msg_id']) return { msgid: once };
  const msgid = 200_000_000 + world.random.below(900_000_000);
  if (message['client_msg_id']) desk.templatesSent.set(String(message['client_msg_id']), msgid);
  desk.chat.add(person.openid, 'account', { kind: 'text', body: { text: `【${template.title}】\n${text}` } });
  if (desk.settings.hook_url)
    world.clock.after(
      FINISHED_AFTER_MS,
      () =>
        void desk
          .act({ act: 'template_finished', user: person.openid, msg_id: msgid })
          .catch(() => undefined),
    );
  return { msgid };
}
