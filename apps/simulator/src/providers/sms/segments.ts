const PLAIN = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà^{}\\[~\]|€]*$/;
const DOUBLE = /[\^{}\\[~\]|€]/g;

/** As Twilio counts them for `num_segments`. */
export function segments(text: string): number {
  const plain = PLAIN.test(text);
  const units = plain ? text.length + (text.match(DOUBLE)?.length ?? 0) : text.length;
  const [one, each] = plain ? [160, 153] : [70, 67];
  return units <= one ? 1 : Math.ceil(units / each);
}
