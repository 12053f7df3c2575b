/** Whether a clause says that we will do something, by what it says and who its subject is. */

const OURS = /我们?|咱们?|这边|本店|小店|小二|客服|同事|专员|技术|财务|仓库|售后|主管|经理/;
const THEIRS = /^(?:那|好的|嗯|对了)?(?:请|麻烦|辛苦|劳烦|烦请)?(?:您|你|亲)(?!的|好|放心|反馈的|反映的)/;
const ASKS = /^(?:那|好的)?(?:请|麻烦|辛苦|劳烦|烦请)(?!放心)/;
const OTHERS = /快递|包裹|物流|快件|商品|宝贝|订单|银行|系统|活动|优惠|骑手|司机|厂家/;
/** Done to the customer: whoever is not named as the subject is us. */
const TO_CUSTOMER =
  /(?:回复|答复|回电|联系|致电|告诉|告知|通知|打给|发给|回给)(?:给)?(?:您|你)|给(?:到)?(?:您|你)|(?:为|帮|替)(?:您|你)|回(?:您|你)|(?:您|你)(?:会)?(?:收到|接到)(?:我|客服|专员)|(?:和|跟|与|向)(?:您|你)(?:联系|沟通|说明|确认|反馈)/;
/** What only counts where we are the subject. */
const DEEDS =
  /回复|答复|回电|回访|打电话|跟进|处理|解决|退款|退回|退还|补发|补偿|寄出|发出|发货|换货|安排|核实|查到|查好|查清|查完|查询|查一下|反馈|更新|上门|出结果|有结果|确认|办好|办理|提交|开好|开票/;
const NOT_MEANT =
  /不能|无法|没办法|没法|不会|不保证|不确定|不一定|不敢|不可以|暂时不|恐怕|别再|无需|不用|一般|通常|平时|正常情况|工作时间|营业时间|服务时间|每天|每周|规定|建议|可以在|能否|是否|(?:给|向|跟|和|与|联系|告诉|告知|通知|回复|答复|反馈给)我们?/;
const OVER =
  /昨[天晚日]|前天|上周|上个月|刚才|刚刚|之前(?:已|就|有)|曾|已经?(?!.*(?:会|将))|过了|(?:回复|答复|联系|处理|打)过/;
const ASKED = /[吗么嘛]$|[?？]$|(?:可以|行|好|方便|怎么样|如何)[吗么]/;
const UNLESS = /^(?:但是?|而且)?(?:如果|若|要是|假如|万一|只要|倘若|等到?您)/;

/** Whether this Chinese clause is a promise of ours. `sentence`: what it stands in, for a question at its end. */
export function promisesInChinese(clause: string, sentence: string): boolean {
  if (isAside(clause) || NOT_MEANT.test(clause) || OVER.test(clause) || ASKED.test(sentence)) return false;
  const found = TO_CUSTOMER.exec(clause) ?? DEEDS.exec(clause);
  if (!found) return false;
  const before = clause.slice(0, found.index + 1);
  const ours = OURS.test(before);
  if (!ours && (THEIRS.test(clause) || ASKS.test(clause) || OTHERS.test(before))) return false;
  return ours || TO_CUSTOMER.test(clause);
}

/** A condition: its time is not the time of what follows. */
export function isAside(clause: string): boolean {
  return (
    UNLESS.test(clause) ||
    /^\s*(?:but\s+)?(?:if|unless|in case|should you|once you|when you|as soon as you)\b/i.test(clause)
  );
}

const WE_WILL =
  /\b(?:i|we)(?:['’]ll| will| shall|['’]m going to|['’]re going to| am going to| are going to| promise| can promise)\b|\b(?:my|our|the|a) (?:[a-z]+ )?(?:colleague|team|specialist|warehouse|technician|manager|supervisor|agent|department)s? (?:will|is going to)\b|\blet me (?:check|find out|ask|look into|get back|call|look)\b|\byou(?:['’]ll| will) (?:hear from|have (?:an|my|our|the) (?:answer|reply|refund|update|result)|(?:get|receive) (?:an? )?(?:my |our )?(?:answer|reply|call|refund|update|e-?mail|replacement))\b|\bexpect (?:a|my|our) (?:call|reply|answer|e-?mail|update)\b|\b(?:will|shall) (?:call|e-?mail|contact|update|reply to|write to|get back to|reach out to|let) you\b|\bi['’]m (?:calling|sending|writing)\b/i;
const NOT_WILL =
  /\b(?:won['’]t|will not|cannot|can['’]t|not able|unable|don['’]t promise|no guarantee|might|may|would|could|should|usually|normally|typically|generally|every day|hopefully not)\b|\bwill be (?:closed|away|off|out|open|on leave|on holiday)\b|\bhave (?:already )?\w+ed\b/i;
const THEIR_PARCEL =
  /\b(?:parcel|package|delivery|courier|carrier|order|item|sale|promotion|system)\b[^,]*\b(?:will|should)\b/i;

/** Whether this English clause is a promise of ours. */
export function promisesInEnglish(clause: string, sentence: string): boolean {
  if (isAside(clause) || /\?\s*$/.test(sentence) || NOT_WILL.test(clause)) return false;
  return WE_WILL.test(clause) && !THEIR_PARCEL.test(clause);
}
