import type { Role } from '@yingda/contracts/names';

export type TeamKey = 'pre-sale' | 'after-sale';
export type StaffKey =
  | 'admin'
  | 'manager'
  | 'supervisor'
  | 'quality'
  | 'handler'
  | 'agent1'
  | 'agent2'
  | 'agent3'
  | 'agent4'
  | 'agent5'
  | 'agent6';

/** The teams of the demo. */
export const teams: { key: TeamKey; name: string; defaultCapacity: number }[] = [
  { key: 'pre-sale', name: '售前咨询', defaultCapacity: 8 },
  { key: 'after-sale', name: '售后服务', defaultCapacity: 8 },
];

/** One of the demo's people; the key is the part of the address before "@demo.example". */
export interface StaffMember {
  key: StaffKey;
  name: string;
  /** What customers are told. */
  publicName: string;
  role: Role;
  teams: TeamKey[];
  capacity: number;
}

const PRE_SALE: TeamKey[] = ['pre-sale'];
const AFTER_SALE: TeamKey[] = ['after-sale'];
const BOTH: TeamKey[] = ['pre-sale', 'after-sale'];

/** agent1 has room for more than the others: who tries the demo alone signs in as them and opens chat after chat. */
export const staff: StaffMember[] = [
  { key: 'admin', name: '陆文博', publicName: '陆文博', role: 'administrator', teams: [], capacity: 1 },
  { key: 'manager', name: '陈敏', publicName: '陈敏', role: 'manager', teams: [], capacity: 5 },
  { key: 'supervisor', name: '赵航', publicName: '赵航', role: 'supervisor', teams: BOTH, capacity: 5 },
  { key: 'quality', name: '苏晴', publicName: '苏晴', role: 'quality-reviewer', teams: [], capacity: 1 },
  { key: 'handler', name: '唐国栋', publicName: '唐国栋', role: 'handler', teams: [], capacity: 1 },
  { key: 'agent1', name: '林悦', publicName: '悦悦', role: 'agent', teams: PRE_SALE, capacity: 12 },
  { key: 'agent2', name: '何书瑶', publicName: '书瑶', role: 'agent', teams: PRE_SALE, capacity: 8 },
  { key: 'agent3', name: '许知行', publicName: '知行', role: 'senior-agent', teams: PRE_SALE, capacity: 8 },
  { key: 'agent4', name: '梁家豪', publicName: '家豪', role: 'agent', teams: AFTER_SALE, capacity: 8 },
  { key: 'agent5', name: '宋晓岚', publicName: '晓岚', role: 'agent', teams: AFTER_SALE, capacity: 6 },
  { key: 'agent6', name: '方一诺', publicName: '一诺', role: 'senior-agent', teams: AFTER_SALE, capacity: 8 },
];

/** Who serves whom: the agents of a team, the senior one last. */
export const serving: Record<TeamKey, StaffKey[]> = {
  'pre-sale': ['agent1', 'agent2', 'agent3'],
  'after-sale': ['agent4', 'agent5', 'agent6'],
};
