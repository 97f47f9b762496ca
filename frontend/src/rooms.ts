import { routes as signIn } from './areas/public/sign-in';
import { routes as start } from './areas/public/start';
import type { Rooms } from './shell/rooms';

// rooms is every room of the app under the name of its folder in areas/: where
// its addresses begin, who may enter, and its chunk. The longest beginning
// wins. What nobody else takes is the first page's, which knows of no such page.
// The two rooms that a visitor meets first come with the first chunk.
export const rooms = {
  'public/start': { at: ['/'], role: '', pages: start },
  'public/sign-in': { at: ['/sign-in'], role: '', pages: signIn },
  'public/sign-up': { at: ['/sign-up', '/confirm'], role: '', pages: () => import('./areas/public/sign-up') },
  'public/reset': { at: ['/reset'], role: '', pages: () => import('./areas/public/reset') },
  'public/invite': { at: ['/invite'], role: '', pages: () => import('./areas/public/invite') },
  'public/account': { at: ['/account'], role: '', pages: () => import('./areas/public/account') },
  'public/mail': { at: ['/demo'], role: '', pages: () => import('./areas/public/mail') },
  'public/about': { at: ['/accessibility', '/privacy', '/contact'], role: '', pages: () => import('./areas/public/about') },

  'participant/home': { at: ['/home', '/modules'], role: 'participant', pages: () => import('./areas/participant/home') },
  'participant/apply': { at: ['/apply'], role: 'participant', pages: () => import('./areas/participant/apply') },
  'participant/offers': { at: ['/offers'], role: 'participant', pages: () => import('./areas/participant/offers') },
  'participant/partner': { at: ['/partner'], role: 'participant', pages: () => import('./areas/participant/partner') },
  'participant/project': { at: ['/project'], role: 'participant', pages: () => import('./areas/participant/project') },
  'participant/surveys': { at: ['/surveys'], role: 'participant', pages: () => import('./areas/participant/surveys') },

  // A mailed link lets a manager in without an account: the room itself looks who comes.
  'manager/forms': { at: ['/m'], role: '', pages: () => import('./areas/manager/forms') },

  'coordinator/today': { at: ['/admin'], role: 'coordinator', pages: () => import('./areas/coordinator/today') },
  'coordinator/programmes': { at: ['/admin/programmes'], role: 'coordinator', pages: () => import('./areas/coordinator/programmes') },
  'coordinator/cohorts': {
    at: ['/admin/cohorts', '/admin/programmes/:programme/cohorts'],
    role: 'coordinator',
    pages: () => import('./areas/coordinator/cohorts'),
  },
  'coordinator/calls': { at: ['/admin/calls', '/admin/cohorts/:cohort/calls'], role: 'coordinator', pages: () => import('./areas/coordinator/calls') },
  'coordinator/applications': { at: ['/admin/calls/:call/applications'], role: 'coordinator', pages: () => import('./areas/coordinator/applications') },
  'coordinator/projects': { at: ['/admin/projects', '/admin/cohorts/:cohort/projects'], role: 'coordinator', pages: () => import('./areas/coordinator/projects') },
  'coordinator/waves': { at: ['/admin/cohorts/:cohort/surveys'], role: 'coordinator', pages: () => import('./areas/coordinator/waves') },

  'evaluator/home': { at: ['/evaluate'], role: 'evaluator', pages: () => import('./areas/evaluator/home') },
  'evaluator/data': { at: ['/evaluate/cohorts'], role: 'evaluator', pages: () => import('./areas/evaluator/data') },
  'evaluator/tokens': { at: ['/evaluate/tokens'], role: 'evaluator', pages: () => import('./areas/evaluator/tokens') },
  'evaluator/api': { at: ['/evaluate/api'], role: '', pages: () => import('./areas/evaluator/api') },
} satisfies Rooms;
