import { SKILL_LEVELS } from '@yingda/contracts/names';

export interface SkillLevel {
  skill: string;
  level: number;
}

/** Level of a skill that is written without one. */
const USUAL_LEVEL = 3;

/** "English 4" as a skill and its level; without a number the level is 3. Null when the level is none of ours. */
export function readSkill(text: string): SkillLevel | null {
  const [, name = '', digits] = /^(.*?)(?:\s+(\d+))?$/s.exec(text.trim()) ?? [];
  const level = digits === undefined ? USUAL_LEVEL : Number(digits);
  if (!name || level < 1 || level > SKILL_LEVELS) return null;
  return { skill: name, level };
}

/** The skills of tags as people type them; of two levels of one skill the later. Null when one cannot be read. */
export function readSkills(texts: readonly string[]): SkillLevel[] | null {
  const skills = new Map<string, number>();
  for (const text of texts) {
    const read = readSkill(text);
    if (!read) return null;
    skills.set(read.skill, read.level);
  }
  return [...skills].map(([skill, level]) => ({ skill, level }));
}

export function skillText({ skill, level }: SkillLevel): string {
  return `${skill} ${level}`;
}
