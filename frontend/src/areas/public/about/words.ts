// The text of the pages about this service.
export const words = {
  accessibility: {
    title: 'Accessibility',
    intro: 'We want as many people as possible to be able to use this service. You should be able to:',
    able: [
      'change colours, contrast levels and fonts with browser or device settings',
      'zoom in up to 400% without the text spilling off the screen',
      'use all of the service with only a keyboard',
      'use all of the service with speech recognition software',
      'use all of the service with a screen reader',
    ] as string[],
    standardTitle: 'How accessible this service is',
    standard: 'We aim to meet version 2.2 of the Web Content Accessibility Guidelines at level AA. Every page is checked by an automatic test before it is released. Automatic tests find only some problems, so tell us about any you meet.',
    reportTitle: 'Tell us about a problem',
    report: 'If you have a problem using this service, or need information in another format, contact the programme team.',
  },
  privacy: {
    title: 'Privacy',
    intro: 'This page says what this service records about you and who can see it.',
    parts: [
      { title: 'What we record', body: 'Your name, work email address, job title, organisation and area; what you write in an application; your answers to surveys; and the progress of your project.' },
      { title: 'Who can see it', body: 'You, the people you apply with for the parts you share, and the programme team. Your line manager’s and your own survey answers are shown to the evaluator with a code in place of your name.' },
      { title: 'Cookies', body: 'We use one cookie to keep you signed in, one to remember that you have signed in before and, while you sign in or make an account, one to remember which page you wanted. We do not use cookies to measure what you do, and nothing is loaded from other companies.' },
      { title: 'Your rights', body: 'You can ask the programme team for a copy of your information, to have it corrected, or to have it removed.' },
    ] as { title: string; body: string }[],
  },
  contact: {
    title: 'Contact',
    body: 'Contact the programme team if you need help with the service, or to tell us about a problem.',
    name: 'Who',
    email: 'Email',
    phone: 'Telephone',
    how: 'You can also answer any email from this service: the programme team gets it.',
    reference: 'If you saw an error, tell us the reference shown on the page and roughly when it happened.',
  },
};
