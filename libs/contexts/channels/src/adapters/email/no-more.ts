/** Whether a mail asks for no more: that alone is its subject, or its text. */
export function asksForNoMore(mail: { subject: string; text: string }): boolean {
  return [mail.subject, mail.text].some((said) =>
    /^\s*["“「]?(退订|取消订阅|unsubscribe)["”」]?\s*[.!。！]?\s*$/i.test(said),
  );
}
