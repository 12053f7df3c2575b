import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * What is known under the key is old: it is asked for anew. Also while the first answer is on its way, which may have
 * been read before the change; a bare invalidation would take that answer for the new one.
 */
export async function askAnew(queryClient: QueryClient, queryKey: QueryKey): Promise<void> {
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}
