/** Whole yuan as the shop writes them: ¥1,299. */
export const yuan = (sum: number): string => `¥${String(sum).replace(/\B(?=(\d{3})+$)/g, ',')}`;
