import { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';

/** Old data stays on the screen while it is fetched anew; only what may pass by itself is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      gcTime: 30 * 60_000,
      retry: (count, thrown) =>
        count < 3 &&
        ['unreachable', 'temporarily-unavailable', 'rate-limited'].includes(Problem.of(thrown).code),
      retryDelay: (count) => Math.min(8_000, 600 * 2 ** count),
    },
    mutations: { retry: false },
  },
});
