import { Converter } from 'opencc-js/t2cn';

const HAN = /\p{Script=Han}/u;
/** Words that say nothing about what is asked. */
const STOP = new Set(
  `的 了 着 过 吗 呢 啊 呀 吧 嘛 哦 哈 我 你 您 他 她 它 们 我们 你们 您们 他们 咱 咱们 自己 别人 人家 是 不是 在 有 没 没有 要 不要
想 不想 能 不能 会 不会 可 可以 可不可以 能不能 请 请问 问 问下 一下 下 这 那 这个 那个 这些 那些 这样 那样 怎么 怎样 怎么样 怎么办
怎么弄 如何 咋 咋办 咋弄 啥 什么 什么样 哪 哪里 哪儿 哪个 哪些 谁 就 都 也 还 还是 很 太 好 给 和 与 跟 对 把 被 让 叫 用 个 得 地
到 去 来 上 里 中 外 我想 想要 需要 应该 该 已经 后 之后 以后 前 之前 时 时候 多 少 再 又 才 刚 刚才 刚刚 一个 一些 一件 一直 那么
这么 因为 所以 如果 但是 但 而 或 或者 以及 吧 嗯 哎 唉 亲 亲亲 你好 您好 在吗 帮 帮忙 帮我 麻烦 谢谢 知道 告诉 说 讲 看 看看 弄 做
办 搞 进行 东西 情况 事情 事 问题 为什么 为何 是否 有没有 几 些 点 向 从 为 于 以 之 其 等 吃 呗 哇 啦 咯`.split(
    /\s+/,
  ),
);

let convert: ((text: string) => string) | null = null;

/** A text as it is compared: simplified characters, half-width, lower case. */
export function plainChinese(text: string): string {
  // The tables of characters are unpacked only when a first Chinese text comes.
  convert ??= Converter({ from: 'tw', to: 'cn' });
  return convert(text.normalize('NFKC')).toLowerCase();
}

/** Of the words a plain Chinese text was cut into, those that tell something. */
export function tellingWords(words: readonly string[]): string[] {
  return words.filter((word) => !STOP.has(word) && !(HAN.test(word) && [...word].length === 1));
}
