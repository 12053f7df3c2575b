import type { Language, NoticePurpose } from '@yingda/contracts/names';

interface PurposeWords {
  ask: (shop: string) => string;
  keeps: string;
  done: string;
  undone: string;
}

interface OptOutWords {
  other: string;
  title: string;
  stop: string;
  undo: string;
  undoAsk: string;
  doneTitle: string;
  undoneTitle: string;
  missing: string;
  missingMore: string;
  /** Below a mail, before the address. */
  line: string;
  /** What a word like STOP, and its contrary, are answered with. */
  stopped: string;
  begun: string;
  of: Record<NoticePurpose, PurposeWords>;
}

/** What the pages and answers say to who wants no more notices. */
export const OPT_OUT_WORDS: Record<Language, OptOutWords> = {
  'zh-CN': {
    other: 'English',
    title: '退订邮件',
    stop: '不再接收',
    undo: '重新接收',
    undoAsk: '点错了，或改变主意了？',
    doneTitle: '已为您退订',
    undoneTitle: '已恢复',
    missing: '这个链接打不开',
    missingMore: '它可能不完整。您也可以直接回复邮件“退订”，或告诉在线客服。',
    line: '不想再收到这类邮件？点此退订：',
    stopped: '已为您退订，不再发送群发通知。需要时回复 START 即可恢复；有问题随时找客服。',
    begun: '好的，已恢复接收服务通知。不想再收到时回复 TD 即可退订。',
    of: {
      marketing: {
        ask: (shop) => `不想再收到${shop}的优惠与活动邮件吗？`,
        keeps: '订单与服务通知、您来信的答复不受影响。',
        done: '我们不会再用邮件给您发送优惠与活动。订单与服务通知、您来信的答复照常发送。',
        undone: '好的，有优惠与活动时会再用邮件告诉您。',
      },
      service: {
        ask: (shop) => `不想再收到${shop}群发的服务通知邮件吗？`,
        keeps: '比如派送延误的提醒。优惠邮件也会一并停发；您来信的答复不受影响。',
        done: '我们不会再用邮件给您群发服务通知和优惠。您来信的答复照常发送。',
        undone: '好的，有服务通知时会再用邮件告诉您；优惠邮件仍不发送。',
      },
    },
  },
  en: {
    other: '中文',
    title: 'Unsubscribe',
    stop: 'Stop these mails',
    undo: 'Send them again',
    undoAsk: 'Pressed by mistake, or changed your mind?',
    doneTitle: 'You are unsubscribed',
    undoneTitle: 'You are subscribed again',
    missing: 'This link does not work',
    missingMore:
      'It may be incomplete. You can also answer the mail with “unsubscribe”, or tell us in the chat.',
    line: 'No more mails like this one? Unsubscribe:',
    stopped: 'You are unsubscribed and get no more of our notices. Reply START to get them again.',
    begun: 'You get our service notices again. Reply STOP to end them.',
    of: {
      marketing: {
        ask: (shop) => `No more offers by mail from ${shop}?`,
        keeps: 'Notices about your orders, and answers to what you write, are not affected.',
        done: 'We send you no more offers by mail. Notices about your orders, and answers to what you write, still come.',
        undone: 'We tell you of offers by mail again.',
      },
      service: {
        ask: (shop) => `No more service notices by mail from ${shop}?`,
        keeps:
          'Such as word of late parcels. Offers by mail end with them; answers to what you write are not affected.',
        done: 'We send you no more service notices and offers by mail. Answers to what you write still come.',
        undone: 'We send you service notices by mail again; offers stay off.',
      },
    },
  },
};
