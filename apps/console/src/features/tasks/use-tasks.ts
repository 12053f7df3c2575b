import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../app/session';

export type CaseTask = Answer<'GET /api/case-tasks'>['items'][number];
export type TaskDetail = Answer<'GET /api/case-tasks/:id'>;
export type Department = Answer<'GET /api/departments'>[number];

export const TASK_VIEWS = ['open', 'answered', 'ended'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

export interface TaskFilter {
  view: TaskView;
  departmentId: string | null;
  mine: boolean;
  overdue: boolean;
}

const KEY = 'case-tasks';
/** Somebody else of the department may have taken it meanwhile. */
const EVERY_MS = 30_000;

/** Tasks that one may see, page after page. */
export function useTasks({ view, departmentId, mine, overdue }: TaskFilter) {
  const query = {
    view,
    ...(departmentId ? { departmentId } : {}),
    ...(mine ? { mine } : {}),
    ...(overdue ? { overdue } : {}),
  };
  return useInfiniteQuery({
    queryKey: [KEY, query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/case-tasks', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: EVERY_MS,
  });
}

/** How many wait, are late, and are answered. */
export function useTaskCounts(enabled = true) {
  return useQuery({
    queryKey: [KEY, 'counts'],
    queryFn: ({ signal }) => api.call('GET /api/case-tasks/counts', { signal }),
    refetchInterval: EVERY_MS,
    enabled,
  });
}

/** One task with its files and history. */
export function useTask(id: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => api.call('GET /api/case-tasks/:id', { params: { id: id! }, signal }),
    enabled: id !== undefined,
    refetchInterval: EVERY_MS,
  });
}

/** What was asked of departments for a case. */
export function useTasksOf(caseId: string) {
  return useQuery({
    queryKey: [KEY, 'of', caseId],
    queryFn: ({ signal }) => api.call('GET /api/cases/:id/tasks', { params: { id: caseId }, signal }),
  });
}

/** What was asked of departments about feedback. */
export function useTasksOfFeedback(feedbackId: string) {
  return useQuery({
    queryKey: [KEY, 'of-feedback', feedbackId],
    queryFn: ({ signal }) => api.call('GET /api/feedback/:id/tasks', { params: { id: feedbackId }, signal }),
    refetchInterval: EVERY_MS,
  });
}

/** All departments, archived ones last. */
export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => api.call('GET /api/departments', { signal }),
    staleTime: 60_000,
  });
}

/** What may be done with a task; lists and what it is about are read anew afterwards. */
export function useTaskActs(task: Pick<CaseTask, 'id' | 'version'>) {
  const queryClient = useQueryClient();
  const after = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: [KEY] }),
      queryClient.invalidateQueries({ queryKey: ['cases'] }),
      queryClient.invalidateQueries({ queryKey: ['feedback'] }),
    ]);
  const params = { id: task.id };
  const { version } = task;
  return {
    acknowledge: () =>
      api.call('POST /api/case-tasks/:id/acknowledge', { params, body: { version } }).finally(after),
    answer: (body: { text: string; attachmentIds: string[] }) =>
      api.call('POST /api/case-tasks/:id/answer', { params, body: { ...body, version } }).finally(after),
    accept: (note: string) =>
      api
        .call('POST /api/case-tasks/:id/accept', { params, body: { ...(note ? { note } : {}), version } })
        .finally(after),
    sendBack: (reason: string) =>
      api.call('POST /api/case-tasks/:id/send-back', { params, body: { reason, version } }).finally(after),
    withdraw: (reason: string) =>
      api.call('POST /api/case-tasks/:id/withdraw', { params, body: { reason, version } }).finally(after),
    hand: (handlerId: string | null, reason: string) =>
      api
        .call('POST /api/case-tasks/:id/hand', { params, body: { handlerId, reason, version } })
        .finally(after),
    makeLink: (email: string) =>
      api.call('POST /api/case-tasks/:id/links', { params, body: email ? { email } : {} }).finally(after),
    revokeLink: (linkId: string) =>
      api.call('POST /api/case-task-links/:id/revoke', { params: { id: linkId } }).finally(after),
  };
}
