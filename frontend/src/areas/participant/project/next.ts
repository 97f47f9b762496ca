import type { Project } from './reads';

// next is what a project can become from each state, offered as choices. The
// server holds the rule and refuses what this list gets wrong.
export const next: Record<Project['state'], Project['state'][]> = {
  idea: ['planned', 'in_progress', 'stopped'],
  planned: ['in_progress', 'paused', 'stopped'],
  in_progress: ['completed', 'paused', 'stopped'],
  paused: ['planned', 'in_progress', 'stopped'],
  completed: ['in_progress'],
  stopped: ['in_progress'],
};
