export const words = {
  title: 'Your partner',
  partners: 'You work with',
  project: 'Project',
  application: 'Application',
  people: 'People',
  see: 'See who is applying with you',
  none: 'You have no partner yet. You name a partner when you apply as a pair or as a group of three.',
  apply: 'Go to your applications',
};
