/** Numbers of orders in a text: ten to twenty digits, or letters and digits as shops print them. */
export function ordersIn(text: string): string[] {
  const found = text.match(/(?<![\w-])(?:[A-Z]{1,4}-?\d{6,18}|\d{10,20})(?![\w-])/gi) ?? [];
  // A mobile number has eleven digits and begins with 1: it is no order.
  return [...new Set(found.filter((one) => !/^1[3-9]\d{9}$/.test(one)))];
}
