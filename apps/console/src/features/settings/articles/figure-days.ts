/** The last days as the shop's calendar has them, today included. */
export function figureDays(days: number, now: Date): { from: string; to: string } {
  const day = (at: Date) => at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return { from: day(new Date(now.getTime() - (days - 1) * 86_400_000)), to: day(now) };
}
