/** Everybody who has an account, as administrators see them. */
import { body, voice } from "../client/api";
import type { Person } from "../client/types";

export type Code = { name: string; code: string | null; until: string | null };

type Role = Person["role"];

export async function everybody(sought: { words?: string; role?: Role } = {}): Promise<readonly Person[]> {
  const found: Person[] = [];
  let cursor = "";
  do {
    const page = body(await voice.GET("/api/users", { params: { query: { limit: 100, cursor, ...sought } } }));
    found.push(...page.people);
    cursor = page.cursor;
  } while (cursor);
  return found;
}

export async function change(person: Person, to: { role?: Role; disabled?: boolean }): Promise<Person> {
  const path = { params: { path: { person_id: person.person_id } } };
  return body(await voice.PATCH("/api/users/{person_id}", { ...path, body: to })).person;
}

export async function resetCode(person: Person): Promise<Code> {
  const path = { params: { path: { person_id: person.person_id } } };
  return body(await voice.POST("/api/users/{person_id}/reset-code", path));
}
