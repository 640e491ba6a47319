import type { Role } from '../session/session';

/** The roles that somebody of an organisation can have. */
export type TeamRole = Exclude<Role, 'OPERATOR'>;

/** All of them, the one that may do most first. */
export const teamRoles: readonly TeamRole[] = ['OWNER', 'SUPERVISOR', 'AGENT'];

/** A person of the organisation. */
export interface TeamPerson {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: TeamRole;
  readonly active: boolean;
  readonly invited: boolean;
  readonly createdAt: string;
  readonly lastSeenAt?: string;
}

/** A one-time link with which somebody chooses a password. */
export interface OneTimeLink {
  readonly invitationUrl: string;
  readonly expiresAt: string;
}

/** A person who is to join. */
export interface NewPerson {
  readonly username: string;
  readonly displayName: string;
  readonly role: TeamRole;
}

/** Whether a person of this role manages people of that one: owners everybody, supervisors agents. */
export function manages(role: Role, other: TeamRole): boolean {
  return role === 'OWNER' || (role === 'SUPERVISOR' && other === 'AGENT');
}
